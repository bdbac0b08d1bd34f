"""The published catalogue and figures, and sheets made of them."""

import pytest

from analytics.ingest.catalogue import Catalogue, read_catalogue
from analytics.store import Reader
from tests.ingest.sheet.papers import Blank, blanks


@pytest.fixture(scope="session")
def known(official: Reader) -> Catalogue:
    return read_catalogue(official)


@pytest.fixture(scope="session")
def blank(official: Reader) -> Blank:
    return blanks(official)
