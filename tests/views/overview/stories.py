"""Units as the tests of this folder tell them: on time of resolved, now and before."""

from collections.abc import Mapping
from datetime import date

from analytics.query import Answer, Target
from analytics.texts import Bilingual
from analytics.views.overview.units import Unit
from tests.query.stories import an_answer

NOW, BEFORE = "2021-Q1", "2020-Q1"
Counts = tuple[int, int] | None


def counted(key: str, period: str, counts: Counts) -> Answer | None:
    """An on-time rate with its counts; None for a unit without figures, no value over nothing."""
    if counts is None:
        return None
    value = counts[0] / counts[1] if counts[1] else None
    return an_answer(period=period, key=key, counts=counts, value=value, basis="computed")


def unit(key: str, now: Counts, before: Counts = None, level: str = "commune") -> Unit:
    """A unit by (on time, resolved) in both periods."""
    name = Bilingual(f"Xã {key}", f"{key} commune")
    return Unit(key, level, name, counted(key, NOW, now), counted(key, BEFORE, before))


def of(members: Mapping[str, tuple[Counts, Counts]]) -> list[Unit]:
    """Units by key."""
    return [unit(key, now, before) for key, (now, before) in members.items()]


def goal(value: float = 0.95, in_force: bool = True) -> Target:
    """A target in force or a yardstick."""
    source = Bilingual("Chủ tịch UBND tỉnh", "the Chairman")
    return Target(
        "on_time_rate", None, value, date(2025, 7, 1), date(2025, 9, 19), in_force, source, None
    )
