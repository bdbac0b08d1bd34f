"""The small province's catalogue: what the forms of these stories are matched with."""

import pytest

from analytics.catalogue import Catalogue, read_catalogue
from tests.fixtures.memory import memory_reader


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Two departments, two districts, three communes, the land registry, three sectors."""
    return read_catalogue(memory_reader())


@pytest.fixture(autouse=True)
def _reads_here(reads_here: None) -> None:
    """What stands in a file is the subject, not the process that reads it."""
