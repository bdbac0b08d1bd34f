"""Rates of a few categories as dots on one zoomed axis, with the target or yardstick line.

Every category is a row: its name above its line, the dot on the line, the value beside the dot.
Nothing stands left of the plot, so one figure serves a phone and a wide screen unchanged.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from analytics.charts import goals, labels, named, theme
from analytics.charts.axis import Axis, percent_tick, rate_axis
from analytics.charts.rows import (
    Order,
    Row,
    common_goal,
    foot_lines,
    rows_of,
    target_lines,
)
from analytics.charts.theme import Chart, State
from analytics.i18n import Translator
from analytics.query import Answer, Target

Side = Literal["right", "left"]

# Pixels: a row, the room above the first line and below the last.
_ROW, _ABOVE, _BELOW = 46, 32, 16
_DOT = 12


def rate_dots(
    answers: Sequence[Answer],
    names: Mapping[str, str],
    *,
    t: Translator,
    target: Target | None = None,
    own: Mapping[str, Target] | None = None,
    title: str = "",
    caption: str = "",
    order: Order = "value",
    chosen: str | None = None,
    filename: str = "",
) -> Chart:
    """Draw rates between 0 and 1 as a dot plot.

    Args:
        answers: one per category, of one metric; one without a value says so instead of a dot.
        names: what to call each key; an answer without key is called by ``names[""]``.
        target: a target in force is a solid line and gives every dot its state; a yardstick is
            dashed and gives none.
        own: key → the target of that category, where ``target`` does not hold.
        title: printed on the figure (and on the PNG); the alt text starts with it.
        caption: printed below, the filter's sentence for instance.
        order: "value" puts the highest first and categories without value last.
        chosen: the key in the accent colour, the others grey; None: all alike. A target in force
            colours by state instead.
        filename: of the PNG, without its ending.

    Returns:
        The chart; the arguments are not changed.
    """
    found = rows_of(answers, names, target, t, order, own)
    line = common_goal(found, target)
    plot = _plot(found, line, chosen)
    return Chart(
        theme.figure([_dots(plot)], _layout(plot, title, caption, t), t),
        theme.config(filename or "ty-le", t),
        _said(found, answers, line, title, t),
    )


def _said(
    found: Sequence[Row],
    answers: Sequence[Answer],
    target: Target | None,
    title: str,
    t: Translator,
) -> str:
    periods = dict.fromkeys(t.period(answer.period) for answer in answers)
    about = ", ".join(part for part in (title, *periods) if part)
    text = f"{about}: {'; '.join(f'{row.name} {row.text or row.side}' for row in found)}."
    if target is not None:
        text += f" {' '.join(target_lines(target, t))}."
    without = [row.name for row in found if row.hollow]
    if without:
        text += " " + t("Nguồn không nêu số hồ sơ: {names}.", names=", ".join(without))
    return text


@dataclass(frozen=True)
class _Plot:
    """What is drawn, and where: places are pixels below the first row's line."""

    rows: tuple[Row, ...]
    axis: Axis
    target: Target | None
    chosen: str | None
    # How far the figure goes beyond the axis, as a part of it: room for labels on the right.
    beyond: float = 0.0

    @property
    def range(self) -> list[float]:
        """The drawn range of the axis."""
        low, high = self.axis.padded()
        return [low, high + self.beyond * (high - low)]

    @property
    def places(self) -> list[float]:
        return named.places([_ROW + named.more_lines(row.name_lines) for row in self.rows])

    def state(self, row: Row) -> State | None:
        """The row's state; None without a target in force."""
        if row.goal is None or not row.goal.in_force:
            return None
        return theme.state(row.value, row.goal.value)

    def text_width(self, row: Row) -> float:
        """Pixels from the middle of the dot to the end of its label."""
        return labels.text_width(row.text, theme.TEXT, bold=True) + _DOT / 2 + 6

    def pixels(self, value: float) -> float:
        """How far from the left edge a value lies in the narrowest figure."""
        low, high = self.range
        return (value - low) / (high - low) * labels.PLOT_WIDTH

    def clear_side(self, row: Row) -> Side | None:
        """Where the label neither leaves the figure nor lies on the target line, if anywhere."""
        at, width = self.pixels(row.value or 0), self.text_width(row)
        line = self.pixels(row.goal.value) if row.goal else -1.0
        if at + width <= labels.PLOT_WIDTH and not at < line <= at + width:
            return "right"
        if at - width >= 0 and not at - width <= line < at:
            return "left"
        return None

    def side(self, row: Row) -> Side:
        """Where the label stands: clear of everything, or at least inside the figure."""
        fits_right = self.pixels(row.value or 0) + self.text_width(row) <= labels.PLOT_WIDTH
        return self.clear_side(row) or ("right" if fits_right else "left")


def _plot(found: Sequence[Row], target: Target | None, chosen: str | None) -> _Plot:
    """The plot on the narrowest axis that leaves every label a place.

    Up to ten points wider; where rates on both sides of the line leave no such axis, the figure
    goes on beyond the axis instead, so that every label right of the line has room.
    """
    values = [row.value for row in found if row.value is not None]
    if values:
        values += [row.goal.value for row in found if row.goal is not None]
    tried = [(wider, 0.0) for wider in (0.0, 0.02, 0.04, 0.06, 0.08, 0.10)]
    for wider, beyond in (*tried, (0.0, 0.15), (0.0, 0.30), (0.02, 0.30), (0.05, 0.30)):
        ends = [max(min(values) - wider, 0), min(max(values) + wider, 1)] if values else []
        axis = rate_axis([*values, *ends])
        plot = _Plot(tuple(found), axis, target, chosen, beyond)
        if all(plot.clear_side(row) for row in found if row.value is not None):
            break
    return plot


def _dots(plot: _Plot) -> dict[str, Any]:
    shown = [
        (row, place)
        for row, place in zip(plot.rows, plot.places, strict=True)
        if row.value is not None
    ]
    found = [row for row, _place in shown]
    states = [plot.state(row) for row in found]
    plain = [theme.ACCENT if plot.chosen in (None, row.key) else theme.GREY for row in found]
    sides = [plot.side(row) for row in found]
    symbols = [state.symbol if state else "circle" for state in states]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [row.value for row in found],
        "y": [-place for _row, place in shown],
        "text": [_label(row, side) for row, side in zip(found, sides, strict=True)],
        "textposition": [f"middle {side}" for side in sides],
        "textfont": {"size": theme.TEXT},
        "marker": {
            "size": _DOT,
            "opacity": 1,
            "symbol": [
                f"{symbol}-open" if row.hollow else symbol
                for row, symbol in zip(found, symbols, strict=True)
            ],
            "color": [
                state.colour if state else colour
                for state, colour in zip(states, plain, strict=True)
            ],
            "line": {"width": [2.5 if row.hollow else 0 for row in found]},
        },
        "hovertext": [row.hover for row in found],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _label(row: Row, side: str) -> str:
    """The value, kept off the dot by a space that is not swallowed."""
    text = f"<b>{labels.escape(row.text)}</b>"
    return f"\N{NO-BREAK SPACE}{text}" if side == "right" else f"{text}\N{NO-BREAK SPACE}"


def _layout(plot: _Plot, title: str, caption: str, t: Translator) -> dict[str, Any]:
    line_label = target_lines(plot.target, t) if plot.target else []
    foot = foot_lines(plot.rows, plot.axis, caption, t)
    first = _ABOVE + (named.more_lines(plot.rows[0].name_lines) if plot.rows else 0)
    inner = first + max(plot.places, default=0) + _BELOW
    top = theme.heading_height(title) + 16 * len(line_label) + 4
    shapes = [shape for row, at in _placed(plot) for shape in _guides(plot, row, at)]
    notes = [
        note
        for row, at in _placed(plot)
        for note in named.above(row.name_lines, at, labels.escape(row.side))
    ]
    shapes += [
        goals.mark(row.goal, -at - _BELOW, -at + 6)
        for row, at in _placed(plot)
        if row.goal is not None
    ]
    if plot.target is not None:
        notes.append(goals.note(plot.target, plot.pixels(plot.target.value), line_label))
    frame = theme.frame(title, foot, inner=inner, top=top)
    return {
        **frame,
        "shapes": shapes,
        "annotations": [*frame["annotations"], *notes],
        "xaxis": theme.scale(
            plot.range,
            plot.axis.ticks,
            [percent_tick(tick, plot.axis, t) for tick in plot.axis.ticks],
        ),
        "yaxis": {"range": [first - inner, first], "visible": False},
    }


def _placed(plot: _Plot) -> list[tuple[Row, float]]:
    return list(zip(plot.rows, plot.places, strict=True))


def _guides(plot: _Plot, row: Row, at: float) -> list[dict[str, Any]]:
    """The row's line, left open where the dot and its label stand (a hollow dot stays hollow)."""
    line = {"color": theme.HAIRLINE, "width": 1}
    shape = {"type": "line", "layer": "below", "line": line, "y0": -at, "y1": -at}
    if row.value is None:
        return [{**shape, "xref": "paper", "x0": 0, "x1": 1}]
    wide, narrow = plot.text_width(row) + 2, _DOT / 2 + 2
    left, right = (wide, narrow) if plot.side(row) == "left" else (narrow, wide)
    # Sized in pixels from the dot outwards; plotly cuts what reaches beyond the plot.
    pixels = {**shape, "xsizemode": "pixel", "xanchor": row.value}
    return [{**pixels, "x0": -4000, "x1": -left}, {**pixels, "x0": right, "x1": 4000}]
