"""The table on an indicator sheet: where its columns are, and the rows below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from analytics.ingest.files.cells import Sheet, Value, text_of
from analytics.ingest.sheet.layout import HEADINGS
from analytics.names import clean, plain

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
            doubled = tuple(one for one in headings if columns[one[0]] != one[1])
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
    found = []
    for number, row in enumerate(rows[top + 1 :], start=top + 1):
        cells = {field: row[at] if at < len(row) else None for field, at in columns.items()}
        line = Line(number, cells)
        # Two are enough: the cells of a row are many and cleaning each is most of the work.
        said = (field for field in cells if line.text(field))
        if line.text("value") or len(tuple(islice(said, 2))) > 1:
            found.append(line)
    return tuple(found)
