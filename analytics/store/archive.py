"""The archive of accepted loads: loads/0007-<slug>.parquet with its manifest, .json.

Append-only. Which loads there are, and that nothing of them has changed, says the inventory
(inventory.py): a load counts from the moment its line stands there. Rows and manifest are written
before; while they are, ``.together.json`` names them, so that the next writer removes what a
killed one left. An archive from before inventories were kept is read as if it had one of all its
manifests; the first writer writes it.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from analytics import schema
from analytics.errors import Overtaken, Problem
from analytics.store import archive_problems
from analytics.store.files import sync, write_whole
from analytics.store.inventory import BrokenChain, Inventory, Kept, load_entry, read_inventory
from analytics.store.loads import DOSSIERS, INDICATORS, SLICES, Load
from analytics.windows import Window

_TOGETHER = ".together.json"
_TEXTS = ("name", "kind", "dataset", "file_name", "sha256", "who", "when", "parquet_sha256")


@dataclass(frozen=True)
class Archive:
    """The loads of an archive as they lie there, and everything that is wrong with it.

    ``loads`` and ``manifests`` (the text of the files) are those that are there, by number;
    ``adopted`` says that no inventory has been written yet. ``files`` are the numbers that any
    file of the folder carries, ``strangers`` the files that the inventory does not name.
    """

    folder: Path
    inventory: Inventory
    loads: Mapping[int, Load]
    manifests: Mapping[int, str]
    problems: tuple[Problem, ...] = ()
    adopted: bool = False
    files: frozenset[int] = frozenset()
    strangers: tuple[str, ...] = ()

    @property
    def counting(self) -> list[Load]:
        """The loads that no rollback keeps aside, in their order."""
        aside = self.inventory.aside
        return [self.loads[number] for number in sorted(self.loads) if number not in aside]

    @property
    def next_number(self) -> int:
        """The number after the last one that any load or file of the archive ever had."""
        return max(self.inventory.last_number, *self.files, 0) + 1

    @property
    def all(self) -> list[Load]:
        """All loads in their order, those that a rollback keeps aside too."""
        return [self.loads[number] for number in sorted(self.loads)]

    def newest(self, kind: str) -> dict[tuple[str, ...], Load]:
        """The newest load that gave or took back each official slice of a kind, and counts."""
        return {
            slice_: load
            for load in self.counting
            if load.kind == kind and load.dataset == "official"
            for slice_ in load.slices
        }

    def overtaken(self, kind: str, seen: Mapping[tuple[str, ...], str | None]) -> list[Overtaken]:
        """What is no longer as somebody saw it: of each slice the load that counted, or None."""
        newest = self.newest(kind)
        changes = []
        for slice_, name in seen.items():
            load = newest.get(slice_)
            gone = load is not None and slice_ in load.withdrawn
            if name == (None if load is None or gone else load.name):
                continue
            if load is None:  # a rollback set it aside, or its files are lost
                who, when = next(((by.who, by.when) for by in self.inventory.rollbacks), ("", ""))
                changes.append(Overtaken(slice_, who, when, "aside"))
            else:
                did = "withdrawn" if gone else "loaded"
                who, when = load.loaded_by or "", load.loaded_at or ""
                changes.append(Overtaken(slice_, who, when, did))
        return changes


def read_archive(
    folder: Path, witness: Sequence[str] = (), inventory: Inventory | None = None
) -> Archive:
    """Read an archive; hold every file against the inventory, and that against a witness.

    Args:
        folder: the archive.
        witness: the lines of the inventory that a snapshot was built from.
        inventory: one that is about to be written, instead of the one that is there.
    """
    problems: list[Problem] = []
    names = _names(folder, problems)
    adopted = False
    if inventory is None:
        inventory, adopted = _inventory(folder, names, witness, problems)
    loads, manifests = {}, {}
    for number, kept in inventory.loads.items():
        load, content = _verified(folder, kept, problems)
        if load is not None:
            loads[number], manifests[number] = load, content
    accepted, waiting = {kept.name for kept in inventory.all_loads}, unfinished(folder)
    known = accepted | waiting
    strangers = sorted(names - {f"{name}{end}" for name in known for end in (".json", ".parquet")})
    if not adopted:  # rows without a manifest were no load before inventories were kept
        problems += [archive_problems.stranger(f"loads/{name}") for name in strangers]
    begun = waiting - accepted  # what a killed writer left is removed, its number was nobody's
    heads = (name.partition("-")[0] for name in names if Path(name).stem not in begun)
    files = frozenset(int(head) for head in heads if head.isdigit())
    told_of = (tuple(problems), adopted, files, tuple(strangers))
    return Archive(folder, inventory, loads, manifests, *told_of)


def unfinished(folder: Path) -> frozenset[str]:
    """The names of loads that are being written, or were when a writer was killed."""
    try:
        return frozenset(map(str, json.loads((folder / _TOGETHER).read_bytes())))
    except (OSError, ValueError, TypeError):  # nothing says so: whatever it named is no load
        return frozenset()


def begin_writing(folder: Path, names: Sequence[str]) -> None:
    """Say which loads are about to be written: none of them counts yet."""
    folder.mkdir(parents=True, exist_ok=True)
    sync(folder.parent)
    write_whole(folder / _TOGETHER, json.dumps(list(names)).encode())


def end_writing(folder: Path, inventory: Inventory) -> None:
    """Remove what is there of loads that were being written and do not stand in the inventory."""
    known = {kept.name for kept in inventory.all_loads}
    for suffix in (".json", ".parquet"):
        for name in sorted(unfinished(folder) - known):
            (folder / f"{name}{suffix}").unlink(missing_ok=True)
    (folder / _TOGETHER).unlink(missing_ok=True)


def manifest_of(load: Load, number: int, parquet_sha256: str) -> dict[str, Any]:
    """Return a load's manifest: who, when, why, the file, its kind and the slices it replaces."""
    withdrawn = {"withdrawn": [list(slice_) for slice_ in load.withdrawn]} if load.withdrawn else {}
    sectors = {"sectors": [dict(record) for record in load.sectors]} if load.sectors else {}
    new = [dict(record) for record in load.indicators]
    indicators = {"indicators": new} if new else {}
    windows = {"windows": _days(load.windows)} if load.windows else {}
    columns = {"columns": dict(load.columns)} if load.columns else {}
    return {
        **withdrawn,
        **sectors,
        **indicators,
        **windows,
        **columns,
        "number": number,
        "name": load.name,
        "kind": load.kind,
        "dataset": load.dataset,
        "document": load.document,
        "record": None if load.record is None else dict(load.record),
        "file_name": load.file_name,
        "sha256": load.sha256,
        "who": load.loaded_by,
        "when": load.loaded_at,
        "why": load.reason,
        "slices": [[load.dataset, *slice_] for slice_ in load.slices],
        "periods": list(load.periods),
        "rows": load.row_count,
        "parquet_sha256": parquet_sha256,
    }


def _new_rows(manifest: Mapping[str, Any], table: schema.Table) -> tuple[Mapping[str, Any], ...]:
    """The rows that a load brings for a table: every column is there, the required ones filled."""
    records = tuple(manifest.get(table.name, ()))
    required = {column.name for column in table.columns if column.required}
    for record in records:
        if not isinstance(record, Mapping) or set(record) != set(table.names):
            raise ValueError(f"{table.name} {record!r}")
        for name, cell in record.items():
            if not (isinstance(cell, str) and cell) and (cell is not None or name in required):
                raise ValueError(f"{table.name} {record!r}")
    return records


def _names(folder: Path, problems: list[Problem]) -> set[str]:
    """The names of the files of loads. A folder that cannot be read is not an empty one."""
    try:
        files = set(os.listdir(folder))
    except (FileNotFoundError, NotADirectoryError) as error:
        if os.path.lexists(folder):  # a file, or a link to a disk that is not there
            problems.append(archive_problems.unreadable("loads/", error))
        return set()
    except OSError as error:
        problems.append(archive_problems.unreadable("loads/", error))
        return set()
    return {name for name in files if name[:1].isdigit() and name.endswith((".json", ".parquet"))}


def _inventory(
    folder: Path, names: set[str], witness: Sequence[str], problems: list[Problem]
) -> tuple[Inventory, bool]:
    """The inventory to hold the files against, and whether nobody has written it yet."""
    kept = Inventory(tuple(witness))
    try:
        inventory = read_inventory(folder)
    except BrokenChain as error:
        problems.append(archive_problems.broken(error.line))
        return kept, False
    except OSError as error:
        problems.append(archive_problems.unreadable("loads/inventory.jsonl", error))
        return kept, False
    if inventory is None and not witness:
        return _adopted(folder, names, problems), True
    if inventory is None:
        problems.append(archive_problems.no_inventory(len(witness)))
        return kept, False
    if not inventory.continues(witness):
        problems.append(archive_problems.shortened(len(inventory.lines), len(witness)))
        return kept, False
    return inventory, False


def _adopted(folder: Path, names: set[str], problems: list[Problem]) -> Inventory:
    """An inventory of the manifests that are there; loads that were being written do not count."""
    waiting = _waiting(folder, problems)
    loads = []
    for name in sorted(name for name in names if name.endswith(".json")):
        if name.removesuffix(".json") in waiting:
            continue
        try:
            content = (folder / name).read_bytes()
            manifest = json.loads(content)
            number, rows = int(manifest["number"]), str(manifest["parquet_sha256"])
        except OSError as error:
            problems.append(archive_problems.unreadable(f"loads/{name}", error))
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            problems.append(archive_problems.damaged(f"loads/{name}", error))
        else:
            stem = name.removesuffix(".json")
            loads.append(load_entry(number, stem, content, rows, number))
    if not loads:
        return Inventory()
    loads.sort(key=lambda entry: entry["number"])
    return Inventory().with_({"entry": "began", "adopted": len(loads)}, *loads)


def _waiting(folder: Path, problems: list[Problem]) -> frozenset[str]:
    """What was being written when an archive without an inventory was left; its word is needed."""
    path = folder / _TOGETHER
    try:
        return frozenset(map(str, json.loads(path.read_bytes())))
    except (FileNotFoundError, NotADirectoryError):
        return frozenset()
    except (OSError, ValueError, TypeError) as error:
        problems.append(archive_problems.damaged(f"loads/{_TOGETHER}", error))
        return frozenset()


def _verified(folder: Path, kept: Kept, problems: list[Problem]) -> tuple[Load | None, str]:
    """A load whose manifest and rows are as they were written; otherwise what is wrong."""
    file = f"loads/{kept.name}.json"
    try:
        content = (folder / f"{kept.name}.json").read_bytes()
    except FileNotFoundError:
        problems.append(archive_problems.missing(file, kept.number))
        content = None
    except OSError as error:
        problems.append(archive_problems.unreadable(file, error))
        content = None
    problems += _rows_problems(folder / f"{kept.name}.parquet", kept)
    if content is None:
        return None, ""
    if hashlib.sha256(content).hexdigest() != kept.manifest:
        problems.append(archive_problems.changed(file, kept.number))
        return None, ""
    try:
        return _load(json.loads(content), kept, folder), content.decode()
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        problems.append(archive_problems.damaged(file, error))
        return None, ""


def _rows_problems(path: Path, kept: Kept) -> list[Problem]:
    file = f"loads/{path.name}"
    try:
        stat = path.stat()
        digest = _sha256(str(path), stat.st_size, stat.st_mtime_ns, stat.st_ino)
    except FileNotFoundError:
        return [archive_problems.missing(file, kept.number)]
    except OSError as error:
        return [archive_problems.unreadable(file, error)]
    return [] if digest == kept.rows else [archive_problems.changed(file, kept.number)]


@lru_cache(maxsize=4096)
def _sha256(path: str, *_stat: int) -> str:
    """The sha256 of a file, read once as long as it looks the same."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _days(windows: Mapping[tuple[str, str], Window]) -> list[list[str | None]]:
    """Windows as a manifest keeps them: period, unit, first day (or null), last day."""
    return [
        [
            *slice_,
            None if window.first is None else window.first.isoformat(),
            window.last.isoformat(),
        ]
        for slice_, window in sorted(windows.items())
    ]


def _windows(kept: Iterable[Sequence[str | None]]) -> dict[tuple[str, str], Window]:
    """The windows of a manifest; those from before windows were kept have none."""
    return {
        (str(period), str(unit)): Window(
            None if first is None else date.fromisoformat(first), date.fromisoformat(str(last))
        )
        for period, unit, first, last in kept
    }


def _load(manifest: Mapping[str, Any], kept: Kept, folder: Path) -> Load:
    for field in _TEXTS:
        if not isinstance(manifest[field], str):
            raise TypeError(f"{field} {manifest[field]!r}")
    if manifest["name"] != kept.name or int(manifest["number"]) != kept.number:
        raise ValueError(f"name {manifest['name']!r}")
    if manifest["kind"] not in (INDICATORS, DOSSIERS):
        raise ValueError(f"kind {manifest['kind']!r}")
    if manifest["dataset"] not in schema.DATASETS:
        raise ValueError(f"dataset {manifest['dataset']!r}")
    record = manifest["record"]
    if record is not None and set(record) != set(schema.DOCUMENTS.names):
        raise ValueError(f"record {', '.join(record)}")
    withdrawn = tuple(tuple(map(str, slice_)) for slice_ in manifest.get("withdrawn", ()))
    if any(len(slice_) != len(SLICES[manifest["kind"]]) for slice_ in withdrawn):
        raise ValueError(f"withdrawn {withdrawn!r}")
    return Load(
        name=manifest["name"],
        kind=manifest["kind"],
        dataset=manifest["dataset"],
        document=manifest["document"],
        file_name=manifest["file_name"],
        sha256=manifest["sha256"],
        rows=folder / f"{manifest['name']}.parquet",
        row_count=int(manifest["rows"]),
        periods=tuple(manifest["periods"]),
        loaded_by=manifest["who"],
        loaded_at=manifest["when"],
        reason=manifest["why"],
        record=record,
        withdrawn=withdrawn,
        windows=_windows(manifest.get("windows", ())),
        sectors=_new_rows(manifest, schema.SECTORS),
        indicators=_new_rows(manifest, schema.INDICATORS),
        columns={str(name): str(heading) for name, heading in manifest.get("columns", {}).items()},
        slices=tuple(tuple(map(str, slice_[1:])) for slice_ in manifest["slices"]),
    )
