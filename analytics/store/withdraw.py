"""Taking back: a load without rows that says whose earlier rows no longer count."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from analytics.errors import StoreChanged, UnknownName
from analytics.store.accept import write_load
from analytics.store.archive import manifest_paths, next_number
from analytics.store.csvfile import TextTable
from analytics.store.folders import archive_folder, store_folder
from analytics.store.loads import DOSSIERS, TABLES, Load
from analytics.store.lock import Progress, silent, writer_lock
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
    progress: Progress = silent,
) -> Load:
    """Take official rows of some slices back and return the load that says so.

    ``slices`` are (period, unit) of dossiers, (document,) of kind "indicators". The archive keeps
    the rows; a later load of the same slice counts again. ``build`` then publishes it. ``when`` is
    ISO date and time. ``seen`` names the load whose rows of a slice are meant: only they are
    taken back.

    Raises:
        UnknownName: for a slice of which nothing was loaded.
        StoreChanged: when they are taken back already, or come from another load than ``seen``.
        ValueError: when ``when`` is no date.
        StoreBusy, StoreReadOnly: as ``add_load``.
    """
    datetime.fromisoformat(when)
    folder = archive_folder(root)
    with writer_lock(store_folder(root), progress):
        newest = _newest(folder, kind)
        for one in slices:
            load = newest.get(one)
            if load is None:
                raise UnknownName(Bilingual("số đã nạp", "loaded data"), ", ".join(one))
            gone = list(one) in load.get("withdrawn", ())
            if gone or load["name"] != (seen or {}).get(one, load["name"]):
                raise StoreChanged(one, load["who"], load["when"], gone)
        number = next_number(folder)
        name = f"{number:04d}-rut"
        taken_back = Load(
            name=name,
            kind=kind,
            dataset="official",
            document=None,
            file_name=name,
            sha256=hashlib.sha256(repr((tuple(slices), when)).encode()).hexdigest(),
            rows=folder / f"{name}.parquet",
            row_count=0,
            periods=tuple(sorted({one[0] for one in slices})) if kind == DOSSIERS else (),
            loaded_by=who,
            loaded_at=when,
            reason=why,
            withdrawn=tuple(sorted(set(slices))),
        )
        write_load(taken_back, number, TextTable(name, TABLES[kind], ()))
    return taken_back


def _newest(folder: Path, kind: str) -> dict[tuple[str, ...], dict[str, Any]]:
    """The manifest of the newest load that gave or took back each slice of a kind."""
    manifests = [json.loads(path.read_bytes()) for path in manifest_paths(folder).values()]
    return {
        tuple(one): manifest
        for manifest in sorted(manifests, key=lambda one: int(one["number"]))
        if manifest["kind"] == kind
        for dataset, *one in manifest["slices"]
        if dataset == "official"
    }
