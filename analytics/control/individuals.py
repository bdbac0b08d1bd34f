"""Limits of a count: Wheeler's chart of individual values and moving ranges (XmR).

Source: D. J. Wheeler, "Understanding Variation: The Key to Managing Chaos", 2nd ed., SPC Press
2000: mean ± 2.66 · mean moving range (2.66 = 3 / 1.128).
"""

from collections.abc import Sequence
from math import fsum

from analytics.control.limits import Limits, mean_moving_range, within

FACTOR = 2.66


def individuals(values: Sequence[float], joined: Sequence[bool]) -> tuple[Limits, ...]:
    """x̄ ± 2.66 · mR̄, cut at 0, the same for every point.

    Args:
        values: counts in the order of time, at least one.
        joined: for each value, whether the one before it is of the period just before.

    Returns:
        One ``Limits`` per value, all equal to the mean when no neighbours differ.
    """
    centre = fsum(values) / len(values)
    return (within(centre, FACTOR * mean_moving_range(values, joined), None),) * len(values)
