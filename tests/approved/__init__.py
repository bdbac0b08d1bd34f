"""Approved text: what some forty links, files and audits say, in both languages.

``texts/`` holds what was read and approved. A test compares; after a change that is meant,
``make approve`` writes what is said now, and the difference is reviewed like any other change.
"""
