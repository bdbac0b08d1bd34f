"""A small data folder and an empty store for the tests of the store."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from analytics.store import build
from tests.fixtures.building import built_once as built_once
from tests.soak.stage import write_data

Edit = Callable[[str, str, str], None]


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that ``data`` copies, written once."""
    return write_data(tmp_path_factory.mktemp("written"))


@pytest.fixture
def data(tmp_path: Path, written: Path) -> Path:
    """A folder of valid input files: the small catalogue and one published report."""
    return Path(shutil.copytree(written, tmp_path / "data"))


@pytest.fixture
def edit(data: Path) -> Edit:
    """edit(file, old, new): replace the one place in a file of the data folder that says old."""

    def replace(file: str, old: str, new: str) -> None:
        path = data / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_bytes(text.replace(old, new).encode())

    return replace


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store folder that does not exist yet."""
    return tmp_path / "store"


@pytest.fixture(scope="session")
def built(written: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the snapshot of those files; for reading and copying only."""
    folder = tmp_path_factory.mktemp("built") / "store"
    build(folder, data=written)
    return folder


@pytest.fixture
def path(store: Path, built: Path) -> Path:
    """The snapshot in use, in a store of the test's own that ``data`` was built into."""
    shutil.copytree(built, store)
    (snapshot,) = store.glob("dashboard-*.duckdb")
    return snapshot
