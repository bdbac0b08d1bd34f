"""The project's own indicator sheet, filled in as a clerk would: real workbooks."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook, load_workbook
from openpyxl.cell.read_only import EmptyCell

from analytics.catalogue import Catalogue, read_catalogue
from analytics.ingest.files.cells import address
from analytics.ingest.read import read
from analytics.ingest.result import Fault, Reading
from analytics.publishing.forms import form_bytes
from analytics.publishing.template import template
from analytics.store import Reader
from tests.ingest.files.workbooks import with_parts

# Headings as the template prints them, by what they hold.
HEADINGS = {
    "code": "Mã số liệu",
    "name": "Số liệu báo cáo",
    "scope": "Phạm vi",
    "unit": "Đơn vị tính",
    "value": "Giá trị",
    "precision": "Mức chính xác",
    "period": "Kỳ của số",
    "note": "Ghi chú",
    "last": "Số gần nhất",
    "last_period": "Kỳ gần nhất",
    "source": "Nguồn của số gần nhất",
    "definition": "Định nghĩa",
    "caveats": "Lưu ý",
    "place": "Mã phạm vi",
}
WHOLE, LOCAL = "block=all", "block=local"
_SHEET, _PART, _FIRST = "Số liệu", "xl/worksheets/sheet1.xml", HEADINGS["code"]
Place = tuple[int, int]
# What a figure is of where a test does not say: the place that the province's sheet asks it for.
PLACES = {
    **dict.fromkeys(("received", "resolved", "on_time_rate", "online_rate", "fees_online"), LOCAL),
}


class Paper:
    """A workbook of the template; ``sheet`` is the one with the figures.

    What is typed into its cells is put into the file as it was handed out. Whoever asks for
    ``sheet`` or ``book`` does more with it: then it is opened and saved by openpyxl.
    """

    def __init__(self, content: bytes) -> None:
        self._content, self._typed, self._book = content, dict[Place, object](), None
        self._printed = _cells(content)
        self.top = next(row for (row, _), text in self._printed.items() if text == _FIRST)
        names = {text: field for field, text in HEADINGS.items()}
        headings = (place for place in self._printed if place[0] == self.top)
        self.at = {names[str(self._printed[place])]: place[1] for place in headings}

    @property
    def book(self) -> Workbook:
        """The workbook, with all that was typed so far."""
        if self._book is None:
            self._book = load_workbook(BytesIO(self._content))
            for place, value in self._typed.items():
                _type(self._book[_SHEET].cell(*place), value)
        return self._book

    @property
    def sheet(self) -> Any:
        return self.book[_SHEET]

    def _value(self, row: int, column: int) -> object:
        if self._book is not None:
            return self.sheet.cell(row, column).value
        place = (row, column)
        return self._typed[place] if place in self._typed else self._printed.get(place)

    def text(self, row: int, field: str) -> str:
        """A cell as text, "" for an empty one."""
        return str(self._value(row, self.at[field]) or "")

    @property
    def rows(self) -> list[int]:
        """The rows that figures are asked for in."""
        last = self.sheet.max_row if self._book is not None else max(self._printed)[0]
        below = range(self.top + 1, last + 1)
        return [row for row in below if self.text(row, "place")]

    def row(self, code: str, place: str | None = None) -> int:
        """The row of a figure; ``place`` is the code of its scope."""
        wanted = (code, place or PLACES.get(code, WHOLE))
        return next(
            row for row in self.rows if (self.text(row, "code"), self.text(row, "place")) == wanted
        )

    def put(self, code: str, value: object, field: str = "value", place: str | None = None) -> str:
        """Type into a cell; returns what a spreadsheet calls it."""
        return self.put_at(self.row(code, place), value, field)

    def put_at(self, row: int, value: object, field: str = "value") -> str:
        """Type into a cell of a row."""
        place = (row, self.at[field])
        if self._book is None and place in self._printed and _xml("", value) is not None:
            self._typed[place] = value
        else:
            _type(self.sheet.cell(*place), value)
        return address(row - 1, place[1] - 1)

    def swap(self, one: int, other: int, fields: tuple[str, ...]) -> None:
        """Exchange cells of two rows, as sorting some columns does."""
        for field in fields:
            first, second = (self.sheet.cell(row, self.at[field]) for row in (one, other))
            first.value, second.value = second.value, first.value

    def save(self, path: Path) -> Path:
        """Write it."""
        if self._book is None:
            path.write_bytes(with_parts(self._content, **{_PART: self._with_typed}))
        else:
            self._book.save(path)
        return path

    def _with_typed(self, part: bytes) -> bytes:
        typed = {address(row - 1, column - 1): one for (row, column), one in self._typed.items()}
        return re.sub(
            r'<c r="([A-Z]+[0-9]+)" (s="[0-9]+")(?:/>|[ >].*?</c>)',
            lambda cell: (
                f'<c r="{cell[1]}" {_xml(cell[2], typed[cell[1]])}' if cell[1] in typed else cell[0]
            ),
            part.decode(),
        ).encode()

    def read(self, folder: Path, known: Catalogue, **said: object) -> Reading:
        """Send it and have it read as ``name``, with the clerk's choices and answers."""
        name = str(said.pop("name", "bang.xlsx"))
        return read(self.save(folder / name), name, known, **said)


def _type(cell: Any, value: object) -> None:
    cell.value = value
    if isinstance(value, str) and not value.startswith("="):
        cell.data_type = "s"


def _xml(style: str, value: object) -> str | None:
    """The rest of a cell's element; None for what a spreadsheet keeps in a format of its own."""
    if value is None:
        return f"{style}/>"
    if isinstance(value, bool):
        return f'{style} t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return f"{style}><v>{value!r}</v></c>"
    if isinstance(value, str) and value.startswith("="):
        return f"{style}><f>{escape(value[1:])}</f><v></v></c>"
    if isinstance(value, str):
        text = f'<t xml:space="preserve">{escape(value)}</t>'
        return f'{style} t="inlineStr"><is>{text}</is></c>'
    return None


@cache
def _cells(content: bytes) -> dict[Place, object]:
    """The cells of an empty sheet and what stands in them, as (row, column) from 1."""
    sheet = load_workbook(BytesIO(content), read_only=True)[_SHEET]
    return {
        (cell.row, cell.column): cell.value
        for row in sheet.iter_rows()
        for cell in row
        if not isinstance(cell, EmptyCell)
    }


Blank = Callable[..., Paper]


def blanks(reader: Reader) -> Blank:
    """blank("2021-Q2", "568"): the empty sheet of a period and a unit (None: the province)."""
    known = read_catalogue(reader)

    @cache
    def content(period: str, unit: str | None) -> bytes:
        return form_bytes(template(reader, known, period, unit))

    return lambda period="2021-Q2", unit=None: Paper(content(period, unit))


def values(reading: Reading) -> dict[str, str]:
    """What was read, by indicator (and level or unit where its scope has one)."""
    return {
        "/".join(filter(None, (row["indicator"], row["level"], row["unit"]))): str(row["value"])
        for row in reading.rows
    }


def cells(reading: Reading, severity: str = "error") -> list[str | None]:
    """The cells that faults are about."""
    return [fault.cell for fault in reading.faults if fault.severity == severity]


def the_fault(reading: Reading, severity: str = "error") -> Fault:
    """The only fault of a kind, said whole in both languages."""
    (fault,) = [one for one in reading.faults if one.severity == severity]
    assert all(
        text.strip() for said in (fault.found, fault.expected, fault.action) for text in said
    )
    assert fault.file == reading.file
    return fault


def answers(reading: Reading, *codes: str) -> Mapping[str, str]:
    """The same answers to the questions of a reading, in their order."""
    return dict(zip((one.code for one in reading.questions), codes, strict=True))
