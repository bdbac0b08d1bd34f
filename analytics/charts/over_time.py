"""The one way to draw a series over time: few traces, its names as the ticks of a second axis.

Plotly measures and places years, values and the names at the ends of the lines by itself; title,
subtitle and note stand around the figure as markup.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from math import ceil
from typing import Any

from analytics.charts import labels, theme
from analytics.charts.axis import start_text, value_tick
from analytics.charts.course import Band, Course, Line, Point
from analytics.charts.ends import spread
from analytics.i18n import Translator
from analytics.texts import capital

HEIGHT = 330
_TOP, _BOTTOM, _LINE = 22, 28, 15
# A name at the end of a line is broken after so many letters: on a phone the plot needs the room.
_LETTERS = 15
# So many years have their names, on a phone too.
_YEARS = 7
# Days of a year below which it has no name: the room at the edge, not a quarter.
_SLIVER = 60


def over_time(course: Course, t: Translator) -> Any:
    """The figure of a course; at least one of its lines has a point."""
    first, last = _time(course.days)
    bottom, top = course.heights
    ends = _endings(course)
    return theme.figure(
        [
            *(trace for band in course.bands for trace in _band(band)),
            *(_line(course, line) for line in course.lines if line.points),
            *_clipped(course),
            *_gaps(course),
            # The second axis is drawn only with a trace of its own.
            {"type": "scatter", "x": [last.isoformat()], "y": [None], "yaxis": "y2"},
        ],
        {
            "height": HEIGHT,
            "margin": {"l": 8, "r": 8, "t": _TOP, "b": _BOTTOM, "pad": 0},
            "shapes": [*_target(course, first, last), *map(_break(t), course.within)],
            "xaxis": {
                "type": "date",
                "range": [first.isoformat(), last.isoformat()],
                **_years(first, last),
                "minor": {
                    "tick0": "2000-01-01",
                    "dtick": "M12",
                    "showgrid": True,
                    "gridcolor": theme.HAIRLINE,
                },
                "showgrid": False,
                "automargin": False,
            },
            "yaxis": {
                "range": [bottom, top],
                "tickvals": list(course.axis.ticks),
                "ticktext": [
                    value_tick(one, course.axis, course.noun, t) for one in course.axis.ticks
                ],
            },
            "yaxis2": {
                "overlaying": "y",
                "side": "right",
                "range": [bottom, top],
                "tickvals": [place for place, _said in ends],
                "ticktext": [said for _place, said in ends],
                "showgrid": False,
            },
        },
        t,
    )


def note_text(parts: Sequence[str], course: Course, t: Translator) -> str:
    """The note below the figure, as a sentence: its parts, then where the axis starts."""
    start = start_text(course.heights[0], course.axis, course.noun, t)
    if course.rank:
        parts = [*parts, t("hạng 1 ở trên cùng")]
    elif start:
        parts = [*parts, t("trục từ {start}", start=start)]
    return f"{capital('; '.join(parts))}." if parts else ""


def _time(days: Sequence[date]) -> tuple[date, date]:
    """From the first to the last day, a little more; a year at least."""
    first, last = min(days), max(days)
    short = max(365 - (last - first).days, 0) // 2
    room = timedelta(days=short + min((last - first).days // 100 + 1, _SLIVER // 2))
    return first - room, last + room


def _years(first: date, last: date) -> dict[str, Any]:
    """Each year is named in its middle, or of what is shown of it; the newest one always is."""
    shown = []
    for year in range(first.year, last.year + 1):
        start, end = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
        middle = date(year, 7, 2)
        if (end - start).days >= _SLIVER:
            shown.append((middle if start <= middle <= end else start + (end - start) / 2, year))
    named = shown[::-1][:: ceil(len(shown) / _YEARS)]
    return {
        "tickvals": [day.isoformat() for day, _year in named],
        "ticktext": [str(year) for _day, year in named],
    }


def _band(band: Band) -> list[dict[str, Any]]:
    """The area as one trace, its middle as another."""
    x: list[str | None] = []
    y: list[float | None] = []
    for stretch in band.stretches:
        days = [span.day.isoformat() for span in stretch]
        x += [*days, *reversed(days), None]
        y += [*(span.low for span in stretch), *(span.high for span in reversed(stretch)), None]
    area = {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": {"width": 0}}
    area |= {"fill": "toself", "fillcolor": band.fill, "hoverinfo": "skip"}
    middle = {
        "type": "scatter",
        "mode": "lines",
        **_joined([(one.day, one.middle, one.hover) for one in part] for part in band.stretches),
        "line": {"color": band.colour, "width": 1.2, "dash": "4px,3px" if band.dashed else "solid"},
    }
    return [area, middle]


def _line(course: Course, line: Line) -> dict[str, Any]:
    """A line with its points; those beyond the axis are drawn by ``_clipped``."""
    shown = [
        [(one.day, one.value, one.hover) for one in stretch if not course.clipped(one)]
        for stretch in line.stretches
    ]
    points: list[Point | None] = []
    for stretch in line.stretches:
        points += [*(one for one in stretch if not course.clipped(one)), None]
    drawn = [one for one in points if one is not None]
    plain = all(one.symbol == "circle" and not one.hollow and not one.colour for one in drawn)
    size = (7 if len(drawn) <= 24 else 5) if line.leads else 5
    marker: dict[str, Any] = {"size": size, "color": line.colour, "opacity": 1}
    if not plain:
        told = [one is not None and one.symbol != "circle" for one in points]
        marker = {
            "size": [size + 4 if one else size for one in told],
            "color": [(one and one.colour) or line.colour for one in points],
            "symbol": [
                "circle" if one is None else f"{one.symbol}-open" if one.hollow else one.symbol
                for one in points
            ],
            "line": {"width": [1.6 if one and one.hollow else 0 for one in points]},
            "opacity": 1,
        }
    return {
        "type": "scatter",
        "mode": "lines+markers",
        **_joined(shown),
        "line": {"color": line.colour, "width": 2.4 if line.leads else 1.6},
        "marker": marker,
        "cliponaxis": False,
    }


def _joined(stretches: Iterable[Sequence[tuple[date, float, str]]]) -> dict[str, Any]:
    """Stretches one after the other, a gap after each."""
    x: list[str | None] = []
    y: list[float | None] = []
    said: list[str] = []
    for stretch in stretches:
        x += [*(day.isoformat() for day, _value, _said in stretch), None]
        y += [*(value for _day, value, _said in stretch), None]
        said += [*(text for _day, _value, text in stretch), ""]
    told = any(said)
    return {"x": x, "y": y, "hoverinfo": "text" if told else "skip"} | (
        {"hovertext": said} if told else {}
    )


def _clipped(course: Course) -> list[dict[str, Any]]:
    """Open triangles at the edge for points that lie beyond the axis."""
    beyond = [
        (one, line.colour) for line in course.lines for one in line.points if course.clipped(one)
    ]
    if not beyond:
        return []
    low = [one.value < course.axis.low for one, _colour in beyond]
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [one.day.isoformat() for one, _colour in beyond],
            "y": [course.axis.low if under else course.axis.high for under in low],
            "marker": {
                "symbol": [
                    "triangle-down-open" if under != course.rank else "triangle-up-open"
                    for under in low
                ],
                "color": [colour for _one, colour in beyond],
                "size": 9,
            },
            "hovertext": [one.hover for one, _colour in beyond],
            "hoverinfo": "text",
            "cliponaxis": False,
        }
    ]


def _gaps(course: Course) -> list[dict[str, Any]]:
    """A cross at the bottom for every period that is left open."""
    if not course.gaps:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [day.isoformat() for day, _said in course.gaps],
            "y": [_ground(course)] * len(course.gaps),
            "marker": {"symbol": "x-thin", "size": 8, "line": {"width": 2, "color": theme.DATA}},
            "hovertext": [said for _day, said in course.gaps],
            "hoverinfo": "text",
            "cliponaxis": False,
        }
    ]


def _ground(course: Course) -> float:
    """Just above the bottom, so that a cross covers no year."""
    bottom, top = course.heights
    return bottom + (top - bottom) * 0.035


def _target(course: Course, first: date, last: date) -> list[dict[str, Any]]:
    """Solid from the day on which the target counts, lighter and dashed before it."""
    goal = course.goal
    if goal is None:
        return []
    turn = min(max(goal.valid_from, first), last)
    line = {"type": "line", "layer": "below", "y0": goal.value, "y1": goal.value}
    before = {"color": theme.DATA, "width": 1.2, "dash": "5px,4px"}
    after = {"color": theme.DATA, "width": 2}
    return [
        {**line, "x0": start.isoformat(), "x1": end.isoformat(), "line": stroke}
        for start, end, stroke in ((first, turn, before), (turn, last, after))
        if start < end
    ]


def _break(t: Translator) -> Any:
    """An upright line with its day above it; the note below the figure says what happened."""
    return lambda day: {
        "type": "line",
        "layer": "below",
        "x0": day.isoformat(),
        "x1": day.isoformat(),
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"color": theme.DATA, "width": 1.2, "dash": "2px,3px"},
        "label": {
            "text": t.day(day),
            "textposition": "end",
            "textangle": 0,
            "xanchor": "center",
            "yanchor": "bottom",
            "font": {"size": theme.SMALL},
        },
    }


def _endings(course: Course) -> list[tuple[float, str]]:
    """Names right of the plot, each as near its line's end as its neighbours let it."""
    bottom, top = course.heights
    high = HEIGHT - _TOP - _BOTTOM

    def up(value: float) -> float:
        return min(max((value - bottom) / (top - bottom), 0), 1) * high

    named: list[tuple[float, list[str], str, bool]] = []
    for line in course.lines:
        if line.points and line.ending:
            end = max(line.points, key=lambda one: one.day)
            colour = line.colour if line.leads else ""
            named.append((up(end.value), _wrapped(line.ending), colour, line.leads))
    named += [
        (up(band.stretches[-1][-1].middle), _wrapped(band.ending), "", False)
        for band in course.bands
        if band.ending
    ]
    if course.goal is not None:
        named.append((up(course.goal.value), _wrapped(course.goal.name), "", False))
    named.sort(key=lambda one: one[0])
    middles = spread(
        [middle for middle, *_rest in named],
        [_LINE * len(said) for _up, said, *_rest in named],
        high,
    )
    return [
        (bottom + (top - bottom) * middle / high, _said(said, colour, leads))
        for middle, (_up, said, colour, leads) in zip(middles, named, strict=True)
    ]


def _wrapped(said: Sequence[str]) -> list[str]:
    room = int(_LETTERS * theme.SMALL * labels.CHARACTER)
    return [line for text in said for line in labels.lines(text, theme.SMALL, room)]


def _said(said: Sequence[str], colour: str, leads: bool) -> str:
    text = "<br>".join(map(labels.escape, said))
    text = f"<b>{text}</b>" if leads else text
    return f'<span style="color:{colour}">{text}</span>' if colour else text
