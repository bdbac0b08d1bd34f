"""What points of a series may be by chance alone: a centre, limits, and how a chart says it.

Rates are judged by ``Proportions``, counts of few by ``Rare``, other counts and amounts by
``Individuals``. Each of these charts tells of its points:

    centre     the mean that they are held against
    outside    1 above the limit, -1 below, 0 within; one per point
    sides      1 above the centre, -1 below, 0 on it; a point that is so only because others lie
               outside and have moved the mean is on neither side
    chances    how likely it is that a point lies on its side of the centre
    limits     the last values within, one pair per point; made when a picture or a sentence asks
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import ceil, floor, fsum, isclose, sqrt
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from analytics.stats.tails import (
    HAIR,
    SIGNAL,
    Numbers,
    at_least,
    at_most,
    binomial_tails,
    poisson_at_least,
    poisson_at_most,
)

# The mean range of two values of a normal distribution with standard deviation 1 (d2 for n = 2).
D2 = 1.128

_Flags = NDArray[np.bool_]
_HALF = 0.5
# Within so many standard deviations no tail is as rare as a signal, however few are expected: most
# points need no tail. A test tries it.
_NEAR = 2
# Counts of a smaller mean are judged by ``Rare``.
FEW_COUNTED = 5
# Wheeler's three standard deviations in mean moving ranges: 3 / 1.128, as he rounds it.
_XMR = 2.66

# φ by key.
Dispersions = Mapping[str, float]


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
    ranges = [
        abs(after - before)
        for (before, after), near in zip(pairwise(values), joined[1:], strict=True)
        if near
    ]
    return fsum(ranges) / len(ranges) if ranges else 0.0


def side(value: float, line: float) -> int:
    """1 above the line, -1 below it, 0 on it; rounding of floats moves nothing off a line."""
    if isclose(value, line, rel_tol=1e-12, abs_tol=1e-12):
        return 0
    return 1 if value > line else -1


def dispersion(counts: Sequence[tuple[float, float]], joined: Sequence[bool]) -> float:
    """How much more a rate moves between neighbours than the chance of its dossiers explains.

    Dossiers are no throws of one coin: a fault of the software or a holiday makes many late at
    once. φ says how many of them weigh as one of its own: x late of n count as x ÷ φ of n ÷ φ.

    φ = (mean moving range of z ÷ 1.128)², with z = (p − p̄)/√(p̄(1 − p̄)/n); at least 1.

    Source: σz² of D. B. Laney, "Improved control charts for attributes", Quality Engineering
    14(4), 2002, 531-537. Never below 1: few points may look calmer than chance allows.

    Args:
        counts: (numerator, denominator) in the order of time; denominators above 0.
        joined: for each point, whether the one before it is of the period just before.

    Returns:
        φ; 1.0 when no two points are neighbours, or nothing has varied (p̄ of 0 or 1, or beyond).
    """
    centre = mean_rate(counts) if counts else 0.0
    if not 0 < centre < 1:
        return 1.0
    scores = [
        (part / whole - centre) / sqrt(centre * (1 - centre) / whole) for part, whole in counts
    ]
    return _beyond_chance(scores, joined)


def _beyond_chance(scores: Sequence[float], joined: Sequence[bool]) -> float:
    """φ of values in standard deviations of their own chance, which alone gives 1."""
    return max(1.0, (mean_moving_range(scores, joined) / D2) ** 2)


# --- rates ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Proportions:
    """Rates in the order of time: (numerator, denominator), denominators above 0.

    Laney's p′ chart (see ``dispersion``) has limits of a normal distribution: with thirty dossiers
    a quarter and 99% on time half of all stable series lie outside them. Here the tails are
    binomial, of effective counts: E. L. Korn and B. I. Graubard, "Confidence intervals for
    proportions with small expected number of positive counts estimated from survey data", Survey
    Methodology 24 (1998), 193-201, divide sample and count by what neighbours differ beyond chance.

    ``joined`` tells of each whether the one before it is of the period just before. The mean rate
    lies between 0 and 1, neither of them: else nothing has varied.
    """

    counts: tuple[tuple[float, float], ...]
    joined: tuple[bool, ...]

    @cached_property
    def centre(self) -> float:
        return mean_rate(self.counts)

    @cached_property
    def dispersion(self) -> float:
        """φ, at least 1."""
        return dispersion(self.counts, self.joined)

    @cached_property
    def outside(self) -> tuple[int, ...]:
        reach = _NEAR * np.sqrt(self.dispersion * self.centre * (1 - self.centre) * self._wholes)
        far = np.flatnonzero(np.abs(self._parts - self._wholes * self.centre) > reach)
        found = np.zeros(len(self.counts), dtype=np.int64)
        if far.size:
            below, above = self._beyond(self._parts[far], self._wholes[far])
            found[far] = above * 1 - below * 1
        return tuple(found.tolist())

    @cached_property
    def sides(self) -> tuple[int, ...]:
        within = np.array(self.outside) == 0
        level = self.centre
        if within.any():
            level = float(self._parts[within].sum() / self._wholes[within].sum())
        first, second = self._ahead(self.centre), self._ahead(level)
        return tuple(np.where(first == second, first, 0).tolist())

    @cached_property
    def chances(self) -> tuple[float, ...]:
        """Counted in lumps of φ dossiers of the rarer kind: where few lumps are late, most points
        are better than the mean."""
        is_rare = self.centre < _HALF
        rate = self.centre if is_rare else 1 - self.centre
        lumps = self._wholes / self.dispersion
        more = at_least(np.floor(lumps * rate + HAIR) + 1, lumps, rate)
        fewer = at_most(np.ceil(lumps * rate - HAIR) - 1, lumps, rate)
        above = np.array(self.sides) > 0
        return tuple(np.where(above == is_rare, more, fewer).tolist())

    @cached_property
    def limits(self) -> tuple[Limits, ...]:
        """The last whole dossier within, over the point's own dossiers."""
        ends = (self._last(up) / self._wholes for up in (False, True))
        pairs = zip(*(end.tolist() for end in ends), strict=True)
        return tuple(Limits(self.centre, lower, upper) for lower, upper in pairs)

    @cached_property
    def _parts(self) -> Numbers:
        return np.array([part for part, _whole in self.counts])

    @cached_property
    def _wholes(self) -> Numbers:
        return np.array([whole for _part, whole in self.counts])

    def _ahead(self, rate: float) -> NDArray[np.int64]:
        """The side of a rate that each point lies on."""
        ahead = self._parts - self._wholes * rate
        return (np.sign(ahead) * (np.abs(ahead) > HAIR * self._wholes)).astype(np.int64)

    def _beyond(self, parts: Numbers, wholes: Numbers) -> tuple[_Flags, _Flags]:
        """Where numerators are so low, or so high, that chance hardly goes so far.

        A single dossier of the rarer kind is never news, however rare.
        """
        below, above = binomial_tails(
            parts / self.dispersion, wholes / self.dispersion, self.centre
        )
        rare = parts if self.centre < _HALF else wholes - parts
        several = rare > 1 + HAIR
        low, high = below < SIGNAL, above < SIGNAL
        return (low, high & several) if self.centre < _HALF else (low & several, high)

    def _last(self, up: bool) -> Numbers:
        """The furthest numerators that are not beyond, on one side, found by halving."""
        mean = self._wholes * self.centre
        inside = np.floor(mean) if up else np.ceil(mean)
        far = self._wholes if up else np.zeros_like(mean)
        step = 1 if up else -1
        while (inside != far).any():
            # Rounded away from what is known to be inside, so that every turn comes nearer.
            half = (inside + far) / 2
            tried = np.ceil(half) if up else np.floor(half)
            beyond = self._beyond(tried, self._wholes)[up]
            inside = np.where(beyond, inside, tried)
            far = np.where(beyond, tried - step, far)
        return inside


# --- counts and amounts ---------------------------------------------------------------------------


@dataclass(frozen=True)
class _Alike(ABC):
    """Values in the order of time that weigh alike, at least one.

    ``joined`` tells of each whether the one before it is of the period just before.
    """

    values: tuple[float, ...]
    joined: tuple[bool, ...]

    @cached_property
    def centre(self) -> float:
        return fsum(self.values) / len(self.values)

    @cached_property
    def outside(self) -> tuple[int, ...]:
        return tuple(
            1 if self._is_beyond(value, True) else -1 if self._is_beyond(value, False) else 0
            for value in self.values
        )

    @cached_property
    def sides(self) -> tuple[int, ...]:
        within = [value for value, one in zip(self.values, self.outside, strict=True) if not one]
        level = fsum(within) / len(within) if within else self.centre
        pairs = ((side(value, self.centre), side(value, level)) for value in self.values)
        return tuple(first if first == second else 0 for first, second in pairs)

    @abstractmethod
    def _is_beyond(self, value: float, up: bool) -> bool:
        """Whether a value lies above the upper, or below the lower limit."""


@dataclass(frozen=True)
class Rare(_Alike):
    """Counts in the order of time, of a mean above 0: Poisson tails, of lumps where it moves more.

    XmR takes values to lie about their mean evenly. A count with a mean of one does not: it is
    often 0, and its limits would call one stable series in five unusual.
    """

    @cached_property
    def dispersion(self) -> float:
        """φ as of a rate, with z = (x − x̄)/√x̄ (Laney's u′ chart of equal areas); at least 1."""
        scores = [value / sqrt(self.centre) for value in self.values]
        return _beyond_chance(scores, self.joined)

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


@dataclass(frozen=True)
class Individuals(_Alike):
    """Values in the order of time, at least one: individual values and moving ranges (XmR).

    Source: D. J. Wheeler, "Understanding Variation: The Key to Managing Chaos", 2nd ed., SPC Press
    2000: mean ± 2.66 · mean moving range (2.66 = 3 / 1.128), cut at 0.
    """

    @cached_property
    def limits(self) -> tuple[Limits, ...]:
        """The same for every point; all equal to the mean when no neighbours differ."""
        reach = _XMR * mean_moving_range(self.values, self.joined)
        lower = self.centre - reach
        one = Limits(self.centre, max(lower, 0.0), self.centre + reach, cut=lower < 0)
        return (one,) * len(self.values)

    @property
    def chances(self) -> tuple[float, ...]:
        """One half: XmR takes values to lie about their mean evenly."""
        return (0.5,) * len(self.values)

    @property
    def is_flat(self) -> bool:
        """Whether no neighbours differ: limits without width would make everything a signal."""
        one = self.limits[0]
        return one.upper - one.lower <= 1e-12 * abs(one.centre)

    def _is_beyond(self, value: float, up: bool) -> bool:
        one = self.limits[0]
        return side(value, one.upper) > 0 if up else side(value, one.lower) < 0
