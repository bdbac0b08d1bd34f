"""From the earlier total to the later, one step per effect: why it changed.

Rows from top to bottom, each with its name above its line: the earlier total as a dot, the effects
as bars that hang where the one before ended, the later total as a dot. The bars have their exact
lengths; the numbers beside them are those of the table, and add up. Nothing stands left of the
plot, so one figure serves a phone and a wide screen.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from analytics.charts import labels, named, theme
from analytics.charts.axis import Axis, percent_tick, rate_axis
from analytics.charts.pairs import WORSE
from analytics.charts.theme import Chart
from analytics.formats.values import half_up
from analytics.i18n import Translator
from analytics.query import value_text
from analytics.views.compare import Change, Step
from analytics.views.compare.wording import slower, step_name, step_text, step_words

# Pixels: a row, the room above the first line and below the last.
_ROW, _ABOVE, _BELOW = 38, 30, 16
_BAR, _DOT = 12, 12
# The smallest span of a zoomed axis of rates, so that hundredths are not blown up to a drama.
_LEAST = 0.002


def waterfall(
    change: Change,
    *,
    t: Translator,
    title: str = "",
    caption: str = "",
    filename: str = "",
) -> Chart:
    """Draw the effects behind the change of a rate, or the groups' parts of that of a count.

    Args:
        change: what the page shows; its groups explain the change.
        title: printed on the figure.
        caption: printed below, the filter's sentence for instance.
        filename: of the PNG, without its ending.

    Returns:
        The chart: what groups did in full bars, how much each weighed in open ones; better and
        worse have their colours where the metric knows them. The axis is zoomed and says so.
    """
    plot = _Plot(change, t)
    return Chart(
        theme.figure(_traces(plot), _layout(plot, title, caption), t),
        theme.config(filename or "vi-sao", t),
        _alt(plot, title),
    )


@dataclass(frozen=True)
class _Plot:
    """What is drawn, and where: places are pixels below the first row's line."""

    change: Change
    t: Translator

    @cached_property
    def steps(self) -> list[Step]:
        return self.change.steps

    @cached_property
    def totals(self) -> list[tuple[str, Fraction, str]]:
        """The earlier and the later total: the period's name, the value, its text."""
        change, t = self.change, self.t
        periods = (change.period or "", change.question.period)
        answers = (change.earlier, change.later)
        return [
            (t.period(period), value, value_text(answer, t, short=True))
            for period, value, answer in zip(periods, change.ends, answers, strict=True)
        ]

    @cached_property
    def texts(self) -> list[str]:
        """The numbers beside the steps."""
        return [step_text(self.change, step, self.t) for step in self.steps]

    @cached_property
    def names(self) -> list[list[str]]:
        """The lines of each row's name, the totals first and last."""
        (first, *_), (last, *_) = self.totals
        said = [step_name(self.change, step, self.t) for step in self.steps]
        return [labels.lines(text, theme.TEXT) for text in (first, *said, last)]

    @cached_property
    def places(self) -> list[float]:
        return named.places([_ROW + named.more_lines(lines) for lines in self.names])

    @cached_property
    def values(self) -> list[float]:
        """Where rows begin and end."""
        return [
            float(self.totals[0][1]),
            *(float(step.end) for step in self.steps),
            float(self.totals[1][1]),
        ]

    @cached_property
    def axis(self) -> Axis | None:
        """A zoomed axis of rates; counts have none: their numbers stand beside the bars."""
        return rate_axis(self.values, at_least=_LEAST) if self.change.is_rate else None

    @cached_property
    def range(self) -> tuple[float, float]:
        """The values, and on both sides room for the numbers of the narrowest figure."""
        said = [*self.texts, *(text for _name, _value, text in self.totals)]
        widest = max(labels.text_width(text, theme.TEXT, bold=True) for text in said)
        room = widest + _DOT + 4
        low, high = min(self.values), max(self.values)
        least = _LEAST if self.change.is_rate else 1.0
        unit = max(high - low, least) / (labels.PLOT_WIDTH - 2 * room)
        return low - room * unit, high + room * unit

    def colour(self, step: Step) -> str:
        """Better and worse, where the metric knows and neither chance nor custom explains it."""
        better = self.change.metric.better
        if better == "none" or step.by_chance or not self.change.verdict.is_news:
            return theme.STRONG_GREY
        return theme.ACCENT if (step.size > 0) == (better == "up") else WORSE


def _traces(plot: _Plot) -> list[dict[str, Any]]:
    """The two totals as dots, the effects as bars, a number beside each."""
    space = "\N{NO-BREAK SPACE}" * 2
    places = [-place for place in plot.places]
    shared = {"type": "scatter", "textfont": {"size": theme.TEXT}, "cliponaxis": False}
    dots = {
        **shared,
        "mode": "markers+text",
        "x": [float(value) for _name, value, _text in plot.totals],
        "y": [places[0], places[-1]],
        "text": [f"{space}<b>{labels.escape(text)}</b>" for _name, _value, text in plot.totals],
        "textposition": "middle right",
        "marker": {"size": _DOT, "color": theme.STRONG_GREY, "opacity": 1},
        "hovertext": [labels.escape(f"{name}: {text}") for name, _value, text in plot.totals],
        "hoverinfo": "text",
    }
    colours = [plot.colour(step) for step in plot.steps]
    bars = {
        "type": "bar",
        "orientation": "h",
        "base": [float(step.start) for step in plot.steps],
        "x": [float(step.size) for step in plot.steps],
        "y": places[1:-1],
        "width": _BAR,
        "marker": {
            "color": [
                theme.CLEAR if step.kind == "mix" else colour
                for step, colour in zip(plot.steps, colours, strict=True)
            ],
            "line": {"color": colours, "width": 2},
        },
        "hovertext": [_hover(plot, step) for step in plot.steps],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
    ups = [step.size > 0 for step in plot.steps]
    told = [f"<b>{labels.escape(text)}</b>" for text in plot.texts]
    numbers = {
        **shared,
        "mode": "text",
        "x": [float(step.end) for step in plot.steps],
        "y": places[1:-1],
        "text": [
            f"{space}{text}" if up else f"{text}{space}" for text, up in zip(told, ups, strict=True)
        ],
        "textposition": [f"middle {'right' if up else 'left'}" for up in ups],
        "hoverinfo": "skip",
    }
    return [dots, bars, numbers]


def _hover(plot: _Plot, step: Step) -> str:
    name = labels.wrapped(step_name(plot.change, step, plot.t))
    return f"<b>{name}</b><br>{labels.escape(step_words(plot.change, step, plot.t))}"


def _layout(plot: _Plot, title: str, caption: str) -> dict[str, Any]:
    inner = _ABOVE + plot.places[-1] + _BELOW
    top = theme.heading_height(title) + 4
    frame = theme.frame(title, _foot(plot, caption), inner=inner, top=top)
    placed = zip(plot.names, plot.places, strict=True)
    notes = [note for lines, at in placed for note in named.above(lines, at, up=7)]
    low, high = plot.range
    ticks = [tick for tick in plot.axis.ticks if low <= tick <= high] if plot.axis else []
    return {
        **frame,
        "barmode": "overlay",
        "shapes": _links(plot),
        "annotations": [*frame["annotations"], *notes],
        "xaxis": {
            **theme.scale(
                [low, high],
                ticks,
                [percent_tick(tick, plot.axis, plot.t) for tick in ticks if plot.axis],
            ),
            "tickangle": 0,
        },
        "yaxis": {"range": [_ABOVE - inner, _ABOVE], "visible": False},
    }


def _links(plot: _Plot) -> list[dict[str, Any]]:
    """Upright lines from where one row ends to where the next begins."""
    shape = {"type": "line", "layer": "below", "line": {"color": theme.HAIRLINE, "width": 1}}
    rows = zip(plot.values, plot.places, plot.places[1:], strict=False)
    return [
        {**shape, "x0": end, "x1": end, "y0": -above - _BAR / 2, "y1": -below + _BAR / 2}
        for end, above, below in rows
    ]


def _foot(plot: _Plot, caption: str) -> list[str]:
    """What stands below the axis: what full and open bars are, the unit, the rounding, the cut."""
    t = plot.t
    if plot.axis is None:
        return theme.foot([t("Trục không bắt đầu từ 0")], caption)
    timely = slower(plot.change.metric, True) is not None
    kinds = {step.kind for step in plot.steps}
    said = [t("số cạnh thanh: điểm %")]
    if "rate" in kinds:
        said.append(t("thanh đặc: làm nhanh, chậm") if timely else t("thanh đặc: tỷ lệ của nhóm"))
    if "mix" in kinds:
        said.append(t("thanh rỗng: cơ cấu hồ sơ"))
    verdict = plot.change.verdict
    if verdict.by_chance or (verdict.is_news and any(step.by_chance for step in plot.steps)):
        said.append(t("xám: có thể do ngẫu nhiên"))
    elif not verdict.is_news:
        said.append(t("xám: trong mức dao động thường"))
    if plot.axis.cut:
        start = percent_tick(plot.axis.low, plot.axis, plot.t)
        said.append(t("Trục bắt đầu từ {start}", start=start))
    earlier, later = (int(half_up(value * 100, 2) * 100) for _name, value, _text in plot.totals)
    if later - earlier != sum(step.units for step in plot.steps):
        said.append(t("các bước tính từ số chưa làm tròn"))
    return theme.foot(said, caption)


def _alt(plot: _Plot, title: str) -> str:
    """The chart as a sentence: from the earlier total over every step to the later."""
    first, last = (f"{name} {text}" for name, _value, text in plot.totals)
    names = [step_name(plot.change, step, plot.t) for step in plot.steps]
    said = [f"{name} {text}" for name, text in zip(names, plot.texts, strict=True)]
    text = "; ".join([first, *said, last])
    return f"{title}: {text}." if title else f"{text}."
