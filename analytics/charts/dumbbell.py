"""Both values of each group on one axis, joined: where it was, where it is.

A row per group as in a dot plot: its name above its line, an upright tick for the earlier value, a
dot for the later, both values beside them. Of many groups those that moved most are drawn.
"""

from collections.abc import Sequence
from typing import Any

from analytics.charts import labels, named, theme
from analytics.charts.axis import Axis, count_axis, percent_tick, rate_axis
from analytics.charts.pairs import Pair, pair
from analytics.charts.theme import Chart
from analytics.i18n import Translator
from analytics.query import value_text
from analytics.views.compare import Change, Group
from analytics.views.compare.wording import rounding

# Rows that are drawn; of more groups (by two at least) the ones that moved most.
MOST = 7
_ROW, _ABOVE, _BELOW, _DOT = 46, 32, 16, 11


def dumbbell(
    change: Change,
    *,
    t: Translator,
    title: str = "",
    caption: str = "",
    filename: str = "",
) -> Chart:
    """Draw both values of the groups that have two.

    Args:
        change: what the page shows; at least one group with a difference.
        title: printed on the figure.
        caption: printed below, the filter's sentence for instance.
        filename: of the PNG, without its ending.

    Returns:
        The chart, the greatest rise on top, the greatest fall at the bottom: rates on a zoomed axis
        that says so, counts from zero. Better and worse have their colours only where the metric
        knows better; a change that chance can explain is grey.
    """
    groups = drawn_groups(change)
    found = [pair(change, one, t) for one in groups]
    values = [value for row in found for value in (row.earlier, row.later)]
    axis = rate_axis(values) if change.is_rate else _count_axis(change, values)
    return Chart(
        theme.figure(_traces(found), _layout(change, found, axis, title, caption, t), t),
        theme.config(filename or "so-sanh", t),
        _alt(change, groups, title, t),
    )


def _count_axis(change: Change, values: list[float]) -> Axis:
    """An axis from zero; amounts of money are long words, so they have fewer ticks."""
    return count_axis(values, most_ticks=2 if change.metric.format == "money" else 4)


def drawn_groups(change: Change) -> list[Group]:
    """The groups with two values that moved most, the greatest rise first."""
    both = [one for one in change.groups if one.difference is not None]
    shown = both if len(both) <= MOST + 1 else both[:MOST]
    return sorted(shown, key=lambda one: -(one.difference or 0))


def _places(found: Sequence[Pair]) -> list[float]:
    return named.places([_ROW + named.more_lines(row.name_lines) for row in found])


def _traces(found: Sequence[Pair]) -> list[dict[str, Any]]:
    places = _places(found)
    shared = {
        "type": "scatter",
        "y": [-place for place in places],
        "hovertext": [row.hover for row in found],
        "hoverinfo": "text",
        "mode": "markers+text",
        "textfont": {"size": theme.TEXT},
        "cliponaxis": False,
    }
    earlier = {
        **shared,
        "x": [row.earlier for row in found],
        "text": [
            _label(row.texts[0], row.earlier <= row.later) if row.texts[0] != row.texts[1] else ""
            for row in found
        ],
        "textposition": [_side(row.earlier <= row.later) for row in found],
        "marker": {
            "size": _DOT,
            "opacity": 1,
            "symbol": "line-ns",
            "color": [row.colour for row in found],
            "line": {"width": 3, "color": [row.colour for row in found]},
        },
    }
    later = {
        **shared,
        "x": [row.later for row in found],
        "text": [f"<b>{_label(row.texts[1], row.later < row.earlier)}</b>" for row in found],
        "textposition": [_side(row.later < row.earlier) for row in found],
        "marker": {
            "size": _DOT,
            "opacity": 1,
            "symbol": ["circle-open" if row.hollow else "circle" for row in found],
            "color": [row.colour for row in found],
            "line": {"width": [2.5 if row.hollow else 0 for row in found]},
        },
    }
    return [earlier, later]


def _side(left: bool) -> str:
    return f"middle {'left' if left else 'right'}"


def _label(text: str, left: bool) -> str:
    """The value, kept off its dot by a space that is not swallowed."""
    text = labels.escape(text)
    return f"{text}\N{NO-BREAK SPACE}" if left else f"\N{NO-BREAK SPACE}{text}"


def _layout(
    change: Change, found: Sequence[Pair], axis: Axis, title: str, caption: str, t: Translator
) -> dict[str, Any]:
    places = _places(found)
    first = _ABOVE + named.more_lines(found[0].name_lines)
    inner = first + places[-1] + _BELOW
    top = theme.heading_height(title) + 4
    base = theme.frame(title, _foot(change, found, axis, caption, t), inner=inner, top=top)
    notes = [note for row, at in zip(found, places, strict=True) for note in _names(row, at)]
    low, high = _range(found, axis)
    ticks = [tick for tick in axis.ticks if low <= tick <= high]
    return {
        **base,
        "shapes": [_bar(row, at) for row, at in zip(found, places, strict=True)],
        "annotations": [*base["annotations"], *notes],
        "xaxis": {
            **theme.scale([low, high], ticks, [_tick(change, tick, axis, t) for tick in ticks]),
            "tickangle": 0,
        },
        "yaxis": {"range": [first - inner, first], "visible": False},
    }


def _tick(change: Change, tick: float, axis: Axis, t: Translator) -> str:
    if change.is_rate:
        return percent_tick(tick, axis, t)
    return t.money_short(tick) if change.metric.format == "money" else t.count(tick)


def _range(found: Sequence[Pair], axis: Axis) -> tuple[float, float]:
    """The drawn range: the values, and on both sides room for the labels of the narrowest figure.

    The room beyond 0 and 100% has no ticks: it holds labels only.
    """
    widest = max(
        labels.text_width(text, theme.TEXT, bold=True) for row in found for text in row.texts
    )
    room = widest + _DOT + 6
    values = [value for row in found for value in (row.earlier, row.later)]
    low, high = min(values), max(values)
    if low == high or not axis.cut:
        low, high = axis.low, max(high, axis.high if low == high else high)
    span = (high - low) / (labels.PLOT_WIDTH - 2 * room)
    return low - room * span, high + room * span


def _bar(row: Pair, at: float) -> dict[str, Any]:
    """The line from the earlier to the later value."""
    shape = {"type": "line", "layer": "below", "x0": row.earlier, "x1": row.later}
    return {**shape, "y0": -at, "y1": -at, "line": {"color": row.colour, "width": 3}}


def _names(row: Pair, at: float) -> list[dict[str, Any]]:
    side = f"<b>{labels.escape(row.side)}</b>" if row.side else ""
    return named.above(row.name_lines, at, side)


def _foot(
    change: Change, found: Sequence[Pair], axis: Axis, caption: str, t: Translator
) -> list[str]:
    """What stands below the axis: what the dots are, where it starts, what is not drawn."""
    then = t.period(change.period or "", inside=True)
    now = t.period(change.question.period, inside=True)
    said = [t("vạch: {then}", then=then), t("chấm: {now}", now=now)]
    if change.is_rate:
        said.append(t("số bên phải: chênh lệch, điểm %"))
        if axis.cut:
            start = percent_tick(axis.low, axis, t)
            said.append(t("Trục bắt đầu từ {start}", start=start))
    if any(one.by_chance and one.difference for one in drawn_groups(change)):
        said.append(t("xám: có thể do ngẫu nhiên"))
    if any(rounding(change, one, t) for one in drawn_groups(change)):
        said.append(t("chênh lệch tính từ số chưa làm tròn"))
    said += [
        t("chấm rỗng: {mark}", mark=mark)
        for mark in dict.fromkeys(row.hollow for row in found if row.hollow)
    ]
    both = sum(one.difference is not None for one in change.groups)
    if both > len(found):
        said.append(
            t(
                "{shown} trên {several} nhóm: đổi nhiều nhất",
                shown=len(found),
                several=t.count(both),
            )
        )
    return theme.foot(said, caption)


def _alt(change: Change, groups: Sequence[Group], title: str, t: Translator) -> str:
    """The chart as a sentence: every group drawn with both values."""
    said = [
        t(
            "{name} từ {earlier} đến {later}",
            name=change.name(one.key, t),
            earlier=value_text(one.earlier, t),
            later=value_text(one.later, t),
        )
        for one in groups
    ]
    return f"{title}: {'; '.join(said)}." if title else f"{'; '.join(said)}."
