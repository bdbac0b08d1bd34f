"""The rows of a table: which of them name its columns, and what they say over each."""

import re
from collections.abc import Sequence

from analytics.reports import numbers
from analytics.reports.blocks import SAME

_NUMBER = re.compile(r"\(?[-–]?[0-9][0-9.,\s]*%?\)?|[-–—]")
_COLUMN_NUMBER = re.compile(r"\(?[0-9]{1,2}\)?(?:\s*=.*)?|\(?[A-Za-z]\)?")


def is_number(cell: str) -> bool:
    """Whether a cell holds a number alone, or the dash that stands for none."""
    return _NUMBER.fullmatch(cell) is not None or numbers.is_number(cell)


def heads_of(rows: Sequence[Sequence[str]]) -> int:
    """How many rows at the top of a table name its columns."""
    heads = 0
    for row in rows:
        filled = [cell for cell in row if cell and cell != SAME]
        is_numbering = len(filled) > 1 and all(_COLUMN_NUMBER.fullmatch(cell) for cell in filled)
        has_numbers = any(is_number(cell) for cell in row[1:])
        if has_numbers and not (heads and is_numbering and _counts_up(filled)):
            break
        heads += 1
    return heads if heads < len(rows) else 0


def with_covered(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows of a table whose file knows of no cell that covers others: in its head an empty one
    over a name belongs to the one on its left."""
    heads = heads_of(rows)
    answer = list(rows)
    for at, row in enumerate(rows[: max(heads - 1, 0)]):
        below = rows[at + 1]
        answer[at] = tuple(
            SAME
            if not cell and any(row[:column]) and below[column : column + 1] not in ((), ("",))
            else cell
            for column, cell in enumerate(row)
        )
    return answer


def _counts_up(cells: Sequence[str]) -> bool:
    """Whether a row is that of column numbers: (1), (2), (3)."""
    columns = [int(digits) for cell in cells if (digits := re.sub(r"\D.*", "", cell.strip("()")))]
    return len(columns) > 1 and columns == list(range(columns[0], columns[0] + len(columns)))


def headers_of(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """What the head says over each column: the texts above it, each once.

    A sign parts them: "Giải quyết trong kỳ" over "Trước và đúng hạn" speaks of no "kỳ trước".
    """
    if not rows:
        return ()
    rows = [_spread(row) for row in rows]
    rows = [row for row in rows if not all(_COLUMN_NUMBER.fullmatch(cell) for cell in row if cell)]
    columns = zip(*rows, strict=False) if rows else ()
    return tuple(" - ".join(dict.fromkeys(cell for cell in column if cell)) for column in columns)


def _spread(row: Sequence[str]) -> tuple[str, ...]:
    """A row with every cell said that another covers."""
    cells: list[str] = []
    for cell in row:
        cells.append(cells[-1] if cell == SAME and cells else cell.replace(SAME, ""))
    return tuple(cells)
