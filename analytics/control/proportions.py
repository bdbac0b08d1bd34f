"""What chance does to a rate: a binomial, of dossiers that come in lumps.

Laney's p′ chart (see ``dispersion``) has limits of a normal distribution: with thirty dossiers a
quarter and 99% on time half of all stable series lie outside them. Here the tails are binomial, of
effective counts: E. L. Korn and B. I. Graubard, "Confidence intervals for proportions with small
expected number of positive counts estimated from survey data", Survey Methodology 24 (1998),
193-201, divide sample and count by what neighbours differ beyond chance.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analytics.control.dispersion import dispersion
from analytics.control.limits import Limits, mean_rate
from analytics.control.tails import HAIR, SIGNAL, Numbers, at_least, at_most, binomial_tails

Flags = NDArray[np.bool_]
_HALF = 0.5
# Within so many standard deviations no tail is as rare as a signal, however few are expected: most
# points need no tail. A test tries it.
_NEAR = 2


@dataclass(frozen=True)
class Proportions:
    """Rates in the order of time: (numerator, denominator), denominators above 0.

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

    def _beyond(self, parts: Numbers, wholes: Numbers) -> tuple[Flags, Flags]:
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
