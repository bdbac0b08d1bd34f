"""Accepting files together: all of them are archived and published, or none is."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import duckdb

from analytics.store.accept import Receipt, checked_load, read_rules, text_of, write_load
from analytics.store.archive import (
    commit_together,
    drop_loads,
    drop_unfinished,
    next_number,
    write_together,
)
from analytics.store.folders import archive_folder, store_folder
from analytics.store.loads import Load
from analytics.store.lock import Progress, silent, writer_lock
from analytics.store.publication import build_locked
from analytics.store.reader import SETTINGS
from analytics.store.sectors import with_sectors
from analytics.texts import Bilingual


def accept_together(
    receipts: Sequence[Receipt],
    *,
    root: Path | None = None,
    data: Path | None = None,
    progress: Progress = silent,
) -> tuple[tuple[Load, ...], Path]:
    """Add accepted files to the archive and publish a snapshot with them, under one lock.

    The catalogue is read and checked once. Nothing is written before every file is checked; where
    the snapshot cannot be built, the files are taken out of the archive again.

    Args:
        receipts: the files, in the order in which they count.
        root: the store folder.
        data: the folder of catalogue/ and published/.
        progress: is told what is done.

    Returns:
        The loads, and the snapshot that has them.

    Raises:
        InputProblems, UnknownName, ValueError, StoreBusy, StoreReadOnly: as ``add_load`` and
            ``build``; the archive and the snapshot in use are then as they were.
    """
    texts = [text_of(receipt) for receipt in receipts]
    store, folder = store_folder(root), archive_folder(root)
    with writer_lock(store, progress):
        drop_unfinished(folder)
        rules = read_rules(data, folder)
        loads: list[Load] = []
        numbers = range(next_number(folder), next_number(folder) + len(texts))
        for number, receipt, text in zip(numbers, receipts, texts, strict=True):
            load = checked_load(receipt, text, number, folder, rules)
            loads.append(load)
            sectors = with_sectors(rules.tables["sectors"], load.sectors)
            rules = replace(rules, tables={**rules.tables, "sectors": sectors})
        names = [load.name for load in loads]
        try:
            write_together(folder, names)
            with duckdb.connect(":memory:", config=SETTINGS) as connection:
                for number, load, text in zip(numbers, loads, texts, strict=True):
                    place = number - numbers.start + 1
                    progress(_archiving(place, len(loads), load.file_name))
                    write_load(load, number, text, connection)
            commit_together(folder)
            return tuple(loads), build_locked(store, data, folder, progress)
        except BaseException:
            drop_loads(folder, names)
            raise


def _archiving(place: int, total: int, file: str) -> Bilingual:
    return Bilingual(
        f"Đang lưu tệp {place} trên {total}: {file}", f"Storing file {place} of {total}: {file}"
    )
