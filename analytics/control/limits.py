"""What a point may be by chance alone: a centre, a limit on either side, and how a chart says it.

Every chart of this room (``proportions``, ``rare``, ``individuals``) tells of its points:

    centre     the mean that they are held against
    outside    1 above the limit, -1 below, 0 within; one per point
    sides      1 above the centre, -1 below, 0 on it; a point that is so only because others lie
               outside and have moved the mean is on neither side
    chances    how likely it is that a point lies on its side of the centre
    limits     the last values within, one pair per point; made when a picture or a sentence asks
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum, isclose
from typing import Protocol

# The mean range of two values of a normal distribution with standard deviation 1 (d2 for n = 2).
D2 = 1.128


@dataclass(frozen=True)
class Limits:
    """The limits of one point, in the unit of its value (a fraction for rates).

    ``cut`` tells that the lower one was computed below 0 and stands there instead.
    """

    centre: float
    lower: float
    upper: float
    cut: bool = False


class Chart(Protocol):
    """Points in the order of time against what chance does."""

    @property
    def centre(self) -> float: ...
    @property
    def outside(self) -> tuple[int, ...]: ...
    @property
    def sides(self) -> tuple[int, ...]: ...
    @property
    def chances(self) -> tuple[float, ...]: ...
    @property
    def limits(self) -> tuple[Limits, ...]: ...


def mean_rate(counts: Sequence[tuple[float, float]]) -> float:
    """p̄: all numerators over all denominators."""
    return fsum(part for part, _whole in counts) / fsum(whole for _part, whole in counts)


def mean_moving_range(values: Sequence[float], joined: Sequence[bool]) -> float:
    """The mean difference between neighbours, without its sign.

    Args:
        values: in the order of time.
        joined: for each value, whether the one before it is of the period just before. A gap has
            no moving range: what happened within it is not known.

    Returns:
        The mean; 0.0 when no two values are neighbours.
    """
    ranges = [abs(after - before) for before, after in steps(values, joined)]
    return fsum(ranges) / len(ranges) if ranges else 0.0


def steps(values: Sequence[float], joined: Sequence[bool]) -> Iterable[tuple[float, float]]:
    """The pairs of neighbours: (before, after)."""
    return [pair for pair, near in zip(pairwise(values), joined[1:], strict=True) if near]


def side(value: float, line: float) -> int:
    """1 above the line, -1 below it, 0 on it; rounding of floats moves nothing off a line."""
    if isclose(value, line, rel_tol=1e-12, abs_tol=1e-12):
        return 0
    return 1 if value > line else -1


def sides_of(values: Sequence[float], centre: float, outside: Sequence[int]) -> tuple[int, ...]:
    """The ``sides`` of a chart whose points weigh alike."""
    within = [value for value, one in zip(values, outside, strict=True) if not one]
    level = fsum(within) / len(within) if within else centre
    pairs = ((side(value, centre), side(value, level)) for value in values)
    return tuple(first if first == second else 0 for first, second in pairs)
