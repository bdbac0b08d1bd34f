"""What serves: a good snapshot to read, whatever state the store is in, and what is wrong with it.

Reading writes nothing, waits for nobody and builds no file: it looks.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from analytics.errors import DashboardError, StoreError, StoreMissing
from analytics.store.archive import read_archive
from analytics.store.folders import archive_folder, data_folder, store_folder
from analytics.store.inputs import check_files, inputs_digest, read_files, read_inputs
from analytics.store.inventory import Inventory
from analytics.store.lock import Progress, silent
from analytics.store.publication import build
from analytics.store.reader import Reader, open_reader
from analytics.store.snapshots import (
    current_snapshot,
    is_good,
    kept_lines,
    serves,
    snapshots,
)
from analytics.store.tables import built_in_memory
from analytics.texts import Message

KEPT = Message(
    "Chưa cập nhật được kho số liệu; dùng bản đã dựng trước đó, có thể chưa gồm số liệu mới nhất."
)
STALE = Message(
    "Tệp đầu vào hoặc chương trình đã đổi sau bản dựng đang dùng; số liệu mới chưa có trên trang."
    " Chạy “make store” để dựng lại."
)
UNBUILT = Message(
    "Kho số liệu chưa có bản dựng nào dùng được; trang đang dùng bản dựng tạm trong bộ nhớ. Chạy"
    " “make store” để dựng."
)


@dataclass(frozen=True)
class Serving:
    """The snapshot to read (None: there is no good one) and why it is not one of today's inputs."""

    path: Path | None
    trouble: DashboardError | None = None


def look(
    root: Path | None = None, *, data: Path | None = None, witness: Sequence[str] = ()
) -> Serving:
    """Find the snapshot of the inputs as they are now, else the one before, and what is wrong.

    Args:
        root: the store folder.
        data: the folder of catalogue/ and published/.
        witness: the lines of the inventory that the caller's own snapshot was built from, for a
            store whose snapshots are gone.
    """
    folder = store_folder(root)
    path = current_snapshot(folder)
    try:
        lines = kept_lines(path) if path is not None else tuple(witness)
        archive = read_archive(archive_folder(root), max(lines, tuple(witness), key=len))
        files = read_files(data)
        digest = inputs_digest(files, archive)
        fitting = [path for path in snapshots(folder) if serves(path, digest) and is_good(path)]
        if fitting and not archive.problems:
            return Serving(fitting[0])
        check_files(files, archive)
        return Serving(path, StoreMissing(UNBUILT) if path is None else StoreError(STALE))
    except DashboardError as error:
        return Serving(path, error)
    except OSError as error:
        unreadable = Message(
            "Không đọc được kho số liệu {folder}: {error}", folder=folder, error=error
        )
        return Serving(path, StoreError(unreadable))


def signature(root: Path | None = None, data: Path | None = None) -> tuple[object, ...]:
    """What ``look`` depends on, read in a third of a millisecond."""
    store, inputs = store_folder(root), data_folder(data)
    folders = (store, archive_folder(root), inputs / "catalogue", inputs / "published")
    return tuple(_listed(folder) for folder in folders)


def in_memory(root: Path | None = None, *, data: Path | None = None) -> Reader:
    """The inputs as they are now, built in memory; raises InputProblems."""
    return built_in_memory(read_inputs(data, archive_folder(root)))


def open_store(
    root: Path | None = None, progress: Progress = silent, *, data: Path | None = None
) -> Reader:
    """A reader of the inputs as they are now, for a command: built first where that is needed.

    Where the store cannot be written it is built in memory. Raises InputProblems, StoreError.
    """
    try:
        return open_reader(ensure(root, progress, data=data))
    except StoreError:
        return in_memory(root, data=data)


def ensure(
    root: Path | None = None,
    progress: Progress = silent,
    *,
    data: Path | None = None,
    patience: float | None = None,
) -> Path:
    """Return a good snapshot of the inputs as they are now; builds it when there is none.

    Where it cannot be built (store not writable, disk full, another writer that does not finish
    within ``patience`` seconds), the good snapshot that is there, and ``progress`` says so.

    Raises InputProblems when the inputs cannot be built (``current`` may still have a snapshot),
    StoreError when nothing can be written and no good snapshot is left to read.
    """
    serving = look(root, data=data)
    if serving.path is not None and serving.trouble is None:
        return serving.path
    try:
        return build(root, data=data, progress=progress, patience=patience)
    except StoreError:
        path = current(root)
        if path is None:
            raise
        progress(KEPT)
        return path


def current(root: Path | None = None) -> Path | None:
    """Return the snapshot that was last put to use, or None when there is no good one."""
    return current_snapshot(store_folder(root))


def inventory_of(reader: Reader) -> Inventory:
    """The inventory that a snapshot was built from."""

    def made() -> Inventory:
        rows = reader.rows("select line from inventory order by place")
        return Inventory(tuple(str(row["line"]) for row in rows))

    return reader.once(("inventory",), made)


def _listed(folder: Path) -> tuple[object, ...]:
    """Name, size and time of every file in a folder, or why it cannot be listed."""
    try:
        with os.scandir(folder) as entries:
            files = [(entry.name, entry.stat()) for entry in entries]
    except OSError as error:
        return (error.errno,)
    return tuple(
        (name, stat.st_size, stat.st_mtime_ns, stat.st_ino, stat.st_mode)
        for name, stat in sorted(files)
        if not name.startswith(".") and name != "lock"
    )
