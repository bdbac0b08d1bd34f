"""Files into the archive, and a new snapshot of everything into use."""

from dataclasses import dataclass
from pathlib import Path

from analytics.catalogue import Catalogue
from analytics.errors import StoreChanged
from analytics.i18n import Translator
from analytics.ingest.indicator_sheet import unit_of
from analytics.periods import day_of
from analytics.publishing.batch import Batch, receipt, sender_name
from analytics.store import Load, accept
from analytics.store.lock import Progress, silent


@dataclass(frozen=True)
class Published:
    """What was published: the loads, the snapshot that has them, the periods they are about."""

    loads: tuple[Load, ...]
    snapshot: Path
    periods: tuple[str, ...]


def publish(
    batch: Batch,
    catalogue: Catalogue,
    *,
    who: str,
    when: str,
    why: str | None = None,
    root: Path | None = None,
    data: Path | None = None,
    progress: Progress = silent,
) -> Published:
    """Load the files of a batch that go in, all or none, and publish a snapshot with them.

    Args:
        batch: what was shown before the clerk confirmed.
        catalogue: names of units for the records of the sources.
        who: the name that the clerk gave.
        when: ISO date and time.
        why: the reason, in the clerk's words.
        root: the store folder.
        data: the folder of catalogue/ and published/; None for the tree's own.
        progress: is told what is done.

    Raises:
        ValueError: for a batch with nothing to load, or without a name.
        StoreChanged: when somebody else has loaded or taken back some of it meanwhile.
        InputProblems, StoreBusy, StoreReadOnly: as ``accept``.
    """
    if not batch.new or not who.strip():
        raise ValueError("nothing to load, or nobody who loads it")
    receipts = [receipt(one, catalogue, who.strip(), when, why, batch.loads) for one in batch.new]
    loads, snapshot = accept(receipts, root=root, data=data, progress=progress)
    return Published(loads, snapshot, batch.periods)


def overtaken(
    error: StoreChanged, batch: Batch, catalogue: Catalogue, t: Translator
) -> tuple[str, ...]:
    """What others have done meanwhile with what the files are about."""
    did = {
        "loaded": t("Số {period} của {unit}: {who} đã cập nhật ngày {day}."),
        "withdrawn": t("Số {period} của {unit}: {who} đã thu hồi ngày {day}."),
        "aside": t("Số {period} của {unit}: {who} đã để riêng ngày {day}."),
    }
    return tuple(
        did[one.did].format(
            period=t.period(period, inside=True),
            unit=t(sender_name(unit, catalogue, inside=True)),
            who=one.who,
            day=t.day(day_of(one.when)) if one.when else "…",
        )
        for one in error.changes
        for period, unit in [_about(one.what, batch)]
    )


def _about(what: tuple[str, ...], batch: Batch) -> tuple[str, str]:
    """The period and unit of a slice; of a sheet those that its document's code names."""
    if len(what) > 1:
        return what[0], what[1]
    known = ((period, unit_of(what[0], period)) for period in batch.periods)
    return next(((period, unit) for period, unit in known if unit is not None), (what[0], ""))
