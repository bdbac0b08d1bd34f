"""Whole numbers that say what a report prints only as rates: resolved and late, level × sector.

Unknown are r[i][j] dossiers resolved and q[i][j] of them late, for level i and sector group j,
all whole numbers. With R resolved and L late altogether, and a[i], b[j] the printed on-time rates
of a level and of a sector group in hundredths of a percent (9976 = 99,76%):

    (1)  Σij r[i][j] = R                            all that was resolved
    (2)  Σij q[i][j] = L                            all that was late
    (3)  0 ≤ q[i][j] ≤ r[i][j]                      late dossiers are resolved ones
    (4)  shown(Σj r[i][j], Σj q[i][j]) = a[i]       levels whose rate is printed
    (5)  shown(Σi r[i][j], Σi q[i][j]) = b[j]       sector groups whose rate is printed
    (6)  r[i][j] = 0 where the level does not handle the sector group

    shown(r, q) = ⌊10000 · (r − q) / r + 1/2⌋, the rate rounded half up to two decimals, so that
    shown(r, q) = a  ⇔  (19999 − 2a) · r < 20000 · q ≤ (20001 − 2a) · r.

There are many solutions: sizes are a wish, (1)–(6) are not. Three steps, exact integers:

1. The sum of each line (a level or a sector group) with a printed rate becomes the size nearest
   to the wish for which (4) or (5) has a whole solution; the line without a rate takes the rest.
2. Its late dossiers become the whole number in its window nearest to the wish; again the line
   without a rate takes the rest.
3. A table with these sums, cells within (3) and (6), near the wish: a proportional start rounded
   down, then augmenting paths (Ford and Fulkerson, 1956), which find a table whenever there is one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Counts = tuple[tuple[int, ...], ...]
Rates = Sequence[int | None]

_WHOLE = 10_000  # 100,00% in hundredths of a percent


@dataclass(frozen=True)
class Solution:
    """Dossiers resolved, and those of them late: one row per level, one column per sector group."""

    resolved: Counts
    late: Counts


def shown(resolved: int, late: int) -> int:
    """Return the on-time rate in hundredths of a percent, rounded half up; ``resolved`` > 0."""
    return (2 * _WHOLE * (resolved - late) + resolved) // (2 * resolved)


def late_window(resolved: int, rate: int) -> range:
    """Return the numbers of late dossiers that show a rate, from the equivalence above."""
    lowest = ((2 * _WHOLE - 1 - 2 * rate) * resolved) // (2 * _WHOLE) + 1
    highest = ((2 * _WHOLE + 1 - 2 * rate) * resolved) // (2 * _WHOLE)
    return range(max(lowest, 0), min(highest, resolved) + 1)


def solve(
    resolved: int, late: int, rows: Rates, columns: Rates, sizes: Counts, lates: Counts
) -> Solution:
    """Return tables that satisfy (1)–(6), near the wished ``sizes`` and ``lates``.

    Args:
        resolved: R, all dossiers resolved.
        late: L, all dossiers resolved late.
        rows: a[i] by level; None for exactly one, whose rate is not printed.
        columns: b[j] by sector group; None for exactly one.
        sizes: wished r; 0 where a level does not handle a sector group.
        lates: wished q.

    Raises ValueError when the wishes lead to no table.
    """
    row_sizes = _sizes(resolved, [sum(row) for row in sizes], rows)
    column_sizes = _sizes(resolved, _column_sums(sizes), columns)
    caps = tuple(tuple(resolved if wish else 0 for wish in row) for row in sizes)
    cells = fit(row_sizes, column_sizes, caps, sizes)
    late_cells = fit(
        _lates(late, row_sizes, [sum(row) for row in lates], rows),
        _lates(late, column_sizes, _column_sums(lates), columns),
        cells,
        lates,
    )
    return Solution(cells, late_cells)


def _column_sums(table: Counts) -> list[int]:
    return [sum(column) for column in zip(*table, strict=True)]


def _sizes(total: int, wishes: Sequence[int], rates: Rates) -> list[int]:
    sizes = [
        0 if rate is None else _nearest_size(wish, rate)
        for wish, rate in zip(wishes, rates, strict=True)
    ]
    return _with_the_rest(total, sizes, rates)


def _nearest_size(wish: int, rate: int) -> int:
    """The size nearest to the wish that shows the rate with a whole number of late dossiers."""
    for distance in range(wish + 2 * _WHOLE):  # from 10.000 on every rate has one
        for size in (wish - distance, wish + distance):
            if size > 0 and late_window(size, rate):
                return size
    raise ValueError(f"no size near {wish} shows the rate {rate}")


def _lates(total: int, sizes: Sequence[int], wishes: Sequence[int], rates: Rates) -> list[int]:
    lates = []
    for size, wish, rate in zip(sizes, wishes, rates, strict=True):
        window = range(1) if rate is None else late_window(size, rate)
        lates.append(min(max(wish, window[0]), window[-1]))
    return _with_the_rest(total, lates, rates)


def _with_the_rest(total: int, numbers: list[int], rates: Rates) -> list[int]:
    (free,) = (index for index, rate in enumerate(rates) if rate is None)
    rest = total - sum(numbers)
    if rest < 0:
        raise ValueError(f"{-rest} more than {total} in the lines whose rates are printed")
    return [rest if index == free else number for index, number in enumerate(numbers)]


def fit(rows: Sequence[int], columns: Sequence[int], caps: Counts, wishes: Counts) -> Counts:
    """Return a table of whole numbers with given sums, 0 ≤ cell ≤ cap, near the wishes.

    Raises ValueError when no table has these sums within these caps.
    """
    if sum(rows) != sum(columns):
        raise ValueError(f"rows add up to {sum(rows)}, columns to {sum(columns)}")
    cells = _start(rows, columns, caps, wishes)
    while sum(sum(row) for row in cells) < sum(rows):
        short = [row - sum(line) for row, line in zip(rows, cells, strict=True)]
        open_columns = [size - sum(line[j] for line in cells) for j, size in enumerate(columns)]
        _augment(cells, caps, short, open_columns)
    return tuple(tuple(row) for row in cells)


def _start(
    rows: Sequence[int], columns: Sequence[int], caps: Counts, wishes: Counts
) -> list[list[int]]:
    """Each wish scaled down to what its row and its column allow: no sum is exceeded."""
    row_wishes = [max(sum(row), 1) for row in wishes]
    column_wishes = [max(total, 1) for total in _column_sums(wishes)]
    return [
        [
            min(wish * rows[i] // row_wishes[i], wish * columns[j] // column_wishes[j], caps[i][j])
            for j, wish in enumerate(row)
        ]
        for i, row in enumerate(wishes)
    ]


def _augment(cells: list[list[int]], caps: Counts, short: list[int], room: list[int]) -> None:
    """Lead as many dossiers as fit along one shortest path from a short row to an open column.

    Row → column where a cell can grow, column → row where one can shrink.
    """
    starts = [i for i, missing in enumerate(short) if missing]
    came_from: dict[tuple[str, int], tuple[str, int] | None] = {("row", i): None for i in starts}
    queue = list(came_from)
    for node in queue:  # grows while it is walked: breadth first
        kind, index = node
        if kind == "column" and room[index]:
            path = [node]
            while (before := came_from[path[-1]]) is not None:
                path.append(before)
            _move(cells, caps, path[::-1], short, room)
            return
        for following in _neighbours(cells, caps, kind, index):
            if following not in came_from:
                came_from[following] = node
                queue.append(following)
    raise ValueError("no table has these sums within these caps")


def _neighbours(
    cells: list[list[int]], caps: Counts, kind: str, index: int
) -> list[tuple[str, int]]:
    if kind == "row":
        line = zip(cells[index], caps[index], strict=True)
        return [("column", j) for j, (cell, cap) in enumerate(line) if cell < cap]
    return [("row", i) for i, row in enumerate(cells) if row[index] > 0]


def _move(
    cells: list[list[int]],
    caps: Counts,
    path: list[tuple[str, int]],
    short: list[int],
    room: list[int],
) -> None:
    steps = []
    for (kind, index), (_, following) in pairwise(path):
        steps.append((index, following, 1) if kind == "row" else (following, index, -1))
    limits = [caps[i][j] - cells[i][j] if sign > 0 else cells[i][j] for i, j, sign in steps]
    amount = min(short[path[0][1]], room[path[-1][1]], *limits)
    for i, j, sign in steps:
        cells[i][j] += sign * amount
