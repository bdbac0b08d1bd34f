"""Figures beside a number that its words go on with: of its sentence, its bracket, its pair."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from analytics.reports.figure import Candidate
from analytics.reports.guess import Guess
from analytics.reports.places import Spot
from analytics.reports.scopes import DOSSIERS, Scope

_MOST = 4
# By how much something changed: "tăng thêm", "cao hơn".
CHANGE = re.compile(
    r"(?:tăng|giảm|tăng\s+thêm|giảm\s+được|cao\s+hơn|thấp\s+hơn|nhiều\s+hơn|ít\s+hơn|vượt"
    r"|chênh\s+lệch)"
    r"(?:\s+(?:thêm|được|khoảng|so\s+với\s+[^,;]*))?\s*$",
    re.IGNORECASE,
)
DETAIL = re.compile(r"(?:cụ thể|trong đó|bao gồm|gồm)\b", re.IGNORECASE)
# "Không có đơn vị xếp hạng Yếu trong tổng số 44 đơn vị": 44 is none of the parts before it.
_OF_WHOLE = re.compile(r"\b(?:trong|trên)\s+tổng\s+số\s*$", re.IGNORECASE)
# "Tiếp nhận 92 hồ sơ qua mạng, riêng quý II tiếp nhận 53 hồ sơ": of what was said before.
_OF_THESE = re.compile(r"\briêng\b", re.IGNORECASE)


def part_of_section(spot: Spot) -> str:
    """The section of a number, of a third level the one that it is part of: II.3 of II.3.4."""
    return ".".join(spot.paragraph.section.split(".")[:2])


def is_aside(guess: Guess) -> bool:
    """Whether a number only says by how much the one before it changed."""
    return guess.indicator is None and CHANGE.search(guess.spot.left) is not None


def last_of_paragraph(spot: Spot, guesses: Sequence[Guess]) -> Guess | None:
    """The figure before a number in its paragraph, in whatever sentence."""
    last = next((guess for guess in reversed(guesses) if not is_aside(guess)), None)
    is_same = last is not None and last.spot.paragraph.locator == spot.paragraph.locator
    return last if is_same else None


def candidates_of(scores: Mapping[str, float]) -> tuple[Candidate, ...]:
    """The likeliest indicators, the best first and likened to it."""
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST]
    best = ranked[0][1] or 1.0
    return tuple(Candidate(code, round(score / best, 2)) for code, score in ranked)


def indicators_beside(last: Guess | None, same: Sequence[Guess]) -> frozenset[str]:
    """The indicators of a print: two where it is "06/44"."""
    if last is None:
        return frozenset()
    start = last.spot.number.start
    shared = (guess for guess in same if guess.spot.number.start == start)
    return frozenset(guess.indicator for guess in shared if guess.indicator is not None)


def clause_of(spot: Spot) -> str:
    """What stands between the commas around a number, as printed."""
    return f"{spot.left.rsplit(',')[-1]} {spot.number.printed} {spot.right.split(',')[0]}"


def is_block(scope: Scope) -> bool:
    return scope.level is None and scope.unit is None and scope.sector is None


def part_of(guess: Guess, same: Sequence[Guess]) -> Guess | None:
    """The part in "06/44" of the whole that a guess is: both are of one scope and period."""
    if guess.spot.number.part != "base" or not same:
        return None
    last = same[-1]
    is_pair = last.spot.number.start == guess.spot.number.start and last.indicator is not None
    return last if is_pair else None


def chain_of(spot: Spot, beside: Sequence[Guess]) -> list[Guess]:
    """The figures of a paragraph before a number in its sentence; also those of the sentence
    before, where this one says that it goes into detail."""
    same = [guess for guess in beside if guess.spot.sentence_start == spot.sentence_start]
    if spot.earlier and DETAIL.match(spot.sentence):
        before = [guess for guess in beside if guess.spot.sentence == spot.earlier[-1]]
        return [*before, *same]
    return same


def outer_of(spot: Spot, same: Sequence[Guess]) -> Guess | None:
    """The figure before whose scope a clause without any goes on with: behind a bracket, the last
    one before it."""
    for guess in reversed(same):
        if guess.spot.depth <= spot.depth and guess.scope.block is not None:
            return guess
    return None


def leaves_detail(base: Guess, guess: Guess, same: Sequence[Guess]) -> bool:
    """Whether a semicolon ends the detail of levels or units that a sentence had gone into."""
    first = next((other for other in same if other.scope.block is not None), base)
    between = guess.spot.before[base.spot.number.end - guess.spot.sentence_start :]
    return is_block(first.scope) and not is_block(base.scope) and ";" in between


def contradicts(guess: Guess, same: Sequence[Guess]) -> bool:
    """Whether a whole seems to be one of its parts, or a part of dossiers those of another kind."""
    known = {other.indicator for other in same if other.indicator is not None}
    if _OF_WHOLE.search(guess.spot.left):
        return guess.indicator in known
    is_apart = guess.indicator in DOSSIERS and _OF_THESE.search(clause_of(guess.spot)) is not None
    return is_apart and bool(known) and guess.indicator not in known


def confirm_conflicts(guesses: Sequence[Guess]) -> None:
    """Two different values of one figure: neither is sure."""
    places: defaultdict[tuple[object, ...], list[Guess]] = defaultdict(list)
    for guess in guesses:
        if guess.confidence == "sure" and guess.spot.number.part != "word":
            scope = guess.scope
            key = (
                guess.indicator,
                scope.block,
                scope.level,
                scope.unit,
                scope.sector,
                guess.period,
            )
            places[key].append(guess)
    for same in places.values():
        if len({guess.spot.number.value for guess in same}) > 1:
            for guess in same:
                guess.doubt()
