"""Whether the quarter of the year explains the swings of a count.

Where every first quarter is high and every second one low, neighbours always differ: limits from
moving ranges would be too wide to notice anything, and "lower than last quarter" is no news.

The test: the F-test for stable seasonality on quarter dummies beside a straight trend ("seasdum"
in D. Ollech and K. Webel, "A random forest-based approach to identifying the most informative
seasonality tests", Deutsche Bundesbank Discussion Paper 55/2020; X-13ARIMA-SEATS tests its table
D8.A the same way). A count is called seasonal when F exceeds the upper 1% point. That level is a
convention: X-13 takes 0.1%, which a dozen points could hardly reach.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import fsum

QUARTERS = 4
_TWICE = 2

# Upper 1% points of F with 3 and 1, 2, 3 … degrees of freedom, as in every printed table
# (NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.3); a test computes them anew.
_F = {
    3: 29.457, 4: 16.694, 5: 12.060, 6: 9.780, 7: 8.451, 8: 7.591, 9: 6.992, 10: 6.552,
    11: 6.217, 12: 5.953, 13: 5.739, 14: 5.564, 15: 5.417, 16: 5.292, 17: 5.185, 18: 5.092,
    19: 5.010, 20: 4.938, 25: 4.675, 30: 4.510, 40: 4.313, 60: 4.126,
}  # fmt: skip


def seasonal(times: Sequence[float], quarters: Sequence[int], values: Sequence[float]) -> bool:
    """Whether quarters differ by more than chance, beside a straight trend.

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


def critical(free: int, table: Mapping[int, float] = _F) -> float:
    """The upper 1% point of F(3, ``free``); between two rows of the table the stricter one."""
    return table[max(row for row in table if row <= max(free, min(table)))]


def _centred(group: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    middle = fsum(time for time, _value in group) / len(group)
    mean = fsum(value for _time, value in group) / len(group)
    return [(time - middle, value - mean) for time, value in group]
