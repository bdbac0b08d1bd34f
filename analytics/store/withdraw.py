"""Taking dossiers back: a load without rows that says whose earlier rows no longer count."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from analytics import schema
from analytics.errors import StoreChanged, UnknownName
from analytics.store.accept import write_load
from analytics.store.archive import manifest_paths, next_number
from analytics.store.csvfile import TextTable
from analytics.store.folders import archive_folder, store_folder
from analytics.store.loads import DOSSIERS, Load
from analytics.store.lock import Progress, silent, writer_lock
from analytics.texts import Bilingual


def withdraw(
    slices: Sequence[tuple[str, str]],
    *,
    who: str,
    when: str,
    why: str,
    seen: Mapping[tuple[str, str], str] | None = None,
    root: Path | None = None,
    progress: Progress = silent,
) -> Load:
    """Take official dossiers of some (period, unit) back and return the load that says so.

    The archive keeps the rows; a later load of the same unit and period counts again. ``build``
    then publishes it. ``when`` is ISO date and time. ``seen`` names the load whose rows of a
    (period, unit) are meant: only they are taken back.

    Raises:
        UnknownName: for a period and unit of which nothing was loaded.
        StoreChanged: when they are taken back already, or come from another load than ``seen``.
        ValueError: when ``when`` is no date.
        StoreBusy, StoreReadOnly: as ``add_load``.
    """
    datetime.fromisoformat(when)
    folder = archive_folder(root)
    with writer_lock(store_folder(root), progress):
        newest = _newest(folder)
        for period, unit in slices:
            load = newest.get((period, unit))
            if load is None:
                kind = Bilingual("số đã nạp", "loaded data")
                raise UnknownName(kind, f"{period}, {unit}")
            gone = [period, unit] in load.get("withdrawn", ())
            if gone or load["name"] != (seen or {}).get((period, unit), load["name"]):
                raise StoreChanged(period, unit, load["who"], load["when"], gone)
        number = next_number(folder)
        name = f"{number:04d}-rut"
        taken_back = Load(
            name=name,
            kind=DOSSIERS,
            dataset="official",
            document=None,
            file_name=name,
            sha256=hashlib.sha256(repr((tuple(slices), when)).encode()).hexdigest(),
            rows=folder / f"{name}.parquet",
            row_count=0,
            periods=tuple(sorted({period for period, _unit in slices})),
            loaded_by=who,
            loaded_at=when,
            reason=why,
            withdrawn=tuple(sorted(set(slices))),
        )
        write_load(taken_back, number, TextTable(name, schema.DOSSIERS, ()))
    return taken_back


def _newest(folder: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """The manifest of the newest load that gave or took back each (period, unit) of dossiers."""
    manifests = [json.loads(path.read_bytes()) for path in manifest_paths(folder).values()]
    return {
        (period, unit): manifest
        for manifest in sorted(manifests, key=lambda one: int(one["number"]))
        if manifest["kind"] == DOSSIERS
        for dataset, period, unit in manifest["slices"]
        if dataset == "official"
    }
