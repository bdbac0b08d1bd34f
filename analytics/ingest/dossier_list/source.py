"""A received list → a file that the store adds up, and what its first rows are.

UTF-8 text and parquet are read where they lie. Workbooks, other encodings and text that DuckDB
does not take (mixed line ends) are written anew: the mapped columns only, in a private folder,
for as long as they are read.
"""

import csv
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO
from pathlib import Path

from analytics.ingest.dossier_list.days import REAL
from analytics.ingest.dossier_list.list_parts import Header
from analytics.ingest.files import old_encodings
from analytics.ingest.files.cells import Sheet, Value, text_of
from analytics.ingest.files.csvtext import (
    CutText,
    NotText,
    decode,
    delimiter_of,
    most_within,
    swallows,
)
from analytics.ingest.files.unicode import rows_in_unicode
from analytics.names import fold
from analytics.store.list_file import DAYS

_HEAD_BYTES = 2**18
_MOST_LINES = 40
_BLOCK = 2**20
_LONGEST_CELL = 100_000
_SHOWN = 5


@dataclass(frozen=True)
class Head:
    """The first rows of a list, and how it is written; of parquet its columns and their types."""

    rows: Sequence[Sequence[Value]]
    delimiter: str = ","
    encoding: str = "utf-8"
    names: Sequence[str] = ()
    types: Sequence[str] = ()


@dataclass(frozen=True)
class Rewritten:
    """The mapped columns of a list as a file of their own, and a last one: what rows are alike.

    ``ragged`` are the rows with another number of cells than the header: how many, and the first
    few. ``broken`` is the row at which a quotation mark is not closed.
    """

    path: Path
    ragged: tuple[int, tuple[int, ...]] = (0, ())
    broken: int | None = None


def head_of_text(path: Path) -> Head:
    """The first rows of a text file.

    Raises:
        NotText: for bytes that are no text.
    """
    with path.open("rb") as file:
        content = file.read(_HEAD_BYTES)
    if len(content) == _HEAD_BYTES:
        # Cut at a line end, so that no sign is cut in two (UTF-16 has two bytes for each).
        end = content.rfind(b"\n") + 1
        content = content[: (end + end % 2) or _HEAD_BYTES]
    try:
        text, encoding = decode(content)
    except CutText:
        raise NotText from None
    delimiter = delimiter_of(text)
    lines = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    rows: list[Sequence[Value]] = []
    try:
        for row in lines:
            # Blank lines stay: places are counted as a spreadsheet counts.
            rows.append([cell.strip() or None for cell in row])
            if len(rows) == _MOST_LINES:
                break
    except csv.Error:
        raise NotText from None
    return Head(rows_in_unicode(rows), delimiter, encoding)


def plain_path(path: Path, work: Path) -> Path:
    """A path that DuckDB takes for one file: its own, or a link where it looks like a pattern."""
    if not set(str(path)) & set("*?[]{}"):
        return path
    link = work / "list"
    link.symlink_to(path.resolve())
    return link


def rewrite_text(
    path: Path,
    head: Head,
    row: int,
    columns: Sequence[int],
    unlike: Collection[int],
    work: Path,
) -> Rewritten:
    """Write the mapped columns of a text file anew, rows below the header at ``row``.

    Raises:
        NotText: where it cannot be decoded after all.
    """
    for encoding in _encodings(path, head):
        try:
            with path.open(encoding=encoding, newline="") as text:
                older = head.encoding in old_encodings.OLDER
                lines = (
                    (old_encodings.decoded(line, head.encoding) for line in text) if older else text
                )
                return _rewritten(lines, head, row, columns, unlike, work)
        except UnicodeError:
            continue
    raise NotText


def has_long_rows(path: Path, rows: int) -> bool:
    """Whether a text has more lines than rows: some are within cells, or blank."""
    lines, last = 0, b""
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            lines += block.count(b"\n")
            last = block[-1:]
    return lines + (last != b"\n") > rows


def sheet_cells(sheet: Sheet, row: int, columns: Mapping[str, int]) -> list[list[str]]:
    """The mapped columns of a sheet as text, rows below the header at ``row``.

    Days of the sheet's own are marked; its numbers of đồng are written so that no mark in them can
    be taken for another.
    """
    cells = [
        [text_of(line[position]) if position < len(line) else "" for position in columns.values()]
        for line in sheet.rows[row + 1 :]
    ]
    for position, (name, column) in enumerate(columns.items()):
        if name in DAYS:
            for number in _day_rows(sheet, column):
                if number > row:
                    cells[number - row - 1][position] = REAL + cells[number - row - 1][position]
        if name == "fee":
            for line, here in zip(sheet.rows[row + 1 :], cells, strict=True):
                value = line[column] if column < len(line) else None
                if isinstance(value, int | float) and not isinstance(value, bool):
                    here[position] = f"{Decimal(repr(value)):f}E0"
    return cells


def exchange(cells: Sequence[Sequence[str]], places: Collection[int]) -> list[list[str]]:
    """The cells with day and month of the sheet's own days exchanged in some columns."""

    def exchanged(text: str) -> str:
        if not text.startswith(REAL):
            return text
        return f"{text[:6]}{text[9:11]}-{text[6:8]}{text[11:]}"

    return [
        [exchanged(cell) if position in places else cell for position, cell in enumerate(line)]
        for line in cells
    ]


def row_keys(sheet: Sheet, header: Header, unlike: Collection[int]) -> list[str]:
    """For each row below the header what it is alike in, with columns in one order on any sheet.

    Python salts its hashes anew for each process: they say nothing outside of it.
    """
    order = sorted(
        (fold(name), column) for column, name in enumerate(header.names) if column not in unlike
    )
    return [
        str(
            hash(
                tuple((name, text_of(line[column])) for name, column in order if column < len(line))
            )
        )
        for line in sheet.rows[header.row + 1 :]
    ]


def _day_rows(sheet: Sheet, column: int) -> Iterator[int]:
    return (
        row for where, first, after in sheet.days if where == column for row in range(first, after)
    )


def _encodings(path: Path, head: Head) -> tuple[str, ...]:
    """What a whole file may be in, by its beginning: plain letters alone leave it open."""
    if head.encoding == "utf-16":
        return (_utf_16(path),)
    if head.encoding in old_encodings.OLDER:
        return ("latin-1",)
    if head.encoding == "windows-1258":
        return ("cp1258",)
    plain = all(str(cell).isascii() for row in head.rows for cell in row if cell)
    return ("utf-8-sig", "cp1258") if plain else ("utf-8-sig",)


def _utf_16(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(200)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    little = start[1::2].count(0) >= start[0::2].count(0)
    return "utf-16-le" if little else "utf-16-be"


def _rewritten(
    text: Iterable[str],
    head: Head,
    row: int,
    columns: Sequence[int],
    unlike: Collection[int],
    work: Path,
) -> Rewritten:
    width = len(head.rows[row])
    csv.field_size_limit(_LONGEST_CELL)
    ragged: list[int] = []
    count = broken = 0

    def cells() -> Iterator[list[str]]:
        nonlocal count, broken
        number = 0
        try:
            for number, line in enumerate(
                csv.reader(text, delimiter=head.delimiter, strict=True), start=1
            ):
                if number <= row + 1:
                    continue
                if swallows(line, head.delimiter, most_within(width - 1)):
                    broken = number
                    return
                if line and (len(line) < width or any(line[width:])):
                    count += 1
                    ragged.extend([number] * (len(ragged) < _SHOWN))
                    line = []
                if not line:
                    yield [""] * (len(columns) + 1)
                    continue
                whole = tuple(
                    cell.strip()
                    for position, cell in enumerate(line[:width])
                    if position not in unlike
                )
                yield [*(line[position] for position in columns), str(hash(whole))]
        except csv.Error:
            broken = number + 1

    path = write_cells(work, cells())
    return Rewritten(path, (count, tuple(ragged)), broken or None)


def write_cells(work: Path, rows: Iterable[Sequence[str]]) -> Path:
    """Write rows as a text file in a private folder."""
    path = work / "rewritten.csv"
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(handle, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    return path
