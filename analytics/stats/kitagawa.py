"""The exact split of a rate's change: what the groups did, and how much each of them weighed.

A rate of several groups is a mean of their rates, weighted by their dossiers. It changes because
groups got quicker or slower (rate effect), and because the dossiers moved between groups with a
high and a low rate (mix effect). Kitagawa, E. M. (1955), "Components of a difference between two
rates", Journal of the American Statistical Association 50(272), 1168–1194: each part is taken at
the mean of both periods, so the two add up to the whole change and nothing is left between them.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple, TypeVar

from analytics.formats.values import half_up

Key = TypeVar("Key", bound=Hashable)

# Effects are shown in hundredths of a percentage point: four decimals of a fraction.
_DECIMALS = 4


class Counts(NamedTuple):
    """The dossiers behind a rate in one period."""

    numerator: int
    denominator: int


@dataclass(frozen=True)
class Effect:
    """What one group adds to the change, as exact fractions.

    ``state``: "both" (dossiers in both periods), "new" (in the later only), "gone" (in the
    earlier only); of the last two all is mix. ``rate_units`` and ``mix_units`` are the same in
    hundredths of a point as shown: over all groups each kind adds up to its own sum as shown, and
    both to the change as shown.
    """

    state: str
    earlier_share: Fraction
    later_share: Fraction
    rate: Fraction
    mix: Fraction
    rate_units: int
    mix_units: int


@dataclass(frozen=True)
class Split:
    """The change of a rate and the effects of its groups, by key.

    ``left_out`` are the groups without any dossier in both periods.
    """

    earlier: Fraction
    later: Fraction
    effects: Mapping[str, Effect]
    left_out: tuple[str, ...]

    @property
    def difference(self) -> Fraction:
        """The change as a fraction: exactly the sum of all effects."""
        return self.later - self.earlier

    @cached_property
    def rate(self) -> Fraction:
        """The rate effects of all groups: what the change would be with the dossiers unmoved."""
        return sum((one.rate for one in self.effects.values()), Fraction(0))

    @property
    def mix(self) -> Fraction:
        """The mix effects of all groups."""
        return self.difference - self.rate

    @property
    def rate_units(self) -> int:
        """The rate effects of all groups, in hundredths of a point as shown."""
        return sum(one.rate_units for one in self.effects.values())

    @property
    def mix_units(self) -> int:
        """The mix effects of all groups, in hundredths of a point as shown."""
        return sum(one.mix_units for one in self.effects.values())

    @property
    def units(self) -> int:
        """The change in hundredths of a point as shown."""
        return self.rate_units + self.mix_units


def split(groups: Mapping[str, tuple[Counts, Counts]]) -> Split | None:
    """Split the change of the groups' common rate.

    Per group, with its rates r1, r2 and its shares of all dossiers w1, w2 (earlier, later) and R
    the mean of the two common rates: rate effect (w1 + w2)/2 · (r2 − r1), mix effect
    (w2 − w1) · ((r1 + r2)/2 − R). A group with dossiers in one period only keeps that period's
    rate in both. Taking R off changes no sum (shares add up to 1 in both periods); it makes the
    mix effect of one group readable: more of what lies below the mean pulls the rate down.

    Args:
        groups: by key the counts in the earlier and the later period, whole numbers.

    Returns:
        The split; None when a period has no dossiers at all, or a group has a numerator without
        dossiers to divide it by: its rate does not exist.
    """
    totals = [_total([pair[period] for pair in groups.values()]) for period in (0, 1)]
    if any(total.denominator == 0 for total in totals) or any(
        count.numerator and not count.denominator for pair in groups.values() for count in pair
    ):
        return None
    rates = [Fraction(*total) for total in totals]
    mean = (rates[0] + rates[1]) / 2
    dossiers = totals[0].denominator, totals[1].denominator
    exact = {
        key: _effects(pair, dossiers, mean)
        for key, pair in groups.items()
        if pair[0].denominator or pair[1].denominator
    }
    rate_parts = {key: one[0] for key, one in exact.items()}
    mix_parts = {key: one[1] for key, one in exact.items()}
    # The two sums first, which a sentence says: hundreds of parts rounded at once would carry them
    # hundredths away from what they are.
    sums = {
        "rate": sum(rate_parts.values(), Fraction()),
        "mix": sum(mix_parts.values(), Fraction()),
    }
    shown = add_up(sums, rates[1] - rates[0])
    rate_units = _shared_out(rate_parts, shown["rate"])
    mix_units = _shared_out(mix_parts, shown["mix"])
    effects = {
        key: Effect(_state(*groups[key]), *shares, rate, mix, rate_units[key], mix_units[key])
        for key, (rate, mix, shares) in exact.items()
    }
    left_out = tuple(key for key in groups if key not in exact)
    return Split(rates[0], rates[1], effects, left_out)


def add_up(
    parts: Mapping[Key, Fraction], whole: Fraction, decimals: int = _DECIMALS
) -> dict[Key, int]:
    """Round parts so that they add up to their rounded sum: the method of largest remainder.

    Every part is cut down to a whole step of the last decimal (a hundredth of a point); the steps
    that are missing from the sum go to the parts that lost most. Each stays within one step of its
    exact value.

    Args:
        parts: fractions (0.01 is one point) by key; equal remainders go by the keys' order.
        whole: their exact sum.
        decimals: of the fractions.

    Returns:
        By key the part in steps.
    """
    steps = int(half_up(whole, decimals) * 10**decimals)
    return _shared_out(parts, steps, decimals)


def _shared_out(
    parts: Mapping[Key, Fraction], units: int, decimals: int = _DECIMALS
) -> dict[Key, int]:
    """Parts in steps of the last decimal that add up to ``units``, their sum rounded."""
    found, lost = {}, {}
    for key, part in parts.items():
        found[key], left = divmod(part.numerator * 10**decimals, part.denominator)
        lost[key] = left / part.denominator
    missing = units - sum(found.values())
    for key in sorted(lost, key=lambda key: (-lost[key], str(key)))[:missing]:
        found[key] += 1
    return found


def _total(counts: Sequence[Counts]) -> Counts:
    return Counts(sum(one.numerator for one in counts), sum(one.denominator for one in counts))


def _state(earlier: Counts, later: Counts) -> str:
    if not earlier.denominator:
        return "new"
    return "both" if later.denominator else "gone"


def _effects(
    pair: tuple[Counts, Counts], dossiers: tuple[int, int], mean: Fraction
) -> tuple[Fraction, Fraction, tuple[Fraction, Fraction]]:
    """Rate effect and mix effect of one group, and its shares of all dossiers."""
    rates = [Fraction(*one) if one.denominator else None for one in pair]
    first, second = (rate if rate is not None else rates[1 - at] for at, rate in enumerate(rates))
    assert first is not None and second is not None
    before, after = (
        Fraction(one.denominator, whole) for one, whole in zip(pair, dossiers, strict=True)
    )
    rate = (before + after) / 2 * (second - first)
    mix = (after - before) * ((first + second) / 2 - mean)
    return rate, mix, (before, after)
