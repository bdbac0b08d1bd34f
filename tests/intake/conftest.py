"""What a store of one's own can be asked, its catalogue, and files read from real workbooks."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from analytics.ingest.catalogue import Catalogue, read_catalogue
from analytics.ingest.read import read
from analytics.ingest.reading import Reading
from analytics.query import Catalogue as Names
from analytics.query import read_catalogue as read_names
from analytics.store import Reader, ensure, open_reader
from tests.building import anew as anew
from tests.building import built_once as built_once
from tests.ingest.sheet.papers import PLACES, Blank
from tests.intake.forms import LINES, form


@pytest.fixture
def reader(own_store: Path) -> Reader:
    return open_reader(ensure(own_store))


@pytest.fixture
def catalogue(reader: Reader) -> Catalogue:
    return read_catalogue(reader)


@pytest.fixture(scope="session")
def names(official: Reader) -> Names:
    """What the published figures are called; ``catalogue`` is what files are matched with."""
    return read_names(official)


@pytest.fixture
def sent(tmp_path: Path, catalogue: Catalogue) -> Callable[..., Reading]:
    """sent(name, unit=…, typed=…): a form that a unit sent, as it was read."""

    def make(name: str = "so-noi-vu.xlsx", **said: object) -> Reading:
        path = form(tmp_path / name, said.pop("lines", LINES), **said)
        return read(path, name, catalogue)

    return make


@pytest.fixture
def sheet(tmp_path: Path, blank: Blank, catalogue: Catalogue) -> Callable[..., Reading]:
    """sheet({"received": 140000}, name=…, period=…, unit=…): a filled-in sheet, as it was read."""

    def make(typed: Mapping[str, object], name: str = "bang.xlsx", **said: str) -> Reading:
        paper = blank(**said)
        for code, value in typed.items():
            rows = [row for row in paper.rows if paper.text(row, "code") == code]
            paper.put_at(paper.row(code) if code in PLACES else rows[0], value)
        return paper.read(tmp_path, catalogue, name=name)

    return make


@pytest.fixture(autouse=True)
def _reads_here(reads_here: None) -> None:
    """What stands in a file is the subject, not the process that reads it."""
