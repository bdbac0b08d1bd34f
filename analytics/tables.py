"""Tables: one list of columns makes what the page shows and the file that is handed on.

Whatever is handed on must explain itself far from the page: every row of the CSV names dataset and
scope, the workbook has them above the table and a second sheet of definitions and sources. Text
that a spreadsheet would run as a formula is made harmless; numbers stay numbers, at full precision.
"""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO, StringIO
from numbers import Number
from typing import Any, Generic, Literal, TypeVar

import pandas as pd
import xlsxwriter

from analytics.i18n import Translator

# What spreadsheets take for the start of a formula (OWASP, "CSV Injection"); tab and carriage
# return lead to one.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SHEET_NAME = 31
_WIDEST = 60

Row = TypeVar("Row")


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column, on the page and in the file.

    Args:
        title: as the reader sees it.
        value: of a row: a number, a text, a list of values over time; None where it is unknown.
        text: what the page shows of a number; without it the value as it is.
        on: "page" or "file" for a column that only one of them has.
        decimals: how many a workbook shows; the cell keeps the whole number.
        optional: left out where no row has a value.
    """

    title: str
    value: Callable[[Row], Any]
    text: Callable[[Row], str] | None = None
    on: Literal["both", "page", "file"] = "both"
    decimals: int = 0
    optional: bool = False


@dataclass(frozen=True)
class Table:
    """What a page shows: a frame with columns named for the reader, numbers as numbers.

    ``texts`` has, of each column of numbers, what the reader sees, row by row.
    """

    frame: pd.DataFrame
    texts: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Export:
    """What is handed on.

    ``frame`` has columns named for the reader and numbers as numbers. ``about`` says what holds
    for every row (dataset, scope, subject), in order. ``definitions`` and ``sources`` are (name,
    text). ``decimals`` are those shown of a column; the cell keeps the whole number.
    """

    title: str
    about: Mapping[str, str]
    frame: pd.DataFrame
    definitions: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, str], ...]
    decimals: Mapping[str, int] = field(default_factory=dict)


def table(rows: Iterable[Row], columns: Iterable[Column[Row]]) -> Table:
    """The rows as a page shows them."""
    rows = tuple(rows)
    cells = _cells(rows, columns, "page")
    return Table(
        pd.DataFrame({column.title: values for column, values in cells}),
        {
            column.title: [column.text(row) for row in rows]
            for column, _values in cells
            if column.text is not None
        },
    )


def _cells(
    rows: Sequence[Row], columns: Iterable[Column[Row]], side: str
) -> list[tuple[Column[Row], list[Any]]]:
    """The columns of the page or of the file with their values, empty optional ones left out."""
    cells = [
        (column, [column.value(row) for row in rows])
        for column in columns
        if column.on in ("both", side)
    ]
    return [
        (column, values)
        for column, values in cells
        if not column.optional or not all(map(_is_missing, values))
    ]


def export(
    rows: Iterable[Row],
    columns: Iterable[Column[Row]],
    title: str,
    *,
    about: Mapping[str, str],
    definitions: Iterable[tuple[str, str]] = (),
    sources: Iterable[tuple[str, str]] = (),
) -> Export:
    """The rows as a file, with what must be known about them (see ``Export``)."""
    cells = _cells(tuple(rows), columns, "file")
    return Export(
        title=title,
        about=about,
        frame=pd.DataFrame({column.title: values for column, values in cells}),
        definitions=tuple(definitions),
        sources=tuple(sources),
        decimals={column.title: column.decimals for column, _values in cells if column.decimals},
    )


def csv_bytes(export: Export) -> bytes:
    """The table as CSV: UTF-8 with a byte order mark, comma, decimal point, CRLF (RFC 4180).

    Every row begins with what ``about`` says; empty cells are unknown values.
    """
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([harmless(name) for name in (*export.about, *export.frame.columns)])
    about = [harmless(text) for text in export.about.values()]
    for row in export.frame.itertuples(index=False, name=None):
        writer.writerow([*about, *map(_cell, row)])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def xlsx_bytes(export: Export, t: Translator) -> bytes:
    """The table as a workbook: the table below its title, then definitions and sources."""
    out = BytesIO()
    with workbook(out, export.title) as book:
        _table_sheet(book, export, t("Số liệu"))
        _words_sheet(book, export, t("Định nghĩa và nguồn"), t)
    return out.getvalue()


def workbook(out: BytesIO, title: str) -> Any:
    """A workbook to write into, in which no text is run as a formula or a link."""
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": title})
    return book


def _table_sheet(book: Any, export: Export, name: str) -> None:
    sheet = book.add_worksheet(name[:_SHEET_NAME])
    bold = book.add_format({"bold": True})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    sheet.write_string(0, 0, harmless(export.title), book.add_format({"bold": True, "size": 14}))
    for place, (what, text) in enumerate(export.about.items(), 1):
        sheet.write_string(place, 0, harmless(what), bold)
        sheet.write_string(place, 1, harmless(text))
    top = len(export.about) + 2
    for column, title in enumerate(export.frame.columns):
        sheet.write_string(top, column, harmless(title), head)
        cells = [_cell(value) for value in export.frame[title]]
        decimals = export.decimals.get(title, 0)
        digits = book.add_format(
            {"num_format": "#,##0" + ("." + "0" * decimals if decimals else "")}
        )
        for row, cell in enumerate(cells, top + 1):
            if isinstance(cell, str):
                sheet.write_string(row, column, cell)
            elif cell is not None:
                sheet.write_number(row, column, cell, digits)
        widest = max((len(str(cell)) for cell in (*cells, title) if cell is not None), default=8)
        sheet.set_column(column, column, min(max(widest, 8), _WIDEST) + 1)
    sheet.freeze_panes(top + 1, 1)
    if len(export.frame):
        sheet.autofilter(top, 0, top + len(export.frame), len(export.frame.columns) - 1)


def _words_sheet(book: Any, export: Export, name: str, t: Translator) -> None:
    sheet = book.add_worksheet(name[:_SHEET_NAME])
    bold = book.add_format({"bold": True, "valign": "top", "text_wrap": True})
    wrapped = book.add_format({"valign": "top", "text_wrap": True})
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 100)
    place = 0
    for heading, rows in ((t("Định nghĩa"), export.definitions), (t("Nguồn"), export.sources)):
        sheet.write_string(place, 0, heading, book.add_format({"bold": True, "size": 13}))
        for row, (what, text) in enumerate(rows, place + 1):
            sheet.write_string(row, 0, harmless(what), bold)
            sheet.write_string(row, 1, harmless(text), wrapped)
        place += len(rows) + 2


def _cell(value: Any) -> str | float | int | None:
    """A cell as it is written: a harmless text, a plain number, or None for unknown."""
    if _is_missing(value):
        return None
    if isinstance(value, Number):
        number = float(value)  # type: ignore[arg-type]
        return int(number) if number.is_integer() else number
    return harmless(str(value))


def _is_missing(value: Any) -> bool:
    return value is None or value is pd.NA or value != value


def harmless(text: Any) -> str:
    """Text that no spreadsheet runs: an apostrophe before what would begin a formula."""
    text = str(text)
    return f"'{text}" if text.startswith(_FORMULA) else text
