"""What ``make soak`` does at length, in short: killed, torn, damaged, full, read all the while."""

from pathlib import Path

import pytest

from tests.soak import damaged, full, reading, torn
from tests.soak.stage import Stage, loaded


@pytest.fixture(autouse=True)
def built_once() -> None:
    """Each build is one here: it is what is killed, and what meets a full disk."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """A store with loads and a backup; for copying only."""
    return torn.with_backup(loaded(tmp_path_factory.mktemp("soak") / "base"))


def test_ten_publications_and_twenty_kills_under_four_readers(base: Stage, tmp_path: Path) -> None:
    told = reading.read(base.copied(tmp_path / "store"), 10, 20, threads=True, pause=0.1)
    assert told.faults == []
    assert (told.tried["kills"], told.tried["publications"]) == (20, 10)


@pytest.mark.deep
def test_torn_files_are_told_or_built_again(base: Stage, tmp_path: Path) -> None:
    assert torn.torn(base, tmp_path / "store", 1, anew=False).faults == []


@pytest.mark.deep
def test_damaged_snapshots_are_not_served(base: Stage, tmp_path: Path) -> None:
    told = damaged.damaged(base, tmp_path / "store", len(damaged.DAMAGES), anew=False)
    assert told.faults == []


def test_on_a_full_disk_nothing_half_remains(base: Stage, tmp_path: Path) -> None:
    told = full.short(base, tmp_path, ["accept"], 4)
    assert told.faults == []
    assert told.tried["refused"] == 3
