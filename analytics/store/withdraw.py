"""Taking dossiers back: a load without rows that says whose earlier rows no longer count."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from analytics import schema
from analytics.errors import UnknownName
from analytics.store.accept import write_load
from analytics.store.archive import manifest_paths, next_number
from analytics.store.csvfile import TextTable
from analytics.store.folders import archive_folder, store_folder
from analytics.store.loads import DOSSIERS, Load
from analytics.store.lock import Progress, silent, writer_lock


def withdraw(
    slices: Sequence[tuple[str, str]],
    *,
    who: str,
    when: str,
    why: str,
    root: Path | None = None,
    progress: Progress = silent,
) -> Load:
    """Take official dossiers of some (period, unit) back and return the load that says so.

    The archive keeps the rows; a later load of the same unit and period counts again. ``build``
    then publishes it. ``when`` is ISO date and time.

    Raises:
        UnknownName: for a period and unit of which nothing was loaded.
        ValueError: when ``when`` is no date.
        StoreBusy, StoreReadOnly: as ``add_load``.
    """
    datetime.fromisoformat(when)
    folder = archive_folder(root)
    with writer_lock(store_folder(root), progress):
        known = _loaded(folder)
        for period, unit in slices:
            if (period, unit) not in known:
                raise UnknownName("số đã nạp", f"{period}, {unit}")
        number = next_number(folder)
        name = f"{number:04d}-rut"
        load = Load(
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
        write_load(load, number, TextTable(name, schema.DOSSIERS, ()))
    return load


def _loaded(folder: Path) -> set[tuple[str, str]]:
    """(period, unit) of all official dossiers that the archive has ever had."""
    manifests = [json.loads(path.read_bytes()) for path in manifest_paths(folder).values()]
    return {
        (period, unit)
        for manifest in manifests
        if manifest["kind"] == DOSSIERS
        for dataset, period, unit in manifest["slices"]
        if dataset == "official"
    }
