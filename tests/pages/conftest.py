"""Two stores for all tests of pages, and an opener on each; the published figures are in use."""

import shutil
from pathlib import Path

import pytest

from analytics.query import read_catalogue
from analytics.store import build_with_demo, ensure, open_reader
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


@pytest.fixture(scope="session")
def both(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store folder that has the illustrative dataset beside the published figures."""
    folder = tmp_path_factory.mktemp("both") / "store"
    shutil.copytree(published, folder)
    build_with_demo("2026-01-01T00:00:00+00:00", folder)
    return folder


@pytest.fixture(scope="session")
def _demo(both: Path) -> Opener:
    return _opener_on(both)


@pytest.fixture
def demo(_demo: Opener, both: Path, monkeypatch: pytest.MonkeyPatch) -> Opener:
    """The opener of the store with both datasets, which is put to use."""
    monkeypatch.setenv("DASHBOARD_STORE", str(both))
    return _demo
