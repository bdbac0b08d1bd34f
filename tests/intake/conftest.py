"""A store of the published figures, a catalogue, and files read from real workbooks."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from analytics.ingest.catalogue import Catalogue, read_catalogue
from analytics.ingest.read import read
from analytics.ingest.reading import Reading
from analytics.store import Reader, ensure, open_reader
from tests.intake.forms import LINE, form


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    ensure(folder)
    return folder


@pytest.fixture
def root(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store folder of one's own, built already."""
    folder = tmp_path / "store"
    shutil.copytree(built, folder)
    monkeypatch.setenv("DASHBOARD_STORE", str(folder))
    return folder


@pytest.fixture
def reader(root: Path) -> Reader:
    return open_reader(ensure(root))


@pytest.fixture
def catalogue(reader: Reader) -> Catalogue:
    return read_catalogue(reader)


@pytest.fixture
def sent(tmp_path: Path, catalogue: Catalogue) -> Callable[..., Reading]:
    """sent(name, unit=…, typed=…): a form that a unit sent, as it was read."""

    def make(name: str = "so-noi-vu.xlsx", **said: object) -> Reading:
        lines = {"Đất đai": LINE, "Xây dựng": LINE}
        path = form(tmp_path / name, said.pop("lines", lines), **said)
        return read(path, name, catalogue)

    return make
