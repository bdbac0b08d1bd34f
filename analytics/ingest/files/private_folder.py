"""Where received files lie while they are read: a folder of the process that reads them.

Names of persons stand in them. The folder is its owner's, who holds a lock as long as it lives:
nobody else removes it before, and whoever starts next does when its owner was killed.
"""

import atexit
import os
import shutil
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from filelock import FileLock, Timeout

from analytics.store.folders import store_folder

FOLDER = ".uploads"
_LOCK = ".lock"
# This process's own folder in each store, with its lock.
_OWN: dict[Path, tuple[Path, FileLock]] = {}


def own() -> Path:
    """The folder of this process: made when it is first needed, removed when the process ends.

    Raises OSError where the store's folder cannot be written.
    """
    root = store_folder() / FOLDER
    folder, lock = _OWN.get(root, (None, None))
    if folder is not None and lock is not None and Path(lock.lock_file).exists():
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    root.chmod(0o700)
    begin()
    folder = root / f"{os.getpid()}-{token_hex(4)}"
    lock = FileLock(folder.with_suffix(_LOCK))
    lock.acquire(timeout=0)
    folder.mkdir(mode=0o700)
    _OWN[root] = folder, lock
    atexit.register(_end, folder, lock)
    return folder


def begin() -> None:
    """Remove what processes that were killed left behind; what a living one reads stays."""
    folder = store_folder() / FOLDER
    if folder.is_symlink():
        return
    with suppress(OSError):
        for path in folder.iterdir():
            if path.suffix != _LOCK:
                _remove(path)
        for path in folder.glob(f"*{_LOCK}"):
            _remove(path.with_suffix(""))


def _remove(path: Path) -> None:
    """Remove the folder of a process unless the process lives: its lock dies with it."""
    lock = FileLock(path.with_suffix(_LOCK))
    with suppress(OSError, Timeout), lock.acquire(timeout=0):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
        path.with_suffix(_LOCK).unlink(missing_ok=True)


def _end(folder: Path, lock: FileLock) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    with suppress(OSError):
        Path(lock.lock_file).unlink(missing_ok=True)
    lock.release()
