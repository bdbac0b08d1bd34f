"""What does not look like chance: points outside the limits, runs on one side of the mean.

A series that climbs or falls as a whole has no level that limits could lie about (``direction``);
where the quarter of the year explains the swings of a count (``seasonal``), limits say nothing.

Eight neighbours on one side are the rule of Wheeler ("Understanding Variation") and of NHS
England's "Making Data Count", for values that are as likely to lie above as below: one of 256 times
so many do. Of eight dossiers a quarter with one late in a hundred nearly every quarter is better
than the mean; there a run must be as unlikely as that, however long it takes.

Six values rising or falling are no rule: it "is virtually useless" for finding a drift
(J. Anhøj and A. V. Olesen, "Run charts revisited", PLoS ONE 9(11), 2014, e113825) and often sees
one where there is none. ``direction`` looks at the whole series instead.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from math import erfc, fsum, prod, sqrt
from typing import NamedTuple

from analytics.stats.control_charts import Chart

RUN = 8
_CHANCE = 0.5**RUN
# Two-sided. Strict, because a direction takes the place of limits: of stable series fewer than one
# in a thousand is called one.
LEVEL = 0.001
QUARTERS = 4
_TWICE = 2

# Upper 1% points of F with 3 and 1, 2, 3 … degrees of freedom, as in every printed table
# (NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.3); a test computes them anew.
_F = {
    3: 29.457, 4: 16.694, 5: 12.060, 6: 9.780, 7: 8.451, 8: 7.591, 9: 6.992, 10: 6.552,
    11: 6.217, 12: 5.953, 13: 5.739, 14: 5.564, 15: 5.417, 16: 5.292, 17: 5.185, 18: 5.092,
    19: 5.010, 20: 4.938, 25: 4.675, 30: 4.510, 40: 4.313, 60: 4.126,
}  # fmt: skip


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


# --- direction ------------------------------------------------------------------------------------


def direction(values: Sequence[float]) -> int:
    """Whether a series climbs or falls: 1 for a clear rise, -1 for a clear fall, 0 for neither.

    S, the pairs that rise less the pairs that fall, is taken as normal and one step nearer to 0.
    Held against its exact distribution that is a little strict: from 7 to 40 different values S
    has to be two or four more.

    Args:
        values: in the order of time; gaps between them do not matter.

    Source: H. B. Mann, "Nonparametric tests against trend", Econometrica 13 (1945), 245-259, with
    the variance for ties and the step towards 0 as in ``mk.test`` of the R package trend.
    """
    rises = 0
    before: list[float] = []
    for value in values:
        lower, upper = bisect_left(before, value), bisect_right(before, value)
        rises += lower - (len(before) - upper)
        before.insert(upper, value)
    ties = sum(t * (t - 1) * (2 * t + 5) for t in Counter(values).values())
    n = len(values)
    variance = (n * (n - 1) * (2 * n + 5) - ties) / 18
    if abs(rises) <= 1:
        return 0
    chance = erfc((abs(rises) - 1) / sqrt(2 * variance))
    return (1 if rises > 0 else -1) if chance < LEVEL else 0


# --- season ---------------------------------------------------------------------------------------


def seasonal(times: Sequence[float], quarters: Sequence[int], values: Sequence[float]) -> bool:
    """Whether quarters of the year differ by more than chance, beside a straight trend.

    Where every first quarter is high and every second one low, neighbours always differ: limits
    from moving ranges would be too wide to notice anything, and "lower than last quarter" is no
    news. The test: the F-test for stable seasonality on quarter dummies ("seasdum" in D. Ollech and
    K. Webel, "A random forest-based approach to identifying the most informative seasonality
    tests", Deutsche Bundesbank Discussion Paper 55/2020; X-13ARIMA-SEATS tests its table D8.A the
    same way), at the upper 1% point of F. That level is a convention: X-13 takes 0.1%, which a
    dozen points could hardly reach.

    Args:
        times: number of the quarter, counted without leaving out gaps.
        quarters: 1 to 4, of the year.
        values: the counts.

    Returns:
        The verdict; False where a quarter of the year has fewer than two values: nothing is known.
    """
    by_quarter: dict[int, list[tuple[float, float]]] = {}
    for time, quarter, value in zip(times, quarters, values, strict=True):
        by_quarter.setdefault(quarter, []).append((time, value))
    if len(by_quarter) < QUARTERS or min(map(len, by_quarter.values())) < _TWICE:
        return False
    alone = left_over([list(zip(times, values, strict=True))])
    beside = left_over(by_quarter.values())
    free = len(values) - QUARTERS - 1
    # Rounding of floats is no movement.
    least = 1e-18 * fsum(value * value for value in values)
    if alone <= least:
        return False
    return beside <= least or (alone - beside) / 3 > critical(free) * beside / free


def left_over(groups: Iterable[Sequence[tuple[float, float]]]) -> float:
    """The sum of squares left by a mean for each group and one slope over time for all."""
    centred = [one for group in groups for one in _centred(group)]
    spread = fsum(time * time for time, _value in centred)
    slope = fsum(time * value for time, value in centred) / spread if spread else 0.0
    return fsum((value - slope * time) ** 2 for time, value in centred)


def critical(free: int) -> float:
    """The upper 1% point of F(3, ``free``); between two rows of the table the stricter one."""
    return _F[max(row for row in _F if row <= max(free, min(_F)))]


def _centred(group: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    middle = fsum(time for time, _value in group) / len(group)
    mean = fsum(value for _time, value in group) / len(group)
    return [(time - middle, value - mean) for time, value in group]
