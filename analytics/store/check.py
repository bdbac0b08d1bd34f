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
from analytics.texts import Bilingual

DIFFERENT = Bilingual(
    "Bản dựng {name} khác với khi dựng lại từ các tệp đầu vào. Chạy `make store`.",
    "The build {name} differs from one made anew from the input files. Run `make store`.",
)
NONE = Bilingual(
    "Kho số liệu {folder} chưa có bản dựng. Chạy `make store`.",
    "The data store {folder} has no build. Run `make store`.",
)


@dataclass(frozen=True)
class Checked:
    """A store in which everything is as it was written: its snapshot and its number of loads."""

    path: Path
    loads: int
    aside: int
    adopted: bool

    def in_(self, language: str) -> str:
        """One line for the command."""
        if language == "en":
            aside = f" ({self.aside} set aside by a decision)" if self.aside else ""
            return (
                f"The store is whole: {self.loads} loads{aside} as the inventory has them,"
                f" {self.path.name} as made anew"
            )
        aside = f" ({self.aside} đang để riêng theo quyết định)" if self.aside else ""
        return (
            f"Kho đúng: {self.loads} lần nạp{aside} khớp sổ kho, {self.path.name} khớp khi dựng lại"
        )


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
        raise StoreMissing(NONE.filled(folder=folder))
    if serving.trouble is not None:
        raise serving.trouble
    with tempfile.TemporaryDirectory() as aside:
        anew = Path(aside) / "anew.duckdb"
        if write_snapshot(anew, inputs, "") != _contents(serving.path):
            raise StoreError(DIFFERENT.filled(name=serving.path.name))
    inventory = archive.inventory
    return Checked(serving.path, len(inventory.loads), len(inventory.aside), archive.adopted)


def _contents(path: Path) -> str:
    try:
        with connect_read_only(path) as connection:
            return contents_of(connection)
    except duckdb.Error as error:
        raise StoreError(
            Bilingual(f"Không đọc được {path.name}: {error}", f"{path.name} is unreadable: {error}")
        ) from error
