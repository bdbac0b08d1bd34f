"""Whether a store holds what it was given: the archive against its inventory, the snapshot anew."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

import duckdb

from analytics.errors import InputProblems, StoreError, StoreMissing
from analytics.store.archive import read_archive
from analytics.store.folders import archive_folder, store_folder
from analytics.store.inputs import check_files, read_files
from analytics.store.publication import write_snapshot
from analytics.store.reader import connect_read_only
from analytics.store.serving import look
from analytics.store.snapshots import contents_of, witness_of
from analytics.texts import Message


@dataclass(frozen=True)
class Checked:
    """A store in which everything is as it was written: its snapshot and its number of loads."""

    path: Path
    loads: int
    aside: int
    adopted: bool

    def in_(self, language: str) -> str:
        """One line for the command."""
        aside = Message(" ({n} đang để riêng theo quyết định)", n=self.aside)
        return Message(
            "Kho đúng: {loads} lần nạp{aside} khớp sổ kho, {name} khớp khi dựng lại",
            loads=self.loads,
            aside=aside if self.aside else "",
            name=self.path.name,
        ).in_(language)


def check(root: Path | None = None, *, data: Path | None = None) -> Checked:
    """Verify every file of the archive, and the snapshot in use against one made anew aside.

    Writes nothing into the store.

    Raises:
        InputProblems: what is missing or changed, all of it.
        StoreMissing: there is no snapshot.
        StoreError: the snapshot is not one of the inputs as they are now, or holds other rows.
    """
    folder = store_folder(root)
    archive = read_archive(archive_folder(root), witness_of(folder))
    if archive.problems:
        raise InputProblems(archive.problems)
    inputs = check_files(read_files(data), archive)
    serving = look(root, data=data)
    if serving.path is None:
        raise StoreMissing(
            Message("Kho số liệu {folder} chưa có bản dựng. Chạy `make store`.", folder=folder)
        )
    if serving.trouble is not None:
        raise serving.trouble
    with tempfile.TemporaryDirectory() as aside:
        anew = Path(aside) / "anew.duckdb"
        if write_snapshot(anew, inputs, "") != _contents(serving.path):
            raise StoreError(
                Message(
                    "Bản dựng {name} khác với khi dựng lại từ các tệp đầu vào. Chạy `make store`.",
                    name=serving.path.name,
                )
            )
    inventory = archive.inventory
    return Checked(serving.path, len(inventory.loads), len(inventory.aside), archive.adopted)


def _contents(path: Path) -> str:
    try:
        with connect_read_only(path) as connection:
            return contents_of(connection)
    except duckdb.Error as error:
        raise StoreError(
            Message("Không đọc được {name}: {error}", name=path.name, error=error)
        ) from error
