"""Units by volume around their common rate, with the limits that chance alone would keep.

Points inside the limits are grey; those outside are named, and so is the one that stands out. The
volume is drawn on a logarithmic axis where it spans decades, and the axis says so.
"""

from collections.abc import Callable, Sequence
from math import log10
from typing import Any

from analytics.charts import labels, theme
from analytics.charts.axis import percent_tick
from analytics.charts.ends import end_labels
from analytics.charts.funnel_axes import DOT, HEIGHT, LEFT, RIGHT, Plot, laid_out, name_sides
from analytics.charts.theme import Chart
from analytics.i18n import Translator
from analytics.metrics import METRICS
from analytics.stats.funnel import COVERAGES, Limits
from analytics.views.ranking import Ranking, Standing, wording


def funnel_plot(
    ranking: Ranking,
    *,
    t: Translator,
    key: str | None = None,
    title: str = "",
    caption: str = "",
    alt: str = "",
    filename: str = "",
) -> Chart:
    """Draw the funnel of a ranking.

    Args:
        ranking: one with a funnel.
        key: the unit that stands out; None: only those outside the limits do.
        title: printed on the figure.
        caption: printed below.
        alt: what the picture says, in a sentence.
        filename: of the PNG, without its ending.

    Returns:
        The chart; the arguments are not changed.

    Raises:
        ValueError: for a ranking without a funnel.
    """
    if ranking.funnel is None:
        raise ValueError("a ranking without counts has no funnel")
    plot = laid_out(ranking, ranking.funnel, key, t)
    return Chart(
        theme.figure([*_lines(plot), _points(plot)], _layout(plot, title, caption), t),
        theme.config(filename or "bieu-do-pheu", t),
        f"{title}. {alt}" if title else alt,
    )


def _lines(plot: Plot) -> list[dict[str, Any]]:
    """The limits; those of chance alone are faint where the drawn ones are wider."""
    funnel = plot.funnel
    found = []
    if funnel.wide:
        found += _pair(funnel.chance, theme.HAIRLINE, 1, "solid", outer=True)
    limits = funnel.wide or funnel.chance
    found += _pair(limits, theme.SOFT_GREY, 1.5, "4px,3px", outer=False)
    return [*found, *_pair(limits, theme.STRONG_GREY, 1.5, "solid", outer=True)]


def _pair(
    limits: Sequence[Limits], colour: str, width: float, dash: str, *, outer: bool
) -> list[dict[str, Any]]:
    """The lower and the upper line of two limits."""
    inner: tuple[Callable[[Limits], float], ...] = (lambda one: one.low, lambda one: one.high)
    ends = (lambda one: one.low_outer, lambda one: one.high_outer) if outer else inner
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [one.volume for one in limits],
            "y": [end(one) for one in limits],
            "line": {"color": colour, "width": width, "dash": dash},
            "hoverinfo": "skip",
        }
        for end in ends
    ]


def _points(plot: Plot) -> dict[str, Any]:
    """The units: grey inside, the accent outside; the one that stands out is larger and last."""
    standings = {one.key: one for one in plot.ranking.standings}
    keys = sorted(
        plot.funnel.counts,
        key=lambda key: (key == plot.key, plot.funnel.places[key] == "outside"),
    )
    named = name_sides(plot)
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [plot.funnel.counts[key][1] for key in keys],
        "y": [plot.share(key) for key in keys],
        "text": [
            "<br>".join(map(labels.escape, plot.name(key))) if key in named else "" for key in keys
        ],
        "textposition": [named.get(key, "top center") for key in keys],
        "textfont": {"size": theme.SMALL},
        "marker": {
            "size": [DOT + 4 if key == plot.key else DOT for key in keys],
            "opacity": 1,
            "symbol": [_symbol(plot, key) for key in keys],
            "color": [
                theme.ACCENT
                if key == plot.key or plot.funnel.places[key] == "outside"
                else theme.GREY
                for key in keys
            ],
            "line": {"width": 0},
        },
        "hovertext": [_hover(plot, standings[key]) for key in keys],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _symbol(plot: Plot, key: str) -> str:
    """Triangles point to the side a unit lies beyond the limits on."""
    if plot.funnel.places[key] != "outside":
        return "circle"
    return "triangle-up" if plot.share(key) > plot.funnel.rate else "triangle-down"


def _hover(plot: Plot, one: Standing) -> str:
    name = f"<b>{labels.escape(plot.t(one.name))}</b>"
    return "<br>".join([name, *map(labels.wrapped, wording.details(plot.ranking, one, plot.t))])


def _layout(plot: Plot, title: str, caption: str) -> dict[str, Any]:
    top = theme.heading_height(title) + 8
    frame = theme.frame(title, _foot(plot, caption), inner=HEIGHT, top=top, left=LEFT)
    frame["margin"]["r"] = RIGHT
    ticks = plot.volumes.ticks
    return {
        **frame,
        "shapes": [
            {
                "type": "line",
                "layer": "below",
                "xref": "paper",
                "x0": 0,
                "x1": 1,
                "y0": plot.funnel.rate,
                "y1": plot.funnel.rate,
                "line": {"color": theme.STRONG_GREY, "width": 1},
            }
        ],
        "annotations": [*frame["annotations"], *_names(plot)],
        "xaxis": {
            "type": "log" if plot.logarithmic else "linear",
            "range": (
                [log10(plot.volumes.low), log10(plot.volumes.high)]
                if plot.logarithmic
                else [plot.volumes.low, plot.volumes.high]
            ),
            "tickvals": list(ticks),
            "ticktext": [plot.t.count(tick) for tick in ticks],
            "showgrid": False,
            "ticks": "outside",
            "ticklen": 4,
            "tickcolor": theme.GREY,
            "showline": True,
            "linecolor": theme.HAIRLINE,
        },
        "yaxis": {
            "range": plot.axis.padded(),
            "tickvals": list(plot.axis.ticks),
            "ticktext": [percent_tick(tick, plot.axis, plot.t) for tick in plot.axis.ticks],
            "showgrid": True,
        },
    }


def _names(plot: Plot) -> list[dict[str, Any]]:
    """The names of the lines at their right ends."""
    t = plot.t
    inner, outer = plot.t.rate(COVERAGES[0], 0), plot.t.rate(COVERAGES[1], 1)
    endings = [(t("mức chung"), [plot.t.rate(plot.funnel.rate)], plot.funnel.rate, True)]
    limits = plot.funnel.wide or plot.funnel.chance
    if limits:
        last = limits[-1]
        for name, value in (
            (outer, last.high_outer),
            (inner, last.high),
            (inner, last.low),
            (outer, last.low_outer),
        ):
            # A line cut to 0 or 100%, or below the picture, has no end to name.
            if max(0, plot.axis.low) < value < min(1, plot.axis.high):
                endings.append((name, [], value, False))
    return end_labels(endings, plot.up, HEIGHT, RIGHT - 8)


def _foot(plot: Plot, caption: str) -> list[str]:
    t = plot.t
    metric = METRICS[plot.ranking.metric.denominator[0][0]]
    said = [t("Trục ngang: {name} (hồ sơ)", name=plot.t(metric.short).lower())]
    if plot.logarithmic:
        said[0] = t("Trục ngang: {name} (hồ sơ), thang lôgarit", name=plot.t(metric.short).lower())
    if plot.axis.cut:
        start = percent_tick(plot.axis.low, plot.axis, plot.t)
        said.append(t("Trục bắt đầu từ {start}", start=start))
    if plot.funnel.outside:
        said.append(t("tam giác: ngoài giới hạn {limit}", limit=plot.t.rate(COVERAGES[1], 1)))
    if plot.funnel.wide:
        said.append(t("nét mờ: giới hạn chỉ vì ngẫu nhiên"))
    return theme.foot(said, caption)
