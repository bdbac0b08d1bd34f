"""Whatever state the store is in, a good snapshot comes back, or a clear error."""

import os
import shutil
from pathlib import Path

import pytest

from analytics.errors import InputProblems, StoreBusy, StoreError, StoreReadOnly
from analytics.store import (
    Serving,
    build,
    current,
    ensure,
    in_memory,
    lock,
    look,
    open_reader,
    open_store,
)
from analytics.store.lock import WAITING, writer_lock
from analytics.store.publication import BUILDING
from analytics.store.serving import KEPT, STALE, UNBUILT

PUBLISHED = "published/report-2021-Q1.csv"


def received(path: Path) -> str:
    (row,) = open_reader(path).rows(
        "select printed from indicator_values where indicator = 'received'"
    )
    return str(row["printed"])


def test_an_empty_store_is_built_once(store: Path, data: Path) -> None:
    said: list[str] = []
    assert current(store) is None
    path = ensure(store, said.append, data=data)
    assert ensure(store, said.append, data=data) == path == current(store)
    assert said == [BUILDING]
    assert received(path) == "130.729"


def test_changed_inputs_are_built(store: Path, data: Path, edit) -> None:
    before = ensure(store, data=data)
    edit(PUBLISHED, "130729,130.729", "130730,130.730")
    assert current(store) == before  # reading alone never builds
    assert received(ensure(store, data=data)) == "130.730"


def _garbage(path: Path) -> None:
    path.write_bytes(b"not a database" * 1000)


def _truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _scratched(path: Path) -> None:
    """Damage in the middle: the file still opens."""
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 200_000] = b"x" * 200_000
    path.write_bytes(content)


def _gone(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("damage", [_garbage, _truncated, _empty, _scratched, _gone])
def test_a_damaged_snapshot_is_built_again_beside(
    store: Path, data: Path, path: Path, damage
) -> None:
    damage(path)
    assert current(store) is None
    again = ensure(store, data=data)
    assert received(again) == "130.729"
    assert (again == path) == (damage is _gone)
    assert ensure(store, data=data) == again


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"\xff\xfe\x00",
        b"dashboard-0000000000000000.duckdb\n",
        b"../secret.duckdb\n",
        b"/etc/passwd\n",
        None,
    ],
)
def test_a_wrong_current_is_set_right(
    store: Path, data: Path, path: Path, content: bytes | None
) -> None:
    shutil.copy(path, store.parent / "secret.duckdb")
    if content is None:
        (store / "CURRENT").unlink()
    else:
        (store / "CURRENT").write_bytes(content)
    assert current(store) == look(store, data=data).path == path  # found by what it holds
    assert ensure(store, data=data) == path
    build(store, data=data)
    assert (store / "CURRENT").read_text() == f"{path.name}\n"


def test_current_never_leads_out_of_the_store(store: Path, data: Path, path: Path) -> None:
    shutil.move(path, store.parent / path.name)
    (store / "CURRENT").write_text(f"../{path.name}\n")
    assert current(store) is None


def test_a_store_renamed_snapshot_is_not_taken_for_another(
    store: Path, data: Path, path: Path
) -> None:
    other = store / f"dashboard-{'0' * 16}.duckdb"
    shutil.copy(path, other)
    (store / "CURRENT").write_text(f"{other.name}\n")
    assert current(store) == path  # its own digest says that it is not what its name says


def test_wrong_inputs_are_told_even_when_an_old_snapshot_is_good(store, data, path, edit) -> None:
    edit(PUBLISHED, ",98.63,", ",198.63,")
    with pytest.raises(InputProblems):
        ensure(store, data=data)
    assert current(store) == path


def _tree(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file and folder with its size and time."""
    return {
        str(path.relative_to(folder)): (path.stat().st_size, path.stat().st_mtime_ns)
        for path in [folder, *folder.rglob("*")]
    }


def test_looking_writes_nothing_and_says_what_is_not_of_today(store, data, path, edit) -> None:
    before = _tree(store)
    assert look(store, data=data) == Serving(path)
    edit(PUBLISHED, "130729,130.729", "130730,130.730")
    serving = look(store, data=data)
    assert (serving.path, serving.trouble.said) == (path, STALE)
    edit(PUBLISHED, "130730,130.730", "130730x,130.730")
    serving = look(store, data=data)
    assert serving.path == path
    assert isinstance(serving.trouble, InputProblems)
    assert _tree(store) == before


def test_looking_waits_for_no_writer(store, data, path) -> None:
    with writer_lock(store):
        assert look(store, data=data) == Serving(path)


def test_a_store_that_is_not_there_is_read_from_memory(store: Path, data: Path) -> None:
    serving = look(store, data=data)
    assert (serving.path, serving.trouble.said) == (None, UNBUILT)
    assert not store.exists()
    store.write_text("a file in the place of the folder")
    reader = open_store(store, data=data)
    assert reader.rows("select count(*) as n from loads") == [{"n": 1}]


def test_a_read_only_store_goes_on_serving_what_it_has(
    store, data, path, edit, monkeypatch
) -> None:
    edit(PUBLISHED, "130729,130.729", "130730,130.730")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(lock.tempfile, "TemporaryFile", refuse)
    said: list[str] = []
    assert ensure(store, said.append, data=data) == path
    assert said == [KEPT]
    with pytest.raises(StoreReadOnly):
        build(store, data=data)


def test_a_full_disk_goes_on_serving_what_it_has(store, data, path, edit, monkeypatch) -> None:
    edit(PUBLISHED, "130729,130.729", "130730,130.730")

    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("analytics.store.publication.write_snapshot", full_disk)
    said: list[str] = []
    assert ensure(store, said.append, data=data) == path
    assert said == [BUILDING, KEPT]


def test_a_full_disk_on_an_empty_store_is_an_error(store, data, monkeypatch) -> None:
    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("analytics.store.publication.write_snapshot", full_disk)
    with pytest.raises(StoreError, match="No space left"):
        ensure(store, data=data)


def test_an_input_that_cannot_be_read_is_a_problem_of_that_file(store, data, monkeypatch) -> None:
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "units.csv":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputProblems) as caught:
        ensure(store, data=data)
    (problem,) = caught.value.problems
    assert problem.file == "catalogue/units.csv"


def test_a_lock_that_is_never_given_back_is_an_error_with_a_reason(store, data) -> None:
    said: list[str] = []
    with (
        writer_lock(store),
        pytest.raises(StoreBusy, match="khóa"),
        writer_lock(store, said.append, patience=0.1),
    ):
        pass
    assert said == [WAITING]


def test_a_busy_store_goes_on_serving_what_it_has(store, data, path, edit, monkeypatch) -> None:
    edit(PUBLISHED, "130729,130.729", "130730,130.730")
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    with writer_lock(store):
        assert ensure(store, data=data) == path


@pytest.mark.parametrize("closed", ["published", "catalogue/units.csv", "loads"])
def test_what_may_not_be_read_is_not_taken_for_empty(
    store: Path, data: Path, path: Path, closed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (store / "loads").mkdir()
    place = (store if closed == "loads" else data) / closed
    listed, read = os.listdir, Path.read_bytes

    def refuses(what: Path) -> None:
        if Path(what) == place:
            raise PermissionError(13, "Permission denied", str(what))

    def listdir(folder: Path) -> list[str]:
        refuses(folder)
        return listed(folder)

    def read_bytes(file: Path) -> bytes:
        refuses(file)
        return read(file)

    monkeypatch.setattr(os, "listdir", listdir)
    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    assert look(store, data=data).path == path
    for ask in (build, in_memory):
        with pytest.raises(InputProblems, match="Permission denied"):
            ask(store, data=data)
