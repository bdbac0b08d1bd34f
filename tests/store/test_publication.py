"""Building and publishing: same inputs, same contents; nothing is ever written over."""

import os
import time
from pathlib import Path

import duckdb
import pytest

from analytics.errors import InputProblems, StoreError, StoreMissing
from analytics.store import build, ensure, open_reader, publish, rollback
from analytics.store.models import MODELS
from analytics.store.publication import write_snapshot
from analytics.store.snapshots import current_snapshot, prune, snapshots

PUBLISHED = "published/report-2021-Q1.csv"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != "lock")


def printed(path: Path) -> list[str]:
    rows = open_reader(path).rows("select printed from indicator_values order by indicator desc")
    return [row["printed"] for row in rows]


@pytest.fixture
def three(store: Path, data: Path, edit) -> list[Path]:
    """Three snapshots of changing inputs, the last one in use."""
    paths = [build(store, data=data)]
    for old, new in (("9", "0"), ("0", "1")):
        edit(PUBLISHED, f"13072{old},130.72{old}", f"13072{new},130.72{new}")
        paths.append(build(store, data=data))
    return paths


def test_a_build_leaves_one_snapshot_and_current(store: Path, data: Path, path: Path) -> None:
    assert names(store) == ["CURRENT", path.name]
    assert (store / "CURRENT").read_text() == f"{path.name}\n"
    assert current_snapshot(store) == path


def test_two_builds_of_the_same_inputs_hold_the_same_rows_in_the_same_order(
    tmp_path: Path, data: Path
) -> None:
    one, other = (open_reader(build(tmp_path / name, data=data)) for name in ("one", "other"))
    assert one.name == other.name
    for table in (*(model.name for model in MODELS), "snapshot"):
        assert one.rows(f"select * from {table}") == other.rows(f"select * from {table}")


def test_the_same_inputs_are_not_built_twice(store: Path, data: Path) -> None:
    first = build(store, data=data)
    inode = first.stat().st_ino
    said: list[str] = []
    assert build(store, data=data, progress=said.append) == first
    assert first.stat().st_ino == inode
    assert said == []


def test_inputs_that_return_find_their_old_snapshot(store, data, edit) -> None:
    first = build(store, data=data)
    edit(PUBLISHED, "130729,130.729", "130730,130.730")
    second = build(store, data=data)
    edit(PUBLISHED, "130730,130.730", "130729,130.729")
    assert build(store, data=data) == first
    assert rollback(store) == (first.name, second.name)  # the one in use just before


def test_a_reader_keeps_its_snapshot_while_newer_ones_are_published(three: list[Path]) -> None:
    readers = [open_reader(path) for path in three]
    for reader, number in zip(readers, ("130.729", "130.720", "130.721"), strict=True):
        rows = reader.rows("select printed from indicator_values where indicator = 'received'")
        assert rows == [{"printed": number}]


def test_a_failed_build_leaves_everything_as_it_was(store, data, path, edit) -> None:
    before = names(store)
    edit(PUBLISHED, ",98.63,", ",198.63,")
    with pytest.raises(InputProblems):
        build(store, data=data)
    assert names(store) == before
    assert current_snapshot(store) == path


def test_a_build_that_breaks_half_way_removes_its_file(
    store, data, path, edit, monkeypatch
) -> None:
    before = names(store)
    edit(PUBLISHED, "130729,130.729", "130730,130.730")

    def full_disk(built: Path, inputs: object, digest: str) -> None:
        write_snapshot(built, inputs, digest)
        built.with_name(f"{built.name}.wal").write_bytes(b"")
        (built.with_name(f"{built.name}.tmp") / "spilled").mkdir(parents=True)
        raise duckdb.IOException("No space left on device")

    monkeypatch.setattr("analytics.store.publication.write_snapshot", full_disk)
    with pytest.raises(StoreError, match="No space left"):
        build(store, data=data)
    assert names(store) == before
    assert current_snapshot(store) == path


def test_the_file_of_a_killed_build_is_cleared_by_the_next_one(store, data) -> None:
    store.mkdir()
    (store / ".building-1-dead.duckdb").write_bytes(b"half")
    (store / ".building-1-dead.duckdb.wal").write_bytes(b"half")
    path = build(store, data=data)
    assert names(store) == ["CURRENT", path.name]


def test_publishing_never_replaces_a_file(store: Path) -> None:
    store.mkdir()
    (store / f"dashboard-{'a' * 16}.duckdb").write_text("held by a reader")
    built = store / ".building-1.duckdb"
    built.write_text("new")
    target = publish(built, "a" * 64)
    assert target.name == f"dashboard-{'a' * 16}-2.duckdb"
    assert target.read_text() == "new"
    assert (store / f"dashboard-{'a' * 16}.duckdb").read_text() == "held by a reader"


def test_rollback_goes_back_one_by_one_and_says_which(store: Path, three: list[Path]) -> None:
    assert rollback(store) == (three[2].name, three[1].name)
    assert current_snapshot(store) == three[1]
    assert rollback(store) == (three[1].name, three[0].name)
    with pytest.raises(StoreMissing):
        rollback(store)
    assert current_snapshot(store) == three[0]


def test_a_rollback_holds_until_the_next_build(store, data, three: list[Path]) -> None:
    rollback(store)
    assert ensure(store, data=data) == three[1]
    assert ensure(store, data=data) == three[1]
    assert build(store, data=data) == three[2]
    assert ensure(store, data=data) == three[2]
    assert not (store / "PINNED").exists()


def test_a_rollback_skips_a_damaged_snapshot(store: Path, three: list[Path]) -> None:
    os.truncate(three[1], 5000)
    assert rollback(store) == (three[2].name, three[0].name)


def test_pruning_keeps_the_last_three_a_day_and_the_one_in_use(store, data, three, edit) -> None:
    edit(PUBLISHED, "130721,130.721", "130722,130.722")
    fourth = build(store, data=data)
    edit(PUBLISHED, "130722,130.722", "130723,130.723")
    fifth = build(store, data=data)
    now = time.time()
    assert len(snapshots(store)) == 5  # none is a day old
    for age, path in enumerate(reversed([*three, fourth, fifth])):
        os.utime(path, (now, now - 3600 * age - 90000))
    rollback(store)
    for _ in range(3):
        rollback(store)  # now the oldest is in use
    assert current_snapshot(store) == three[0]
    prune(store, now)
    assert snapshots(store) == [fifth, fourth, three[2], three[0]]


def test_a_young_snapshot_is_not_pruned(store, data, three, edit) -> None:
    edit(PUBLISHED, "130721,130.721", "130722,130.722")
    build(store, data=data)
    prune(store, time.time() + 80000)
    assert len(snapshots(store)) == 4
    prune(store, time.time() + 90000)
    assert len(snapshots(store)) == 3
