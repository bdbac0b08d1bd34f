"""Building and publishing: same inputs, same contents; nothing is ever written over."""

import os
import shutil
import time
from pathlib import Path

import duckdb
import pytest

from analytics.errors import InputProblems, StoreError
from analytics.store import build, look, open_reader, publish
from analytics.store.models import MODELS
from analytics.store.publication import write_snapshot
from analytics.store.snapshots import current_snapshot, prune, snapshots
from tests.fixtures.building import anew
from tests.fixtures.loading import DOSSIER, add_load

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


@anew()
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
    assert build(store, data=data) == first == current_snapshot(store) != second


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


@anew()
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
    assert (store / "CURRENT").read_text() == f"{target.name}\n"
    assert (store / f"dashboard-{'a' * 16}.duckdb").read_text() == "held by a reader"


def test_killed_before_the_new_snapshot_appears_the_one_before_serves(
    store: Path, data: Path, three: list[Path], edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(PUBLISHED, "130721,130.721", "130722,130.722")
    with monkeypatch.context() as killed:
        killed.setattr(Path, "rename", lambda *_unused: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            build(store, data=data)
    assert not (store / (store / "CURRENT").read_text().strip()).exists()
    assert current_snapshot(store) == three[2]
    assert build(store, data=data) == current_snapshot(store)


def test_pruning_keeps_the_last_three_a_day_and_the_one_in_use(store, data, three, edit) -> None:
    edit(PUBLISHED, "130721,130.721", "130722,130.722")
    fourth = build(store, data=data)
    edit(PUBLISHED, "130722,130.722", "130723,130.723")
    fifth = build(store, data=data)
    now = time.time()
    assert len(snapshots(store)) == 5  # none is a day old
    for age, path in enumerate(reversed([*three, fourth, fifth])):
        os.utime(path, (now, now - 3600 * age - 90000))
    (store / "CURRENT").write_text(f"{three[0].name}\n")
    prune(store, now)
    assert snapshots(store) == [fifth, fourth, three[2], three[0]]


def test_a_young_snapshot_is_not_pruned(store, data, three, edit) -> None:
    edit(PUBLISHED, "130721,130.721", "130722,130.722")
    build(store, data=data)
    prune(store, time.time() + 80000)
    assert len(snapshots(store)) == 4
    prune(store, time.time() + 90000)
    assert len(snapshots(store)) == 3


def test_a_full_disk_takes_old_snapshots_before_it_keeps_a_new_one_out(
    store, data, three, edit, monkeypatch
) -> None:
    free = iter([0, 0, 10**12])
    usage = shutil.disk_usage(store)
    monkeypatch.setattr(
        "analytics.store.snapshots.shutil.disk_usage",
        lambda _folder: usage._replace(free=next(free)),
    )
    edit(PUBLISHED, "130721,130.721", "130722,130.722")
    fourth = build(store, data=data)
    assert snapshots(store) == [fourth, three[2]]


# A question mark alone has a way of its own.
@pytest.mark.parametrize(
    "name",
    [
        *("kho?", "Kho số liệu [1]* a'b\"c %20#"),
        *(
            pytest.param(name, marks=pytest.mark.deep)
            for name in ("kho [1]*", "Kho số liệu", "a'b\"c", "%20#")
        ),
    ],
)
@anew()
def test_a_store_may_lie_anywhere(tmp_path: Path, data: Path, name: str) -> None:
    folder = tmp_path / name
    given = {"file_name": "a.xlsx", "sha256": "ab" * 32, "who": "Lan", "when": "2021-04-05T08:30"}
    add_load([DOSSIER], kind="dossiers", root=folder, data=data, **given)
    serving = look(folder, data=data)
    assert serving.path is not None
    assert serving.trouble is None
    rows = open_reader(serving.path).rows("select unit from current_dossiers")
    assert rows == [{"unit": "568"}]
