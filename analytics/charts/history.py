"""One indicator over time: points on a true time axis, joined only where nothing is missing.

Two points are joined when they are neighbours: the same kind of period, the same scope in the
source's words, one period directly after the other, no break in between. Everything else is
a point by itself, because nobody knows what lies between; quarters never join half-years.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from analytics.charts import labels, theme
from analytics.charts.axis import Axis, start_text, value_axis, value_tick
from analytics.charts.calendar import Calendar, calendar, note_above, upright
from analytics.charts.marks import place_labels
from analytics.charts.points import Point, joined, points
from analytics.charts.theme import Chart
from analytics.i18n import Translator
from analytics.periods import BREAKS
from analytics.texts import PRECISIONS

LABELLED = 12

_HEIGHT, _LEFT, _DOT = 176, 56, 9


def history(
    figures: Sequence[Mapping[str, Any]],
    *,
    t: Translator,
    noun: str,
    title: str = "",
    caption: str = "",
    breaks: Mapping[date, str] | None = None,
    filename: str = "",
) -> Chart:
    """Draw the published figures of one indicator over time.

    Args:
        figures: rows as ``query.indicator_figures`` gives them (period, value, printed, precision,
            the scope, the document's title_vi and title_en), in any order. Different scopes may
            come together, but are never joined.
        noun: the indicator's unit as in the catalogue ("%", "hồ sơ", "đồng", …).
        title: printed on the figure; the alt text starts with it.
        caption: printed below.
        breaks: names of the days at which series break (``periods.BREAKS``).
        filename: of the PNG, without its ending.

    Returns:
        The chart: rates on an axis that does not start at zero and says so, ranks with the first
        place on top, everything else from zero. The figures are not changed.
    """
    found = points(figures, noun, t)
    rank = any(row.get("nature") == "rank" for row in figures)
    plot = _Plot(tuple(found), value_axis([one.value for one in found], noun, rank), noun, rank)
    return Chart(
        theme.figure(
            [_line(plot), _marks(plot, t)],
            _layout(plot, title, caption, breaks or {}, t),
            t,
        ),
        theme.config(filename or "dien-bien", t),
        alt_text(figures, t=t, noun=noun, title=title),
    )


def alt_text(
    figures: Sequence[Mapping[str, Any]], *, t: Translator, noun: str, title: str = ""
) -> str:
    """The chart as a sentence: every figure with its period, oldest first."""
    said = "; ".join(f"{t.period(point.period)} {point.text}" for point in points(figures, noun, t))
    return f"{title}: {said}." if title else f"{said}."


@dataclass(frozen=True)
class _Plot:
    """What is drawn, and where."""

    points: tuple[Point, ...]
    axis: Axis
    noun: str
    rank: bool

    @cached_property
    def time(self) -> Calendar:
        """The time shown. A label beside a break stands wholly to the right of it."""
        days = [point.day for point in self.points] or [BREAKS[0]]
        span = max((max(days) - min(days)).days, 365)
        beside = any(0 <= (max(days) - day).days < span * 0.15 for day in BREAKS)
        width = labels.PLOT_WIDTH - _LEFT
        return calendar(days, width, before=0.15, after=0.35 if beside else 0.15)

    @property
    def within(self) -> list[date]:
        """The breaks within the time shown."""
        return [day for day in BREAKS if self.time.first < day < self.time.last]

    @property
    def heights(self) -> list[float]:
        """The values at the bottom and at the top, with room for labels."""
        low, high = self.axis.padded(0.2)
        lowest = min((point.value for point in self.points), default=0.0)
        if self.axis.low == 0 and lowest > self.axis.high / 4:
            low = self.axis.padded(0.02)[0]
        return [high, low] if self.rank else [low, high]

    def place(self, point: Point) -> tuple[float, float]:
        """Pixels from the left and from the bottom in the narrowest figure."""
        bottom, top = self.heights
        return self.time.pixels(point.day), (point.value - bottom) / (top - bottom) * _HEIGHT


def _line(plot: _Plot) -> dict[str, Any]:
    x: list[str | None] = []
    y: list[float | None] = []
    for before, after in joined(plot.points):
        x += [before.day.isoformat(), after.day.isoformat(), None]
        y += [before.value, after.value, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": theme.ACCENT, "width": 1.5},
        "connectgaps": False,
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _marks(plot: _Plot, t: Translator) -> dict[str, Any]:
    said = [(point.text, t.period(point.period, short=True)) for point in plot.points]
    sides = place_labels(
        [plot.place(point) for point in plot.points],
        said,
        [(plot.place(before), plot.place(after)) for before, after in joined(plot.points)]
        + [((x, 0.0), (x, float(_HEIGHT))) for x in map(plot.time.pixels, plot.within)],
        plot.time.width,
        LABELLED,
    )
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [point.day.isoformat() for point in plot.points],
        "y": [point.value for point in plot.points],
        "text": [
            f"<b>{labels.escape(value)}</b><br>{labels.escape(period)}" if side else ""
            for (value, period), side in zip(said, sides, strict=True)
        ],
        "textposition": [side or "top center" for side in sides],
        "textfont": {"size": theme.SMALL},
        "marker": {
            "size": _DOT,
            "opacity": 1,
            "color": theme.ACCENT,
            "symbol": ["circle-open" if point.derived else "circle" for point in plot.points],
            "line": {"width": [2 if point.derived else 0 for point in plot.points]},
        },
        "hovertext": [point.hover for point in plot.points],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _layout(
    plot: _Plot, title: str, caption: str, breaks: Mapping[date, str], t: Translator
) -> dict[str, Any]:
    foot = _foot(plot, caption, t)
    said = {day: _break_lines(day, breaks, t) for day in plot.within}
    top = theme.heading_height(title) + 16 * max(map(len, said.values()), default=0) + 6
    frame = theme.frame(title, foot, inner=_HEIGHT, top=top, left=_LEFT)
    return {
        **frame,
        "shapes": [
            *plot.time.new_years(),
            *(upright(day, theme.GREY, 1.5, "4px,3px") for day in plot.within),
        ],
        "annotations": [
            *frame["annotations"],
            *(note_above(day, said[day], plot.time.across(day)) for day in plot.within),
        ],
        "xaxis": plot.time.axis(),
        "yaxis": {
            "range": plot.heights,
            "tickvals": list(plot.axis.ticks),
            "ticktext": [value_tick(tick, plot.axis, plot.noun, t) for tick in plot.axis.ticks],
            "showgrid": True,
        },
    }


def _foot(plot: _Plot, caption: str, t: Translator) -> list[str]:
    said = []
    start = start_text(plot.heights[0], plot.axis, plot.noun, t)
    if start and not plot.rank:
        said.append(t("Trục bắt đầu từ {start}", start=start))
    if any(point.derived for point in plot.points):
        said.append(t("dấu rỗng: {mark}", mark=t(PRECISIONS["derived"])))
    rough = [t.period(one.period, short=True) for one in plot.points if one.approximate]
    if rough:
        said.append(t("số gần đúng: {periods}", periods=", ".join(dict.fromkeys(rough))))
    return theme.foot(said, caption)


def _break_lines(day: date, names: Mapping[date, str], t: Translator) -> list[str]:
    said = t.period(day.isoformat())
    if day in names:
        said += f": {names[day]}"
    return labels.lines(said, theme.SMALL, 180)
