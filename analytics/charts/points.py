"""Published figures as points in time, and which of them a line may join."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from analytics.charts import labels
from analytics.i18n import Translator
from analytics.periods import crosses_break, parse, previous, sort_key
from analytics.texts import PRECISIONS

_SCOPE = ("indicator", "block", "level", "unit", "sector", "scope_note")


@dataclass(frozen=True)
class Point:
    """One published figure: when, how much, what it says, and of what it is a figure."""

    period: str
    day: date
    value: float
    text: str
    scope: tuple[str, ...]
    derived: bool
    approximate: bool
    hover: str


def points(figures: Sequence[Mapping[str, Any]], noun: str, t: Translator) -> list[Point]:
    """The figures as points, oldest first; ``noun`` is the indicator's unit."""
    found = [_point(row, noun, t) for row in figures if _number(row["value"]) is not None]
    return sorted(found, key=lambda point: (sort_key(point.period), point.scope))


def joined(found: Sequence[Point]) -> list[tuple[Point, Point]]:
    """The neighbours that a line may join.

    Two documents may give one figure twice: the line goes through the first of them.
    """
    first: dict[tuple[str, tuple[str, ...]], Point] = {}
    for point in found:
        first.setdefault((point.period, point.scope), point)
    pairs = []
    for (period, scope), point in first.items():
        before = first.get((previous(period) or "", scope))
        if before is not None and not crosses_break(before.period, period):
            pairs.append((before, point))
    return pairs


def _point(row: Mapping[str, Any], noun: str, t: Translator) -> Point:
    precision = _word(row.get("precision")) or "exact"
    value = float(row["value"])
    text = t.reported(value, _word(row.get("printed")) or None, noun, precision)
    return Point(
        period=row["period"],
        day=parse(row["period"]).last_day,
        value=value,
        text=text,
        scope=tuple(_word(row.get(name)) for name in _SCOPE),
        derived=precision == "derived",
        approximate=precision in ("about", "over", "under"),
        hover=_hover(row, t.with_unit(text, noun), precision, t),
    )


def _hover(row: Mapping[str, Any], text: str, precision: str, t: Translator) -> str:
    """The table's row in words."""
    said = [f"<b>{labels.escape(t.period(row['period']))}</b>: {labels.escape(text)}"]
    if precision == "derived":
        said.append(t(PRECISIONS[precision]))
    scope = _word(row.get("scope_note"))
    if scope:
        said.append(labels.wrapped(t("Nguồn nêu phạm vi: {scope}.", scope=t(scope))))
    note = _word(row.get("note" if t.language == "vi" else "note_en"))
    source = _word(row.get(f"title_{t.language}"))
    said += [labels.wrapped(line) for line in (note, source) if line]
    return "<br>".join(said)


def _word(cell: object) -> str:
    """The text of a cell; "" for None and pandas' NaN."""
    return cell if isinstance(cell, str) else ""


def _number(cell: Any) -> float | None:
    return None if cell is None or cell != cell else float(cell)
