"""Ranked units as dots with their intervals on one axis; counts as bars from zero.

Every unit is a row: rank and name above its line, value and possible ranks above its right end.
One figure serves a phone and a wide screen. Of many units only the first and
the last ones are drawn, and the one that stands out; the table has them all.
"""

from typing import Any

from analytics.charts import goals, labels, named, theme
from analytics.charts.axis import percent_tick, value_tick
from analytics.charts.ranked import Plot, Row, laid_out
from analytics.charts.rows import target_lines
from analytics.charts.theme import Chart
from analytics.i18n import Translator
from analytics.texts import MARKS
from analytics.views.ranking import Ranking, Standing

# Pixels: above the first row's line, below the last one's.
_ABOVE, _BELOW = 30, 14
_DOT, _BAR = 11, 9


def rank_dots(
    ranking: Ranking,
    *,
    t: Translator,
    key: str | None = None,
    title: str = "",
    caption: str = "",
    alt: str = "",
    filename: str = "",
) -> Chart:
    """Draw a ranking.

    Args:
        ranking: with at least one value.
        key: the unit in the accent colour, the others grey; None: all alike. A target in force
            colours by state instead.
        title: printed on the figure.
        caption: printed below.
        alt: what the picture says, in a sentence.
        filename: of the PNG, without its ending.

    Returns:
        The chart; the arguments are not changed.
    """
    plot = laid_out(ranking, key, t)
    return Chart(
        theme.figure([_bars(plot), _dots(plot)], _layout(plot, title, caption), t),
        theme.config(filename or "xep-hang", t),
        f"{title}. {alt}" if title else alt,
    )


def _bars(plot: Plot) -> dict[str, Any]:
    """Intervals as thin lines, counts as bars; hover belongs to the dots."""
    across: list[float | None] = []
    down: list[float | None] = []
    for _unit, one, at in plot.units:
        ends = plot.ends(one)
        if ends is not None:
            across += [*ends, None]
            down += [-at, -at, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": across,
        "y": down,
        "line": {
            "color": theme.SOFT_GREY if plot.ranking.is_rate else theme.HAIRLINE,
            "width": 3 if plot.ranking.is_rate else _BAR,
        },
        "hoverinfo": "skip",
    }


def _dots(plot: Plot) -> dict[str, Any]:
    found = plot.units
    hollow = [bool(one.apart) or not one.answer.has_counts for _row, one, _at in found]
    if not plot.ranking.is_rate:
        hollow = [bool(one.apart) for _row, one, _at in found]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [min(max(one.value or 0, plot.axis.low), plot.axis.high) for _row, one, _at in found],
        "y": [-at for _row, _one, at in found],
        "marker": {
            "size": _DOT,
            "opacity": 1,
            "symbol": [
                _symbol(plot, row, one, empty)
                for (row, one, _at), empty in zip(found, hollow, strict=True)
            ],
            "color": [row.colour for row, _one, _at in found],
            "line": {"width": [2.5 if empty else 0 for empty in hollow]},
        },
        "hovertext": [row.hover for row, _one, _at in found],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _symbol(plot: Plot, row: Row, one: Standing, hollow: bool) -> str:
    if plot.beyond(one):
        symbol = "triangle-left" if (one.value or 0) < plot.axis.low else "triangle-right"
    else:
        symbol = row.symbol
    return f"{symbol}-open" if hollow else symbol


def _layout(plot: Plot, title: str, caption: str) -> dict[str, Any]:
    goal, placed = plot.goal, plot.placed
    line_label = target_lines(goal, plot.t) if goal else []
    first = _ABOVE + (named.more_lines(placed[0][0].name_lines) if placed else 0)
    inner = first + max((at for _row, at in placed), default=0) + _BELOW
    top = theme.heading_height(title) + 16 * len(line_label) + 4
    frame = theme.frame(title, _foot(plot, caption), inner=inner, top=top)
    notes = [note for row, at in placed for note in _names(row, at)]
    shapes = [_guide(at) for row, at in placed if row.standing is not None]
    if goal is not None:
        shapes += [
            goals.mark(goal, -at - _BELOW, -at + 6)
            for row, at in placed
            if row.standing is not None
        ]
        notes.append(goals.note(goal, plot.pixels(goal.value), line_label))
    return {
        **frame,
        "shapes": shapes,
        "annotations": [*frame["annotations"], *notes],
        "xaxis": theme.scale(
            plot.axis.padded(), plot.axis.ticks, [_tick(plot, tick) for tick in plot.axis.ticks]
        ),
        "yaxis": {"range": [first - inner, first], "visible": False},
    }


def _tick(plot: Plot, tick: float) -> str:
    if plot.ranking.is_rate:
        return percent_tick(tick, plot.axis, plot.t)
    noun = "đồng" if plot.ranking.metric.format == "money" else ""
    return value_tick(tick, plot.axis, noun, plot.t)


def _guide(at: float) -> dict[str, Any]:
    """A row's line, behind its mark."""
    line = {"color": theme.HAIRLINE, "width": 1}
    shape = {"type": "line", "layer": "below", "xref": "paper", "x0": 0, "x1": 1}
    return {**shape, "y0": -at, "y1": -at, "line": line}


def _names(row: Row, at: float) -> list[dict[str, Any]]:
    """The name at the left, value and possible ranks at the right, above the line."""
    said = f'<b style="font-size:{theme.TEXT}px">{labels.escape(row.value)}</b>'
    said += f" · {labels.escape(row.beside)}" if row.beside else ""
    size = theme.TEXT if row.standing else theme.SMALL
    return named.above(row.name_lines, at, said if row.value else "", size=size, up=7)


def _foot(plot: Plot, caption: str) -> list[str]:
    """What stands below the axis: where it starts, what the marks mean, the caption."""
    t = plot.t
    said = []
    units = [one for _row, one, _at in plot.units]
    if plot.axis.cut:
        said.append(t("Trục bắt đầu từ {start}", start=_tick(plot, plot.axis.low)))
    if any(one.interval for one in units):
        said.append(t("vạch ngang: khoảng tin cậy 95%"))
    if any(one.apart for one in units):
        said.append(t("dấu rỗng: không xếp hạng"))
    elif plot.ranking.is_rate and not any(one.answer.has_counts for one in units):
        said.append(t("dấu rỗng: {mark}", mark=plot.t(MARKS["no_denominator"])))
    if any(plot.beyond(one) for one in units):
        said.append(t("dấu ◁: nằm ngoài trục"))
    if plot.goal is not None and plot.goal.in_force:
        present = {theme.state(one.value, plot.goal.value).code for one in plot.ranking.ranked}
        said += theme.states_told(present, plot.t)
    return theme.foot(said, caption)
