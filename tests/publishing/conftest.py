"""What a store of one's own can be asked, its catalogue, and files read from real workbooks."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from analytics.catalogue import Catalogue, read_catalogue
from analytics.ingest.read import read
from analytics.ingest.result import Reading
from analytics.store import Reader, ensure, open_reader
from tests.fixtures.building import built_once as built_once
from tests.ingest.indicator_sheet.papers import PLACES, Blank
from tests.publishing.forms import LINES, form


@pytest.fixture(scope="session")
def looked(published: Path) -> Reader:
    """What every test's own store says in the beginning."""
    return open_reader(ensure(published))


@pytest.fixture
def reader(own_store: Path, looked: Reader) -> Reader:
    """The store of the test before anything is published."""
    return looked


@pytest.fixture(scope="session")
def catalogue(looked: Reader) -> Catalogue:
    return read_catalogue(looked)


@pytest.fixture(scope="session")
def names(official: Reader) -> Catalogue:
    """What the published figures are called; ``catalogue`` is what files are matched with."""
    return read_catalogue(official)


@pytest.fixture(scope="session")
def sent(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Callable[..., Reading]:
    """sent(name, unit=…, typed=…): a form that a unit sent, as it was read."""

    def make(name: str, said: Mapping[str, object]) -> Reading:
        path = form(tmp_path_factory.mktemp("sent") / name, **{"lines": LINES, **said})
        return read(path, name, catalogue)

    return lambda name="so-noi-vu.xlsx", **said: _once(make, name, said)


@pytest.fixture(scope="session")
def sheet(
    tmp_path_factory: pytest.TempPathFactory, blank: Blank, catalogue: Catalogue
) -> Callable[..., Reading]:
    """sheet({"received": 140000}, name=…, period=…, unit=…): a filled-in sheet, as it was read."""

    def make(typed: Mapping[str, object], name: str, said: Mapping[str, str]) -> Reading:
        paper = blank(**said)
        for code, value in typed.items():
            rows = [row for row in paper.rows if paper.text(row, "code") == code]
            paper.put_at(paper.row(code) if code in PLACES else rows[0], value)
        return paper.read(tmp_path_factory.mktemp("sheet"), catalogue, name=name)

    return lambda typed, name="bang.xlsx", **said: _once(make, typed, name, said)


_MADE: dict[str, Reading] = {}


def _once(make: Callable[..., Reading], *given: object) -> Reading:
    """The same file is written and read once for all tests: a file of now has another sum."""
    key = repr((make.__qualname__, given))
    if key not in _MADE:
        _MADE[key] = make(*given)
    return _MADE[key]


@pytest.fixture(autouse=True)
def _reads_here(reads_here: None) -> None:
    """What stands in a file is the subject, not the process that reads it."""
