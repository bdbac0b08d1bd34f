"""One writer at a time."""

import errno
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from analytics.errors import StoreBusy, StoreError, StoreReadOnly
from analytics.texts import Bilingual

# Is told what is being done.
Progress = Callable[[Bilingual], object]

WAITING = Bilingual(
    "Một tiến trình khác đang ghi kho số liệu; đang chờ tiến trình đó xong.",
    "Another process is writing the data store; waiting until it is done.",
)
PATIENCE = 600.0  # seconds; a build takes under a second, half a minute with 10 million dossiers
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


def silent(_: Bilingual) -> None:
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
            Bilingual(
                f"Không ghi được vào thư mục kho số liệu {folder}: {error}",
                f"The folder of the data store, {folder}, cannot be written: {error}",
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
                Bilingual(
                    "Một tiến trình khác đang ghi kho số liệu:"
                    f" đã chờ {limit:.0f} giây mà khóa {lock.lock_file} chưa được trả",
                    "Another process is writing the data store:"
                    f" lock {lock.lock_file} was still held after {limit:.0f} seconds",
                )
            ) from error
    except OSError as error:
        raise StoreReadOnly(
            Bilingual(
                f"Không khóa được kho số liệu {folder}: {error}",
                f"The data store {folder} could not be locked: {error}",
            )
        ) from error
    try:
        yield
    except (OSError, duckdb.Error) as error:  # a full disk, a folder closed to us meanwhile
        forbidden = isinstance(error, OSError) and error.errno in _FORBIDDEN
        kind = StoreReadOnly if forbidden else StoreError
        raise kind(
            Bilingual(
                f"Không ghi được kho số liệu {folder}: {error}",
                f"The data store {folder} could not be written: {error}",
            )
        ) from error
    finally:
        lock.release()
