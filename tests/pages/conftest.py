"""Two stores for all tests of pages, and an opener on each; the published figures are in use."""

from pathlib import Path

import pytest

from analytics.catalogue import read_catalogue
from analytics.store import ensure, open_reader
from tests.pages.opened import Opener


@pytest.fixture(autouse=True)
def _store(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", str(published))


def _opener_on(store: Path) -> Opener:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_STORE", str(store))
        reader = open_reader(ensure(store))
        return Opener(reader, read_catalogue(reader))


@pytest.fixture(scope="session")
def _opener(published: Path) -> Opener:
    return _opener_on(published)


@pytest.fixture
def opener(_opener: Opener) -> Opener:
    return _opener


@pytest.fixture
def demo(opener: Opener) -> Opener:
    """The opener for pages of the illustrative dataset, which every store has."""
    return opener


@pytest.fixture(autouse=True)
def _reads_here(reads_here: None) -> None:
    """What a page says of a file is the subject, not the process that reads it."""
