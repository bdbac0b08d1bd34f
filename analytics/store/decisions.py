"""Decisions about loads that are in: rows taken back, the last loads set aside or counted again."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import pandas as pd

from analytics.errors import Overtaken, StoreChanged, StoreMissing, UnknownName
from analytics.store.acceptance import add_loads
from analytics.store.archive import Archive
from analytics.store.inventory import decision
from analytics.store.loads import DOSSIERS, TABLES, Load
from analytics.store.lock import Progress, silent
from analytics.store.publication import commit, writing
from analytics.texts import Message


def rollback(
    root: Path | None = None,
    *,
    who: str,
    when: str,
    why: str = "",
    data: Path | None = None,
    progress: Progress = silent,
) -> tuple[tuple[Load, ...], Path]:
    """Set the loads that were accepted last, of those that count, aside; publish without them.

    They stay aside, whatever is built or loaded later, until ``forward``. What goes back is the
    order of loads; files of data/ are not loads. Returns the loads and the snapshot.

    Raises StoreMissing when no load counts; InputProblems, StoreBusy, StoreReadOnly as ``build``.
    """
    datetime.fromisoformat(when)
    with writing(root, data, progress) as store:
        archive = store.archive
        numbers = _last_group(archive)
        if not numbers:
            raise StoreMissing(
                Message("Không có lần nạp nào đang được tính trong {folder}", folder=store.folder)
            )
        line = decision("rollback", numbers, who=who, when=when, why=why)
        return tuple(archive.loads[number] for number in numbers), commit(store, [line])


def forward(
    root: Path | None = None,
    *,
    who: str,
    when: str,
    why: str = "",
    data: Path | None = None,
    progress: Progress = silent,
) -> tuple[tuple[Load, ...], Path]:
    """End every rollback: the loads that it set aside count again. Returns them and the snapshot.

    Raises StoreMissing when none is in force; InputProblems, StoreBusy, StoreReadOnly as ``build``.
    """
    datetime.fromisoformat(when)
    with writing(root, data, progress) as store:
        numbers = sorted(store.archive.inventory.aside)
        if not numbers:
            raise StoreMissing(Message("Không có quyết định quay về nào đang có hiệu lực"))
        line = decision("forward", numbers, who=who, when=when, why=why)
        loads = store.archive.loads
        return tuple(loads[number] for number in numbers if number in loads), commit(store, [line])


def _last_group(archive: Archive) -> Sequence[int]:
    """The numbers of the loads that were accepted together last and count.

    Old archives hold the illustrative dataset as a load, which nobody means.
    """
    official = {load.name for load in archive.counting if load.dataset == "official"}
    counting = [kept for kept in archive.inventory.loads.values() if kept.name in official]
    last = max((kept.group for kept in counting), default=0)
    return [kept.number for kept in counting if kept.group == last]


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
        for slice_ in slices:
            load = newest.get(slice_)
            if load is None:
                raise UnknownName(Message("số đã nạp"), ", ".join(slice_))
            gone = slice_ in load.withdrawn
            if gone or load.name != (seen or {}).get(slice_, load.name):
                did = "withdrawn" if gone else "loaded"
                changes.append(Overtaken(slice_, load.loaded_by or "", load.loaded_at or "", did))
        if changes:
            raise StoreChanged(tuple(changes))
        name = f"{store.archive.next_number:04d}-rut"
        withdrawn = tuple(sorted(set(slices)))
        taken_back = Load(
            name=name,
            kind=kind,
            dataset="official",
            document=None,
            file_name=name,
            sha256=hashlib.sha256(repr((tuple(slices), when)).encode()).hexdigest(),
            rows=pd.DataFrame(columns=list(TABLES[kind].names), dtype="str"),
            row_count=0,
            periods=tuple(sorted({slice_[0] for slice_ in slices})) if kind == DOSSIERS else (),
            loaded_by=who,
            loaded_at=when,
            reason=why,
            withdrawn=withdrawn,
            slices=withdrawn,
        )
        (load,), path = add_loads(store, [taken_back])
        return load, path
