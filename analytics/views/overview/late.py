"""Where the late dossiers are: how few units hold half of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from analytics.views.overview.units import Unit


@dataclass(frozen=True)
class Holder:
    """A unit with its late dossiers, and the share of all that it and those before it hold."""

    unit: Unit
    late: int
    cumulative: float


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

    def rest(self, shown: int) -> tuple[int, int]:
        """Units after the first ``shown``, and their late dossiers."""
        others = self.holders[shown:]
        return self.units - min(shown, len(self.holders)), sum(one.late for one in others)


def late_units(members: Iterable[Unit]) -> LateUnits:
    """Order units by their late dossiers and cumulate (Pareto).

    Args:
        members: from ``units``; those without counts in the report's period are left out.

    Returns:
        The concentration; the order of equal counts is that of their codes.
    """
    known = [(unit, unit.late) for unit in members if unit.late is not None]
    ordered = sorted(
        ((unit, late) for unit, late in known if late),
        key=lambda one: (-one[1], one[0].key),
    )
    total = sum(late for _unit, late in ordered)
    held, half, holders = 0, 0, []
    for unit, late in ordered:
        half += 2 * held < total
        held += late
        holders.append(Holder(unit, late, held / total))
    return LateUnits(total, len(known), half, tuple(holders))
