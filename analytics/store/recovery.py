"""An archive that lost something: what a snapshot still has of it is written again, and said so.

Every snapshot keeps the inventory it was built from, the manifests, and the rows of the loads that
counted. What no snapshot has comes from a backup, or is given up by a recorded decision.
"""

import hashlib
import shutil
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from analytics.errors import InputProblems, StoreMissing
from analytics.store.acceptance import write_rows
from analytics.store.archive import Archive, read_archive
from analytics.store.files import set_aside, spare_name, write_whole
from analytics.store.inventory import (
    FILE,
    BrokenChain,
    Inventory,
    Kept,
    read_inventory,
    readable_lines,
    write_inventory,
)
from analytics.store.loads import TABLES
from analytics.store.lock import Progress, silent
from analytics.store.publication import Writing, adopt, commit, writing
from analytics.store.reader import SETTINGS, connect_read_only
from analytics.store.snapshots import is_good, kept_lines, snapshots
from analytics.texts import Message


def recover(
    root: Path | None = None,
    *,
    who: str,
    when: str,
    why: str = "",
    data: Path | None = None,
    progress: Progress = silent,
) -> tuple[tuple[int, ...], Path]:
    """Write what is missing or changed in the archive again, from the snapshots that are left.

    A manifest comes back byte by byte, proved by the inventory. Rows come back as a file of their
    own, which the inventory records with who and when; a file that was changed is kept beside it.

    Returns:
        The numbers of the loads whose rows were written again, and the snapshot with them.

    Raises:
        InputProblems: for what no snapshot has; the rest is written and recorded all the same.
        StoreBusy, StoreReadOnly: as ``build``.
    """
    datetime.fromisoformat(when)
    with writing(root, data, progress, whole=False) as store:
        good = [path for path in snapshots(store.folder) if is_good(path)]
        witness = max((kept_lines(path) for path in good), key=len, default=())
        archive = _with_inventory(store, witness)
        lines, numbers = [], []
        for kept in archive.inventory.loads.values():
            _write_manifest(store.loads, kept, good)
            rows = _write_rows(store.loads, kept, good)
            if rows is not None:
                facts = {"number": kept.number, "rows": rows, "who": who, "when": when, "why": why}
                lines.append({"entry": "recovered", **facts})
                numbers.append(kept.number)
        return tuple(numbers), _record(store, lines)


def give_up(
    number: int,
    root: Path | None = None,
    *,
    who: str,
    when: str,
    why: str,
    data: Path | None = None,
    progress: Progress = silent,
) -> Path:
    """Record that a load's files are lost for good: it does not count, its number stays taken.

    Raises StoreMissing for a number that no load has, or whose files are all there; InputProblems
    for what else is wrong, and the decision is recorded all the same.
    """
    datetime.fromisoformat(when)
    with writing(root, data, progress, whole=False) as store:
        kept = store.archive.inventory.loads.get(number)
        if kept is None or not any(
            problem.file.startswith(f"loads/{kept.name}.") for problem in store.archive.problems
        ):
            said = Message("Không có lần nạp số {number} nào bị mất hoặc hỏng", number=number)
            raise StoreMissing(said)
        line = {"entry": "given_up", "number": number, "who": who, "when": when, "why": why}
        return _record(store, [line])


def _record(store: Writing, lines: Sequence[dict[str, Any]]) -> Path:
    """Write lines into the inventory and build; what is still wrong does not keep them out."""
    archive = read_archive(store.loads)
    inventory = archive.inventory.with_(*lines)
    left = read_archive(store.loads, inventory=inventory).problems
    if left:
        if not archive.adopted:
            write_inventory(store.loads, inventory)
        raise InputProblems(left)
    return commit(Writing(store.folder, store.data, archive, store.progress), lines)


def _with_inventory(store: Writing, witness: Sequence[str]) -> Archive:
    """The archive with an inventory that is whole again: the snapshots', or what is left of it.

    Where neither has a line it is one of the manifests that are there, as of an old archive. What
    lay there is kept beside.
    """
    path = store.loads / FILE
    inventory: Inventory | None = None
    lines: tuple[str, ...] = ()
    try:
        inventory = read_inventory(store.loads)
        lines = inventory.lines if inventory is not None else ()
    except BrokenChain:
        lines = readable_lines(store.loads)
    except OSError:
        if not witness:
            raise
    if lines and Inventory(lines).continues(witness):
        witness = lines
    if inventory is None or inventory.lines != tuple(witness):
        if lines:  # until it is replaced nothing else has them
            shutil.copyfile(path, spare_name(path))
        else:
            set_aside(path)
        if witness:
            write_inventory(store.loads, Inventory(tuple(witness)))
    archive = read_archive(store.loads, witness)
    if archive.adopted and archive.inventory.lines:
        adopt(archive, store.progress)
        archive = read_archive(store.loads)
    return archive


def _write_manifest(folder: Path, kept: Kept, good: Sequence[Path]) -> None:
    path = folder / f"{kept.name}.json"
    if _sha256(path) == kept.manifest:
        return
    for (content,) in _found(good, "select content from manifests where name = ?", kept.name):
        if hashlib.sha256(content.encode()).hexdigest() == kept.manifest:
            set_aside(path)
            write_whole(path, content.encode())
            return


def _write_rows(folder: Path, kept: Kept, good: Sequence[Path]) -> str | None:
    """Write the rows of a load that some snapshot has; the sha256 of the new file."""
    path = folder / f"{kept.name}.parquet"
    if _sha256(path) == kept.rows:
        return None
    for snapshot in good:
        query = "select load_id, kind, row_count from loads where name = ? and kind <> 'published'"
        for load_id, kind, row_count in _found([snapshot], query, kept.name):
            table = TABLES[kind]
            with connect_read_only(snapshot) as connection:
                columns = ", ".join(table.names)
                rows = connection.execute(
                    f"select {columns} from {table.name} where load_id = ? order by rowid",
                    [load_id],
                ).df()
            if len(rows) == row_count:
                set_aside(path)
                with duckdb.connect(":memory:", config=SETTINGS) as connection:
                    write_rows(path, rows, table, connection)
                return _sha256(path)
    return None


def _found(good: Sequence[Path], query: str, name: str) -> Iterator[tuple[Any, ...]]:
    for path in good:
        with connect_read_only(path) as connection:
            yield from connection.execute(query, [name]).fetchall()


def _sha256(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
