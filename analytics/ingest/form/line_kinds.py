"""What each row of the table is: a unit or sector of its own, a heading, or a total.

A row that is exactly the sum of others is a total, whatever it is called.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

from analytics.ingest.form.lines import ROMAN, Counts, Line
from analytics.names import has, plain

Vector = tuple[int, ...]
# "sum": of all other rows, or of rows beside it · "maybe": of some rows beside it, but it could be
# one of them by its number, or because there is one other row alone · "counted": the same, and
# another total counts it as one of them.
Verdict = Literal["sum", "maybe", "counted"]
# Tables in tables in tables: more levels of sums no form has.
_LEVELS = 4
# So many columns may differ in a total that was meant for one, and so many must agree.
_SLIPS, _AGREE = 2, 3


@dataclass(frozen=True)
class Item:
    """A row as it is weighed: its counts, whether it may be a total, whether it is called one."""

    counts: Vector
    may_be: bool = False
    is_called: bool = False
    is_numbered: bool = False


@dataclass(frozen=True)
class Sum:
    """That a row is the sum of others, by position, and how sure that is."""

    verdict: Verdict
    parts: tuple[int, ...]


def find_sums(items: Sequence[Item]) -> dict[int, Sum]:
    """The rows that are the sum of others, by position.

    A row of zeros is none. Rows beside it count once they are no sums themselves, so totals of
    totals are found too.
    """
    sums: dict[int, Sum] = {}
    for _ in range(_LEVELS):
        rest = [position for position in range(len(items)) if position not in sums]
        new = {**_of_others(items, rest), **_runs(items, rest)}
        new |= {
            position: total
            for position, total in _runs(items, rest[::-1]).items()
            if position not in new
        }
        new |= _of_others(items, rest)
        if not new:
            break
        sums |= new
    return _weighed(items, sums)


def is_sum(counts: Vector, parts: Sequence[Vector]) -> bool:
    """Whether counts are those of some rows added up, or were meant to be: one or two differ."""
    added = tuple(map(sum, zip(*parts, strict=True)))
    same = [own for own, other in zip(counts, added, strict=True) if own == other]
    return counts == added or (len(counts) - len(same) <= _SLIPS and sum(map(bool, same)) >= _AGREE)


def _sum_of_items(items: Sequence[Item], positions: Sequence[int]) -> Vector:
    own = [items[position].counts for position in positions if not items[position].is_called]
    return tuple(map(sum, zip(*own, strict=True))) if own else ()


def _of_others(items: Sequence[Item], rest: Sequence[int]) -> dict[int, Sum]:
    """The rows that are the sum of all others; also where one or two columns went wrong."""
    total = _sum_of_items(items, rest)
    others = sum(any(items[position].counts) for position in rest if not items[position].is_called)
    sums = {}
    for position in rest:
        item = items[position]
        if not item.may_be or item.is_called or not any(item.counts):
            continue
        left = tuple(whole - own for whole, own in zip(total, item.counts, strict=True))
        if others > 2 and is_sum(item.counts, [left]):
            parts = tuple(
                other for other in rest if other != position and not items[other].is_called
            )
            sums[position] = Sum("sum", parts)
    return sums


def _runs(items: Sequence[Item], order: Sequence[int]) -> dict[int, Sum]:
    """The rows that are the sum of the rows right before them in an order: two or more of them."""
    if not order:
        return {}
    sums: dict[int, Sum] = {}
    added: Vector = (0,) * len(items[order[0]].counts)
    # The sum of everything before → how many rows were before, and how many of them not zero.
    starts = {added: (0, 0)}
    before: list[int] = []
    filled = 0
    for position in order:
        item = items[position]
        if item.may_be and any(item.counts):
            start = starts.get(tuple(a - b for a, b in zip(added, item.counts, strict=True)))
            if start is not None and (filled - start[1] > 1 or item.is_called):
                sums[position] = Sum("sum", tuple(before[start[0] :]))
                continue
        if item.is_called:
            continue
        before.append(position)
        filled += any(item.counts)
        added = tuple(a + b for a, b in zip(added, item.counts, strict=True))
        starts[added] = (len(before), filled)
    return sums


def _weighed(items: Sequence[Item], sums: dict[int, Sum]) -> dict[int, Sum]:
    """The sums with what speaks against them, and the rows that equal the only row beside them."""
    all_rows = _sum_of_items(items, range(len(items)))
    # A total that fits with the rows in it says that they are no sums.
    is_fitting = any(item.is_called and item.counts == all_rows for item in items)
    own = [
        position
        for position in range(len(items))
        if position not in sums and not items[position].is_called
    ]
    own = [position for position in own if any(items[position].counts)]
    weighed = {}
    for position, total in sums.items():
        item = items[position]
        is_all = set(own) <= set(total.parts)
        sure = item.is_called or (not is_fitting and (is_all or not item.is_numbered))
        weighed[position] = (
            total if sure else Sum("counted" if is_fitting else "maybe", total.parts)
        )
    for before, position, after in zip([None, *own], own, [*own[1:], None], strict=False):
        item = items[position]
        beside = [
            neighbour
            for neighbour in (before, after)
            if neighbour is not None and items[neighbour].counts == item.counts
        ]
        if item.may_be and beside and not is_fitting and (not item.is_numbered or len(own) == 2):
            weighed[position] = Sum("maybe", tuple(beside[:1]))
    return weighed


Kind = Literal["own", "heading", "total", "part"]
Known = Callable[[Line], bool]

_LETTERS = "ABCDEFGH"
# Rows that head the units of a level.
_HEADINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("commune", ("xa phuong thi tran", "cap xa", "phuong xa", "xa phuong dac khu")),
    ("district", ("huyen thi xa thanh pho", "cap huyen", "thanh pho thi xa huyen")),
    ("province", ("so ban nganh", "cap tinh", "cac so", "co quan chuyen mon", "so nganh")),
    ("central", ("nganh doc", "co quan trung uong")),
    ("public_service", ("don vi su nghiep",)),
)


@dataclass(frozen=True)
class Sorted:
    """A line and what it is; ``level`` and ``unit`` are those of the headings it stands under.

    ``parts`` are the positions of the rows that a total is the sum of; ``is_maybe`` says that a row
    of its own may be one, ``is_counted`` that another total counts it as such.
    """

    line: Line
    kind: Kind
    level: str | None = None
    unit: str | None = None
    parts: tuple[int, ...] = ()
    is_maybe: bool = False
    is_counted: bool = False


@dataclass(frozen=True)
class Names:
    """What the catalogue and the clerk say of lines.

    ``known``: the catalogue has its name. ``is_heading``, ``is_total``: the clerk said so.
    ``unit_of``: the unit that a heading names, its sectors below. ``is_within``: whether a line is
    of the same unit as another one, or of a part of it: a commune under its district.
    """

    known: Known
    is_heading: Known
    is_total: Known
    unit_of: Callable[[Line], str | None]
    is_within: Callable[[Line, Line], bool]


def sort_lines(
    lines: Sequence[Line], counts: Counts, names: Names, parts: Mapping[int, object]
) -> list[Sorted]:
    """Say what each line is.

    Args:
        lines: from top to bottom.
        counts: their numbers.
        names: what is known of their names.
        parts: the positions of those that are a part of the line above.

    A line whose name is known is of its own, whatever its number, unless it is a unit's name over
    its parts. A heading without a line below it that has numbers of its own is of its own too: its
    numbers belong to nobody else. A row that is the sum of others is a total, whatever its name,
    also without one.
    """
    kinds: list[Kind] = []
    for position, line in enumerate(lines):
        if position in parts:
            kinds.append("part")
        elif names.known(line):
            kinds.append("heading" if _heads_its_parts(lines, position, parts, names) else "own")
        elif line.is_total or names.is_total(line):
            kinds.append("total")
        elif names.is_heading(line) or names.unit_of(line) or _is_heading(lines, position, counts):
            kinds.append("heading")
        else:
            kinds.append("own")
    for position, line in enumerate(lines):
        below = range(position + 1, heading_end(lines, kinds, position))
        if kinds[position] == "heading" and not line.is_blank:
            kinds[position] = "heading" if any(kinds[other] == "own" for other in below) else "own"
    sums = _sums(lines, kinds, counts, names)
    filled = sum(
        kinds[position] == "own" and not line.is_blank for position, line in enumerate(lines)
    )
    for position, total in sums.items():
        # A row without a name is no unit and no sector, one with the name of the unit is none of
        # its sectors: of two rows it is the total.
        is_none = not lines[position].name or names.unit_of(lines[position]) is not None
        is_rest = is_none and len(total.parts) == filled - 1
        if total.verdict == "sum" or is_rest or names.is_total(lines[position]):
            kinds[position] = "total"
    sorted_lines = _under_headings(lines, kinds, names.unit_of)
    for position, total in sums.items():
        is_own = sorted_lines[position].kind == "own"
        is_counted = is_own and total.verdict == "counted"
        sorted_lines[position] = replace(
            sorted_lines[position], parts=total.parts, is_maybe=is_own, is_counted=is_counted
        )
    return sorted_lines


def _heads_its_parts(
    lines: Sequence[Line], position: int, parts: Mapping[int, object], names: Names
) -> bool:
    """Whether a unit's name without figures, or with dashes, stands over its parts."""
    if not lines[position].says_nothing:
        return False
    below = next((after for after in range(position + 1, len(lines)) if after not in parts), None)
    return below is not None and names.is_within(lines[position], lines[below])


def _sums(
    lines: Sequence[Line], kinds: Sequence[Kind], counts: Counts, names: Names
) -> dict[int, Sum]:
    """The lines that are the sum of others, by position."""
    positions = [position for position, kind in enumerate(kinds) if kind in ("own", "total")]
    items = [
        Item(
            counts=counts.parts(lines[position].row),
            may_be=not names.known(lines[position]),
            is_called=kinds[position] == "total",
            is_numbered=lines[position].is_numbered,
        )
        for position in positions
    ]
    sums = _sums_among(positions, items)
    own = [
        position
        for position in positions
        if kinds[position] == "own" and (position not in sums or sums[position].verdict != "sum")
    ]
    fitting = {item.counts for item in items if item.is_called}
    of_parts = _sums_of_units(lines, own, counts, names, fitting) | _sums_of_groups(lines, own)
    if any(total.verdict == "sum" for total in of_parts.values()):
        # Without the districts' sums, a total of the communes in all of them is found too.
        left = [number for number, position in enumerate(positions) if position not in of_parts]
        again = _sums_among(
            [positions[number] for number in left], [items[number] for number in left]
        )
        sums = again | sums
    sums |= of_parts
    rest = [counts.parts(lines[position].row) for position in own if position not in sums]
    if tuple(map(sum, zip(*rest, strict=True))) in fitting:
        # A total that counts none of them settles what could be a sum.
        sums = {position: Sum("sum", total.parts) for position, total in sums.items()}
    return sums


def _sums_among(positions: Sequence[int], items: Sequence[Item]) -> dict[int, Sum]:
    return {
        positions[number]: Sum(total.verdict, tuple(positions[part] for part in total.parts))
        for number, total in find_sums(items).items()
    }


def _sums_of_units(
    lines: Sequence[Line],
    own: Sequence[int],
    counts: Counts,
    names: Names,
    fitting: Collection[Vector],
) -> dict[int, Sum]:
    """Units whose row is the sum of their parts right below or above: districts, as a rule.

    With one part alone, or where a total fits with both, it may be their own figures too.
    """
    vectors = {position: counts.parts(lines[position].row) for position in own}
    all_rows = tuple(map(sum, zip(*vectors.values(), strict=True)))
    sums = {}
    for number, position in enumerate(own):
        if not any(vectors[position]):
            continue
        for beside in (own[number + 1 :], own[:number][::-1]):
            run = _run_of_parts(lines, position, beside, names)
            filled = [vectors[part] for part in run if any(vectors[part])]
            same = filled[:1] == [vectors[position]] if len(filled) == 1 else bool(filled)
            if same and is_sum(vectors[position], filled):
                unsure: Verdict = "counted" if all_rows in fitting else "maybe"
                sure = len(filled) > 1 and unsure == "maybe"
                sums[position] = Sum("sum" if sure else unsure, run)
    return sums


def _run_of_parts(
    lines: Sequence[Line], position: int, beside: Sequence[int], names: Names
) -> tuple[int, ...]:
    """The lines in succession that belong to a unit; () where only it is named again."""
    run = tuple(takewhile(lambda part: names.is_within(lines[position], lines[part]), beside))
    return run if any(not names.is_within(lines[part], lines[position]) for part in run) else ()


def _sums_of_groups(lines: Sequence[Line], own: Sequence[int]) -> dict[int, Sum]:
    """Rows of a unit beside a column of sectors, without a sector, whose sectors have rows."""
    sums = {}
    for position in (part for part in own if lines[part].is_of_group):
        group = lines[position].group
        parts = [part for part in own if lines[part].group == group and not lines[part].is_of_group]
        if parts:
            sums[position] = Sum("sum", tuple(parts))
    return sums


def _under_headings(
    lines: Sequence[Line], kinds: Sequence[Kind], unit_of: Callable[[Line], str | None]
) -> list[Sorted]:
    """Every line with the level and unit of the headings above it."""
    sorted_lines = []
    level = unit = None
    unit_rank = 0
    for line, kind in zip(lines, kinds, strict=True):
        named = unit_of(line)
        if kind == "heading":
            level = heading_level(line.name) or (None if rank(line) == 0 else level)
            if named is not None:
                unit, unit_rank = named, rank(line)
            elif rank(line) < unit_rank or heading_level(line.name) is not None:
                unit = None
        elif kind == "own" and named is not None:
            unit, unit_rank = None, 0
        sorted_lines.append(Sorted(line, kind, level, named if kind == "own" and named else unit))
    return sorted_lines


def rank(line: Line) -> int:
    """How high a heading stands: a letter 0, a Roman number 1, anything else 2."""
    marker = line.marker.upper()
    if marker in _LETTERS and marker and not line.is_hundred:
        return 0
    return 1 if marker and set(marker) <= ROMAN else 2


def heading_level(name: str) -> str | None:
    """The level whose units a heading announces: "Sở, ban, ngành" → "province"."""
    text = plain(name)
    return next((level for level, words in _HEADINGS if has(text, *words)), None)


def heading_end(lines: Sequence[Line], kinds: Sequence[Kind], position: int) -> int:
    """Where the part under a heading ends: at the next one that stands as high, or a total."""
    for other in range(position + 1, len(lines)):
        ends = kinds[other] == "heading" and rank(lines[other]) <= rank(lines[position])
        if ends or kinds[other] == "total":
            return other
    return len(lines)


def _is_heading(lines: Sequence[Line], position: int, counts: Counts) -> bool:
    line = lines[position]
    if heading_level(line.name) is not None:
        return True
    if line.is_numbered:
        return False
    return line.is_blank or _is_sum_of_next(lines, position, counts)


def _is_sum_of_next(lines: Sequence[Line], position: int, counts: Counts) -> bool:
    """Whether a lettered line is exactly the sum of the numbered lines that follow."""
    if rank(lines[position]) == 2:
        return False
    below = []
    for line in lines[position + 1 :]:
        if line.is_total or (rank(line) <= rank(lines[position])):
            break
        below.append(line.row)
    own = counts.parts(lines[position].row)
    added = tuple(map(sum, zip(*map(counts.parts, below), strict=True)))
    return any(own) and own == added
