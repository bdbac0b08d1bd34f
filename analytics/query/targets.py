"""Targets: from the day they count; a yardstick for the time before; how a value stands to one."""

from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any

from analytics.i18n import Translator
from analytics.metrics import METRICS
from analytics.periods import parse, quarter_of
from analytics.query.answer import Answer
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

    def text(self, t: Translator) -> str:
        """The value with as few decimals as it has: "95%"."""
        return t.reported(round(self.value * 100, 6), None, "%", "exact")

    @property
    def first_quarter(self) -> str:
        """The quarter from which it counts."""
        return quarter_of(self.valid_from)


@dataclass(frozen=True)
class State:
    """How a value stands to its target, told by sign and word; pages add the colour."""

    code: str
    sign: str
    label: Bilingual


STATES = {
    state.code: state
    for state in (
        State("met", "●", Bilingual("đạt chỉ tiêu", "target met")),
        State("near", "◆", Bilingual("sát chỉ tiêu", "near the target")),
        State("missed", "▲", Bilingual("chưa đạt chỉ tiêu", "target not met")),
        State("no_data", "□", Bilingual("chưa có số liệu", "no data")),
        State("not_in_force", "◇", Bilingual("chỉ tiêu chưa có hiệu lực", "no target in force")),
    )
}

# Less than one point below is "near": the province's own rate moves by less than that within a
# year (99,19% in Q1/2023, 99,37% in Q1/2024), so such a gap can close by the next report.
NEAR = 0.01


def state(value: float | None, goal: Target | None) -> State:
    """How a rate stands to its target: never met or missed before the target counts."""
    if value is None:
        return STATES["no_data"]
    if goal is None or not goal.in_force:
        return STATES["not_in_force"]
    return reached(value, goal.value)


def standing(value: float | None, goal: Target | None) -> State | None:
    """How a rate stands to a target in force; None without one."""
    return state(value, goal) if goal is not None and goal.in_force else None


def reached(value: float, line: float) -> State:
    """How a rate stands to the value of a target in force, both fractions."""
    short = round(line - value, 12)
    if short <= 0:
        return STATES["met"]
    return STATES["near" if short < NEAR else "missed"]


def short_of(answer: Answer, goal: Target | None) -> int | None:
    """Dossiers that a rate lacks: the smallest n with (numerator + n) ÷ denominator ≥ target.

    The denominator stays the same: n of the late ones would have had to be on time.

    Args:
        answer: a rate that is the better the higher it is; others lack nothing that can be said.
        goal: a target in force, or a yardstick.

    Returns:
        n, 0 where the line is reached; None without counts, or without a line.
    """
    if goal is None or answer.numerator is None or answer.denominator is None:
        return None
    if METRICS[answer.metric].better != "up":
        return None
    # Counts are whole: a floating-point hair above a whole number is not one dossier more.
    return max(ceil(round(goal.value * answer.denominator - answer.numerator, 6)), 0)


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
