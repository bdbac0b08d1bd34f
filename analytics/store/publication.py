"""Building a snapshot beside the others and putting it to use; and going back to the one before."""

import os
import shutil
import time
import uuid
from collections.abc import Mapping
from pathlib import Path

import duckdb

from analytics.errors import StoreError, StoreMissing
from analytics.store.digest import digest_of
from analytics.store.files import sync
from analytics.store.folders import archive_folder, store_folder
from analytics.store.inputs import Inputs, check_files, read_files
from analytics.store.lock import Progress, silent, writer_lock
from analytics.store.reader import SETTINGS
from analytics.store.snapshots import (
    current_snapshot,
    is_good,
    previous_snapshot,
    prune,
    put_to_use,
    serves,
    snapshot_name,
    snapshots,
)
from analytics.store.tables import build_tables
from analytics.texts import Bilingual

BUILDING = Bilingual(
    "Đang dựng kho số liệu từ các tệp đầu vào.", "Building the data store from the input files."
)


def build(
    root: Path | None = None,
    *,
    data: Path | None = None,
    archive: Path | None = None,
    progress: Progress = silent,
) -> Path:
    """Build the inputs as they are now, put the snapshot to use, and return its path.

    A good snapshot of the same inputs is used again, not rebuilt. Ends a rollback. A build that
    fails leaves CURRENT as it was. ``archive`` is the folder of accepted loads when it is not the
    store's own. Raises InputProblems, StoreBusy, StoreReadOnly.
    """
    folder = store_folder(root)
    with writer_lock(folder, progress):
        return build_locked(folder, data, archive or archive_folder(folder), progress)


def build_locked(folder: Path, data: Path | None, archive: Path, progress: Progress) -> Path:
    """Do the work of ``build`` for a caller that holds the lock."""
    _clear(folder)  # what a killed build left: we hold the lock, so nobody is building
    files = read_files(data, archive)
    digest = digest_of(files)
    same = [path for path in snapshots(folder) if serves(path, digest) and is_good(path)]
    path = same[0] if same else _build_beside(folder, digest, files, archive, progress)
    put_to_use(path)
    prune(folder, time.time())
    return path


def _build_beside(
    folder: Path, digest: str, files: Mapping[str, bytes], archive: Path, progress: Progress
) -> Path:
    progress(BUILDING)
    inputs = check_files(files, archive)
    beside = folder / f".building-{os.getpid()}-{uuid.uuid4().hex}.duckdb"
    try:
        write_snapshot(beside, inputs, digest)
        return publish(beside, digest)
    except duckdb.IOException as error:  # a full disk
        raise StoreError(
            Bilingual(
                f"Không dựng được kho số liệu trong {folder}: {error}",
                f"The data store in {folder} could not be built: {error}",
            )
        ) from error
    finally:
        _clear(folder)


def _clear(folder: Path) -> None:
    """Remove unfinished databases, their write-ahead logs and folders of spilled rows."""
    for leftover in folder.glob(".building-*"):
        if leftover.is_dir():
            shutil.rmtree(leftover)
        else:
            leftover.unlink(missing_ok=True)


def write_snapshot(path: Path, inputs: Inputs, digest: str) -> None:
    """Write a new database file with every table, and the one-row table ``snapshot``."""
    with duckdb.connect(str(path), config=SETTINGS) as connection:
        build_tables(connection, inputs)
        connection.execute(
            "create table snapshot as select ? as digest, ? as duckdb_version",
            [digest, duckdb.__version__],
        )
        connection.execute("checkpoint")


def publish(built: Path, digest: str) -> Path:
    """Give a finished database its name in its folder; a file that exists is never replaced.

    A process may have the existing file open, and would go on serving its old rows under the
    same path. The caller holds the lock.
    """
    ordinal = 1
    while (target := built.with_name(snapshot_name(digest, ordinal))).exists():
        ordinal += 1
    sync(built)
    built.rename(target)
    sync(target.parent)
    return target


def rollback(root: Path | None = None, *, progress: Progress = silent) -> tuple[str | None, str]:
    """Put the snapshot before the current one to use; return the names (left, now in use).

    The choice is pinned: ``ensure`` keeps to it, although the inputs say otherwise, until the
    next ``build``. Raises StoreMissing when no earlier good snapshot is left.
    """
    folder = store_folder(root)
    with writer_lock(folder, progress):
        current = current_snapshot(folder)
        previous = previous_snapshot(folder)
        if previous is None:
            raise StoreMissing(
                Bilingual(
                    f"Không còn bản dựng nào trước bản đang dùng trong {folder}",
                    f"There is no build before the one in use in {folder}",
                )
            )
        put_to_use(previous, pinned=True)
    return (current.name if current else None), previous.name
