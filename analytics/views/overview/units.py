"""What the units of a scope did: who rose and fell, who is below the line, where the late are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from analytics.catalogue import Catalogue, unit_names
from analytics.filters import Filter
from analytics.metrics import SMALL
from analytics.periods import crosses_break, parse, sort_key
from analytics.query import Answer, Target, compared_with, measured
from analytics.stats.control_charts import Dispersions
from analytics.stats.intervals import Interval
from analytics.store import Reader
from analytics.texts import Bilingual
from analytics.views.control import dispersions, interval_of

# The same volume below which a unit has no rank: it is neither held against a line nor against its
# own past here.
ENOUGH = SMALL


@dataclass(frozen=True)
class Unit:
    """A unit with its on-time rates; None where nothing is known of that period.

    Of a unit that reported and resolved nothing the answer has no value: no dossier is late.
    """

    key: str
    level: str
    name: Bilingual
    now: Answer | None
    before: Answer | None

    @property
    def late(self) -> int | None:
        """Dossiers resolved late in the report's period; None without counts."""
        return None if self.now is None or self.now.late is None else int(self.now.late)

    @property
    def is_large(self) -> bool:
        """Whether enough dossiers stand behind the rate of the report's period."""
        return enough(self.now)


def enough(answer: Answer | None) -> bool:
    """Whether a rate stands on enough counted dossiers to be told from chance."""
    return answer is not None and answer.has_counts and (answer.denominator or 0) >= ENOUGH


def units(
    reader: Reader,
    catalogue: Catalogue,
    period: str,
    earlier: str | None,
    chosen: Filter,
    *,
    dataset: str = "official",
) -> tuple[Unit, ...]:
    """Every unit of a scope with its on-time rate in two periods, in the order of their codes.

    Returns:
        The units that have a rate in one of the periods at least, or resolved nothing then, called
        as in the report's.
    """
    periods = [period] if earlier is None else [earlier, period]
    rates: dict[str, dict[str, Answer]] = {}
    for answer in measured(
        reader, ("on_time_rate",), periods, chosen, dataset=dataset, split="unit"
    ):
        if (answer.value is not None or answer.nothing) and answer.key is not None:
            rates.setdefault(answer.key, {})[answer.period] = answer
    called = unit_names(reader, dict.fromkeys(rates, parse(period).last_day))
    return tuple(
        Unit(
            key,
            catalogue.units[key]["level"] if key in catalogue.units else "",
            called[key].full if key in called else Bilingual(key, key),
            own.get(period),
            own.get(earlier or ""),
        )
        for key, own in sorted(rates.items())
    )


def earlier_period(period: str, compare_with: str | None, known: Sequence[str]) -> str | None:
    """The period that units are compared with, where no card says it.

    None where the dataset does not know it, and where a break lies between.
    """
    wanted = compared_with(period, compare_with)
    if wanted is None or wanted not in known or parse(wanted).kind != parse(period).kind:
        return None
    if sort_key(wanted) >= sort_key(period) or crosses_break(wanted, period):
        return None
    return wanted


# --- who rose, who fell ---------------------------------------------------------------------------


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
    """All units that can be compared, those beyond chance first, then the greatest changes.

    ``small`` units have fewer than ``ENOUGH`` resolved dossiers, or none, in one of the periods,
    ``in_one_period`` are known in one only, ``uncounted`` have rates without counts.
    """

    earlier: str
    compared: tuple[Mover, ...]
    small: int
    in_one_period: int
    uncounted: int

    @property
    def rose(self) -> tuple[Mover, ...]:
        """The rises beyond chance: nobody is named for what chance can do."""
        return tuple(mover for mover in self.compared if mover.beyond and mover.change > 0)

    @property
    def fell(self) -> tuple[Mover, ...]:
        """The falls beyond chance."""
        return tuple(mover for mover in self.compared if mover.beyond and mover.change < 0)

    @property
    def beyond(self) -> int:
        """How many changes are more than chance."""
        return sum(mover.beyond for mover in self.compared)


def movers(members: Iterable[Unit], earlier: str, spreads: Dispersions | None = None) -> Movers:
    """The changes of units between two periods.

    Args:
        members: from ``units``.
        earlier: the period compared with.
        spreads: φ of the units that have enough periods (``control.dispersions``).

    Returns:
        The movers. Their intervals are widened for as many units as are compared: of 160
        units with unchanged work, eight would leave a plain 95% interval.
    """
    pairs: list[tuple[Unit, Answer, Answer]] = []
    small = in_one_period = uncounted = 0
    for unit in members:
        if unit.now is None or unit.before is None:
            in_one_period += 1
        elif not all(rate.has_counts or rate.nothing for rate in (unit.now, unit.before)):
            uncounted += 1
        elif not (enough(unit.now) and enough(unit.before)):
            small += 1
        else:
            pairs.append((unit, unit.now, unit.before))
    spreads = spreads or {}
    compared = [_mover(*pair, len(pairs), spreads.get(pair[0].key)) for pair in pairs]
    compared.sort(key=lambda mover: (not mover.beyond, -abs(mover.change), mover.unit.key))
    return Movers(earlier, tuple(compared), small, in_one_period, uncounted)


def _mover(unit: Unit, now: Answer, before: Answer, several: int, spread: float | None) -> Mover:
    ours, theirs = _counts(now), _counts(before)
    # From the counts: 90 of 100 twice is no change, whatever the floating point says.
    change = (ours[0] * theirs[1] - theirs[0] * ours[1]) / (ours[1] * theirs[1])
    interval = interval_of(before, now, spread, several)
    assert interval is not None, "on time is a part of what was resolved"
    return Mover(unit, change, interval, spread)


def _counts(answer: Answer) -> tuple[float, float]:
    assert answer.numerator is not None and answer.denominator is not None
    return answer.numerator, answer.denominator


# --- who is below the line ------------------------------------------------------------------------


@dataclass(frozen=True)
class Shortfall:
    """A unit below its line, and by how much (a fraction)."""

    unit: Unit
    target: Target
    gap: float


@dataclass(frozen=True)
class Below:
    """Units below their line, the widest gap first; ``known`` are all that were looked at.

    ``small`` units (fewer than ``ENOUGH`` resolved dossiers) are not looked at, nor are the
    ``idle`` that resolved nothing, nor those of a level without any target. ``lines`` are the
    targets and yardsticks that the ``known`` were held against, each once.
    """

    shortfalls: tuple[Shortfall, ...]
    known: int
    small: int
    idle: int
    lines: tuple[Target, ...]


def below(members: Iterable[Unit], targets: Mapping[str, Target | None]) -> Below:
    """The units whose rate lies below the target or yardstick of their level, from ``units``."""
    shortfalls = []
    lines: dict[tuple[float, bool], Target] = {}
    known = small = idle = 0
    for unit in members:
        target = targets.get(unit.level)
        if unit.now is None or target is None:
            continue
        if unit.now.value is None:
            idle += unit.now.nothing
            continue
        if unit.now.has_counts and not unit.is_large:
            small += 1
            continue
        known += 1
        lines.setdefault((target.value, target.in_force), target)
        gap = round(target.value - unit.now.value, 12)
        if gap > 0:
            shortfalls.append(Shortfall(unit, target, gap))
    shortfalls.sort(key=lambda shortfall: (-shortfall.gap, shortfall.unit.key))
    return Below(tuple(shortfalls), known, small, idle, tuple(lines.values()))


# --- where the late dossiers are ------------------------------------------------------------------


@dataclass(frozen=True)
class Holder:
    """A unit with its late dossiers."""

    unit: Unit
    late: int


@dataclass(frozen=True)
class LateUnits:
    """The late dossiers of a scope by unit, the most first (units without any left out).

    ``total`` of all ``units`` that are counted, also those without late dossiers; ``half`` is the
    smallest number of units that hold at least half of the total (0 when there is none).
    """

    total: int
    units: int
    half: int
    holders: tuple[Holder, ...]


def late_units(members: Iterable[Unit]) -> LateUnits:
    """Order units by their late dossiers, equal ones by their codes (Pareto).

    Args:
        members: from ``units``; those without counts in the report's period are left out.
    """
    known = [(unit, unit.late) for unit in members if unit.late is not None]
    known.sort(key=lambda pair: (-pair[1], pair[0].key))
    total = sum(late for _unit, late in known)
    held, half, holders = 0, 0, []
    for unit, late in known:
        if late:
            half += 2 * held < total
            held += late
            holders.append(Holder(unit, late))
    return LateUnits(total, len(known), half, tuple(holders))


# --- all of it ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ByUnit:
    """The units of a scope in the report's period, beside an earlier one.

    ``movers`` is None where there is no earlier period to compare with. ``targets`` are those of
    each level, in force or yardsticks.
    """

    period: str
    members: tuple[Unit, ...]
    movers: Movers | None
    below: Below
    late: LateUnits
    targets: Mapping[str, Target]

    @property
    def is_counted(self) -> bool:
        """Whether the dossiers of at least two units are known, so that units can be compared."""
        return self.late.units > 1

    @property
    def movers_by_unit(self) -> dict[str, Mover]:
        """The units that are compared with the earlier period, by their codes."""
        compared = self.movers.compared if self.movers is not None else ()
        return {mover.unit.key: mover for mover in compared}


def by_unit(
    reader: Reader,
    catalogue: Catalogue,
    period: str,
    earlier: str | None,
    chosen: Filter,
    targets: Mapping[str, Target],
    *,
    dataset: str = "official",
) -> ByUnit:
    """Ask for all units of a scope and both periods at once; ``targets`` are by level.

    What a unit's own periods differ by anyway only widens an interval: their figures are asked for
    where a change is more than the chance of its dossiers, and for the table (``with_spreads``).
    """
    members = units(reader, catalogue, period, earlier, chosen, dataset=dataset)
    moved = None if earlier is None else movers(members, earlier)
    plain = ByUnit(period, members, moved, below(members, targets), late_units(members), targets)
    if moved is None or not moved.beyond:
        return plain
    return with_spreads(plain, reader, catalogue, chosen, dataset=dataset)


def with_spreads(
    by_unit: ByUnit, reader: Reader, catalogue: Catalogue, chosen: Filter, *, dataset: str
) -> ByUnit:
    """The same with every interval as wide as the periods of its unit ask for."""
    if by_unit.movers is None:
        return by_unit
    asked = ("on_time_rate", by_unit.period, chosen, "unit")
    spreads = dispersions(reader, catalogue, *asked, dataset=dataset)
    return replace(by_unit, movers=movers(by_unit.members, by_unit.movers.earlier, spreads))
