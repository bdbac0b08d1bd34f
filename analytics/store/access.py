"""A good snapshot to read, whatever state the store is in."""

import hashlib
import os
import stat
import tempfile
from pathlib import Path

from analytics.errors import StoreError, StoreReadOnly
from analytics.store.digest import digest_of
from analytics.store.folders import archive_folder, store_folder
from analytics.store.inputs import read_files
from analytics.store.lock import Progress, silent, writer_lock
from analytics.store.publication import build_locked
from analytics.store.reader import Reader, open_reader
from analytics.store.snapshots import current_snapshot, pinned_snapshot, serves
from analytics.texts import Bilingual

KEPT = Bilingual(
    "Chưa cập nhật được kho số liệu; dùng bản đã dựng trước đó, có thể chưa gồm số liệu mới nhất.",
    "The data store could not be updated; the build before is used; newest data may be missing.",
)
PRIVATE = Bilingual(
    "Không ghi được kho số liệu; dựng tạm vào thư mục riêng của người dùng này.",
    "The data store cannot be written; built for now in a folder of this user's own.",
)


def current(root: Path | None = None) -> Path | None:
    """Return the snapshot in use, or None when there is no good one; builds nothing.

    When the store cannot be written and holds none, this is the one ``ensure`` built aside.
    """
    folder = store_folder(root)
    found = current_snapshot(folder)
    aside = _private_path(folder)
    if found is None and _is_private(aside) and not _writable(folder):
        return current_snapshot(aside)
    return found


def open_current(root: Path | None = None) -> Reader:
    """Open the snapshot in use, built first when there is none."""
    return open_reader(current(root) or ensure(root))


def ensure(
    root: Path | None = None, progress: Progress = silent, *, data: Path | None = None
) -> Path:
    """Return a good snapshot of the inputs as they are now; builds it when there is none.

    - current, good and of these inputs, or pinned by a rollback: returned at once;
    - missing, damaged or of other inputs: built under the lock. A process that finds another one
      building waits, says so through ``progress``, and uses what that one built;
    - store not writable, disk full, or the other builder does not finish: the good snapshot it
      holds, whatever its age, and ``progress`` says so;
    - store not writable and empty: built into a private temporary folder of this user (mode 0700).

    Raises InputProblems when the inputs cannot be built (``current`` may still have a snapshot),
    StoreError when nothing can be written and no good snapshot is left to read.
    """
    folder = store_folder(root)
    try:
        return _ensure(folder, data, archive_folder(folder), progress)
    except StoreError as error:
        found = current_snapshot(folder)
        if found is not None:
            progress(KEPT)
            return found
        if not isinstance(error, StoreReadOnly):
            raise
    progress(PRIVATE)
    return _ensure(_private_folder(folder), data, archive_folder(folder), progress)


def _ensure(folder: Path, data: Path | None, archive: Path, progress: Progress) -> Path:
    found = _up_to_date(folder, data, archive)
    if found is not None:
        return found
    with writer_lock(folder, progress):
        found = _up_to_date(folder, data, archive)  # another process may just have built it
        return found or build_locked(folder, data, archive, progress)


def _up_to_date(folder: Path, data: Path | None, archive: Path) -> Path | None:
    found = current_snapshot(folder)
    if found is None:
        return None
    if pinned_snapshot(folder) or serves(found, digest_of(read_files(data, archive))):
        return found
    return None


def _writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return os.access(folder, os.W_OK | os.X_OK)
    except OSError:
        return False


def _private_path(folder: Path) -> Path:
    """One folder per user and store, so that a second process finds what the first one built."""
    mark = hashlib.sha256(str(folder).encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"dashboard-store-{os.getuid()}-{mark}"


def _is_private(folder: Path) -> bool:
    """Whether a folder is a real one, of this user, that nobody else can enter."""
    try:
        state = folder.lstat()
    except OSError:
        return False
    ours = stat.S_ISDIR(state.st_mode) and state.st_uid == os.getuid()
    return ours and stat.S_IMODE(state.st_mode) & 0o077 == 0


def _private_folder(folder: Path) -> Path:
    aside = _private_path(folder)
    aside.mkdir(mode=0o700, exist_ok=True)
    if not _is_private(aside):
        raise StoreReadOnly(
            Bilingual(
                f"Thư mục tạm {aside} không phải của riêng người dùng này",
                f"The temporary folder {aside} is not this user's alone",
            )
        )
    return aside
