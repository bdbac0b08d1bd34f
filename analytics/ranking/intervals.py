"""How sure a rate is: Wilson intervals, and how wide many of them must be to hold together."""

from collections.abc import Sequence
from dataclasses import dataclass

COVERAGE = 0.95


@dataclass(frozen=True)
class Interval:
    """From ``low`` to ``high``, fractions, both ends included."""

    low: float
    high: float


def wilson(
    numerators: Sequence[float], denominators: Sequence[float], coverage: float = COVERAGE
) -> list[Interval]:
    """Wilson score intervals of shares.

    Args:
        numerators: counts, 0 ≤ numerator ≤ denominator.
        denominators: counts, 1 or more.
        coverage: of each interval by itself, between 0 and 1.

    Returns:
        One interval within 0…1 per pair; it holds the share itself.

    Raises:
        ValueError: for counts that are no share.

    Source: Wilson, E. B. (1927), "Probable inference, the law of succession, and statistical
    inference", JASA 22, 209–212; method 3 of Newcombe, R. G. (1998), "Two-sided confidence
    intervals for the single proportion", Statistics in Medicine 17, 857–872.
    """
    for part, whole in zip(numerators, denominators, strict=True):
        if not 0 <= part <= whole or whole < 1:
            raise ValueError(f"{part} / {whole}")
    if not numerators:
        return []
    # Imported when first needed: 0.7 s, which the start of the dashboard need not wait for.
    import numpy as np
    from statsmodels.stats.proportion import proportion_confint

    parts, wholes = np.asarray(numerators, float), np.asarray(denominators, float)
    lows, highs = proportion_confint(parts, wholes, alpha=1 - coverage, method="wilson")
    # Rounding in the last digit must not leave the share outside of its own interval.
    lows, highs = np.minimum(lows, parts / wholes), np.maximum(highs, parts / wholes)
    return [
        Interval(max(float(low), 0.0), min(float(high), 1.0))
        for low, high in zip(lows, highs, strict=True)
    ]


def simultaneous(many: int, coverage: float = COVERAGE) -> float:
    """The coverage that each of ``many`` independent intervals needs for all to hold together.

    Source: Šidák, Z. (1967), "Rectangular confidence regions for the means of multivariate normal
    distributions", JASA 62, 626–633: coverage^(1 ÷ many).
    """
    return float(coverage ** (1 / max(many, 1)))
