"""Sheets are read in this process."""

import pytest


@pytest.fixture(autouse=True)
def _reads_here(reads_here: None) -> None:
    """What stands in a file is the subject, not the process that reads it."""
