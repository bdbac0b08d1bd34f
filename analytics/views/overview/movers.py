"""The units whose on-time rate rose or fell most, and whether chance alone can do that."""

from collections.abc import Iterable
from dataclasses import dataclass

from analytics.query import Answer
from analytics.stats.control_charts import Dispersions
from analytics.stats.intervals import Interval
from analytics.views.control import interval_of
from analytics.views.overview.units import Unit, enough


@dataclass(frozen=True)
class Mover:
    """A unit's change between two periods: a fraction, with an interval that holds for all jointly.

    ``dispersion``: the φ of the unit's own periods that the interval allows for; None: it has too
    few, and only the chance of its dossiers is meant.
    """

    unit: Unit
    change: float
    interval: Interval
    dispersion: float | None

    @property
    def beyond(self) -> bool:
        """Whether the interval leaves zero out, so that the change is more than chance."""
        return not self.interval.holds(0)


@dataclass(frozen=True)
class Movers:
    """All changes that can be told, those beyond chance first, then the greatest.

    ``small`` units have fewer than ``units.ENOUGH`` resolved dossiers, or none, in one of the
    periods, ``once`` are known in one period only, ``uncounted`` have rates without counts.
    """

    period: str
    earlier: str
    found: tuple[Mover, ...]
    small: int
    once: int
    uncounted: int

    @property
    def rose(self) -> tuple[Mover, ...]:
        """The rises beyond chance: nobody is named for what chance can do."""
        return tuple(one for one in self.found if one.beyond and one.change > 0)

    @property
    def fell(self) -> tuple[Mover, ...]:
        """The falls beyond chance."""
        return tuple(one for one in self.found if one.beyond and one.change < 0)

    @property
    def beyond(self) -> int:
        """How many changes are more than chance."""
        return sum(one.beyond for one in self.found)

    @property
    def short(self) -> int:
        """How many have too few periods for more than the chance of their dossiers."""
        return sum(one.dispersion is None for one in self.found)


def movers(
    members: Iterable[Unit], period: str, earlier: str, spreads: Dispersions | None = None
) -> Movers:
    """The changes of units between two periods.

    Args:
        members: from ``units``.
        period: the report's period.
        earlier: the one compared with.
        spreads: φ of the units that have enough periods (``control.dispersions``).

    Returns:
        The movers. Their intervals are widened for as many units as are compared: of 160
        units with unchanged work, eight would leave a plain 95% interval.
    """
    pairs: list[tuple[Unit, Answer, Answer]] = []
    small = once = uncounted = 0
    for unit in members:
        if unit.now is None or unit.before is None:
            once += 1
        elif not all(one.has_counts or one.nothing for one in (unit.now, unit.before)):
            uncounted += 1
        elif not (enough(unit.now) and enough(unit.before)):
            small += 1
        else:
            pairs.append((unit, unit.now, unit.before))
    of = spreads or {}
    found = [_mover(unit, now, before, len(pairs), of.get(unit.key)) for unit, now, before in pairs]
    found.sort(key=lambda one: (not one.beyond, -abs(one.change), one.unit.key))
    return Movers(period, earlier, tuple(found), small, once, uncounted)


def _mover(unit: Unit, now: Answer, before: Answer, several: int, spread: float | None) -> Mover:
    ours, theirs = _counts(now), _counts(before)
    # From the counts: 90 of 100 twice is no change, whatever the floating point says.
    change = (ours[0] * theirs[1] - theirs[0] * ours[1]) / (ours[1] * theirs[1])
    found = interval_of(before, now, spread, several)
    assert found is not None, "on time is a part of what was resolved"
    return Mover(unit, change, found, spread)


def _counts(answer: Answer) -> tuple[float, float]:
    assert answer.numerator is not None and answer.denominator is not None
    return answer.numerator, answer.denominator
