"""Sheets are read in this process, and their figures may be of any size."""

from dataclasses import replace
from decimal import Decimal

import pytest

from analytics.catalogue import Catalogue


@pytest.fixture(autouse=True)
def _reads_here(reads_here: None) -> None:
    """What stands in a file is the subject, not the process that reads it."""


@pytest.fixture(scope="session")
def known(known: Catalogue) -> Catalogue:
    """The catalogue after figures larger than any that the tests type: what is beyond reason has
    tests of its own."""
    return replace(known, most=dict.fromkeys(known.indicators, Decimal(10**12)))
