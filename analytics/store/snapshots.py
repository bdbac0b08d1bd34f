"""The files of built snapshots: which is in use, what they hold, which may go.

A store folder holds dashboard-<first 16 digits of the digest>.duckdb (a second build of the same
digest, after the first was damaged, ends in -2) and CURRENT (one line: the name of the one that was
last put to use). A snapshot's modification time is when that was.
"""

import hashlib
import os
import re
import shutil
from functools import lru_cache
from pathlib import Path

import duckdb

from analytics.store.files import is_beside, sync, write_whole
from analytics.store.reader import connect_read_only

_NAME = re.compile(r"dashboard-([0-9a-f]{16})(?:-[0-9]+)?\.duckdb")
_KEPT = 3
_KEPT_SECONDS = 24 * 60 * 60
# A build writes a database and, beside it, what does not fit into memory.
_ROOM = 2
_COLUMNS = """
select table_name, column_name, data_type from duckdb_columns()
where not internal and table_name <> 'snapshot' order by table_name, column_index
"""


def snapshot_name(digest: str, ordinal: int = 1) -> str:
    """Return the file name of the ``ordinal``-th snapshot built for a digest."""
    return f"dashboard-{digest[:16]}{f'-{ordinal}' if ordinal > 1 else ''}.duckdb"


def serves(path: Path, digest: str) -> bool:
    """Return whether a snapshot's name says that it was built for a digest."""
    match = _NAME.fullmatch(path.name)
    return match is not None and match[1] == digest[:16]


def current_snapshot(folder: Path) -> Path | None:
    """Return the snapshot CURRENT names; where it names no good one, the newest that is good."""
    named = _named(folder)
    return named or next((path for path in snapshots(folder) if is_good(path)), None)


def publish(built: Path, digest: str) -> Path:
    """Give a finished database its name in its folder and put it to use; the caller holds the lock.

    A file that exists is never replaced: a process may have it open, and would go on serving its
    old rows under the same path. CURRENT names the new one before it is there, so that it is in use
    from the moment it appears: nobody who has seen it sees an earlier one again.
    """
    ordinal = 1
    while (target := built.with_name(snapshot_name(digest, ordinal))).exists():
        ordinal += 1
    try:
        _name(target)
    finally:  # readers find it by what it was built from, too
        built.rename(target)
        sync(target.parent)
    return target


def put_to_use(path: Path) -> None:
    """Point CURRENT at a snapshot that is there."""
    _name(path)
    os.utime(path)


def _name(path: Path) -> None:
    write_whole(path.with_name("CURRENT"), f"{path.name}\n".encode())


def snapshots(folder: Path) -> list[Path]:
    """Return all snapshot files of a folder, the last put to use first."""
    times = {}
    for path in folder.glob("dashboard-*.duckdb"):
        try:
            if _NAME.fullmatch(path.name):
                times[path] = (path.stat().st_mtime_ns, path.name)
        except OSError:  # pruned meanwhile
            continue
    return sorted(times, key=times.__getitem__, reverse=True)


def witness_of(folder: Path) -> tuple[str, ...]:
    """The lines of the archive's inventory that the snapshot in use was built from."""
    path = current_snapshot(folder)
    return kept_lines(path) if path is not None else ()


def kept_lines(path: Path) -> tuple[str, ...]:
    """The lines of the inventory that a good snapshot keeps; () where it is older than they."""
    try:
        return _verified(path)
    except (OSError, _NotWhole, duckdb.Error):
        return ()


def make_room(folder: Path) -> None:
    """Before a build: delete the oldest snapshots while there is no room for another one."""
    current = current_snapshot(folder)
    if current is None:
        return
    for path in reversed(snapshots(folder)):
        if shutil.disk_usage(folder).free >= _ROOM * current.stat().st_size:
            return
        if path != current:
            path.unlink(missing_ok=True)


def prune(folder: Path, now: float) -> None:
    """Delete snapshots older than the last three and than one day; never the one in use.

    ``now`` is in seconds since 1970. Processes that still read a deleted file keep it.
    """
    current = current_snapshot(folder)
    for path in snapshots(folder)[_KEPT:]:
        if path != current and now - path.stat().st_mtime > _KEPT_SECONDS:
            path.unlink(missing_ok=True)


def sweep(*folders: Path) -> None:
    """Remove what killed writers left unfinished; the caller holds the lock, so nobody is writing.

    Unfinished databases with their logs and spilled rows, and files that were to take the place
    of others.
    """
    for folder in folders:
        for leftover in folder.glob(".*"):
            if not (leftover.name.startswith(".building-") or is_beside(leftover)):
                continue
            if leftover.is_dir() and not leftover.is_symlink():
                shutil.rmtree(leftover)
            else:
                leftover.unlink(missing_ok=True)


def contents_of(connection: duckdb.DuckDBPyConnection) -> str:
    """The sum of an open snapshot (sha256, 64 hex digits): equal for equal rows in equal order.

    Reads every block of every table, whose own sums DuckDB checks; duckdb.Error for a damaged one.
    It asks the file which tables it has: one that an earlier version built is verified too.
    """
    columns = connection.execute(_COLUMNS).fetchall()
    sums = " union all ".join(
        f"select '{table}' as name, count(*), bit_xor(hash(place, whole))"
        f" from (select rowid as place, {table} as whole from {table})"
        for table in dict.fromkeys(name for name, *_ in columns)
    )
    rows = connection.execute(f"{sums} order by name").fetchall()
    return hashlib.sha256(repr((columns, rows)).encode()).hexdigest()


def is_good(path: Path) -> bool:
    """Return whether a file is a whole snapshot, with the rows that were built."""
    try:
        _verified(path)
    except (OSError, _NotWhole, duckdb.Error):
        return False
    return True


class _NotWhole(Exception):
    """A database that opens and is not what was built."""


def _verified(path: Path) -> tuple[str, ...]:
    """The inventory's lines in a snapshot that was read once as long as it looks the same.

    Raises what is wrong with it, which may pass.
    """
    logged = path.with_name(f"{path.name}.wal").exists()  # somebody wrote into it
    stat = path.stat()
    if logged or not stat.st_size:
        raise _NotWhole
    return _read_whole(str(path), stat.st_size, stat.st_mtime_ns, stat.st_ino)


@lru_cache(maxsize=16)
def _read_whole(path: str, *_stat: int) -> tuple[str, ...]:
    with connect_read_only(Path(path)) as connection:
        row = connection.execute("select digest, contents from snapshot").fetchone()
        if row is None or contents_of(connection) != row[1] or not serves(Path(path), str(row[0])):
            raise _NotWhole
        try:
            rows = connection.execute("select line from inventory order by place").fetchall()
        except duckdb.CatalogException:  # built before there were inventories
            return ()
    return tuple(str(line) for (line,) in rows)


def _named(folder: Path) -> Path | None:
    try:
        name = (folder / "CURRENT").read_bytes().decode("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    if not _NAME.fullmatch(name):  # garbage, or a path that leads out of the folder
        return None
    path = folder / name
    return path if is_good(path) else None
