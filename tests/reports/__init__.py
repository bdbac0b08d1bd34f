"""Tests of reading written reports."""
