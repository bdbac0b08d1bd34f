"""Taking back: a load without rows that says whose earlier rows no longer count."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import duckdb

from analytics.errors import Overtaken, StoreChanged, UnknownName
from analytics.store.accept import write_load
from analytics.store.archive import begin_writing, end_writing
from analytics.store.csvfile import TextTable
from analytics.store.inventory import Inventory, read_inventory
from analytics.store.loads import DOSSIERS, TABLES, Load
from analytics.store.lock import Progress, silent
from analytics.store.publication import commit, writing
from analytics.store.reader import SETTINGS
from analytics.texts import Bilingual


def withdraw(
    slices: Sequence[tuple[str, ...]],
    *,
    kind: str = DOSSIERS,
    who: str,
    when: str,
    why: str,
    seen: Mapping[tuple[str, ...], str] | None = None,
    root: Path | None = None,
    data: Path | None = None,
    progress: Progress = silent,
) -> tuple[Load, Path]:
    """Take official rows of some slices back and publish a snapshot without them.

    ``slices`` are (period, unit) of dossiers, (document,) of kind "indicators". The archive keeps
    the rows; a later load of the same slice counts again. ``when`` is ISO date and time. ``seen``
    names the load whose rows of a slice are meant: only they are taken back.

    Returns:
        The load that says so, and the snapshot.

    Raises:
        UnknownName: for a slice of which nothing was loaded.
        StoreChanged: when they are taken back already, or come from another load than ``seen``.
        ValueError: when ``when`` is no date.
        InputProblems, StoreBusy, StoreReadOnly: as ``build``.
    """
    datetime.fromisoformat(when)
    with writing(root, data, progress) as store:
        newest = store.archive.newest(kind)
        changes = []
        for one in slices:
            load = newest.get(one)
            if load is None:
                raise UnknownName(Bilingual("số đã nạp", "loaded data"), ", ".join(one))
            gone = one in load.withdrawn
            if gone or load.name != (seen or {}).get(one, load.name):
                did = "withdrawn" if gone else "loaded"
                changes.append(Overtaken(one, load.loaded_by or "", load.loaded_at or "", did))
        if changes:
            raise StoreChanged(tuple(changes))
        number = store.archive.next_number
        name = f"{number:04d}-rut"
        taken_back = Load(
            name=name,
            kind=kind,
            dataset="official",
            document=None,
            file_name=name,
            sha256=hashlib.sha256(repr((tuple(slices), when)).encode()).hexdigest(),
            rows=store.loads / f"{name}.parquet",
            row_count=0,
            periods=tuple(sorted({one[0] for one in slices})) if kind == DOSSIERS else (),
            loaded_by=who,
            loaded_at=when,
            reason=why,
            withdrawn=tuple(sorted(set(slices))),
        )
        try:
            begin_writing(store.loads, [name])
            with duckdb.connect(":memory:", config=SETTINGS) as connection:
                text = TextTable(name, TABLES[kind], ())
                entry = write_load(taken_back, number, text, connection, number)
            return taken_back, commit(store, [entry])
        except BaseException:
            end_writing(store.loads, read_inventory(store.loads) or Inventory())
            raise
