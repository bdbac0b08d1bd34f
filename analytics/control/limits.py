"""What a point may be by chance alone: a centre and a limit on either side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum


@dataclass(frozen=True)
class Limits:
    """The limits of one point, in the unit of its value (a fraction for rates).

    ``cut_below`` and ``cut_above`` tell that a limit was computed beyond what the value can be
    (below 0, above 100%) and stands at that end instead.
    """

    centre: float
    lower: float
    upper: float
    cut_below: bool = False
    cut_above: bool = False


def within(centre: float, reach: float, highest: float | None) -> Limits:
    """The limits ``centre`` ± ``reach``, cut at 0 and at ``highest`` (None: no end above)."""
    lower, upper = centre - reach, centre + reach
    above = highest is not None and upper > highest
    return Limits(
        centre,
        max(lower, 0.0),
        highest if above and highest is not None else upper,
        cut_below=lower < 0,
        cut_above=above,
    )


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
