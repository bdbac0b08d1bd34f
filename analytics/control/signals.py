"""What does not look like chance: points outside the limits, runs on one side, trends.

Eight points on one side of the centre and six points rising or falling are the rules of Wheeler
("Understanding Variation") and of NHS England's "Making Data Count"; both are conventions that keep
false alarms rare. A gap ends a run and a trend: nobody knows what the missing period would have
done. So does a point exactly on the centre (a run) or equal to the one before it (a trend).
"""

from collections.abc import Sequence
from itertools import pairwise
from math import isclose
from typing import NamedTuple

from analytics.control.limits import Limits

RUN, TREND = 8, 6


class Found(NamedTuple):
    """A signal by place: ``kind`` is outside, run or trend; ``up`` its direction."""

    kind: str
    up: bool
    first: int
    last: int


def signals(
    values: Sequence[float],
    limits: Sequence[Limits],
    joined: Sequence[bool],
    patterns: bool = True,
) -> list[Found]:
    """The signals of one piece, in the order of their last point.

    Args:
        values: in the order of time.
        limits: one per value.
        joined: for each value, whether the one before it is of the period just before.
        patterns: whether runs and trends are looked for too.

    Returns:
        Signals with the places of their first and last value, both included. A point exactly on
        a limit is inside. A run or trend is given once, as long as it is.
    """
    found = [
        Found("outside", value > one.upper, place, place)
        for place, (value, one) in enumerate(zip(values, limits, strict=True))
        if _side(value, one.upper) > 0 or _side(value, one.lower) < 0
    ]
    if patterns:
        sides = [_side(value, one.centre) for value, one in zip(values, limits, strict=True)]
        found += _stretches("run", sides, joined, RUN)
        moves = [_side(after, before) for before, after in pairwise(values)]
        found += _trends(moves, joined[1:])
    return sorted(found, key=lambda one: (one.last, one.first))


def _stretches(kind: str, sides: Sequence[int], joined: Sequence[bool], least: int) -> list[Found]:
    """The longest stretches of neighbours with one and the same sign."""
    found, first = [], 0
    for place in range(1, len(sides) + 1):
        if place < len(sides) and joined[place] and sides[place] == sides[first]:
            continue
        if sides[first] and place - first >= least:
            found.append(Found(kind, sides[first] > 0, first, place - 1))
        first = place
    return found


def _trends(moves: Sequence[int], joined: Sequence[bool]) -> list[Found]:
    """Stretches of moves of one sign; six points make five moves. Over a gap there is no move."""
    known = [move if near else 0 for move, near in zip(moves, joined, strict=True)]
    found = _stretches("trend", known, [True] * len(known), TREND - 1)
    return [one._replace(last=one.last + 1) for one in found]


def _side(value: float, line: float) -> int:
    """1 above the line, -1 below it, 0 on it; rounding of floats moves nothing off a line."""
    if isclose(value, line, rel_tol=1e-12, abs_tol=1e-12):
        return 0
    return 1 if value > line else -1
