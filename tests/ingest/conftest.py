"""The small province's catalogue: what the files of these stories are matched with."""

import pytest

from analytics.catalogue import Catalogue, read_catalogue
from analytics.ingest.dossier_list import worker
from tests.fixtures.memory import memory_reader
from tests.ingest.dossier_list.papers import answer_here


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Two departments, two districts, three communes, the land registry, three sectors."""
    return read_catalogue(memory_reader())


@pytest.fixture
def lists_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read lists in this process: another one for each step costs more than the reading."""
    monkeypatch.setattr(worker, "_answer", answer_here)
