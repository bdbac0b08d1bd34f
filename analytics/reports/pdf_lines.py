"""The lines of a page: letters put together by where they stand."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from analytics.reports.blocks import RAISED, tidy
from analytics.reports.pdf_page import Letter

# In widths of a letter's size: a gap that is a space, one that may part two cells, one that does.
_SPACE, _NARROW, _CELL = 0.18, 0.7, 1.6
# So many lines that leave the same gap open are two columns of text.
_FEWEST_LINES, _FEWEST_SIGNS = 8, 15


@dataclass(frozen=True)
class Part:
    """What stands in a line between two wide gaps; ``pieces`` between narrower ones."""

    text: str
    left: float
    right: float
    pieces: tuple["Part", ...] = ()


@dataclass(frozen=True)
class Line:
    """A line of a page: its text, its edges, its place from 0 (top) to 1 (bottom), its parts."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    place: float
    size: float
    parts: tuple[Part, ...] = ()


def lines_of(letters: Iterable[Letter], height: float) -> list[Line]:
    """The lines from top to bottom; a letter belongs to a line on whose height it is."""
    lines: list[list[Letter]] = []
    # Spaces last: they make no line of their own.
    for letter in sorted(letters, key=lambda part: (part.sign == " ", -part.size, -part.bottom)):
        near = next((line for line in reversed(lines) if _shares(line[0], letter)), None)
        if near is not None:
            near.append(letter)
        elif letter.sign != " ":
            lines.append([letter])
    return [_line(line, height) for line in sorted(lines, key=lambda line: -line[0].bottom)]


def _shares(first: Letter, letter: Letter) -> bool:
    """Whether a letter stands in the line of another: on its height, or raised above its foot."""
    middle = (letter.top + letter.bottom) / 2
    return first.bottom <= middle <= first.bottom + 1.1 * first.size


def _line(letters: list[Letter], height: float) -> Line:
    signs = [letter for letter in letters if letter.sign != " "]
    size = Counter(round(letter.size, 1) for letter in signs).most_common(1)[0][0]
    full = [letter for letter in signs if letter.size > 0.8 * size] or signs
    foot = median(letter.bottom for letter in full)
    parts: list[list[Part]] = [[]]
    words: list[str] = []
    before: Letter | None = None
    start = end = 0.0
    is_apart = False
    for letter in sorted(letters, key=lambda part: (part.left, part.sign != " ")):
        if letter.sign == " ":
            is_apart |= letter.right - letter.left > _SPACE / 2 * size
            # Where the PDF moves on, the letter before ends, however far its shape reaches.
            if before is not None and letter.left > before.middle[0]:
                end = min(end, letter.left)
            continue
        gap = 0.0 if before is None else letter.left - end
        if before is None:
            start = letter.left
        elif gap > _NARROW * size:
            parts[-1].append(Part(tidy("".join(words)), start, end))
            words, start = [], letter.left
            parts += [[]] if gap > _CELL * size else []
        elif (is_apart or gap > _SPACE * size) and letter.sign not in ",.;:)":
            words.append(" ")
        raised = letter.size < 0.8 * size and letter.bottom > foot + 0.12 * size
        words.append(letter.sign.translate(RAISED) if raised else letter.sign)
        before, end, is_apart = letter, letter.right, False
    parts[-1].append(Part(tidy("".join(words)), start, end))
    whole = tuple(map(_whole, parts))
    text = " ".join(part.text for part in whole)
    place = 1 - foot / height if height else 0
    edges = (min(letter.left for letter in signs), max(letter.right for letter in signs))
    # Its height is that of its font: signs on top of a capital make no line higher.
    return Line(text, *edges, foot + size, foot, place, size, whole)


def _whole(pieces: Sequence[Part]) -> Part:
    text = " ".join(piece.text for piece in pieces)
    return Part(text, pieces[0].left, pieces[-1].right, tuple(pieces))


def columns_of(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines in the order in which they are read: a page may be set in two columns."""
    flows: list[list[Line]] = [[]]
    at = 0
    while at < len(lines):
        end, gutter = _columns_end(lines, at)
        if end == at:
            flows[-1].append(lines[at])
            at += 1
            continue
        flows += [*_sides(lines[at:end], gutter), []]
        at = end
    return [flow for flow in flows if flow]


def _columns_end(lines: Sequence[Line], at: int) -> tuple[int, float]:
    """The line behind two columns that begin at a line, and the gap between them."""
    if len(lines[at].parts) < 2:
        return at, 0.0
    for left, right in pairwise(lines[at].parts):
        low, high = left.right, right.left
        end = at
        both = 0
        while end < len(lines):
            inner = [part for part in lines[end].parts if part.left < high and part.right > low]
            lows = [low, *(part.right for part in inner if part.left < low)]
            highs = [high, *(part.left for part in inner if part.right > high)]
            if max(lows) >= min(highs) - lines[end].size or any(
                part.left >= low and part.right <= high for part in inner
            ):
                break
            low, high = max(lows), min(highs)
            both += lines[end].left < low and lines[end].right > high
            end += 1
        if both < _FEWEST_LINES:
            continue
        sides = _sides(lines[at:end], (low + high) / 2)
        lengths = [median(len(line.text) for line in side) for side in sides]
        if min(lengths) >= _FEWEST_SIGNS and not _is_table(sides):
            return end, (low + high) / 2
    return at, 0.0


def _is_table(sides: Sequence[Sequence[Line]]) -> bool:
    """Whether two sides are columns of a table: most of one's lines are of several parts."""
    return any(sum(len(line.parts) > 1 for line in side) * 2 > len(side) for side in sides)


def _sides(lines: Sequence[Line], gutter: float) -> list[list[Line]]:
    sides: list[list[Line]] = [[], []]
    for line in lines:
        for side, is_left in zip(sides, (True, False), strict=True):
            parts = tuple(part for part in line.parts if (part.right <= gutter) == is_left)
            if parts:
                text = " ".join(part.text for part in parts)
                edges = {"left": parts[0].left, "right": parts[-1].right}
                side.append(replace(line, text=text, parts=parts, **edges))
    return sides
