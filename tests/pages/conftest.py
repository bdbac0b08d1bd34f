"""One store for all tests of pages: the published figures, built once."""

from pathlib import Path

import pytest

from analytics.query import read_catalogue
from analytics.store import ensure, open_reader
from tests.pages.opened import Opener


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store folder with a snapshot of the published figures in it."""
    folder = tmp_path_factory.mktemp("published")
    ensure(folder)
    return folder


@pytest.fixture(autouse=True)
def _store(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", str(published))


@pytest.fixture(scope="session")
def _opener(published: Path) -> Opener:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_STORE", str(published))
        reader = open_reader(ensure(published))
        return Opener(reader, read_catalogue(reader))


@pytest.fixture
def opener(_opener: Opener) -> Opener:
    return _opener
