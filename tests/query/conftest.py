"""One snapshot of the real published figures for all stories of this folder."""

import pytest

from analytics.store import DATA, Reader, memory_reader


@pytest.fixture(scope="session")
def official() -> Reader:
    """Every figure in data/, as the dashboard opens on it."""
    return memory_reader(DATA)
