"""Limits of a count or an amount: Wheeler's chart of individual values and moving ranges (XmR).

Source: D. J. Wheeler, "Understanding Variation: The Key to Managing Chaos", 2nd ed., SPC Press
2000: mean ± 2.66 · mean moving range (2.66 = 3 / 1.128), cut at 0.
"""

from dataclasses import dataclass
from functools import cached_property
from math import fsum

from analytics.control.limits import Limits, mean_moving_range, side, sides_of

FACTOR = 2.66


@dataclass(frozen=True)
class Individuals:
    """Values in the order of time, at least one.

    ``joined`` tells of each whether the one before it is of the period just before.
    """

    values: tuple[float, ...]
    joined: tuple[bool, ...]

    @cached_property
    def centre(self) -> float:
        return fsum(self.values) / len(self.values)

    @cached_property
    def limits(self) -> tuple[Limits, ...]:
        """The same for every point; all equal to the mean when no neighbours differ."""
        reach = FACTOR * mean_moving_range(self.values, self.joined)
        lower = self.centre - reach
        one = Limits(self.centre, max(lower, 0.0), self.centre + reach, cut=lower < 0)
        return (one,) * len(self.values)

    @cached_property
    def outside(self) -> tuple[int, ...]:
        one = self.limits[0]
        return tuple(
            1 if side(value, one.upper) > 0 else -1 if side(value, one.lower) < 0 else 0
            for value in self.values
        )

    @cached_property
    def sides(self) -> tuple[int, ...]:
        return sides_of(self.values, self.centre, self.outside)

    @property
    def chances(self) -> tuple[float, ...]:
        """One half: XmR takes values to lie about their mean evenly."""
        return (0.5,) * len(self.values)

    @property
    def is_flat(self) -> bool:
        """Whether no neighbours differ: limits without width would make everything a signal."""
        one = self.limits[0]
        return one.upper - one.lower <= 1e-12 * abs(one.centre)
