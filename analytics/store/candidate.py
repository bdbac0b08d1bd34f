"""The tables as they would be with files that nobody has accepted yet: what a preview is read from.

Nothing is written: the archive, the snapshots and the lock stay as they are.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from analytics.store.accept import Receipt, Rules, checked_load, read_rules, text_of
from analytics.store.archive import read_archive
from analytics.store.folders import archive_folder
from analytics.store.inputs import check_files, frame_of, read_files
from analytics.store.reader import Reader
from analytics.store.tables import built_in_memory


def candidate_reader(
    receipts: Sequence[Receipt], root: Path | None = None, *, data: Path | None = None
) -> Reader:
    """Build, in memory, the inputs as they are now and some files more.

    Args:
        receipts: the files in the order in which they would be accepted.
        root: the store folder.
        data: the folder of catalogue/ and published/.

    Raises:
        InputProblems: for rows that could not be accepted either.
    """
    folder = archive_folder(root)
    archive = read_archive(folder)
    inputs = check_files(read_files(data), archive)
    rules = read_rules(data, archive)
    loads = []
    for number, receipt in enumerate(receipts, start=archive.next_number):
        text = text_of(receipt)
        loads.append(
            replace(checked_load(receipt, text, number, folder, rules), rows=frame_of(text))
        )
    return built_in_memory(replace(inputs, loads=(*inputs.loads, *loads)))


def check(receipt: Receipt, rules: Rules) -> None:
    """Check a file as if it were accepted; raises as ``accept_together`` does, writes nothing."""
    checked_load(receipt, text_of(receipt), 0, Path(), rules)
