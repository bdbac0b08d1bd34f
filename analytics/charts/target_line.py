"""The line of a target in a chart over time, and its names where nothing else is drawn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from analytics.charts import labels, theme
from analytics.charts.marks import Place
from analytics.charts.over_time import Plot, day_of
from analytics.charts.rows import target_lines

_LINE = 16
# Half a point, and the least that keeps a name clear of it.
_POINT = 6.0

Stroke = tuple[Place, Place]


@dataclass(frozen=True)
class Name:
    """A name of the line: its lines, at which edge of the plot, above or below the line."""

    said: Sequence[str]
    left: bool
    above: bool
    box: labels.Box


def target_names(plot: Plot) -> list[Name]:
    """The names of the target's line, each where it covers least; [] without a target.

    Before the day from which it counts it is a yardstick and called that, also when the newest
    period is bound by it; there the target has its own name. Each of two names stands by its own
    part of the line, one by itself on either side.
    """
    goal = plot.trend.target
    if goal is None:
        return []
    before = plot.time.first < goal.valid_from
    bound = goal.in_force and plot.time.last > goal.valid_from
    wanted = []
    if before:
        said = target_lines(replace(goal, in_force=False), plot.t)
        wanted.append((said, (True,) if bound else (True, False)))
    if bound:
        wanted.append((target_lines(goal, plot.t), (False,) if before else (True, False)))
    places = [plot.place(one) for key in plot.parts for one in plot.of(key)]
    drawn = (
        [(one, one) for one in places],  # a point is a line of no length
        [one for key in plot.parts for one in plot.strokes(key)],
        [*limit_strokes(plot), *break_strokes(plot)],
    )
    found: list[Name] = []
    for said, sides in wanted:
        offered = [_named(plot, said, left, above) for left in sides for above in (False, True)]
        found.append(min(offered, key=lambda one: _cost(plot, one.box, found, *drawn)))
    return found


def target_notes(plot: Plot) -> list[dict[str, Any]]:
    """The names as annotations."""
    goal = plot.trend.target
    return [
        {
            "xref": "paper",
            "x": 0 if name.left else 1,
            "xanchor": "left" if name.left else "right",
            "align": "left" if name.left else "right",
            "xshift": 2 if name.left else -2,
            "y": plot.trend.scaled(goal.value) if goal else 0,
            "yanchor": "bottom" if name.above else "top",
            "text": "<br>".join(map(labels.escape, name.said)),
            "font": {"size": theme.SMALL},
            "showarrow": False,
        }
        for name in target_names(plot)
    ]


def target_shapes(plot: Plot) -> list[dict[str, Any]]:
    """Dashed before the day from which the target counts, solid after it; [] without one."""
    goal = plot.trend.target
    if goal is None:
        return []
    value = plot.trend.scaled(goal.value)
    turn = min(max(goal.valid_from, plot.time.first), plot.time.last)
    line = {"type": "line", "layer": "below", "y0": value, "y1": value}
    found = []
    for start, end, dash in (
        (plot.time.first, turn, "6px,4px"),
        (turn, plot.time.last, "solid"),
    ):
        if start < end:
            stroke = {"color": theme.STRONG_GREY, "width": 1.5, "dash": dash}
            found.append({**line, "x0": f"{start}", "x1": f"{end}", "line": stroke})
    return found


def break_strokes(plot: Plot) -> list[Stroke]:
    """The upright lines of breaks, in pixels in the narrowest figure."""
    places = [plot.time.pixels(day) for day, _name in plot.breaks]
    return [((x, 0.0), (x, float(plot.height))) for x in places]


def limit_strokes(plot: Plot) -> Iterator[Stroke]:
    """The limits and their mean, in pixels in the narrowest figure."""
    for piece in plot.limits.limited:
        days = [plot.time.pixels(day_of(answer)) for answer in piece.answers]
        for end in ("lower", "centre", "upper"):
            values = [plot.up(plot.trend.scaled(getattr(one, end))) for one in piece.limits]
            yield from pairwise(zip(days, values, strict=True))


def _named(plot: Plot, said: Sequence[str], left: bool, above: bool) -> Name:
    assert plot.trend.target is not None
    at = plot.up(plot.trend.scaled(plot.trend.target.value))
    wide = max(labels.text_width(line, theme.SMALL) for line in said)
    high = 1 + _LINE * len(said)
    start = 0 if left else plot.time.width - wide
    bottom, top = (at - 1, at + high) if above else (at - high, at + 1)
    return Name(said, left, above, labels.Box(start, start + wide, bottom, top))


def _cost(
    plot: Plot,
    box: labels.Box,
    names: Sequence[Name],
    points: Sequence[Stroke],
    lines: Sequence[Stroke],
    thin: Sequence[Stroke],
) -> tuple[int, ...]:
    """What a name in the box would cover, the worst first: the edge or a name, points, lines."""
    outside = box.top > plot.height or any(box.meets(one.box) for one in names)
    covered = (sum(_meets(box, one) for one in strokes) for strokes in (points, lines, thin))
    return outside, *covered


def _meets(box: labels.Box, stroke: Stroke) -> bool:
    """Whether a stroke from left to right, as thick as a point, passes through a box."""
    (x, y), (end, top) = stroke
    if end < box.left - _POINT or x > box.right + _POINT:
        return False
    steep = (top - y) / (end - x) if end > x else 0.0
    first, last = (min(max(edge, x), end) for edge in (box.left - _POINT, box.right + _POINT))
    heights = (y + steep * (first - x), y + steep * (last - x)) if end > x else (y, top)
    return min(heights) - _POINT < box.top and max(heights) + _POINT > box.bottom
