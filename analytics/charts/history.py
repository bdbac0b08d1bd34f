"""One indicator over time: points on a true time axis, joined only where nothing is missing.

Two points are joined when they are neighbours: the same kind of period, the same scope in the
source's words, one period directly after the other, no break in between. Everything else is
a point by itself, because nobody knows what lies between; quarters never join half-years.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Any

from analytics.charts import labels, theme
from analytics.charts.axis import Axis, value_axis, value_tick
from analytics.charts.calendar import note_above, upright
from analytics.charts.marks import place_labels
from analytics.charts.points import Point, joined, points
from analytics.charts.theme import Chart
from analytics.periods import BREAKS, label
from analytics.texts import PRECISIONS, translator

LABELLED = 12

_HEIGHT, _LEFT, _DOT, _YEAR = 176, 56, 9, 32


def history(
    figures: Sequence[Mapping[str, Any]],
    *,
    language: str,
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
        language: "vi" or "en".
        noun: the indicator's unit as in the catalogue ("%", "hồ sơ", "đồng", …).
        title: printed on the figure; the alt text starts with it.
        caption: printed below.
        breaks: names of the days at which series break (``periods.BREAKS``).
        filename: of the PNG, without its ending.

    Returns:
        The chart: rates on an axis that does not start at zero and says so, ranks with the first
        place on top, everything else from zero. The figures are not changed.
    """
    found = points(figures, noun, language)
    rank = any(row.get("nature") == "rank" for row in figures)
    plot = _Plot(tuple(found), value_axis([one.value for one in found], noun, rank), noun, rank)
    return Chart(
        theme.figure(
            [_line(plot), _marks(plot, language)],
            _layout(plot, title, caption, breaks or {}, language),
            language,
        ),
        theme.config(filename or "dien-bien", language),
        alt_text(figures, language=language, noun=noun, title=title),
    )


def alt_text(
    figures: Sequence[Mapping[str, Any]], *, language: str, noun: str, title: str = ""
) -> str:
    """The chart as a sentence: every figure with its period, oldest first."""
    said = "; ".join(
        f"{label(point.period, language)} {point.text}" for point in points(figures, noun, language)
    )
    return f"{title}: {said}." if title else f"{said}."


@dataclass(frozen=True)
class _Plot:
    """What is drawn, and where."""

    points: tuple[Point, ...]
    axis: Axis
    noun: str
    rank: bool

    @property
    def first(self) -> date:
        return min((point.day for point in self.points), default=BREAKS[0])

    @property
    def last(self) -> date:
        return max((point.day for point in self.points), default=BREAKS[0])

    @property
    def days(self) -> tuple[date, date]:
        """The time shown: all points, at least a year, and room for the labels at the edges.

        A label beside a break needs more of it: it stands wholly to the right.
        """
        first, last = self.first, self.last
        span = max((last - first).days, 365)
        room = timedelta(days=(span - (last - first).days) // 2 + span * 15 // 100)
        beside = any(0 <= (last - day).days < span * 15 // 100 for day in BREAKS)
        return first - room, last + room + timedelta(days=span * 20 // 100 if beside else 0)

    @property
    def named_years(self) -> list[int]:
        """The years up to the last point whose middle is shown, thinned to what a phone holds."""
        first, last = self.days[0], self.last
        shown = [date(year, 7, 2) for year in range(first.year, last.year + 1)]
        years = [day.year for day in shown if first <= day <= self.days[1]]
        pixels = (labels.PLOT_WIDTH - _LEFT) * 365 / (self.days[1] - first).days
        return years[:: ceil(_YEAR / pixels)]

    @property
    def heights(self) -> list[float]:
        """The values at the bottom and at the top, with room for labels."""
        low, high = self.axis.padded(0.2)
        lowest = min((point.value for point in self.points), default=0.0)
        if self.axis.low == 0 and lowest > self.axis.high / 4:
            low = self.axis.padded(0.02)[0]
        return [high, low] if self.rank else [low, high]

    def across(self, day: date) -> float:
        """Where a day lies, 0 at the left edge and 1 at the right."""
        first, last = self.days
        return (day - first).days / (last - first).days

    @property
    def breaks(self) -> list[float]:
        """Pixels from the left of the breaks within the time shown."""
        width = labels.PLOT_WIDTH - _LEFT
        first, last = self.days
        return [self.across(day) * width for day in BREAKS if first < day < last]

    def place(self, point: Point) -> tuple[float, float]:
        """Pixels from the left and from the bottom in the narrowest figure."""
        bottom, top = self.heights
        width = labels.PLOT_WIDTH - _LEFT
        up = (point.value - bottom) / (top - bottom)
        return self.across(point.day) * width, up * _HEIGHT


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


def _marks(plot: _Plot, language: str) -> dict[str, Any]:
    said = [(point.text, label(point.period, language, short=True)) for point in plot.points]
    sides = place_labels(
        [plot.place(point) for point in plot.points],
        said,
        [(plot.place(before), plot.place(after)) for before, after in joined(plot.points)]
        + [((x, 0.0), (x, float(_HEIGHT))) for x in plot.breaks],
        labels.PLOT_WIDTH - _LEFT,
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
    plot: _Plot, title: str, caption: str, breaks: Mapping[date, str], language: str
) -> dict[str, Any]:
    foot = _foot(plot, caption, language)
    within = [day for day in BREAKS if plot.days[0] < day < plot.days[1]]
    said = {day: _break_lines(day, breaks, language) for day in within}
    top = theme.heading_height(title) + 16 * max(map(len, said.values()), default=0) + 6
    years = range(plot.days[0].year + 1, plot.last.year + 2)
    frame = theme.frame(title, foot, inner=_HEIGHT, top=top, left=_LEFT)
    return {
        **frame,
        "shapes": [
            *(upright(date(year, 1, 1), theme.HAIRLINE, 1, "solid") for year in years),
            *(upright(day, theme.GREY, 1.5, "4px,3px") for day in within),
        ],
        "annotations": [
            *frame["annotations"],
            *(note_above(day, said[day], plot.across(day)) for day in within),
        ],
        "xaxis": {
            "type": "date",
            "range": [day.isoformat() for day in plot.days],
            # A year's name stands in its middle; the hairlines are where years begin.
            "tickvals": [f"{year}-07-02" for year in plot.named_years],
            "ticktext": [str(year) for year in plot.named_years],
            "showgrid": False,
        },
        "yaxis": {
            "range": plot.heights,
            "tickvals": list(plot.axis.ticks),
            "ticktext": [
                value_tick(tick, plot.axis, plot.noun, language) for tick in plot.axis.ticks
            ],
            "showgrid": True,
        },
    }


def _foot(plot: _Plot, caption: str, language: str) -> list[str]:
    _ = translator(language)
    said = []
    if plot.axis.cut and not plot.rank:
        start = value_tick(plot.axis.low, plot.axis, plot.noun, language)
        said.append(_("Trục bắt đầu từ {start}").format(start=start))
    if any(point.derived for point in plot.points):
        said.append(_("dấu rỗng: {mark}").format(mark=PRECISIONS["derived"].in_(language)))
    return theme.foot(said, caption)


def _break_lines(day: date, names: Mapping[date, str], language: str) -> list[str]:
    said = label(day.isoformat(), language)
    if day in names:
        said += f": {names[day]}"
    return labels.lines(said, theme.SMALL, 180)
