"""The units below their target, or below the yardstick while there is no target in force."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analytics.query import Target
from analytics.views.overview.cards import needed
from analytics.views.overview.units import Unit


@dataclass(frozen=True)
class Short:
    """A unit below its line: by how much (a fraction), and how many dossiers more on time reach it.

    ``needed`` is None where the line is a yardstick, or without counts.
    """

    unit: Unit
    target: Target
    gap: float
    needed: int | None


@dataclass(frozen=True)
class Below:
    """Units below their line, the widest gap first; ``known`` are all that were looked at.

    ``small`` units (fewer than ``units.ENOUGH`` resolved dossiers) are not looked at, nor are the
    ``idle`` that resolved nothing, nor those of a level without any target.
    """

    found: tuple[Short, ...]
    known: int
    small: int
    idle: int = 0

    @property
    def in_force(self) -> bool:
        """Whether what they are below of is a target in force."""
        return any(one.target.in_force for one in self.found)


def below(members: Iterable[Unit], targets: Mapping[str, Target | None]) -> Below:
    """The units whose rate lies below the line of their level.

    Args:
        members: from ``units``.
        targets: level → its target or yardstick for the period.

    Returns:
        Those below, and how many were looked at.
    """
    found = []
    known = small = idle = 0
    for unit in members:
        goal = targets.get(unit.level)
        if unit.now is None or goal is None:
            continue
        if unit.now.value is None:
            idle += unit.now.nothing
            continue
        if unit.now.has_counts and not unit.is_large:
            small += 1
            continue
        known += 1
        gap = round(goal.value - unit.now.value, 12)
        if gap > 0:
            found.append(Short(unit, goal, gap, needed(unit.now, goal)))
    found.sort(key=lambda one: (-one.gap, one.unit.key))
    return Below(tuple(found), known, small, idle)
