"""What a store lost is told, taken from a snapshot or a backup, and never passed over."""

import errno
import json
import os
import shutil
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import duckdb
import pytest

from analytics.__main__ import main
from analytics.errors import DashboardError, InputProblems, StoreError, StoreMissing
from analytics.store import (
    Serving,
    accept,
    archive_swap,
    build,
    inventory_of,
    look,
    open_reader,
    rollback,
)
from analytics.store.backup import back_up, restore
from analytics.store.check import check
from analytics.store.models import MODELS
from analytics.store.publication import UNPINNED
from analytics.store.recovery import give_up, recover
from analytics.store.snapshots import is_good
from tests.fixtures.building import anew
from tests.fixtures.loading import receipt, reporting, without_inventory

SAID = {"who": "Lan", "when": "2021-04-06T08:30:00+07:00", "why": "mất tệp"}
MADE = {"who": "Lan", "when": "2021-04-06T08:30:00+07:00"}


@pytest.fixture(scope="module")
def _loaded(written: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("loaded") / "store"
    accept([receipt("568")], root=folder, data=written)
    accept([receipt("569")], root=folder, data=written)
    return folder


@pytest.fixture
def loaded(store: Path, _loaded: Path) -> Path:
    """Two loads, the first rolled back and counted again by nobody: it is in an older snapshot."""
    return Path(shutil.copytree(_loaded, store))


def _swapped(loads: Path) -> None:
    first, second = sorted(loads.glob("*.json"))
    content = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(content)


@pytest.fixture(scope="module")
def backup(_loaded: Path, written: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of that store; for reading only."""
    file = tmp_path_factory.mktemp("backup") / "a.zip"
    back_up(file, _loaded, data=written, **MADE)
    return file


@pytest.fixture
def file(loaded: Path) -> Path:
    """The inventory of that store, whose snapshots are gone: nothing else has it."""
    for snapshot in loaded.glob("dashboard-*"):
        snapshot.unlink()
    return loaded / "loads" / "inventory.jsonl"


DAMAGES: dict[str, Callable[[Path], object]] = {
    "manifest gone": lambda loads: next(loads.glob("0001-*.json")).unlink(),
    "rows gone": lambda loads: next(loads.glob("0001-*.parquet")).unlink(),
    "rows changed": lambda loads: next(loads.glob("0002-*.parquet")).write_bytes(b"x"),
    "manifests swapped": _swapped,
    "inventory gone": lambda loads: (loads / "inventory.jsonl").unlink(),
    "inventory cut": lambda loads: (loads / "inventory.jsonl").write_bytes(b'{"entry": "beg'),
    "all gone": shutil.rmtree,
}


# "all gone" is each of these, and more.
DEEP = {"manifest gone", "rows gone", "inventory gone"}


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(damage, id=name, marks=[pytest.mark.deep] * (name in DEEP))
        for name, damage in DAMAGES.items()
    ],
)
def test_what_is_missing_is_told_and_comes_back_from_a_snapshot(
    loaded: Path, data: Path, damage: Callable[[Path], object]
) -> None:
    damage(loaded / "loads")
    for refused in (build, check):
        with pytest.raises(InputProblems) as caught:
            refused(loaded, data=data)
        assert caught.value.of_archive
    with pytest.raises(InputProblems):
        accept([receipt("22327")], root=loaded, data=data)
    before = look(loaded, data=data).path
    assert before is not None
    assert reporting(before) == ["568", "569"]
    recover(loaded, data=data, **SAID)
    told = check(loaded, data=data)
    assert (told.loads, reporting(told.path)) == (2, ["568", "569"])
    (load, *_), _ = accept([receipt("22327")], root=loaded, data=data)
    assert load.name == "0003-22327"


def test_an_inventory_that_nothing_else_has_is_used_as_far_as_it_goes(
    loaded: Path, data: Path, file: Path
) -> None:
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines)[:-9])
    with pytest.raises(InputProblems, match=r"0002-569\.json: thấy tệp không có trong sổ kho"):
        recover(loaded, data=data, **SAID)
    assert file.read_bytes() == b"".join(lines[:-1])
    assert len(list(file.parent.glob("inventory.jsonl.damaged"))) == 1
    for stranger in file.parent.glob("0002-*"):
        stranger.unlink()
    assert reporting(build(loaded, data=data)) == ["568"]


def test_where_no_line_of_it_is_left_the_manifests_say_what_there_is(
    loaded: Path, data: Path, file: Path
) -> None:
    file.write_bytes(bytes(200))
    said: list[str] = []
    _, path = recover(loaded, data=data, progress=lambda text: said.append(text.vi), **SAID)
    assert said[0] == "Kho này chưa có sổ kho: đã lập sổ cho 2 lần nạp đang có."
    assert reporting(path) == ["568", "569"]
    assert check(loaded, data=data).loads == 2
    assert (file.parent / "inventory.jsonl.damaged").read_bytes() == bytes(200)


@pytest.mark.parametrize(
    ("mends", "damaged"),
    [(recover, ".together.json"), (partial(give_up, 2), "0002-569.parquet")],
)
def test_an_old_archive_that_lost_something_is_mended_before_it_has_an_inventory(
    loaded: Path, data: Path, mends: Callable[..., object], damaged: str
) -> None:
    without_inventory(loaded)
    (loaded / "loads" / damaged).write_bytes(b"")
    with pytest.raises(InputProblems):
        build(loaded, data=data)
    mends(loaded, data=data, **SAID)
    check(loaded, data=data)


def test_rows_of_a_load_set_aside_come_from_an_older_snapshot(loaded: Path, data: Path) -> None:
    rollback(loaded, data=data, **SAID)
    next((loaded / "loads").glob("0002-*.parquet")).unlink()
    numbers, path = recover(loaded, data=data, **SAID)
    assert (numbers, reporting(path)) == ((2,), ["568"])


def test_what_nothing_has_is_given_up_by_a_decision(loaded: Path, data: Path, capsys) -> None:
    for path in [*(loaded / "loads").glob("0001-*.parquet"), *loaded.glob("dashboard-*")]:
        path.unlink()
    with pytest.raises(InputProblems, match=r"0001-568\.parquet"):
        recover(loaded, data=data, **SAID)
    with pytest.raises(StoreMissing):
        give_up(2, loaded, data=data, **SAID)
    assert reporting(give_up(1, loaded, data=data, **SAID)) == ["569"]
    assert check(loaded, data=data).loads == 1
    (load,), _ = accept([receipt("568")], root=loaded, data=data)
    assert load.name == "0003-568"


def test_files_that_no_writer_of_ours_finished_are_named(loaded: Path, data: Path) -> None:
    copied = loaded / "loads" / "0007-la.json"
    shutil.copy(next((loaded / "loads").glob("0001-*.json")), copied)
    with pytest.raises(InputProblems, match=r"0007-la\.json: thấy tệp không có trong sổ kho"):
        build(loaded, data=data)
    copied.unlink()
    build(loaded, data=data)


EDITS = (
    "update current_dossiers set received_online = 99",
    "alter table current_dossiers rename resolved_late to x;"
    "alter table current_dossiers rename resolved_early to resolved_late;"
    "alter table current_dossiers rename x to resolved_early",
)


def test_columns_that_took_each_others_names_are_noticed(loaded: Path, data: Path) -> None:
    path = build(loaded, data=data)
    with duckdb.connect(str(path)) as connection:
        connection.execute(EDITS[1])
    assert not is_good(path)


@pytest.mark.parametrize("edit", [EDITS[0], pytest.param(EDITS[1], marks=pytest.mark.deep)])
def test_a_snapshot_that_was_edited_is_not_believed(loaded: Path, data: Path, edit: str) -> None:
    path = build(loaded, data=data)
    with duckdb.connect(str(path)) as connection:
        connection.execute(edit)
    assert look(loaded, data=data).path != path
    with pytest.raises(StoreError):
        check(loaded, data=data)
    assert build(loaded, data=data) != path
    check(loaded, data=data)


def test_what_somebody_wrote_beside_a_snapshot_is_not_believed(loaded: Path, data: Path) -> None:
    path = build(loaded, data=data)
    path.with_name(f"{path.name}.wal").write_bytes(b"")
    assert look(loaded, data=data).path != path


@anew()
def test_a_snapshot_that_could_not_be_opened_once_is_not_given_up(
    loaded: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = build(loaded, data=data)
    os.utime(path)

    def held(_path: Path) -> duckdb.DuckDBPyConnection:
        raise duckdb.IOException("Could not set lock on file")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("analytics.store.snapshots.connect_read_only", held)
        assert look(loaded, data=data).path != path
    assert look(loaded, data=data) == Serving(path)


def test_an_archive_of_before_gets_an_inventory_and_says_so(loaded: Path, data: Path) -> None:
    without_inventory(loaded)
    said: list[str] = []
    path = build(loaded, data=data, progress=lambda text: said.append(text.vi))
    assert said[0] == "Kho này chưa có sổ kho: đã lập sổ cho 2 lần nạp đang có."
    assert reporting(path) == ["568", "569"]
    assert check(loaded, data=data).loads == 2


def test_what_such_an_archive_cannot_name_is_kept_and_said(loaded: Path, data: Path) -> None:
    accept([receipt("22327")], root=loaded, data=data)
    without_inventory(loaded)
    (loaded / "loads" / "0002-569.json").unlink()
    (loaded / "PINNED").touch()
    said: list[str] = []
    path = build(loaded, data=data, progress=lambda text: said.append(text.vi))
    assert said[:4] == [
        "Tệp loads/0002-569.parquet không có bản kê: được giữ lại bên cạnh (….damaged), không"
        " tính.",
        "Kho này chưa có sổ kho: đã lập sổ cho 2 lần nạp đang có.",
        UNPINNED.vi,
        "Trong kho không có lần nạp số 2. Nếu từng nạp, khôi phục từ bản sao lưu hoặc nạp lại.",
    ]
    assert reporting(path) == ["22327", "568"]
    assert check(loaded, data=data).loads == 2
    assert not (loaded / "PINNED").exists()


def test_an_illustrative_load_of_an_old_archive_is_not_what_goes_back(
    loaded: Path, data: Path
) -> None:
    given = replace(receipt("22327"), dataset="demo")
    accept([given], root=loaded, data=data)
    ((load,), path) = rollback(loaded, data=data, **SAID)
    assert (load.name, reporting(path)[0]) == ("0002-569", "22327")


@pytest.mark.parametrize(
    "named",
    [["0001-568"], pytest.param(["0001-568", "0002-569"], marks=pytest.mark.deep)],
)
def test_loads_that_were_being_written_in_such_an_archive_do_not_count(
    loaded: Path, data: Path, named: list[str]
) -> None:
    without_inventory(loaded)
    (loaded / "loads" / ".together.json").write_text(json.dumps(named))
    assert len(reporting(build(loaded, data=data))) == 2 - len(named)


def test_a_backup_gives_the_same_store_anywhere(loaded: Path, data: Path, tmp_path: Path) -> None:
    rollback(loaded, data=data, **SAID)
    before = build(loaded, data=data)
    file = tmp_path / "Sao lưu [1].zip"
    assert back_up(file, loaded, data=data, **MADE) == 2
    elsewhere = tmp_path / "máy khác"
    with anew():
        done = restore(file, elsewhere, data=data, when=SAID["when"])
    assert (done.loads, done.before) == (2, None)
    for table in MODELS:
        query = f"select * from {table.name}"
        assert open_reader(done.path).rows(query) == open_reader(before).rows(query)
    assert check(elsewhere, data=data).aside == 1
    with pytest.raises(StoreError, match="Đã có tệp"):
        back_up(file, loaded, data=data, **MADE)


@pytest.mark.parametrize(
    "room", [0, *(pytest.param(n, marks=pytest.mark.deep) for n in (1, 2, 4)), 3, 5]
)
def test_a_disk_that_fills_up_while_a_backup_is_restored_loses_nothing(
    loaded: Path, data: Path, backup: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    accept([receipt("22327")], root=loaded, data=data)
    left = iter(range(room))

    def needs_room(work: Callable[..., object]) -> Callable[..., object]:
        def done(*given: object) -> object:
            if next(left, None) is None:
                raise OSError(errno.ENOSPC, "No space left on device")
            return work(*given)

        return done

    with monkeypatch.context() as full:
        for name in ("write_whole", "sync", "publish", "put_to_use"):
            full.setattr(archive_swap, name, needs_room(getattr(archive_swap, name)))
        with suppress(StoreError, OSError):
            restore(backup, loaded, data=data, when=SAID["when"])
    assert reporting(build(loaded, data=data)) in (["568", "569"], ["22327", "568", "569"])
    check(loaded, data=data)
    assert not list(loaded.glob(".[!u]*"))


def test_restoring_an_older_backup_keeps_what_was_there(loaded, data, backup) -> None:
    accept([receipt("22327")], root=loaded, data=data)
    done = restore(backup, loaded, data=data, when=SAID["when"])
    assert reporting(done.path) == ["568", "569"]
    assert done.before is not None
    assert len(list((done.before / "loads").glob("*.parquet"))) == 3
    check(loaded, data=data)
    (load,), path = accept([receipt("22327")], root=loaded, data=data)
    assert load.name == "0004-22327"  # the number of the one that was set aside is not given twice
    lines = inventory_of(open_reader(build(loaded, data=data))).lines
    assert look(loaded, data=data, witness=lines) == Serving(path)


def test_a_server_that_showed_what_a_restored_backup_lacks_does_not_complain(
    loaded: Path, data: Path, backup: Path
) -> None:
    _, path = accept([receipt("22327")], root=loaded, data=data)
    shown = inventory_of(open_reader(path)).lines
    for gone in (False, True):
        if gone:
            shutil.rmtree(loaded)
        done = restore(backup, loaded, data=data, when=SAID["when"])
        assert look(loaded, data=data, witness=shown) == Serving(done.path)


def test_a_backup_that_data_of_today_does_not_fit_changes_nothing(
    loaded: Path, data: Path, backup: Path, edit
) -> None:
    before = sorted(loaded.rglob("*"))
    edit("published/report-2021-Q1.csv", ",98.63,", ",198.63,")
    with pytest.raises(InputProblems):
        restore(backup, loaded, data=data, when=SAID["when"])
    assert sorted(loaded.rglob("*")) == before


def test_files_from_before_1980_are_backed_up(loaded: Path, data: Path, tmp_path: Path) -> None:
    for path in [*data.rglob("*.csv"), *(loaded / "loads").glob("*")]:
        os.utime(path, (0, 0))
    assert back_up(tmp_path / "a.zip", loaded, data=data, **MADE) == 2


def test_every_changed_file_is_kept_beside_the_recovered_one(loaded: Path, data: Path) -> None:
    rows = next((loaded / "loads").glob("0001-*.parquet"))
    for content in (b"one", b"two"):
        rows.write_bytes(content)
        recover(loaded, data=data, **SAID)
    kept = sorted(path.read_bytes() for path in rows.parent.glob("*.damaged*"))
    assert kept == [b"one", b"two"]


def whole(folder: Path) -> dict[Path, bytes | None]:
    """Every file of a folder with its bytes, and the folders in it."""
    return {path: path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


def _without(name: str, file: Path, target: Path) -> None:
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(target, "w") as new:
        for one in old.namelist():
            content = old.read(one)
            if one.endswith(name):
                content = content[:-1] + b"x"
            new.writestr(one, content)


BROKEN: dict[str, Callable[[Path, Path], object]] = {
    "cut": lambda file, bad: bad.write_bytes(file.read_bytes()[:-500]),
    "empty": lambda _file, bad: bad.write_bytes(b""),
    "no zip": lambda _file, bad: bad.write_bytes(b"PK\x03\x04 no"),
    "missing": lambda _file, _bad: None,
    "rows changed": lambda file, bad: _without(".parquet", file, bad),
    "inventory changed": lambda file, bad: _without("inventory.jsonl", file, bad),
    "words changed": lambda file, bad: _without("backup.json", file, bad),
}


@pytest.mark.parametrize("make", BROKEN.values(), ids=BROKEN)
def test_what_is_no_whole_backup_is_refused_and_changes_nothing(
    loaded: Path, data: Path, backup: Path, tmp_path: Path, make: Callable[[Path, Path], object]
) -> None:
    bad = tmp_path / "b.zip"
    make(backup, bad)
    before = whole(loaded)
    with pytest.raises(DashboardError):
        restore(bad, loaded, data=data, when=SAID["when"])
    assert whole(loaded) == before


def test_a_name_that_leads_out_of_a_backup_is_refused(loaded, data, tmp_path) -> None:
    bad = tmp_path / "b.zip"
    with zipfile.ZipFile(bad, "w") as new:
        new.writestr("loads/../../evil.json", b"x")
        about = {"files": {"loads/../../evil.json": "0"}, "program": "", "contents": "", "loads": 0}
        new.writestr("backup.json", json.dumps(about))
    with pytest.raises(StoreError, match="không phải bản sao lưu"):
        restore(bad, loaded, data=data, when=SAID["when"])


def test_by_command(loaded: Path, data: Path, tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", str(loaded))
    monkeypatch.setattr("analytics.store.folders.DATA", data)
    file = str(tmp_path / "a.zip")
    assert main(["store", "check"]) == 0
    assert main(["store", "backup", file]) == 0
    shutil.rmtree(loaded / "loads")
    assert main(["store", "check"]) == 1
    assert "chỗ sai trong kho số liệu" in capsys.readouterr().err
    assert main(["store", "recover", "--who", "Lan"]) == 0
    assert "các lần nạp: 1, 2" in capsys.readouterr().out
    assert main(["store", "restore", file]) == 0
    assert "Đã khôi phục 2 lần nạp" in capsys.readouterr().out
    assert main(["store", "give-up", "9"]) == 1
