"""Tables of a PDF without rules: lines whose parts stand in the same columns."""

from collections.abc import Sequence
from itertools import pairwise

from analytics.reports.blocks import SAME
from analytics.reports.outline import opens_paragraph
from analytics.reports.pdf_lines import Line, Part
from analytics.reports.tables import is_number

_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 2
# In sizes of a letter: rows of a table stand no farther apart.
_FARTHEST = 2.5
# Of the widest step from line to line: the lines of one row stand closer.
_CLOSE = 0.85

Columns = list[tuple[float, float]]


def table_at(lines: Sequence[Line], at: int) -> tuple[int, list[tuple[str, ...]]]:
    """The line behind a table that begins at a line, and its rows; the line itself for none."""
    columns, end = _columns(lines, at)
    if not columns:
        return at, []
    steps = [above.bottom - below.bottom for above, below in pairwise(lines[at:end])]
    rows: list[list[str]] = []
    for line, step in zip(lines[at:end], [0.0, *steps], strict=True):
        row = _row(line, columns)
        if rows and _goes_on(row, rows[-1], step < _CLOSE * max(steps)):
            pairs = zip(rows[-1], row, strict=True)
            rows[-1] = [f"{above} {cell}".strip() for above, cell in pairs]
        else:
            rows.append(row)
    return end, [tuple(row) for row in rows]


def _columns(lines: Sequence[Line], at: int) -> tuple[Columns, int]:
    """The columns of a table that begins at a line, and the line behind it."""
    end = at
    widest = 0
    while end < len(lines) and (end == at or _is_near(lines[end - 1], lines[end])):
        parts = len(lines[end].parts)
        if parts < 2 and (end == at or not _is_wrap(lines[end], lines[at:end])):
            break
        widest = max(widest, parts)
        end += 1
    full = [line for line in lines[at:end] if len(line.parts) == widest]
    rows = sum(len(line.parts) >= _FEWEST_COLUMNS for line in lines[at:end])
    if widest < _FEWEST_COLUMNS or rows < _FEWEST_ROWS:
        return [], at
    columns = [
        (min(part.left for part in same), max(part.right for part in same))
        for same in zip(*(line.parts for line in full), strict=True)
    ]
    is_apart = all(left[1] < right[0] for left, right in pairwise(columns))
    return (columns, end) if is_apart else ([], at)


def _is_near(above: Line, below: Line) -> bool:
    same = abs(above.size - below.size) < 0.1 * above.size
    return same and above.bottom - below.top < _FARTHEST * below.size


def _is_wrap(line: Line, above: Sequence[Line]) -> bool:
    """Whether a line of one part goes on with a cell above it."""
    if opens_paragraph(line.text):
        return False
    cells = [part for row in above for part in row.parts if len(row.parts) > 1]
    return any(
        part.left - line.size < line.left and line.right < part.right + 2 * line.size
        for part in cells
    )


def _row(line: Line, columns: Columns) -> list[str]:
    """The cells of a line, each in the column that it stands over, or that is nearest."""
    row = [""] * len(columns)
    for part in line.parts:
        over = [at for at, column in enumerate(columns) if _overlap(part, column) > 0]
        # Names of neighbours may nearly touch; one that stands over several is one piece.
        for piece in part.pieces if len(over) > 1 else (part,):
            under = [at for at in over if _overlap(piece, columns[at]) > 0]
            nearest = max(range(len(columns)), key=lambda at: _overlap(piece, columns[at]))
            first, *others = under or [nearest]
            row[first] = f"{row[first]} {piece.text}".strip()
            for at in others:
                row[at] = row[at] or SAME
    return row


def _overlap(part: Part, column: tuple[float, float]) -> float:
    """How far a part stands over a column; below 0, how far beside it."""
    return min(part.right, column[1]) - max(part.left, column[0])


def _goes_on(row: Sequence[str], above: Sequence[str], is_close: bool) -> bool:
    """Whether a line is the rest of the row above: the head's, or words that go on with words."""
    if any(map(is_number, row)) or SAME in (*row, *above):
        return False
    if not any(map(is_number, above)):
        return True
    filled = [at for at, cell in enumerate(row) if cell]
    if not all(above[at] for at in filled) or any(is_number(above[at]) for at in filled):
        return False
    return is_close or all(row[at][0].islower() for at in filled)
