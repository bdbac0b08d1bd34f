"""A workbook → its sheets, by python-calamine: values as stored, nothing computed or run."""

import re
import string
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from analytics.ingest.files.biff import xls_extras
from analytics.ingest.files.cells import (
    MOST_CELLS,
    Locked,
    Macros,
    Sheet,
    TooFar,
    TooMuch,
    Value,
    address,
)
from analytics.ingest.files.workbook_xml import Extras, Pair, ods_extras, xlsx_extras

# One long text can stand in a million cells and take no room in the file.
_MOST_TEXT = 50_000_000
# What cannot be seen in a cell: spaces of any kind, marks without a picture.
_BLANKS = f"{string.whitespace}\u00a0\u00ad\u2007\u200b\u200c\u200d\u202f\u2060\u3000\ufeff"


def read_sheets(path: Path, container: str) -> tuple[Sheet, ...]:
    """Read every sheet with cells, hidden ones too.

    Args:
        path: the workbook; ``guards.inspect`` has looked at it.
        container: "xlsx", "xls" or "ods".

    Raises:
        Locked, Macros, TooFar, TooMuch: for what they say.
        Whatever the libraries raise over a damaged workbook: the caller reads in a process of its
        own and says that the file is damaged.
    """
    extras = _extras(path, container)
    source: Path | BytesIO = path
    if any(_is_far(sheet.end) for sheet in extras.values()):
        with zipfile.ZipFile(path) as package:
            source = BytesIO(without_blanks(package, container))
        extras = _extras(source, container)
    for name, sheet in extras.items():
        _check_size(name, sheet.end)
    try:
        if isinstance(source, BytesIO):
            source.seek(0)
        workbook = CalamineWorkbook.from_object(source)
    except PasswordError as error:
        raise Locked from error
    sheets: list[Sheet] = []
    cells = letters = 0
    with workbook:
        for metadata in workbook.sheets_metadata:
            if metadata.typ == SheetTypeEnum.MacroSheet:
                raise Macros
            if metadata.typ == SheetTypeEnum.WorkSheet:
                sheets.append(
                    _sheet(
                        workbook,
                        metadata.name,
                        metadata.visible,
                        extras.get(metadata.name, Extras()),
                    )
                )
                cells += sum(len(row) for row in sheets[-1].rows)
                letters += sum(len(cell) for cell in _texts(sheets[-1]))
                if cells > MOST_CELLS or letters > _MOST_TEXT:
                    raise TooMuch
    return tuple(sheets)


def _extras(source: Path | BytesIO, container: str) -> Mapping[str, Extras]:
    """Extras by sheet name."""
    if isinstance(source, Path) and container == "xls":
        return xls_extras(source.read_bytes())
    with zipfile.ZipFile(source) as package:
        return xlsx_extras(package) if container == "xlsx" else ods_extras(package)


def _is_far(end: Pair) -> bool:
    """Whether a last cell makes a sheet of more cells than are read."""
    return (end[0] + 1) * (end[1] + 1) > MOST_CELLS


def _check_size(name: str, end: Pair) -> None:
    if _is_far(end):
        raise TooFar(name, address(*end))


def _texts(sheet: Sheet) -> Iterator[str]:
    return (cell for row in sheet.rows for cell in row if isinstance(cell, str))


def _sheet(workbook: CalamineWorkbook, name: str, visible: Any, extras: Extras) -> Sheet:
    sheet = workbook.get_sheet_by_name(name)
    cells = _cells(sheet)
    rows = [[_value(cell) for cell in row] for row in cells]
    # The library reads an error as an empty cell, and leaves out what stands behind the last value:
    # nobody should take either for a zero.
    places = [*extras.errors, *extras.uncomputed]
    height = max([len(rows), *(row + 1 for row, _ in places)])
    width = max([*(len(row) for row in rows), *(column + 1 for _, column in places)], default=0)
    _check_size(name, (height - 1, width - 1))
    rows = [row + [None] * (width - len(row)) for row in rows]
    rows += [[None] * width for _ in range(height - len(rows))]
    for (row, column), text in extras.errors.items():
        rows[row][column] = text
    return Sheet(
        name=name,
        rows=tuple(tuple(row) for row in rows),
        hidden=visible != SheetVisibleEnum.Visible,
        hidden_rows=_within(extras.rows, len(rows)),
        hidden_columns=_within(extras.columns, width),
        uncomputed=frozenset(extras.uncomputed),
        days=_days(cells),
        merged=tuple(extras.merged),
    )


def _cells(sheet: Any) -> list[list[Any]]:
    """The rows to the last cell that holds something; blanks at the edges are no cells."""
    left = [None] * (sheet.start or (0, 0))[1]
    rows: list[list[Any]] = []
    height = 0
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        row = [*left, *cells]
        while row and _is_blank(row[-1]):
            row.pop()
        rows.append(row)
        height = number if row else height
    return rows[:height]


def _days(cells: Sequence[Sequence[Any]]) -> tuple[tuple[int, int, int], ...]:
    """Where cells are dates of the workbook's own: runs of (column, first row, row after)."""
    runs: list[tuple[int, int, int]] = []
    begun: dict[int, int] = {}
    for number, row in enumerate(cells):
        here = {column for column, cell in enumerate(row) if isinstance(cell, date)}
        runs += [(column, begun.pop(column), number) for column in begun.keys() - here]
        begun |= dict.fromkeys(here - begun.keys(), number)
    return (*runs, *((column, first, len(cells)) for column, first in begun.items()))


def _within(spans: Sequence[Pair], size: int) -> frozenset[int]:
    """The places of some spans that are within the sheet: what is hidden beyond holds nothing."""
    return frozenset(
        position for first, after in spans for position in range(first, min(after, size))
    )


def _is_blank(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip(_BLANKS))


def _value(cell: Any) -> Value:
    if _is_blank(cell):
        return None
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    value: Value = cell
    return value


# --- cells of blanks ------------------------------------------------------------------------------
#
# A space far outside the table is no part of it: one in BZ40000 makes a sheet of three million
# cells, which the library would lay out. Only such a workbook is gone through; other cells stay.

# Blanks as they are written: spaces of any kind, "&#160;", "<text:s/>".
_BLANK = rb"(?:\s|\xc2\xa0|\xe2\x80\x8b|&#(?:32|160|x20|xA0|x0?9|x0?A|x0?D|9|10|13);|_x000[9AD]_)*"
_PREFIX = rb"(?:[A-Za-z]\w*:)?"
_STRING = re.compile(rb"<" + _PREFIX + rb"si\b[^>]*?(?:/>|>(.*?)</" + _PREFIX + rb"si>)", re.DOTALL)
_MARKUP = re.compile(rb"<[^>]*>")
_ONLY_BLANK = re.compile(_BLANK)
_XLSX_CELL = re.compile(
    rb"<(?P<tag>(?:[A-Za-z]\w*:)?c)\b(?P<is>(?:\s[^>/]*)?)>(?P<in>(?:(?!</?(?P=tag)\b).)*?)</(?P=tag)>",
    re.DOTALL,
)
_TYPE = re.compile(rb"""\bt=["'](\w+)["']""")
_VALUE = re.compile(rb"<" + _PREFIX + rb"v\b[^>]*>([^<]*)</")
_FORMULA = re.compile(rb"<" + _PREFIX + rb"f\b.*?(?:/>|</" + _PREFIX + rb"f>)", re.DOTALL)
_ODS_TEXT_CELL = re.compile(
    rb"""<table:table-cell((?:\s[^>]*)?)\soffice:value-type=["']string["']([^>]*)>"""
    rb"(?:\s*<text:p[^>]*>(?:" + _BLANK + rb"|<text:s\b[^>]*/>)*</text:p>)+\s*</table:table-cell>"
)


def without_blanks(package: zipfile.ZipFile, container: str) -> bytes:
    """The package anew, its cells of blanks left out."""
    strings = set()
    if container == "xlsx" and "xl/sharedStrings.xml" in package.namelist():
        strings = _blank_strings(package.read("xl/sharedStrings.xml"))
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as anew:
        for part in package.namelist():
            content = package.read(part)
            if container == "ods" and part == "content.xml":
                content = _ODS_TEXT_CELL.sub(rb"<table:table-cell\1\2/>", content)
            elif part.startswith("xl/worksheets/") and part.endswith(".xml"):
                content = _XLSX_CELL.sub(
                    lambda cell: b"" if _is_blank_cell(cell, strings) else cell[0], content
                )
            anew.writestr(part, content)
    return made.getvalue()


def _blank_strings(part: bytes) -> set[bytes]:
    """The numbers of the shared texts that are blank."""
    texts = (_MARKUP.sub(b"", string[1] or b"") for string in _STRING.finditer(part))
    return {b"%d" % number for number, text in enumerate(texts) if _ONLY_BLANK.fullmatch(text)}


def _is_blank_cell(cell: re.Match[bytes], strings: set[bytes]) -> bool:
    """Whether a cell holds a text of blanks, also one that a formula comes to."""
    kind = _TYPE.search(cell["is"])
    value = _VALUE.search(cell["in"])
    if kind is None or kind[1] not in (b"s", b"str", b"inlineStr"):
        return False
    if kind[1] == b"s":
        return value is not None and value[1].strip() in strings
    return _ONLY_BLANK.fullmatch(_MARKUP.sub(b"", _FORMULA.sub(b"", cell["in"]))) is not None
