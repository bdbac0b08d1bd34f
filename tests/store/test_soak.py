"""What ``make soak`` does at length, in short: killed, torn, damaged, full, read all the while.

Each story is told in a process of its own: what is killed is forked from it, and a fork of one in
which other tests keep DuckDB's files open has none of the threads that belong to them.
"""

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from pathlib import Path

import pytest

from tests.soak import damaged, full, reading, torn
from tests.soak.stage import Stage, loaded


@pytest.fixture(autouse=True)
def built_once() -> None:
    """Each build is one here: it is what is killed, and what meets a full disk."""


@pytest.fixture(scope="module")
def alone() -> Iterator[Executor]:
    """A new process, which has opened nothing."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
        yield process


@pytest.fixture(scope="module")
def base(alone: Executor, tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """A store with loads and a backup; for copying only."""
    return alone.submit(_base, tmp_path_factory.mktemp("soak") / "base").result()


def _base(place: Path) -> Stage:
    return torn.with_backup(loaded(place))


def test_four_readers_see_whole_loads_while_publications_are_killed(
    alone: Executor, base: Stage, tmp_path: Path
) -> None:
    stage = base.copied(tmp_path / "store")
    told = alone.submit(reading.read, stage, 5, 10, threads=True, pause=0.1).result()
    assert told.faults == []
    assert (told.tried["kills"], told.tried["publications"]) == (10, 5)


@pytest.mark.deep
def test_torn_files_are_told_or_built_again(alone: Executor, base: Stage, tmp_path: Path) -> None:
    assert alone.submit(torn.torn, base, tmp_path / "store", 1, anew=False).result().faults == []


@pytest.mark.deep
def test_damaged_snapshots_are_not_served(alone: Executor, base: Stage, tmp_path: Path) -> None:
    times = len(damaged.DAMAGES)
    told = alone.submit(damaged.damaged, base, tmp_path / "store", times, anew=False).result()
    assert told.faults == []


def test_on_a_full_disk_nothing_half_remains(alone: Executor, base: Stage, tmp_path: Path) -> None:
    told = alone.submit(full.short, base, tmp_path, ["accept"], 4).result()
    assert told.faults == []
    assert told.tried["refused"] == 3
