"""Decisions about loads that are in: the last ones do not count for now, or count again."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from analytics.errors import StoreMissing
from analytics.store.archive import Archive
from analytics.store.inventory import decision
from analytics.store.loads import Load
from analytics.store.lock import Progress, silent
from analytics.store.publication import commit, writing
from analytics.texts import Bilingual


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
                Bilingual(
                    f"Không có lần nạp nào đang được tính trong {store.folder}",
                    f"No load counts in {store.folder}",
                )
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
            raise StoreMissing(
                Bilingual(
                    "Không có quyết định quay về nào đang có hiệu lực", "No rollback is in force"
                )
            )
        line = decision("forward", numbers, who=who, when=when, why=why)
        loads = store.archive.loads
        return tuple(loads[number] for number in numbers if number in loads), commit(store, [line])


def _last_group(archive: Archive) -> Sequence[int]:
    """The numbers of the loads that were accepted together last and count.

    Old archives hold the illustrative dataset as a load, which nobody means.
    """
    official = {load.name for load in archive.counting if load.dataset == "official"}
    counting = [one for one in archive.inventory.loads.values() if one.name in official]
    last = max((one.group for one in counting), default=0)
    return [one.number for one in counting if one.group == last]
