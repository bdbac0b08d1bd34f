"""Building a snapshot beside the others and putting it to use; loads and decisions going in.

Whatever changes the archive goes through ``commit``: the snapshot with the change is built first,
then the inventory's new lines are written, which is the moment that counts, then the snapshot takes
its name. A process that is killed in between leaves the archive as before, or a change whose
snapshot the next build makes.
"""

import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from analytics.errors import InputProblems, StoreBusy, StoreError
from analytics.store.archive import Archive, end_writing, read_archive
from analytics.store.archive_swap import finish_replacing
from analytics.store.files import plain_place, set_aside, sync
from analytics.store.folders import archive_folder, store_folder
from analytics.store.inputs import Inputs, check_files, inputs_digest, read_files
from analytics.store.inventory import read_inventory, write_inventory
from analytics.store.lock import Progress, silent, writer_lock
from analytics.store.snapshots import (
    contents_of,
    is_good,
    make_room,
    prune,
    publish,
    put_to_use,
    serves,
    snapshot_name,
    snapshots,
    sweep,
    witness_of,
)
from analytics.store.tables import build_tables, settings_for
from analytics.texts import Message

BUILDING = Message("Đang dựng kho số liệu từ các tệp đầu vào.")
UNPINNED = Message(
    "Lần quay về trước khi có sổ kho hết hiệu lực từ bản dựng này; còn cần thì chạy lại rollback."
)
NOT_ALONE = Message(
    "Tiến trình khác vừa ghi kho dù kho đang khóa (tệp khóa bị xóa?); chưa ghi gì, hãy làm lại."
)


@dataclass(frozen=True)
class Writing:
    """A store whose lock is held and whose archive was verified."""

    folder: Path
    data: Path | None
    archive: Archive
    progress: Progress

    @property
    def loads(self) -> Path:
        """The folder of the archive."""
        return self.archive.folder


@contextmanager
def writing(
    root: Path | None = None,
    data: Path | None = None,
    progress: Progress = silent,
    *,
    patience: float | None = None,
    whole: bool = True,
) -> Iterator[Writing]:
    """Hold the lock, clear what killed writers left, and verify the archive before it is changed.

    Args:
        root: the store folder.
        data: the folder of catalogue/ and published/.
        progress: is told what is done.
        patience: seconds to wait for another writer; None: as long as lock.PATIENCE.
        whole: whether an archive with something missing or changed is refused (InputProblems).

    Raises StoreBusy, StoreReadOnly, and StoreError for whatever the system refuses meanwhile.
    """
    folder = store_folder(root)
    loads = archive_folder(root)
    with writer_lock(folder, progress, patience):
        finish_replacing(folder)
        sweep(folder, loads)
        archive = read_archive(loads, witness_of(folder))
        if whole and archive.problems:
            raise InputProblems(archive.problems)
        if not archive.adopted or not archive.problems:
            end_writing(loads, archive.inventory)
        if archive.adopted and archive.inventory.lines and not archive.problems:
            adopt(archive, progress)
        yield Writing(folder, data, archive, progress)


def adopt(archive: Archive, progress: Progress) -> None:
    """Write the first inventory of an archive; what it cannot name is kept aside, and said.

    Rows without a manifest were no load before inventories were kept.
    """
    for name in archive.strangers:
        set_aside(archive.folder / name)
        progress(
            Message(
                "Tệp loads/{name} không có bản kê: được giữ lại bên cạnh (….damaged), không tính.",
                name=name,
            )
        )
    write_inventory(archive.folder, archive.inventory)
    loads = len(archive.loads)
    progress(Message("Kho này chưa có sổ kho: đã lập sổ cho {n} lần nạp đang có.", n=loads))
    pinned = archive.folder.parent / "PINNED"
    if pinned.exists():
        pinned.unlink()
        progress(UNPINNED)
    gaps = sorted({*range(1, archive.inventory.last_number)} - {*archive.loads})
    if gaps:
        progress(
            Message(
                "Trong kho không có lần nạp số {numbers}. Nếu từng nạp, khôi phục từ bản sao lưu"
                " hoặc nạp lại.",
                numbers=", ".join(map(str, gaps)),
            )
        )


def build(
    root: Path | None = None,
    *,
    data: Path | None = None,
    progress: Progress = silent,
    patience: float | None = None,
) -> Path:
    """Build the inputs as they are now, put the snapshot to use, and return its path.

    A good snapshot of the same inputs is used again, not rebuilt. A build that fails leaves
    CURRENT as it was. Raises InputProblems, StoreBusy, StoreReadOnly, StoreError.
    """
    with writing(root, data, progress, patience=patience) as store:
        return _use(store, *snapshot_of(store, store.archive))


def commit(store: Writing, entries: Sequence[Mapping[str, Any]]) -> Path:
    """Add lines to the inventory and put a snapshot with what they say to use; all or nothing.

    The files that the lines name lie in the archive already. Raises as ``build``, and nothing has
    then been changed.
    """
    _alone(store)
    inventory = store.archive.inventory.begun.with_(*entries)
    archive = read_archive(store.loads, inventory=inventory)
    path, digest = snapshot_of(store, archive)
    try:
        _alone(store)
        write_inventory(store.loads, inventory)
        end_writing(store.loads, inventory)
        return _use(store, path, digest)
    except OSError as error:
        if read_inventory(store.loads) != inventory:
            raise
        # It counts already, and readers find its snapshot by what it was built from.
        store.progress(
            Message(
                "Đã ghi vào kho, nhưng chưa ghi được tên bản dựng đang dùng: {error}", error=error
            )
        )
        return store.folder / snapshot_name(digest)
    finally:
        sweep(store.folder)


def _alone(store: Writing) -> None:
    """Raise StoreBusy where somebody wrote despite the lock: what they wrote would be lost."""
    inventory = read_inventory(store.loads)
    if inventory is None and (store.archive.adopted or not store.archive.inventory.lines):
        return
    if inventory != store.archive.inventory:
        raise StoreBusy(NOT_ALONE)


def snapshot_of(store: Writing, archive: Archive) -> tuple[Path, str]:
    """A good snapshot of the input files and an archive, and their digest.

    It is one that is there, or a new one that has no name yet. The caller holds the lock.
    """
    files = read_files(store.data)
    digest = inputs_digest(files, archive)
    for path in snapshots(store.folder):
        if serves(path, digest) and is_good(path):
            return path, digest
    store.progress(BUILDING)
    inputs = check_files(files, archive)
    make_room(store.folder)
    beside = store.folder / f".building-{uuid.uuid4().hex}.duckdb"
    try:
        write_snapshot(beside, inputs, digest)
        sync(beside)  # what the disk has no room for is known before anything counts
    except BaseException as error:
        sweep(store.folder)
        if isinstance(error, duckdb.Error):  # a full disk, too little memory
            raise StoreError(
                Message(
                    "Không dựng được kho số liệu trong {folder}: {error}",
                    folder=store.folder,
                    error=error,
                )
            ) from error
        raise
    return beside, digest


def _use(store: Writing, path: Path, digest: str) -> Path:
    """Put a snapshot to use, which takes its name where it has none yet."""
    if serves(path, digest):
        put_to_use(path)
    else:
        path = publish(path, digest)
    prune(store.folder, time.time())
    return path


def write_snapshot(path: Path, inputs: Inputs, digest: str) -> str:
    """Write a new database file with every table and the one-row table ``snapshot``.

    Returns the sum of what it holds.
    """
    settings = settings_for(inputs)
    with plain_place(path) as place, duckdb.connect(str(place), config=settings) as connection:
        build_tables(connection, inputs)
        contents = contents_of(connection)
        connection.execute(
            "create table snapshot as select ? as digest, ? as duckdb_version, ? as contents",
            [digest, duckdb.__version__, contents],
        )
        connection.execute("checkpoint")
    return contents
