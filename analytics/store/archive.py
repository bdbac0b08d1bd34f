"""The archive of accepted imports: loads/0007-<slug>.parquet with its manifest, .json.

Append-only. The rows are written first, the manifest last: it is the commit point, and rows
without a manifest are no load. The manifest keeps the sha256 of its rows, so that the archive's
state is known from the manifests alone and damage to the rows is found when they are used.

Loads that are accepted together are named in one file before the first of them is written. While
it is there none of them counts; that it is removed is their commit point. The next files that
are accepted together remove what a process that was killed has left of them.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from analytics import schema
from analytics.errors import Problem
from analytics.store.files import sync, write_whole
from analytics.store.loads import DOSSIERS, INDICATORS, SLICES, Load
from analytics.texts import Bilingual
from analytics.windows import Window

_TOGETHER = ".together.json"
_TEXTS = ("name", "kind", "dataset", "file_name", "sha256", "who", "when", "parquet_sha256")
_RESTORE = Bilingual(
    "Khôi phục tệp từ bản sao lưu; kho số liệu chỉ thêm, không sửa.",
    "Restore the file from a backup; the store only adds, it never changes.",
)


def manifest_paths(folder: Path) -> dict[str, Path]:
    """Return the manifests of an archive folder, by "loads/<file name>"."""
    waiting = _waiting(folder)
    paths = sorted(folder.glob("[0-9]*.json"))
    return {f"loads/{path.name}": path for path in paths if path.stem not in waiting}


def write_together(folder: Path, names: Sequence[str]) -> None:
    """Say which loads are about to be written together: from now on none of them counts."""
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / _TOGETHER, json.dumps(list(names)).encode())


def commit_together(folder: Path) -> None:
    """Let the loads that were written together count, all at once."""
    (folder / _TOGETHER).unlink()
    sync(folder)


def drop_unfinished(folder: Path) -> None:
    """Remove what is there of loads that were to be written together and never counted."""
    drop_loads(folder, sorted(_waiting(folder)))


def drop_loads(folder: Path, names: Sequence[str]) -> None:
    """Remove loads that no published snapshot has; the caller holds the lock."""
    for suffix in (".json", ".parquet"):
        for name in names:
            (folder / f"{name}{suffix}").unlink(missing_ok=True)
    (folder / _TOGETHER).unlink(missing_ok=True)


def _waiting(folder: Path) -> frozenset[str]:
    """The names of loads that are being written together."""
    try:
        return frozenset(json.loads((folder / _TOGETHER).read_bytes()))
    except (FileNotFoundError, NotADirectoryError):
        return frozenset()


def archived_loads(
    manifests: Mapping[str, bytes], folder: Path
) -> tuple[list[Load], list[Problem]]:
    """Return the archive's loads in the order of their numbers, and what is wrong with it."""
    loads: list[tuple[int, Load]] = []
    problems: list[Problem] = []
    for name, content in manifests.items():
        try:
            manifest = json.loads(content)
            load = _load(manifest, folder)
            number = int(manifest["number"])
        except (ValueError, KeyError, TypeError) as error:
            found = Bilingual(f"bản kê hỏng ({error!r})", f"a damaged manifest ({error!r})")
            expected = Bilingual("bản kê JSON của một lần nạp", "the JSON manifest of a load")
            problems.append(Problem(name, None, None, found, expected, _RESTORE))
            continue
        loads.append((number, load))
        problems += _damage(name, load, manifest["parquet_sha256"])
    loads.sort(key=lambda item: item[0])
    return [load for _, load in loads], problems


def next_number(folder: Path) -> int:
    """Return the number after the last one that any file of the archive carries."""
    heads = [path.name.partition("-")[0] for path in folder.glob("[0-9]*-*")]
    return max((int(head) for head in heads if head.isdigit()), default=0) + 1


def manifest_of(
    load: Load, number: int, slices: list[list[str]], parquet_sha256: str
) -> dict[str, Any]:
    """Return a load's manifest: who, when, why, the file, its kind and the slices it replaces."""
    withdrawn = {"withdrawn": [list(one) for one in load.withdrawn]} if load.withdrawn else {}
    sectors = {"sectors": [dict(one) for one in load.sectors]} if load.sectors else {}
    windows = {"windows": _days(load.windows)} if load.windows else {}
    return {
        **withdrawn,
        **sectors,
        **windows,
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
        "slices": slices,
        "periods": list(load.periods),
        "rows": load.row_count,
        "parquet_sha256": parquet_sha256,
    }


def _days(windows: Mapping[tuple[str, str], Window]) -> list[list[str | None]]:
    """Windows as a manifest keeps them: period, unit, first day (or null), last day."""
    return [
        [*slice_, None if one.first is None else one.first.isoformat(), one.last.isoformat()]
        for slice_, one in sorted(windows.items())
    ]


def _windows(kept: Iterable[Sequence[str | None]]) -> dict[tuple[str, str], Window]:
    """The windows of a manifest; those from before windows were kept have none."""
    return {
        (str(period), str(unit)): Window(
            None if first is None else date.fromisoformat(first), date.fromisoformat(str(last))
        )
        for period, unit, first, last in kept
    }


def _load(manifest: Mapping[str, Any], folder: Path) -> Load:
    for field in _TEXTS:
        if not isinstance(manifest[field], str):
            raise TypeError(f"{field} {manifest[field]!r}")
    if manifest["kind"] not in (INDICATORS, DOSSIERS):
        raise ValueError(f"kind {manifest['kind']!r}")
    if manifest["dataset"] not in schema.DATASETS:
        raise ValueError(f"dataset {manifest['dataset']!r}")
    record = manifest["record"]
    if record is not None and set(record) != set(schema.DOCUMENTS.names):
        raise ValueError(f"record {', '.join(record)}")
    sectors = tuple(manifest.get("sectors", ()))
    if not all(is_sector(one) for one in sectors):
        raise ValueError(f"sectors {sectors!r}")
    withdrawn = tuple(tuple(map(str, one)) for one in manifest.get("withdrawn", ()))
    if any(len(one) != len(SLICES[manifest["kind"]]) for one in withdrawn):
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
        sectors=sectors,
    )


def is_sector(record: object) -> bool:
    """Return whether a manifest's record has every column of a sector, all of them text."""
    return (
        isinstance(record, Mapping)
        and set(record) == set(schema.SECTORS.names)
        and all(isinstance(cell, str) and cell for cell in record.values())
    )


def _damage(name: str, load: Load, parquet_sha256: str) -> list[Problem]:
    path = load.rows
    assert isinstance(path, Path)
    rows = f"loads/{path.name}"
    if load.name != Path(name).stem:
        found = Bilingual(f"tên “{load.name}”", f"the name “{load.name}”")
        expected = Bilingual("tên lần nạp giống tên tệp", "a load named as its file")
        return [Problem(name, None, None, found, expected, _RESTORE)]
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        found = Bilingual("không đọc được tệp", "a file that cannot be read")
        expected = Bilingual("tệp hồ sơ đã nạp", "the file of loaded rows")
        return [Problem(rows, None, None, found, expected, _RESTORE)]
    if digest == parquet_sha256:
        return []
    found = Bilingual("tệp đã bị thay đổi", "a file that was changed")
    expected = Bilingual("tệp như lúc nạp", "the file as it was loaded")
    return [Problem(rows, None, None, found, expected, _RESTORE)]
