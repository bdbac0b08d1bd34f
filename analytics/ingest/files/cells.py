"""Sheets as they arrive: values, hidden parts, formulas without a value; or why none is read."""

from dataclasses import dataclass

Value = str | int | float | bool | None

# A sheet whose cells, empty ones among them, are more than this is not read into memory: a list of
# 130,000 dossiers with 20 columns has 2.6 million, a form some thousand.
MOST_CELLS = 3_000_000


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook, or a text file: rows from the first, each as wide as the widest.

    Dates are ISO text; ``days`` tells them from typed ones, as runs of (column, first row, row
    after the last). ``hidden_rows`` and ``hidden_columns`` count from 0; they are read like all
    others. ``uncomputed`` are the (row, column) of formulas without a stored value, ``merged`` the
    first row and column, last row and column of merged cells.
    """

    name: str
    rows: tuple[tuple[Value, ...], ...]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    uncomputed: frozenset[tuple[int, int]] = frozenset()
    days: tuple[tuple[int, int, int], ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max((len(row) for row in self.rows), default=0)


def address(row: int, column: int) -> str:
    """A cell as a spreadsheet calls it, from places counted from 0: (1, 27) → "AB2"."""
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def text_of(value: Value) -> str:
    """A cell as text: a whole float without its ".0", nothing for an empty one."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


class TooMuch(Exception):
    """The file needs more memory or time than a form ever does."""


class Damaged(Exception):
    """The file cannot be read."""


class Locked(Exception):
    """The workbook has a password."""


class Macros(Exception):
    """A sheet of the workbook is a macro."""


class TooFar(Exception):
    """A cell stands so far from the others that the sheet is no table; ``sheet``, ``cell``."""

    def __init__(self, sheet: str, cell: str) -> None:
        super().__init__(sheet, cell)
        self.sheet = sheet
        self.cell = cell
