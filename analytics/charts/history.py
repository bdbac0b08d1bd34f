"""One published indicator over time: the figures of one scope, joined where nothing is missing.

Two points are joined when they are neighbours: the same kind of period, the same scope in the
source's words, one period directly after the other, no break in between. Everything else is
a point by itself, because nobody knows what lies between; quarters never join half-years.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from analytics.charts import labels, theme
from analytics.charts.axis import value_axis
from analytics.charts.course import Course, Line, Point, middle_of, span_of
from analytics.charts.over_time import note_text, over_time
from analytics.charts.theme import Chart
from analytics.i18n import Translator
from analytics.periods import BREAKS, crosses_break, parse, previous, sort_key
from analytics.texts import APPROXIMATE, PRECISIONS

_SCOPE = ("indicator", "block", "level", "unit", "sector", "scope_note")
# Three figures or fewer are told in rows.
_LEAST = 4


def history(
    figures: Sequence[Mapping[str, Any]],
    *,
    t: Translator,
    noun: str,
    title: str = "",
    breaks: Mapping[date, str] | None = None,
    filename: str = "",
) -> Chart | None:
    """Draw the published figures of one indicator over time.

    Args:
        figures: rows as ``query.indicator_figures`` gives them (period, value, printed, precision,
            the scope, the document's title_vi and title_en), in any order. Different scopes may
            come together, but are never joined.
        t: the reader's language.
        noun: the indicator's unit as in the catalogue ("%", "hồ sơ", "đồng", …).
        title: what the alt text starts with.
        breaks: names of the days at which series break (``periods.BREAKS``).
        filename: of the PNG, without its ending.

    Returns:
        The chart with its note; None where fewer than four may be compared. Rates on an axis
        that does not start at zero and says so, ranks with the first place on top, everything
        else from zero. The figures are not changed.
    """
    found = _figures(figures, noun, t)
    stretches = _stretches(found)
    if _comparable(found) < _LEAST:
        return None
    rank = any(row.get("nature") == "rank" for row in figures)
    newest = max(found, key=lambda one: one.point.day)
    course = Course(
        [Line([[one.point for one in stretch] for stretch in stretches], [newest.text])],
        value_axis([one.point.value for one in found], noun, rank),
        [day for one in found for day in span_of(one.period)],
        noun,
        rank,
        breaks=list(breaks or ()),
    )
    return Chart(
        over_time(course, t),
        theme.config(filename or "dien-bien", t),
        alt_text(figures, t=t, noun=noun, title=title),
        _note(course, found, breaks or {}, t),
    )


def alt_text(
    figures: Sequence[Mapping[str, Any]], *, t: Translator, noun: str, title: str = ""
) -> str:
    """The chart as a sentence: every figure with its period, oldest first."""
    said = "; ".join(f"{t.period(one.period)} {one.text}" for one in _figures(figures, noun, t))
    return f"{title}: {said}." if title else f"{said}."


@dataclass(frozen=True)
class _Figure:
    """One published figure: its point, its text, and of what it is a figure."""

    period: str
    point: Point
    text: str
    scope: tuple[str, ...]
    approximate: bool


def _figures(rows: Sequence[Mapping[str, Any]], noun: str, t: Translator) -> list[_Figure]:
    """The figures that have a value, oldest first."""
    found = [_figure(row, noun, t) for row in rows if _number(row["value"]) is not None]
    return sorted(found, key=lambda one: (sort_key(one.period), one.scope))


def _stretches(found: Sequence[_Figure]) -> list[list[_Figure]]:
    """The figures as lines; two documents may give one twice: the line goes through the first."""
    stretches: dict[tuple[str, ...], list[list[_Figure]]] = {}
    for one in found:
        own = stretches.setdefault(one.scope, [])
        before = own[-1][-1].period if own else ""
        if before and previous(one.period) == before and not crosses_break(before, one.period):
            own[-1].append(one)
        elif before == one.period:
            own.insert(len(own) - 1, [one])
        else:
            own.append([one])
    return [stretch for own in stretches.values() for stretch in own]


def _comparable(found: Sequence[_Figure]) -> int:
    """The most periods of one kind, scope and side of every break."""
    groups: dict[tuple[object, ...], set[str]] = {}
    for one in found:
        side = tuple(one.point.day < day for day in BREAKS)
        groups.setdefault((one.scope, parse(one.period).kind, side), set()).add(one.period)
    return max(map(len, groups.values()), default=0)


def _figure(row: Mapping[str, Any], noun: str, t: Translator) -> _Figure:
    precision = _word(row.get("precision")) or "exact"
    value = float(row["value"])
    text = t.reported(value, _word(row.get("printed")) or None, noun, precision)
    said = _hover(row, t.with_unit(text, noun), precision, t)
    return _Figure(
        row["period"],
        Point(middle_of(row["period"]), value, said, hollow=precision == "derived"),
        text,
        tuple(_word(row.get(name)) for name in _SCOPE),
        precision in APPROXIMATE,
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


def _note(
    course: Course, found: Sequence[_Figure], breaks: Mapping[date, str], t: Translator
) -> str:
    said = []
    if any(one.point.hollow for one in found):
        said.append(t("dấu rỗng: {mark}", mark=t(PRECISIONS["derived"])))
    rough = [t.period(one.period, short=True) for one in found if one.approximate]
    if rough:
        said.append(t("số gần đúng: {periods}", periods=", ".join(dict.fromkeys(rough))))
    said += [f"{t.day(day)}: {breaks[day]}" for day in course.within]
    return note_text(said, course, t)


def _word(cell: object) -> str:
    """The text of a cell; "" for None and pandas' NaN."""
    return cell if isinstance(cell, str) else ""


def _number(cell: Any) -> float | None:
    return None if cell is None or cell != cell else float(cell)
