"""The files of built snapshots: which is in use, which are good, which may go.

A store folder holds dashboard-<first 16 digits of the digest>.duckdb (a second build of the same
digest, after the first was damaged, ends in -2), CURRENT (one line: the name of the one in use)
and, after a rollback, PINNED (the name that the rollback chose). A snapshot's modification time
is when it was last put to use.
"""

import os
import re
from functools import lru_cache
from pathlib import Path

import duckdb

from analytics.store.files import write_whole
from analytics.store.models import MODELS
from analytics.store.reader import connect_read_only

_NAME = re.compile(r"dashboard-([0-9a-f]{16})(?:-[0-9]+)?\.duckdb")
_KEPT = 3
_KEPT_SECONDS = 24 * 60 * 60


def snapshot_name(digest: str, ordinal: int = 1) -> str:
    """Return the file name of the ``ordinal``-th snapshot built for a digest."""
    return f"dashboard-{digest[:16]}{f'-{ordinal}' if ordinal > 1 else ''}.duckdb"


def serves(path: Path, digest: str) -> bool:
    """Return whether a snapshot's name says that it was built for a digest."""
    match = _NAME.fullmatch(path.name)
    return match is not None and match[1] == digest[:16]


def current_snapshot(folder: Path) -> Path | None:
    """Return the snapshot CURRENT names, when it names a good one of this folder."""
    return _named(folder, "CURRENT")


def pinned_snapshot(folder: Path) -> Path | None:
    """Return the snapshot a rollback chose, when it is good and still the current one."""
    pinned = _named(folder, "PINNED")
    return pinned if pinned is not None and pinned == current_snapshot(folder) else None


def put_to_use(path: Path, pinned: bool = False) -> None:
    """Point CURRENT at a snapshot; ``pinned`` also keeps ``ensure`` from building over it."""
    pin = path.with_name("PINNED")
    if pinned:
        write_whole(pin, f"{path.name}\n".encode())
    write_whole(path.with_name("CURRENT"), f"{path.name}\n".encode())
    if not pinned:
        os.utime(path)
        pin.unlink(missing_ok=True)


def snapshots(folder: Path) -> list[Path]:
    """Return all snapshot files of a folder, the last put to use first."""
    paths = [path for path in folder.glob("dashboard-*.duckdb") if _NAME.fullmatch(path.name)]
    return sorted(paths, key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)


def previous_snapshot(folder: Path) -> Path | None:
    """Return the newest good snapshot that was in use before the current one."""
    paths = snapshots(folder)
    current = current_snapshot(folder)
    if current in paths:
        paths = paths[paths.index(current) + 1 :]
    return next((path for path in paths if is_good(path)), None)


def prune(folder: Path, now: float) -> None:
    """Delete snapshots older than the last three and than one day; never the one in use.

    ``now`` is in seconds since 1970. Processes that still read a deleted file keep it.
    """
    current = current_snapshot(folder)
    for path in snapshots(folder)[_KEPT:]:
        if path != current and now - path.stat().st_mtime > _KEPT_SECONDS:
            path.unlink(missing_ok=True)


def is_good(path: Path) -> bool:
    """Return whether a file is a whole snapshot: every block of every table can be read."""
    try:
        stat = path.stat()
    except OSError:
        return False
    return _is_whole(str(path), stat.st_size, stat.st_mtime_ns)


@lru_cache(maxsize=16)
def _is_whole(path: str, size: int, changed: int) -> bool:
    try:
        with connect_read_only(Path(path)) as connection:
            row = connection.execute("select digest from snapshot").fetchone()
            for model in MODELS:  # hashing reads every block, and DuckDB checks each one's sum
                connection.execute(f"select bit_xor(hash(columns(*))) from {model.name}").fetchall()
    except duckdb.Error:
        return False
    return size > 0 and row is not None and serves(Path(path), str(row[0]))


def _named(folder: Path, pointer: str) -> Path | None:
    try:
        name = (folder / pointer).read_bytes().decode("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    if not _NAME.fullmatch(name):  # garbage, or a path that leads out of the folder
        return None
    path = folder / name
    return path if is_good(path) else None
