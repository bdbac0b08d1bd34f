"""Accepting files: all of them are archived and published, or none is."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import duckdb

from analytics.errors import StoreChanged
from analytics.store.accept import Receipt, checked_load, read_rules, text_of, write_load
from analytics.store.archive import begin_writing, end_writing
from analytics.store.inventory import Inventory, read_inventory
from analytics.store.loads import Load
from analytics.store.lock import Progress, silent
from analytics.store.new_sectors import with_sectors
from analytics.store.publication import commit, writing
from analytics.store.reader import SETTINGS
from analytics.texts import Bilingual


def accept_together(
    receipts: Sequence[Receipt],
    *,
    root: Path | None = None,
    data: Path | None = None,
    progress: Progress = silent,
) -> tuple[tuple[Load, ...], Path]:
    """Add accepted files to the archive and publish a snapshot with them, under one lock.

    The catalogue is read and checked once. Nothing is written before every file is checked, and
    before what its clerk was shown is compared with what is there now; where the snapshot cannot be
    built, the files are taken out of the archive again.

    Args:
        receipts: the files, in the order in which they count.
        root: the store folder.
        data: the folder of catalogue/ and published/.
        progress: is told what is done.

    Returns:
        The loads, and the snapshot that has them.

    Raises:
        StoreChanged: when what was seen of some slice is no longer so.
        InputProblems, UnknownName, ValueError, StoreBusy, StoreReadOnly: as ``build``; the archive
            and the snapshot in use are then as they were.
    """
    texts = [text_of(receipt) for receipt in receipts]
    with writing(root, data, progress) as store:
        archive = store.archive
        changes = [
            one for receipt in receipts for one in archive.overtaken(receipt.kind, receipt.seen)
        ]
        if changes:
            raise StoreChanged(tuple(changes))
        rules = read_rules(data, archive)
        loads: list[Load] = []
        numbers = range(archive.next_number, archive.next_number + len(texts))
        for number, receipt, text in zip(numbers, receipts, texts, strict=True):
            load = checked_load(receipt, text, number, store.loads, rules)
            loads.append(load)
            sectors = with_sectors(rules.tables["sectors"], load.sectors)
            rules = replace(rules, tables={**rules.tables, "sectors": sectors})
        try:
            begin_writing(store.loads, [load.name for load in loads])
            entries = []
            with duckdb.connect(":memory:", config=SETTINGS) as connection:
                for number, load, text in zip(numbers, loads, texts, strict=True):
                    place = number - numbers.start + 1
                    progress(_archiving(place, len(loads), load.file_name))
                    entries.append(write_load(load, number, text, connection, numbers.start))
            return tuple(loads), commit(store, entries)
        except BaseException:
            end_writing(store.loads, read_inventory(store.loads) or Inventory())
            raise


def _archiving(place: int, total: int, file: str) -> Bilingual:
    return Bilingual(
        f"Đang lưu tệp {place} trên {total}: {file}", f"Storing file {place} of {total}: {file}"
    )
