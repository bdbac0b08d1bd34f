"""One file that holds a store whole, and a store made of it again; each proves itself by a build.

A backup is a ZIP of the archive (loads/), the input files (data/catalogue/, data/published/) and
backup.json: when, by whom it was made, how many loads, the sha256 of every file, and the sum of the
rows of a snapshot built from them (``contents``).
"""

import hashlib
import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

import duckdb

from analytics.errors import InputProblems, StoreError
from analytics.store.archive import Archive, read_archive
from analytics.store.archive_swap import Plan, finish_replacing, replace_archive
from analytics.store.files import beside_of, mark_of, move_whole
from analytics.store.folders import archive_folder, data_folder, store_folder
from analytics.store.inputs import check_files, read_files
from analytics.store.inventory import FILE, write_inventory
from analytics.store.lock import Progress, silent, writer_lock
from analytics.store.models import digest_of
from analytics.store.publication import Writing, snapshot_of, write_snapshot, writing
from analytics.store.reader import connect_read_only
from analytics.store.snapshots import contents_of, current_snapshot, sweep, witness_of
from analytics.texts import Message

_ABOUT = "backup.json"
_BEFORE = "truoc-khoi-phuc"

COPYING = Message("Đang sao lưu kho số liệu.")
PROVING = Message("Đang kiểm tra bản sao lưu bằng một bản dựng.")
OTHER_PROGRAM = Message(
    "Bản sao lưu do phiên bản khác của chương trình làm ra: đã kiểm tra từng tệp và sổ kho, không"
    " so được từng dòng của bản dựng."
)
OTHER_DATA = Message(
    "Tệp trong data/ hiện nay khác với lúc sao lưu; kho được dựng với tệp hiện nay."
)


@dataclass(frozen=True)
class Restored:
    """The snapshot in use, the number of loads, and where what was there before lies, if any."""

    path: Path
    loads: int
    before: Path | None


def back_up(
    file: Path,
    root: Path | None = None,
    *,
    who: str,
    when: str,
    data: Path | None = None,
    progress: Progress = silent,
) -> int:
    """Write one verified file with everything that a store is made of; return its number of loads.

    The file appears under its name when it has been read back and a store built of it holds the
    rows of one built of the originals. An earlier file of that name is not replaced.

    Raises InputProblems for a store that is not whole, StoreError when the file is there already or
    cannot be written.
    """
    datetime.fromisoformat(when)
    with writing(root, data, progress) as store, _trouble(file):
        if file.exists():
            raise StoreError(Message("Đã có tệp {file}; chọn tên khác", file=file))
        progress(COPYING)
        archive = store.archive
        files = read_files(data)
        names = {f"data/{name}": data_folder(data) / name for name in files}
        names |= {f"loads/{name}": store.loads / name for name in _files_of(archive)}
        with tempfile.TemporaryDirectory(dir=store.folder, prefix=".building-") as aside:
            contents = _contents(Path(aside) / "backup.duckdb", files, archive)
        about = {
            "made": when,
            "who": who,
            "loads": len(archive.inventory.loads),
            "files": {name: _sha256(path) for name, path in names.items()},
            "program": digest_of({}),
            "contents": contents,
        }
        for leftover in file.absolute().parent.glob(f".*.{mark_of(str(store.folder))}"):
            leftover.unlink()
        beside = beside_of(file, str(store.folder))
        try:
            with zipfile.ZipFile(
                beside, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False
            ) as archived:
                archived.writestr(_ABOUT, json.dumps(about, ensure_ascii=False, indent=1))
                for name, path in sorted(names.items()):
                    archived.write(path, name)
            progress(PROVING)
            with _unpacked(beside, store.folder) as (unpacked, about):
                _prove(unpacked, about, silent)
            move_whole(beside, file)
        finally:
            beside.unlink(missing_ok=True)
        return len(archive.inventory.loads)


def restore(
    file: Path,
    root: Path | None = None,
    *,
    when: str,
    data: Path | None = None,
    progress: Progress = silent,
) -> Restored:
    """Put the archive of a backup in the place of the one that is there, and build.

    Before anything is changed the backup proves itself: every file as it was written, the inventory
    unbroken, and a build of it with the same rows in the same order; and the snapshot with the
    files of today's data/ is built. What was there before is moved into a folder of the store,
    nothing is deleted.

    Raises StoreError for a file that is no whole backup, InputProblems for an archive in it that is
    not whole, StoreBusy, StoreReadOnly.
    """
    datetime.fromisoformat(when)
    folder, loads = store_folder(root), archive_folder(root)
    with writer_lock(folder, progress):
        finish_replacing(folder)
        sweep(folder, loads)
        with _unpacked(file, folder) as (unpacked, about):
            progress(PROVING)
            archive = _after(
                _prove(unpacked, about, progress), read_archive(loads, witness_of(folder)), when
            )
            if any(
                name.startswith("data/") and _sha256(data_folder(data) / name[5:]) != digest
                for name, digest in about["files"].items()
            ):
                progress(OTHER_DATA)
            built, digest = snapshot_of(Writing(folder, data, archive, progress), archive)
            before = _before(folder, when)
            replace_archive(folder, unpacked, Plan(built.name, digest, before.name))
        path = current_snapshot(folder)
    assert path is not None
    return Restored(path, len(archive.inventory.loads), before if before.exists() else None)


def _after(archive: Archive, there: Archive, when: str) -> Archive:
    """An unpacked archive, told that it was restored, and which numbers were given there.

    So no number is given twice, and a server that showed more knows why it is gone.
    """
    line = {"entry": "restored", "last": there.next_number - 1, "when": when}
    write_inventory(archive.folder, archive.inventory.begun.with_(line))
    return read_archive(archive.folder)


def _files_of(archive: Archive) -> list[str]:
    names = [kept.name for kept in archive.inventory.loads.values()]
    files = [f"{name}{end}" for name in names for end in (".json", ".parquet")]
    return files + ([FILE] if archive.inventory.lines else [])


def _before(folder: Path, when: str) -> Path:
    """A folder that is not there yet, for what a restored backup takes the place of."""
    name = f"{_BEFORE}-{datetime.fromisoformat(when):%Y%m%d-%H%M%S}"
    before, ordinal = folder / name, 1
    while before.exists():
        ordinal += 1
        before = folder / f"{name}-{ordinal}"
    return before


def _prove(unpacked: Path, about: dict[str, Any], progress: Progress) -> Archive:
    """Verify an unpacked backup: files, inventory, rows of a build."""
    for name, digest in about["files"].items():
        if _sha256(unpacked / name) != digest:
            raise StoreError(Message("Bản sao lưu hỏng: {name} không như lúc sao lưu", name=name))
    (unpacked / "loads").mkdir(exist_ok=True)
    archive = read_archive(unpacked / "loads")
    if archive.problems:
        raise InputProblems(archive.problems)
    if len(archive.inventory.loads) != about["loads"]:
        raise _no_backup("loads")
    if about["program"] != digest_of({}):
        progress(OTHER_PROGRAM)
        return archive
    if (
        _contents(unpacked / "anew.duckdb", read_files(unpacked / "data"), archive)
        != about["contents"]
    ):
        raise StoreError(Message("Bản dựng từ bản sao lưu không có đúng các dòng của bản gốc"))
    return archive


def _contents(path: Path, files: dict[str, bytes], archive: Archive) -> str:
    write_snapshot(path, check_files(files, archive), "")
    with connect_read_only(path) as connection:
        contents = contents_of(connection)
    path.unlink()
    return contents


@contextmanager
def _unpacked(file: Path, folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """A backup's files in a folder of their own within the store, and what backup.json says."""
    unpacked = beside_of(folder / "restore")
    unpacked.mkdir()
    try:
        with _trouble(file):
            about = _unpack(file, unpacked)
        yield unpacked, about
    finally:
        shutil.rmtree(unpacked, ignore_errors=True)


def _unpack(file: Path, unpacked: Path) -> dict[str, Any]:
    with zipfile.ZipFile(file) as archived:
        about: dict[str, Any] = json.loads(archived.read(_ABOUT))
        facts = {"files": dict, "loads": int, "program": str, "contents": str}
        if not all(isinstance(about[key], kind) for key, kind in facts.items()):
            raise _no_backup(_ABOUT)
        for name, digest in about["files"].items():
            if not _is_plain(name) or not isinstance(digest, str):
                raise _no_backup(name)
            archived.extract(name, unpacked)
    return about


def _is_plain(name: str) -> bool:
    """Whether a name in a ZIP stays within the folders of a backup."""
    parts = PurePosixPath(name).parts
    folder = parts[:1] == ("loads",) and len(parts) == 2
    data = parts[:1] == ("data",) and len(parts) == 3 and parts[1] in ("catalogue", "published")
    return (folder or data) and ".." not in parts and "\\" not in name


@contextmanager
def _trouble(file: Path) -> Iterator[None]:
    """What cannot be read or written of a backup's file, in words."""
    try:
        yield
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError) as error:
        raise _no_backup(repr(error)) from error
    except (OSError, EOFError, NotImplementedError, RuntimeError, duckdb.Error) as error:
        raise StoreError(
            Message("Không dùng được tệp {file}: {error}", file=file, error=error)
        ) from error


def _no_backup(why: str) -> StoreError:
    return StoreError(Message("Tệp này không phải bản sao lưu còn nguyên ({why})", why=why))


def _sha256(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None
