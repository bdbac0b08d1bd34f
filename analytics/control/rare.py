"""What chance does to a count of few: Poisson tails, of lumps where it moves more than that.

XmR takes values to lie about their mean evenly. A count with a mean of one does not: it is often
0, and its limits would call one stable series in five unusual.
"""

from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor, fsum, sqrt

from analytics.control.limits import D2, Limits, mean_moving_range, sides_of
from analytics.control.tails import HAIR, SIGNAL, poisson_at_least, poisson_at_most

# Counts of a smaller mean are judged by this chart.
FEW = 5


@dataclass(frozen=True)
class Rare:
    """Counts in the order of time, of a mean above 0.

    ``joined`` tells of each whether the one before it is of the period just before.
    """

    values: tuple[float, ...]
    joined: tuple[bool, ...]

    @cached_property
    def centre(self) -> float:
        return fsum(self.values) / len(self.values)

    @cached_property
    def dispersion(self) -> float:
        """φ as of a rate, with z = (x − x̄)/√x̄ (Laney's u′ chart of equal areas); at least 1."""
        scores = [value / sqrt(self.centre) for value in self.values]
        return max(1.0, (mean_moving_range(scores, self.joined) / D2) ** 2)

    @cached_property
    def outside(self) -> tuple[int, ...]:
        return tuple(
            1 if self._is_beyond(value, True) else -1 if self._is_beyond(value, False) else 0
            for value in self.values
        )

    @cached_property
    def sides(self) -> tuple[int, ...]:
        return sides_of(self.values, self.centre, self.outside)

    @cached_property
    def chances(self) -> tuple[float, ...]:
        mean = self.centre / self.dispersion
        above = poisson_at_least(floor(mean + HAIR) + 1, mean)
        below = poisson_at_most(ceil(mean - HAIR) - 1, mean)
        return tuple(above if one > 0 else below for one in self.sides)

    @cached_property
    def limits(self) -> tuple[Limits, ...]:
        """The last whole numbers within, the same for every point."""
        upper, lower = floor(self.centre), ceil(self.centre)
        while not self._is_beyond(upper + 1, True):
            upper += 1
        while lower > 0 and not self._is_beyond(lower - 1, False):
            lower -= 1
        return (Limits(self.centre, lower, upper),) * len(self.values)

    def _is_beyond(self, value: float, up: bool) -> bool:
        mean = self.centre / self.dispersion
        tail = poisson_at_least if up else poisson_at_most
        return tail(value / self.dispersion, mean) < SIGNAL
