"""Targets: from the day they count; a yardstick for the time before."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from analytics.periods import parse
from analytics.store import Reader
from analytics.texts import Bilingual


@dataclass(frozen=True)
class Target:
    """A level that a metric should reach.

    ``value`` is a fraction for rates. ``in_force`` False makes it a yardstick: drawn dashed, never
    met or missed. ``set_on`` is the day it was set, ``valid_from`` the first day it counts.
    """

    metric: str
    level: str | None
    value: float
    valid_from: date
    set_on: date
    in_force: bool
    source: Bilingual
    address: str | None


def target(reader: Reader, metric: str, level: str | None, period: str) -> Target | None:
    """The target of a metric at a level for a period, or the later one as a yardstick.

    A target for the level itself comes before one for all levels; a period is bound by a target
    that was in force on its first day. None when no target was ever set.
    """
    when = parse(period)
    rows = [
        row
        for row in reader.once("targets", lambda: _targets(reader))
        if row["metric"] == metric and row["level"] in (None, level)
    ]
    start = when.first_day or when.last_day
    current = [
        row
        for row in rows
        if row["valid_from"] <= start and (row["valid_to"] is None or row["valid_to"] > start)
    ]
    later = [row for row in rows if row["valid_from"] > start]
    chosen = next(iter(current or later), None)
    if chosen is None:
        return None
    return Target(
        metric=metric,
        level=chosen["level"],
        value=float(chosen["value"]) / 100,
        valid_from=chosen["valid_from"],
        set_on=chosen["set_on"],
        in_force=bool(current),
        source=Bilingual(chosen["source_vi"], chosen["source_en"]),
        address=chosen["address"],
    )


def _targets(reader: Reader) -> list[dict[str, Any]]:
    """All targets, those of a level first, the earliest first: a few rows."""
    return reader.rows(
        "select metric, level, value, valid_from, valid_to, set_on, source_vi, source_en, address"
        " from targets order by level is null, valid_from"
    )
