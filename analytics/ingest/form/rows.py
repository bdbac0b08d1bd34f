"""What each row of the table is: a unit or sector of its own, a heading, or a total."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from analytics.ingest.form.counts import Counts
from analytics.ingest.form.header import PARTS
from analytics.ingest.form.lines import Line
from analytics.ingest.words import has, plain

Kind = Literal["own", "heading", "total"]
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
    """A line and what it is; ``level`` and ``unit`` are those of the headings it stands under."""

    line: Line
    kind: Kind
    level: str | None = None
    unit: str | None = None


def sort_lines(
    lines: Sequence[Line],
    counts: Counts,
    known: Known,
    answered: Known,
    unit_of: Callable[[Line], str | None],
) -> list[Sorted]:
    """Say what each line is.

    Args:
        lines: from top to bottom.
        counts: their numbers.
        known: whether the catalogue has a line's name.
        answered: whether the clerk said that a line is a heading.
        unit_of: the unit that a heading names, its sectors below.

    A line whose name is known is of its own, whatever its number. A heading without a line below
    it that has numbers of its own is of its own too: its numbers belong to nobody else.
    """
    kinds: list[Kind] = []
    for place, line in enumerate(lines):
        if known(line):
            kinds.append("own")
        elif line.is_total:
            kinds.append("total")
        elif answered(line) or unit_of(line) or _is_heading(lines, place, counts):
            kinds.append("heading")
        else:
            kinds.append("own")
    for place, line in enumerate(lines):
        below = range(place + 1, heading_end(lines, kinds, place))
        if kinds[place] == "heading" and not line.is_blank:
            kinds[place] = "heading" if any(kinds[one] == "own" for one in below) else "own"
    return _under_headings(lines, kinds, unit_of)


def _under_headings(
    lines: Sequence[Line], kinds: Sequence[Kind], unit_of: Callable[[Line], str | None]
) -> list[Sorted]:
    """Every line with the level and unit of the headings above it."""
    found = []
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
        found.append(Sorted(line, kind, level, named if kind == "own" and named else unit))
    return found


def rank(line: Line) -> int:
    """How high a heading stands: a letter 0, a Roman number 1, anything else 2."""
    marker = line.marker.upper()
    if marker in _LETTERS and marker:
        return 0
    return 1 if marker and set(marker) <= set("IVX") else 2


def heading_level(name: str) -> str | None:
    """The level whose units a heading announces: "Sở, ban, ngành" → "province"."""
    text = plain(name)
    return next((level for level, words in _HEADINGS if has(text, *words)), None)


def heading_end(lines: Sequence[Line], kinds: Sequence[Kind], place: int) -> int:
    """Where the part under a heading ends: at the next one that stands as high, or a total."""
    for other in range(place + 1, len(lines)):
        ends = kinds[other] == "heading" and rank(lines[other]) <= rank(lines[place])
        if ends or kinds[other] == "total":
            return other
    return len(lines)


def _is_heading(lines: Sequence[Line], place: int, counts: Counts) -> bool:
    line = lines[place]
    if heading_level(line.name) is not None:
        return True
    if line.is_numbered:
        return False
    return line.is_blank or _is_sum_of_next(lines, place, counts)


def _is_sum_of_next(lines: Sequence[Line], place: int, counts: Counts) -> bool:
    """Whether a lettered line is exactly the sum of the numbered lines that follow."""
    if rank(lines[place]) == 2:
        return False
    below = []
    for line in lines[place + 1 :]:
        if line.is_total or (rank(line) <= rank(lines[place])):
            break
        below.append(line.row)
    own = _parts(counts, lines[place].row)
    return len(below) > 0 and any(own.values()) and own == _sums(counts, below)


def _parts(counts: Counts, row: int) -> Mapping[int, int]:
    return {code: counts.values.get((row, code), 0) for code in PARTS}


def _sums(counts: Counts, rows: Sequence[int]) -> Mapping[int, int]:
    return {code: sum(counts.values.get((row, code), 0) for row in rows) for code in PARTS}
