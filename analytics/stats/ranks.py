"""Which ranks a unit may have, once chance is allowed for."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping

from analytics.stats.intervals import Interval


def ranks(values: Mapping[str, float], better: str) -> dict[str, int]:
    """The rank of each value; equal ones share it, and the next ranks are left out (1, 2, 2, 4).

    Args:
        values: by key.
        better: "down" puts the lowest first, anything else the highest.

    Returns:
        1 + the number of values that are strictly better, by key.
    """
    signed = {key: value if better == "down" else -value for key, value in values.items()}
    order = sorted(signed.values())
    return {key: 1 + bisect_left(order, value) for key, value in signed.items()}


def tell_apart(possible: Mapping[str, tuple[int, int]]) -> bool:
    """Whether any two units can be told apart: not every rank is open to every unit."""
    return any(ranks != (1, len(possible)) for ranks in possible.values())


def possible_ranks(intervals: Mapping[str, Interval], better: str) -> dict[str, tuple[int, int]]:
    """The best and the worst rank that intervals leave possible, by key.

    best = 1 + the units wholly better, worst = all units − those wholly worse; "wholly": their
    intervals do not even touch. Where the intervals hold together with 95%, so do all ranks.

    Args:
        intervals: simultaneous ones (``intervals.simultaneous``), by key.
        better: "down" puts the lowest first, anything else the highest.

    Source: Klein, M., Wright, T. and Wieczorek, J. (2020), "A joint confidence region for an
    overall ranking of populations", JRSS C 69(3), 589–606, doi:10.1111/rssc.12402, whose region
    for independent estimates this is (their package RankingProject widens by the same Šidák or by
    Bonferroni quantile). They count touching intervals as apart; here they are not, because units
    that are truly equal share a rank.
    """
    if better == "down":
        signed = {key: (one.low, one.high) for key, one in intervals.items()}
    else:
        signed = {key: (-one.high, -one.low) for key, one in intervals.items()}
    starts = sorted(start for start, _end in signed.values())
    ends = sorted(end for _start, end in signed.values())
    return {
        key: (1 + bisect_left(ends, start), bisect_right(starts, end))
        for key, (start, end) in signed.items()
    }
