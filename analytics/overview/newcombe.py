"""Whether two rates differ by more than chance: an interval for their difference.

Written out, because it is a few lines, and the library that also has it (statsmodels, against which
the tests hold it) takes a second to load on the page that everybody opens first.
"""

from math import sqrt
from statistics import NormalDist

from analytics.ranking.intervals import simultaneous


def quantile(confidence: float, several: int = 1) -> float:
    """The normal quantile of two-sided intervals that hold jointly.

    Args:
        confidence: of all intervals together, such as 0.95.
        several: how many intervals are looked at: the widest of 160 changes is wide by chance
            alone, so each is widened (Šidák) until all of them hold with ``confidence``.
    """
    return NormalDist().inv_cdf((1 + simultaneous(several, confidence)) / 2)


def wilson(count: float, of: float, z: float) -> tuple[float, float]:
    """The score interval of a rate (Wilson 1927): bounds within 0…1."""
    rate, room = count / of, z * z / of
    middle = (rate + room / 2) / (1 + room)
    half = z * sqrt(rate * (1 - rate) / of + room / of / 4) / (1 + room)
    return max(middle - half, 0.0), min(middle + half, 1.0)


def difference(
    now: tuple[float, float], before: tuple[float, float], z: float
) -> tuple[float, float]:
    """The interval of the difference of two rates, now less before.

    Args:
        now: on time and resolved, resolved above zero.
        before: the same of the earlier period.
        z: from ``quantile``.

    Returns:
        Lower and upper bound as fractions: method 10 of Newcombe (1998), "Interval estimation for
        the difference between independent proportions", Statistics in Medicine 17, 873–890.
    """
    (one, other) = (count / of for count, of in (now, before))
    (low, high), (earlier_low, earlier_high) = wilson(*now, z), wilson(*before, z)
    moved = one - other
    return (
        moved - sqrt((one - low) ** 2 + (earlier_high - other) ** 2),
        moved + sqrt((high - one) ** 2 + (other - earlier_low) ** 2),
    )
