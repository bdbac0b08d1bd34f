"""What all tests share: the published and the illustrative figures, and stores that hold them."""

import atexit
import gc
import os
import shutil
from pathlib import Path

import pandas as pd
import pytest

from analytics.catalogue import Catalogue, read_catalogue
from analytics.demo import dossiers
from analytics.ingest.files import opening
from analytics.ingest.files.cells import Damaged, Locked, Macros, Sheet, TooFar, TooMuch
from analytics.ingest.files.workbook import read_sheets
from analytics.store import DATA, Reader, ensure
from tests.fixtures import examples
from tests.fixtures.memory import memory_reader
from tests.ingest.indicator_sheet.papers import Blank, blanks

TESTS = Path(__file__).parent
BROWSER = TESTS / "browser"
# These read every file of the project.
READING = {TESTS / f"test_{name}.py" for name in ("architecture", "requirements", "texts")}

examples.register()


def pytest_configure() -> None:
    if not examples.explores():
        examples.forget_modules()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A file stays with one worker, which makes what it shares once; all browser tests with one.

    That one takes longest: it comes first. Whatever stands in its folder drives a browser.
    """
    items.sort(key=lambda item: BROWSER not in item.path.parents)
    for item in items:
        inside = BROWSER in item.path.parents
        if inside:
            item.add_marker(pytest.mark.browser)
        together = BROWSER if inside else "sources" if item.path in READING else item.path
        item.add_marker(pytest.mark.xdist_group(str(together)))


def pytest_collection_finish() -> None:
    """What was imported and collected stays until the end: no garbage is looked for in it."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Let the modules go at exit: hypothesis' gc callback keeps them, and DuckDB's binding then
    prints a page of "leaked" objects after the last test."""
    gc.callbacks.clear()
    gc.unfreeze()
    if hasattr(config, "workerinput"):  # a worker's modules are kept by what started it, too
        atexit.register(os.dup2, os.open(os.devnull, os.O_WRONLY), 2)


@pytest.fixture(scope="session")
def official() -> Reader:
    """Every figure in data/, as the dashboard opens on it."""
    return memory_reader(DATA)


@pytest.fixture(scope="session")
def catalogue(official: Reader) -> Catalogue:
    """What can be chosen of the published figures, and what it is called."""
    return read_catalogue(official)


@pytest.fixture(scope="session")
def known(official: Reader) -> Catalogue:
    """The same where ``catalogue`` is that of a small province."""
    return read_catalogue(official)


@pytest.fixture(scope="session")
def blank(official: Reader) -> Blank:
    """Empty indicator sheets of the published figures."""
    return blanks(official)


@pytest.fixture(scope="session")
def units() -> pd.DataFrame:
    return pd.read_csv(DATA / "catalogue" / "units.csv", dtype=str)


@pytest.fixture(scope="session")
def sectors() -> pd.DataFrame:
    return pd.read_csv(DATA / "catalogue" / "sectors.csv", dtype=str)


@pytest.fixture(scope="session")
def reported(units: pd.DataFrame, sectors: pd.DataFrame) -> pd.DataFrame:
    """The rows of the illustrative dataset that units reported."""
    return dossiers(units, sectors)


@pytest.fixture(scope="session")
def with_demo(reported: pd.DataFrame) -> Reader:
    """Published and illustrative figures in one snapshot."""
    return memory_reader(DATA, dossiers=reported.assign(dataset="demo").to_dict("records"))


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store folder with a snapshot of the published figures; for reading and copying only."""
    folder = tmp_path_factory.mktemp("published")
    ensure(folder)
    return folder


def _sheets_here(path: Path, container: str) -> tuple[Sheet, ...]:
    try:
        return read_sheets(path, container)
    except (Locked, Macros, TooFar, TooMuch):
        raise
    except (MemoryError, RecursionError) as error:
        raise TooMuch from error
    except Exception as error:
        raise Damaged from error


@pytest.fixture
def reads_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read workbooks in this process: another one for each file costs more than the reading.

    For tests of what is in a file; limits and damage are tested with the process of its own.
    """
    monkeypatch.setattr(opening, "sheets_of", _sheets_here)


@pytest.fixture
def own_store(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it that a test may write to; it is the store in use."""
    folder = tmp_path / "store"
    shutil.copytree(published, folder)
    monkeypatch.setenv("DASHBOARD_STORE", str(folder))
    return folder
