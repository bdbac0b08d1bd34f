"""The indicator sheet: its columns, the words that its cells take, and where they are on a sheet.

The template and the reader share what stands here. A column is found by its heading, never by its
place; the template is in Vietnamese, as the forms are that units fill in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from analytics.ingest.files.cells import Sheet, Value, text_of
from analytics.names import clean, plain
from analytics.texts import PRECISIONS, Bilingual, Message, Words


@dataclass(frozen=True)
class Column:
    """One column: its field, its heading, its width in characters, whether a clerk fills it in,
    whether it is there to look things up."""

    field: str
    heading: Words
    width: int
    typed: bool = False
    quiet: bool = False


COLUMNS = (
    Column("code", Message("Mã số liệu"), 30, quiet=True),
    Column("name", Bilingual("Số liệu báo cáo", "Reported figure"), 44),
    Column("scope", Message("Phạm vi"), 30),
    Column("unit", Bilingual("Đơn vị tính", "Counted in"), 12),
    Column("value", Message("Giá trị"), 14, typed=True),
    Column("precision", Bilingual("Mức chính xác", "Exactness"), 13, typed=True),
    Column("period", Message("Kỳ của số"), 20, typed=True),
    Column("note", Bilingual("Ghi chú", "Note"), 30, typed=True),
    Column("last", Message("Số gần nhất"), 18, quiet=True),
    Column("last_period", Message("Kỳ gần nhất"), 18, quiet=True),
    Column("source", Message("Nguồn của số gần nhất"), 40, quiet=True),
    Column("definition", Bilingual("Định nghĩa", "Definition"), 90, quiet=True),
    Column("caveats", Bilingual("Lưu ý", "Caveats"), 60, quiet=True),
    Column("place", Message("Mã phạm vi"), 30),
)
HEADINGS = {column.field: column.heading for column in COLUMNS}
# Without these a sheet cannot be read; the others are there for the clerk.
NEEDED = ("code", "name", "unit", "value", "period", "place")

# Who a sheet is of, where it is of no unit but of the province.
WHOLE = Bilingual("Toàn tỉnh", "The whole province")
# How exact a clerk may call a figure; "derived" is said by those who compute one.
CLERK_PRECISIONS = {code: words for code, words in PRECISIONS.items() if code != "derived"}

# Figures in these are measured or averaged and may have decimals; all others are counted.
_MEASURED = ("%", "điểm %", "điểm", "phút")


def is_whole(noun: str) -> bool:
    """Whether figures in this unit of measurement are whole numbers."""
    return noun not in _MEASURED


@dataclass(frozen=True)
class Scope:
    """What a figure is about, as the columns of ``schema.PUBLISHED`` say it; None: all of it."""

    block: str
    level: str | None = None
    unit: str | None = None
    sector: str | None = None
    scope_note: str | None = None

    @property
    def code(self) -> str:
        """The scope in a cell: "block=local; level=district; unit=568"."""
        fields = {name: value for name, value in vars(self).items() if value}
        return "; ".join(f"{name}={value}" for name, value in fields.items())


def read_scope(code: str) -> Scope | None:
    """The scope that a cell says; None where it says none."""
    fields: dict[str, str] = {}
    for part in code.split(";"):
        name, equals, value = part.partition("=")
        if not equals or name.strip() in fields:
            return None
        fields[name.strip()] = value.strip()
    known = {*Scope.__dataclass_fields__}
    if "block" not in fields or not set(fields) <= known or not all(fields.values()):
        return None
    return Scope(**fields)


_FIELDS = {plain(heading.vi): field for field, heading in HEADINGS.items()}
# What no other table has side by side.
_TELLING = ("code", "value", "place")
_ENOUGH = 2
# A title block is short, also with a letter's head pasted above it.
_DEEPEST = 60


@dataclass(frozen=True)
class Line:
    """One row that says something; ``cells`` by field, those of missing columns left out."""

    row: int
    cells: Mapping[str, Value]

    def text(self, field: str) -> str:
        """A cell as text; "" for an empty one and for a missing column."""
        return clean(text_of(self.cells.get(field)))


@dataclass(frozen=True)
class Table:
    """The header's row, the columns by field, and the rows of figures below.

    ``doubled`` are the (field, column) of headings that stand there once more.
    """

    top: int
    columns: Mapping[str, int]
    lines: tuple[Line, ...]
    doubled: tuple[tuple[str, int], ...] = ()

    def cell(self, line: Line, field: str) -> tuple[int, int]:
        """Where a field of a line stands; the code's place where the column is missing."""
        return line.row, self.columns.get(field, self.columns.get("code", 0))


def find_table(sheet: Sheet) -> Table | None:
    """Find the table by the words of its header; None where there is none."""
    for top, row in enumerate(sheet.rows[:_DEEPEST]):
        headings = _headings(row)
        columns = dict(reversed(headings))
        if sum(field in columns for field in _TELLING) >= _ENOUGH:
            doubled = tuple(heading for heading in headings if columns[heading[0]] != heading[1])
            return Table(top, columns, _lines(sheet.rows, top, columns), doubled)
    return None


def _headings(row: Sequence[Value]) -> list[tuple[str, int]]:
    """The fields and columns of the headings in a row, from left to right."""
    fields = [_FIELDS.get(plain(text_of(cell))) for cell in row]
    return [(field, at) for at, field in enumerate(fields) if field is not None]


def _lines(
    rows: Sequence[Sequence[Value]], top: int, columns: Mapping[str, int]
) -> tuple[Line, ...]:
    """The rows with a value or several cells; the heading of an area has one alone."""
    lines = []
    for number, row in enumerate(rows[top + 1 :], start=top + 1):
        cells = {field: row[at] if at < len(row) else None for field, at in columns.items()}
        line = Line(number, cells)
        # Two are enough: the cells of a row are many and cleaning each is most of the work.
        filled = (field for field in cells if line.text(field))
        if line.text("value") or len(tuple(islice(filled, 2))) > 1:
            lines.append(line)
    return tuple(lines)
