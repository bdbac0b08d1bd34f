"""Benchmarks: ``python -m tests.bench`` (``make bench``) measures, and writes docs/benchmarks.md.

They are run by hand, never by pytest: a machine under load would fail them for no reason. Where it
can be, a figure is a ratio to a floor that is measured in the same run, in turn with it.
"""
