"""Ranges of values and their arithmetic (interval arithmetic, exact: fractions, closed ends)."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

Bound = Fraction | None


@dataclass(frozen=True)
class Range:
    """The values from ``low`` to ``high``; None: without end on that side."""

    low: Bound
    high: Bound

    @classmethod
    def of(cls, value: Fraction | int) -> "Range":
        """A single value."""
        return cls(Fraction(value), Fraction(value))

    def __add__(self, other: "Range") -> "Range":
        return Range(_plus(self.low, other.low), _plus(self.high, other.high))

    def __neg__(self) -> "Range":
        return Range(_minus(self.high), _minus(self.low))

    def __sub__(self, other: "Range") -> "Range":
        return self + -other

    def __mul__(self, other: "Range") -> "Range":
        if None in (self.low, self.high, other.low, other.high):
            return EVERYTHING
        ends = [
            one * two  # type: ignore[operator]
            for one in (self.low, self.high)
            for two in (other.low, other.high)
        ]
        return Range(min(ends), max(ends))

    def __truediv__(self, other: "Range") -> "Range":
        """The quotient; every value where the divisor may be zero."""
        if other.low is None or other.high is None or other.low <= 0 <= other.high:
            return EVERYTHING
        return self * Range(1 / other.high, 1 / other.low)

    def meets(self, other: "Range") -> bool:
        """Whether some value is in both."""
        return _not_above(self.low, other.high) and _not_above(other.low, self.high)

    def within(self, other: "Range") -> "Range | None":
        """The values in both; None when there are none."""
        if not self.meets(other):
            return None
        lows = [end for end in (self.low, other.low) if end is not None]
        highs = [end for end in (self.high, other.high) if end is not None]
        return Range(max(lows, default=None), min(highs, default=None))


EVERYTHING = Range(None, None)


def extreme(ranges: Iterable[Range], greatest: bool) -> Range:
    """The range of the least or greatest of values that lie in ``ranges``."""
    lows, highs = zip(*((one.low, one.high) for one in ranges), strict=True)
    if None in lows or None in highs:
        return EVERYTHING
    choose = max if greatest else min
    return Range(choose(lows), choose(highs))


def _plus(one: Bound, other: Bound) -> Bound:
    return None if one is None or other is None else one + other


def _minus(one: Bound) -> Bound:
    return None if one is None else -one


def _not_above(low: Bound, high: Bound) -> bool:
    return low is None or high is None or low <= high
