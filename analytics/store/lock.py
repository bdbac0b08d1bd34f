"""One writer at a time."""

import errno
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from analytics.errors import StoreBusy, StoreError, StoreReadOnly
from analytics.texts import Message, Words

# Is told what is being done.
Progress = Callable[[Words], object]

WAITING = Message("Một tiến trình khác đang ghi kho số liệu; đang chờ tiến trình đó xong.")
PATIENCE = 600.0  # seconds; a build takes under a second, half a minute with 10 million dossiers
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


def silent(_: Words) -> None:
    """Progress that nobody listens to."""


@contextmanager
def writer_lock(
    folder: Path, progress: Progress = silent, patience: float | None = None
) -> Iterator[None]:
    """Hold the store's lock; says so through ``progress`` when another process holds it.

    Raises StoreBusy after ``patience`` seconds (PATIENCE when None), StoreReadOnly when the folder
    cannot be written, StoreError when what is done under the lock cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise StoreReadOnly(
            Message(
                "Không ghi được vào thư mục kho số liệu {folder}: {error}",
                folder=folder,
                error=error,
            )
        ) from error
    lock = FileLock(folder / "lock")
    limit = PATIENCE if patience is None else patience
    try:
        lock.acquire(timeout=0)
    except Timeout:
        progress(WAITING)
        try:
            lock.acquire(timeout=limit)
        except Timeout as error:
            raise StoreBusy(
                Message(
                    "Một tiến trình khác đang ghi kho số liệu: đã chờ {n} giây mà khóa {file} chưa"
                    " được trả",
                    n=round(limit),
                    file=lock.lock_file,
                )
            ) from error
    except OSError as error:
        raise StoreReadOnly(
            Message("Không khóa được kho số liệu {folder}: {error}", folder=folder, error=error)
        ) from error
    try:
        yield
    except (OSError, duckdb.Error) as error:  # a full disk, a folder closed to us meanwhile
        forbidden = isinstance(error, OSError) and error.errno in _FORBIDDEN
        kind = StoreReadOnly if forbidden else StoreError
        raise kind(
            Message("Không ghi được kho số liệu {folder}: {error}", folder=folder, error=error)
        ) from error
    finally:
        lock.release()
