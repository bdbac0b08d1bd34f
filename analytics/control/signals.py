"""What does not look like chance: points outside the limits, runs on one side of the mean.

Eight neighbours on one side are the rule of Wheeler ("Understanding Variation") and of NHS
England's "Making Data Count", for values that are as likely to lie above as below: one of 256 times
so many do. Of eight dossiers a quarter with one late in a hundred nearly every quarter is better
than the mean; there a run must be as unlikely as that, however long it takes.

Six values rising or falling are no rule: it "is virtually useless" for finding a drift
(J. Anhøj and A. V. Olesen, "Run charts revisited", PLoS ONE 9(11), 2014, e113825) and often sees
one where there is none. ``direction`` looks at the whole series instead.
"""

from collections.abc import Sequence
from math import prod
from typing import NamedTuple

from analytics.control.limits import Chart

RUN = 8
_CHANCE = 0.5**RUN


class Found(NamedTuple):
    """A signal by place: ``kind`` is outside or run; ``up`` its direction."""

    kind: str
    up: bool
    first: int
    last: int


def signals(chart: Chart, joined: Sequence[bool], runs: bool = True) -> list[Found]:
    """The signals of one piece, in the order of their last point.

    Args:
        chart: its points against chance.
        joined: for each point, whether the one before it is of the period just before.
        runs: whether runs are looked for too.

    Returns:
        Signals with the places of their first and last point, both included; a run is given once,
        as long as it is. A gap ends it: nobody knows what the missing period would have done. So
        does a point exactly on the mean.
    """
    found = [
        Found("outside", one > 0, place, place) for place, one in enumerate(chart.outside) if one
    ]
    if runs:
        found += _runs(chart, joined)
    return sorted(found, key=lambda one: (one.last, one.first))


def _runs(chart: Chart, joined: Sequence[bool]) -> list[Found]:
    """The longest stretches of neighbours on one side that chance hardly makes."""
    sides = chart.sides
    found, first = [], 0
    for place in range(1, len(sides) + 1):
        if place < len(sides) and joined[place] and sides[place] == sides[first]:
            continue
        # Rounding of floats does not make eight halves more than one of 256.
        if (
            sides[first]
            and place - first >= RUN
            and prod(chart.chances[first:place]) <= _CHANCE * (1 + 1e-9)
        ):
            found.append(Found("run", sides[first] > 0, first, place - 1))
        first = place
    return found
