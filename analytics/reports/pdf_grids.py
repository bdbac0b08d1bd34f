"""The ruled tables of a page: lines that cross → cells, which may cover several."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analytics.reports.blocks import SAME
from analytics.reports.pdf_page import Letter, Page, Rule

# Lines that near are one: double borders, the two edges of a thick one.
_NEAR = 3.0
# Shorter ones are dashes, strokes below a word, ornaments.
_SHORTEST = 8.0
_FEWEST_FILLED = 3
# A drawing of more lines is a picture.
_MOST_RULES = 1_500


@dataclass(frozen=True)
class Cell:
    """A cell: its row and column, how many columns it covers, its letters."""

    row: int
    column: int
    width: int
    letters: tuple[Letter, ...]


@dataclass(frozen=True)
class Grid:
    """A ruled table: where its columns begin and the last ends, its edges, its cells."""

    columns: tuple[float, ...]
    top: float
    bottom: float
    rows: int
    cells: tuple[Cell, ...]

    def has(self, letter: Letter) -> bool:
        """Whether a letter stands in the table."""
        x, y = letter.middle
        return self.columns[0] < x < self.columns[-1] and self.bottom < y < self.top

    def holds(self, other: "Grid") -> bool:
        """Whether another table stands in this one."""
        is_beside = other.columns[-1] < self.columns[0] or other.columns[0] > self.columns[-1]
        return not is_beside and other.bottom < self.top and other.top > self.bottom


def grids_of(page: Page) -> list[Grid]:
    """The ruled tables of a page; a table within a cell is of that cell."""
    grids: list[Grid] = []
    tables = [table for rules in _crossing(_merged(page.rules)) if (table := _edges(rules))]
    tables.sort(key=lambda table: (table[0][-1] - table[0][0]) * (table[1][-1] - table[1][0]))
    for columns, rows, rules in tables:
        frame = Grid(columns, rows[0], rows[-1], 0, ())
        letters = [letter for letter in page.letters if frame.has(letter)]
        if any(grid.holds(frame) for grid in grids):
            continue
        cells = tuple(_cells(columns, rows, rules, letters))
        if sum(any(part.sign != " " for part in cell.letters) for cell in cells) >= _FEWEST_FILLED:
            grids.append(Grid(columns, rows[0], rows[-1], len(rows) - 1, cells))
    return grids


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """The rules with those that go on with one another as one."""
    merged: list[Rule] = []
    for is_level in (True, False):
        same = [rule for rule in rules if rule.is_level == is_level]
        for group in _near(sorted(same, key=lambda rule: rule.at)):
            at = sum(rule.at for rule in group) / len(group)
            whole: list[Rule] = []
            for rule in sorted(group, key=lambda rule: rule.start):
                if whole and rule.start <= whole[-1].end + _NEAR:
                    start, end = whole[-1].start, max(whole[-1].end, rule.end)
                    whole[-1] = Rule(is_level, at, start, end)
                else:
                    whole.append(Rule(is_level, at, rule.start, rule.end))
            merged += whole
    long = [rule for rule in merged if rule.end - rule.start >= _SHORTEST]
    return long if len(long) <= _MOST_RULES else []


def _near(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    group: list[Rule] = []
    for rule in rules:
        if group and rule.at - group[0].at > _NEAR:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


def _crossing(rules: Sequence[Rule]) -> list[list[Rule]]:
    """The rules in groups of those that meet."""
    groups: list[list[Rule]] = []
    for rule in rules:
        met = [group for group in groups if any(_meet(rule, other) for other in group)]
        groups = [group for group in groups if not any(group is other for other in met)]
        groups.append([rule, *(other for group in met for other in group)])
    return groups


def _meet(first: Rule, second: Rule) -> bool:
    return (
        first.is_level != second.is_level
        and first.start - _NEAR <= second.at <= first.end + _NEAR
        and second.start - _NEAR <= first.at <= second.end + _NEAR
    )


_Edges = tuple[tuple[float, ...], tuple[float, ...], list[Rule]]


def _edges(rules: list[Rule]) -> _Edges | None:
    """Where columns begin and rows end, from the top; None for what is no table of two columns.

    A table may be open at its sides: its rules say how far it goes.
    """
    level = [rule for rule in rules if rule.is_level]
    up = [rule for rule in rules if not rule.is_level]
    if not level or not up:
        return None
    ends = [*(rule.start for rule in level), *(rule.end for rule in level)]
    columns = _places([rule.at for rule in up], min(ends), max(ends))
    feet = [*(rule.start for rule in up), *(rule.end for rule in up)]
    rows = _places([rule.at for rule in level], min(feet), max(feet))
    if len(columns) < 3 or len(rows) < 2:
        return None
    return tuple(columns), tuple(reversed(rows)), rules


def _places(inner: Sequence[float], first: float, last: float) -> list[float]:
    """The places in order, those near one another once."""
    places: list[float] = []
    for place in sorted([*inner, first, last]):
        if not places or place - places[-1] > _NEAR:
            places.append(place)
    return places


def _cells(
    columns: Sequence[float],
    rows: Sequence[float],
    rules: Sequence[Rule],
    letters: Sequence[Letter],
) -> Iterator[Cell]:
    """The cells with their letters: what no rule parts is one cell."""
    width, height = len(columns) - 1, len(rows) - 1
    owner = {(row, column): (row, column) for row in range(height) for column in range(width)}

    def first(cell: tuple[int, int]) -> tuple[int, int]:
        while owner[cell] != cell:
            cell = owner[cell]
        return cell

    for row, column in list(owner):
        x = (columns[column] + columns[column + 1]) / 2
        y = (rows[row] + rows[row + 1]) / 2
        beside, below = (row, column + 1), (row + 1, column)
        if beside in owner and not _parts(rules, False, columns[column + 1], y):
            _join(owner, first((row, column)), first(beside))
        if below in owner and not _parts(rules, True, rows[row + 1], x):
            _join(owner, first((row, column)), first(below))
    held: dict[tuple[int, int], list[Letter]] = {}
    for letter in letters:
        x, y = letter.middle
        column = sum(place <= x for place in columns[1:-1])
        row = sum(place >= y for place in rows[1:-1])
        held.setdefault(first((row, column)), []).append(letter)
    for row, column in owner:
        if first((row, column)) != (row, column):
            continue
        end = column
        while end < width and first((row, end)) == (row, column):
            end += 1
        yield Cell(row, column, end - column, tuple(held.get((row, column), ())))


def _join(
    owner: dict[tuple[int, int], tuple[int, int]], one: tuple[int, int], other: tuple[int, int]
) -> None:
    """Make two cells one, named by its upper left."""
    owner[max(one, other)] = min(one, other)


def _parts(rules: Sequence[Rule], is_level: bool, at: float, beside: float) -> bool:
    return any(
        rule.is_level == is_level
        and abs(rule.at - at) <= _NEAR
        and rule.start - _NEAR <= beside <= rule.end + _NEAR
        for rule in rules
    )


def rows_of(grid: Grid, texts: Sequence[str]) -> list[tuple[str, ...]]:
    """The rows of a table, given the text of each of its cells."""
    rows = [[""] * (len(grid.columns) - 1) for _ in range(grid.rows)]
    for cell, text in zip(grid.cells, texts, strict=True):
        covered = [SAME] * (cell.width - 1)
        rows[cell.row][cell.column : cell.column + cell.width] = [text, *covered]
    return [tuple(row) for row in rows]
