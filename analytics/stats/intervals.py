"""How sure a rate is, and how sure the difference of two: the one Wilson and the one Newcombe.

Counts are real numbers: x of n dossiers of a unit whose rate moves more than their chance explains
weigh as x ÷ φ of n ÷ φ (``dispersion``). Written out, because it is a few lines, and the library
that also has it (statsmodels, against which the tests hold it) takes a second to load.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from statistics import NormalDist

COVERAGE = 0.95

Pair = tuple[float, float]


@dataclass(frozen=True)
class Interval:
    """From ``low`` to ``high``, fractions, both ends included."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether a value lies within."""
        return self.low <= value <= self.high


def wilson(part: float, whole: float, coverage: float = COVERAGE) -> Interval:
    """The Wilson score interval of a share.

    Args:
        part: 0 ≤ part ≤ whole, a real number.
        whole: above 0.
        coverage: of the interval by itself, between 0 and 1.

    Returns:
        An interval within 0…1 that holds the share itself.

    Raises:
        ValueError: for counts that are no share.

    Source: Wilson, E. B. (1927), "Probable inference, the law of succession, and statistical
    inference", JASA 22, 209–212; method 3 of Newcombe, R. G. (1998), "Two-sided confidence
    intervals for the single proportion", Statistics in Medicine 17, 857–872.
    """
    if not 0 <= part <= whole or whole <= 0:
        raise ValueError(f"{part} / {whole}")
    z, share = _quantile(coverage), part / whole
    middle = share + z**2 / (2 * whole)
    reach = z * sqrt(share * (1 - share) / whole + z**2 / (4 * whole**2))
    scale = 1 + z**2 / whole
    # Rounding in the last digit must not leave the share outside of its own interval.
    low = 0.0 if not part else min(max((middle - reach) / scale, 0.0), share)
    high = 1.0 if part == whole else max(min((middle + reach) / scale, 1.0), share)
    return Interval(low, high)


def newcombe(earlier: Pair, later: Pair, coverage: float = COVERAGE) -> Interval | None:
    """The interval of later − earlier, two shares of independent dossiers.

    It holds for few dossiers, and where all or none are on time, and stays within −1…1.

    Args:
        earlier: numerator and denominator of the earlier share, real numbers.
        later: those of the later one.
        coverage: of the interval by itself, between 0 and 1.

    Returns:
        The interval; None where one of the two is no share of its dossiers (a denominator of 0, a
        numerator above it).

    Source: Newcombe, R. G. (1998), "Interval estimation for the difference between independent
    proportions", Statistics in Medicine 17, 873–890, method 10: two Wilson intervals joined.
    """
    if any(not 0 <= part <= whole or whole <= 0 for part, whole in (earlier, later)):
        return None
    first, second = wilson(*earlier, coverage), wilson(*later, coverage)
    p1, p2 = earlier[0] / earlier[1], later[0] / later[1]
    return Interval(
        (p2 - p1) - sqrt((p2 - second.low) ** 2 + (first.high - p1) ** 2),
        (p2 - p1) + sqrt((second.high - p2) ** 2 + (p1 - first.low) ** 2),
    )


def simultaneous(many: int, coverage: float = COVERAGE) -> float:
    """The coverage that each of ``many`` independent intervals needs for all to hold together.

    Source: Šidák, Z. (1967), "Rectangular confidence regions for the means of multivariate normal
    distributions", JASA 62, 626–633: coverage^(1 ÷ many).
    """
    return float(coverage ** (1 / max(many, 1)))


def effective(counts: Pair, dispersion: float | None) -> Pair:
    """What counts weigh where neighbouring periods differ more than the chance of dossiers does.

    Source: Korn, E. L. and Graubard, B. I. (1998), "Confidence intervals for proportions with
    small expected number of positive counts estimated from survey data", Survey Methodology 24,
    193–201: an effective sample size in the place of the real one.

    Args:
        counts: numerator and denominator.
        dispersion: φ; None: not known, the counts stand as they are.
    """
    part, whole = counts
    return (part, whole) if dispersion is None else (part / dispersion, whole / dispersion)


@lru_cache(maxsize=512)
def _quantile(coverage: float) -> float:
    """The normal quantile of a two-sided interval."""
    return NormalDist().inv_cdf((1 + coverage) / 2)
