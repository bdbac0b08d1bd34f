"""Files into the archive, and a new snapshot of everything into use."""

from dataclasses import dataclass
from pathlib import Path

from analytics.ingest.catalogue import Catalogue
from analytics.intake.batch import Batch, receipt
from analytics.store import Load, accept_together
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
        InputProblems, StoreBusy, StoreReadOnly: as ``accept_together``.
    """
    if not batch.new or not who.strip():
        raise ValueError("nothing to load, or nobody who loads it")
    receipts = [receipt(one, catalogue, who.strip(), when, why) for one in batch.new]
    loads, snapshot = accept_together(receipts, root=root, data=data, progress=progress)
    return Published(loads, snapshot, batch.periods)
