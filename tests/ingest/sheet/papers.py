"""The project's own indicator sheet, filled in as a clerk would: real workbooks, by openpyxl."""

from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from analytics.export import form_bytes
from analytics.ingest.catalogue import Catalogue, read_catalogue
from analytics.ingest.read import read
from analytics.ingest.reading import Fault, Reading
from analytics.intake.template import template
from analytics.query import read_catalogue as read_names
from analytics.store import Reader

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
# What a figure is of where a test does not say: the place that the province's sheet asks it for.
PLACES = {
    **dict.fromkeys(("received", "resolved", "on_time_rate", "online_rate", "fees_online"), LOCAL),
}


class Paper:
    """A workbook of the template; ``sheet`` is the one with the figures."""

    def __init__(self, content: bytes) -> None:
        self.book = load_workbook(BytesIO(content))
        self.sheet = self.book["Số liệu"]
        rows = self.sheet.iter_rows()
        header = next(row for row in rows if row[0].value == HEADINGS["code"])
        names = {text: field for field, text in HEADINGS.items()}
        self.top = header[0].row
        self.at = {names[str(cell.value)]: cell.column for cell in header}

    def text(self, row: int, field: str) -> str:
        """A cell as text, "" for an empty one."""
        return str(self.sheet.cell(row, self.at[field]).value or "")

    @property
    def rows(self) -> list[int]:
        """The rows that figures are asked for in."""
        below = range(self.top + 1, self.sheet.max_row + 1)
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
        cell = self.sheet.cell(row, self.at[field])
        cell.value = value
        if isinstance(value, str) and value.startswith("="):
            return str(cell.coordinate)  # a formula
        if isinstance(value, str):
            cell.data_type = "s"
        return str(cell.coordinate)

    def swap(self, one: int, other: int, fields: tuple[str, ...]) -> None:
        """Exchange cells of two rows, as sorting some columns does."""
        for field in fields:
            first, second = (self.sheet.cell(row, self.at[field]) for row in (one, other))
            first.value, second.value = second.value, first.value

    def save(self, path: Path) -> Path:
        """Write it."""
        self.book.save(path)
        return path

    def read(self, folder: Path, known: Catalogue, **said: object) -> Reading:
        """Send it and have it read as ``name``, with the clerk's choices and answers."""
        name = str(said.pop("name", "bang.xlsx"))
        return read(self.save(folder / name), name, known, **said)


Blank = Callable[..., Paper]


def blanks(reader: Reader) -> Blank:
    """blank("2021-Q2", "568"): the empty sheet of a period and a unit (None: the province)."""
    names, known = read_names(reader), read_catalogue(reader)

    @cache
    def content(period: str, unit: str | None) -> bytes:
        return form_bytes(template(reader, names, known, period, unit))

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
