"""Units by volume around their common rate, with the limits that chance alone would keep.

Those that are clearly above or below it have a triangle to their side. Named are those outside of
the limits, where no line runs; all others stand in the list of the page.
"""

from collections.abc import Callable, Sequence
from math import log10
from typing import Any

from analytics.charts import labels, theme
from analytics.charts.axis import percent_tick, rate_axis
from analytics.charts.theme import Chart
from analytics.i18n import Translator
from analytics.metrics import METRICS
from analytics.stats.funnel import Funnel, Limits
from analytics.views.ranking import Ranking, Standing, wording

HEIGHT, DOT = 360, 9
# So many units are named in the picture, those farthest from the common rate first.
_NAMED = 6
# Shares of width and height within which a second name would meet the first.
_NEAR_ACROSS, _NEAR_UP = 0.3, 0.07
# A greater ratio of volumes is drawn on a logarithmic axis.
_DECADES = 20
_ROUND = (1, 3)


def funnel_plot(
    ranking: Ranking, *, t: Translator, key: str | None = None, alt: str = "", filename: str = ""
) -> Chart:
    """Draw the funnel of a ranking.

    Args:
        ranking: one with a funnel.
        key: the unit that the reader follows, larger and in blue; None for nobody.
        alt: what the picture says, in a sentence.
        filename: of the PNG, without its ending.

    Raises:
        ValueError: for a ranking without a funnel.
    """
    funnel = ranking.funnel
    if funnel is None:
        raise ValueError("a ranking without counts has no funnel")
    standings = [row for row in ranking.standings if row.key in funnel.counts]
    # The followed one is drawn last, on top of the others.
    standings.sort(key=lambda row: (row.key == key, row.tier in ("higher", "lower")))
    layout = _layout(ranking, funnel, t)
    points = _points(ranking, standings, funnel, key, layout, t)
    figure = theme.figure([*_limits(funnel), points], layout, t)
    return Chart(figure, theme.config(filename or "bieu-do-pheu", t), alt)


def _limits(funnel: Funnel) -> list[dict[str, Any]]:
    """The limits; those of chance alone are faint where the drawn ones are wider."""
    traces = []
    if funnel.wide:
        traces += _pair(funnel.chance, theme.LINE, "solid", outer=True)
    limits = funnel.wide or funnel.chance
    traces += _pair(limits, theme.DATA, "4px,3px", outer=False)
    return [*traces, *_pair(limits, theme.STRONG, "solid", outer=True)]


def _pair(limits: Sequence[Limits], colour: str, dash: str, *, outer: bool) -> list[dict[str, Any]]:
    """The lower and the upper line of two limits."""
    inner: tuple[Callable[[Limits], float], ...] = (lambda row: row.low, lambda row: row.high)
    ends = (lambda row: row.low_outer, lambda row: row.high_outer) if outer else inner
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [row.volume for row in limits],
            "y": [end(row) for row in limits],
            "line": {"color": colour, "width": 1.5, "dash": dash},
            "hoverinfo": "skip",
        }
        for end in ends
    ]


def _points(
    ranking: Ranking,
    standings: Sequence[Standing],
    funnel: Funnel,
    key: str | None,
    layout: dict[str, Any],
    t: Translator,
) -> dict[str, Any]:
    sides = _names(standings, funnel, layout)
    rates = {row.key: _rate(funnel, row.key) for row in standings}
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [funnel.counts[row.key][1] for row in standings],
        "y": [rates[row.key] for row in standings],
        "text": [
            labels.escape(t(ranking.members.names[row.key].short)) if row.key in sides else ""
            for row in standings
        ],
        "textposition": [sides.get(row.key, "top center") for row in standings],
        "textfont": {"size": theme.SMALL, "color": theme.INK},
        "marker": {
            "size": [DOT + 4 if row.key == key else DOT for row in standings],
            "opacity": 1,
            "symbol": [
                {"higher": "triangle-up", "lower": "triangle-down"}.get(row.tier, "circle")
                for row in standings
            ],
            "color": [_colour(ranking, row, key) for row in standings],
        },
        "hovertext": [_hover(ranking, row, t) for row in standings],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _rate(funnel: Funnel, key: str) -> float:
    part, whole = funnel.counts[key]
    return part / whole


def _colour(ranking: Ranking, standing: Standing, key: str | None) -> str:
    if standing.key == key:
        return theme.CHOSEN
    if standing.tier not in ("higher", "lower") or not ranking.worse:
        return theme.DATA
    return theme.BAD if standing.tier == ranking.worse else theme.GOOD


def _names(standings: Sequence[Standing], funnel: Funnel, layout: dict[str, Any]) -> dict[str, str]:
    """On which side of their marks the names stand of those that have one: away from the limits,
    towards the middle; none where another name is near."""
    low, high = layout["xaxis"]["range"]
    bottom, top = layout["yaxis"]["range"]
    logarithmic = layout["xaxis"]["type"] == "log"
    wanted = [row for row in standings if row.key in funnel.outside]
    wanted.sort(key=lambda row: -abs(_rate(funnel, row.key) - funnel.rate))
    sides: dict[str, str] = {}
    taken: list[tuple[float, float]] = []
    for row in wanted:
        volume, rate = funnel.counts[row.key][1], _rate(funnel, row.key)
        across = ((log10(volume) if logarithmic else volume) - low) / (high - low)
        up = (rate - bottom) / (top - bottom)
        near = any(abs(across - x) < _NEAR_ACROSS and abs(up - y) < _NEAR_UP for x, y in taken)
        if len(sides) == _NAMED or near:
            continue
        taken.append((across, up))
        side = "right" if across < 0.5 else "left"
        sides[row.key] = f"{'top' if rate > funnel.rate else 'bottom'} {side}"
    return sides


def _hover(ranking: Ranking, standing: Standing, t: Translator) -> str:
    details = wording.details(ranking, standing, t)
    name = f"<b>{labels.escape(t(standing.name))}</b>"
    return "<br>".join([name, *map(labels.wrapped, details)])


def _layout(ranking: Ranking, funnel: Funnel, t: Translator) -> dict[str, Any]:
    rates = [_rate(funnel, key) for key in funnel.counts]
    inner = [(row.low, row.high) for row in funnel.wide or funnel.chance]
    # The limits of the smallest volumes run out of the picture; those of the middle lie within.
    axis = rate_axis([*rates, *(inner[len(inner) // 2] if inner else ())], most_ticks=5)
    volume = METRICS[ranking.metric.denominator[0][0]]
    middle = {"color": theme.STRONG, "width": 1}
    return {
        "height": HEIGHT,
        "margin": {"l": 0, "r": 16, "t": 8, "b": 0},
        "shapes": [
            {"type": "line", "layer": "below", "xref": "paper", "x0": 0, "x1": 1, "line": middle}
            | {"y0": funnel.rate, "y1": funnel.rate}
        ],
        "xaxis": {
            **_volumes([whole for _part, whole in funnel.counts.values()], t),
            "title": {"text": t("{name} (hồ sơ)", name=t(volume.short)), "standoff": 8},
            "showgrid": False,
        },
        "yaxis": {
            "range": axis.padded(),
            "tickvals": list(axis.ticks),
            "ticktext": [percent_tick(tick, axis, t) for tick in axis.ticks],
        },
    }


def _volumes(sizes: Sequence[float], t: Translator) -> dict[str, Any]:
    """The axis of volumes: logarithmic where they span decades."""
    least, most = min(sizes), max(sizes)
    if most <= _DECADES * least:
        return {"type": "linear", "range": [0, most * 1.08], "nticks": 6, "tickformat": ",d"}
    low, high = log10(least / 1.25), log10(most * 1.25)
    powers = range(int(log10(most)) + 1)
    steps = [step * 10**power for power in powers for step in _ROUND]
    ticks = [tick for tick in steps if low <= log10(tick) <= high]
    return {
        "type": "log",
        "range": [low, high],
        "tickvals": ticks,
        "ticktext": [t.count(tick) for tick in ticks],
    }
