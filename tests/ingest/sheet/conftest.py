"""The published catalogue and figures, and sheets made of them."""

from collections.abc import Callable
from functools import cache

import pytest

from analytics.export import form_bytes
from analytics.ingest.catalogue import Catalogue as Known
from analytics.ingest.catalogue import read_catalogue
from analytics.intake.template import template
from analytics.query import Catalogue
from analytics.query import read_catalogue as read_names
from analytics.store import Reader
from tests.ingest.sheet.papers import Paper

Blank = Callable[..., Paper]


@pytest.fixture(scope="session")
def known(official: Reader) -> Known:
    return read_catalogue(official)


@pytest.fixture(scope="session")
def names(official: Reader) -> Catalogue:
    return read_names(official)


@pytest.fixture(scope="session")
def blank(official: Reader, names: Catalogue, known: Known) -> Blank:
    """blank("2021-Q2", "568"): the empty sheet of a period and a unit (None: the province)."""

    @cache
    def content(period: str, unit: str | None) -> bytes:
        return form_bytes(template(official, names, known, period, unit))

    return lambda period="2021-Q2", unit=None: Paper(content(period, unit))
