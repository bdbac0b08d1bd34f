"""Part by quarter as a grid: a number in every cell, the paler the better.

A cell's ground deepens with the share that was late, in one hue that both pages bear under their
own ink; its number says the rate. A quarter that nobody reported is hatched from top to bottom.
Names stand above their rows, so one figure serves a phone and a wide screen.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from analytics.charts import labels, theme
from analytics.charts.theme import Chart
from analytics.i18n import Translator
from analytics.metrics import SMALL
from analytics.periods import parse
from analytics.query import Answer, value_text
from analytics.query.wording import counts_text, marks
from analytics.views.profile import COLUMNS, Heat, is_small

# Pixels: a cell, a line of a name, the room between two rows, the heads of the columns.
_CELL, _NAME, _BETWEEN, _HEADS = 26, 17, 8, 38
# Rows that are drawn: the sectors of today and a few more; of a longer list the first.
MOST = 40
# The share late at which the ground is deepest, and how deep: ink stays legible on it (4.5 : 1).
_DEEPEST, _OPACITY = 0.10, 0.42
_LATE = (201, 111, 18)


def heat_map(
    grid: Heat,
    names: Mapping[str, str],
    *,
    t: Translator,
    title: str = "",
    caption: str = "",
    alt: str = "",
    filename: str = "",
) -> Chart:
    """Draw on-time rates as a grid of parts and periods.

    Args:
        grid: the rates; at least one row. Of more than ``MOST`` those with the most dossiers are
            drawn, and how many are not is said.
        names: what to call each row.
        title: printed on the figure.
        caption: printed below, the scope in words for instance.
        alt: what the picture says, in a sentence.
        filename: of the PNG, without its ending.

    Returns:
        The chart; its arguments are not changed.
    """
    left_out = len(grid.keys) - MOST
    grid = grid.greatest(MOST)
    rows = [labels.lines(names[key], theme.TEXT) for key in grid.keys]
    places, inner = _places(rows)
    cells = _cells(grid, rows, places, t)
    data = [_grounds(cells), _numbers(cells, t)]
    if grid.silent:
        data.append(_hatching(grid, inner, t))
    foot = theme.foot(_foot(grid, left_out, t), caption)
    layout = _layout(grid, rows, places, inner, title, foot, t)
    return Chart(
        theme.figure(data, layout, t),
        theme.config(filename or "lanh-vuc-theo-quy", t),
        f"{title}. {alt}" if title else alt,
    )


def _places(rows: list[list[str]]) -> tuple[list[float], float]:
    """How far below the top the middle of each row's cells lies, and the height of all."""
    places, at = [], 0.0
    for lines in rows:
        at += _NAME * len(lines) + _CELL
        places.append(at - _CELL / 2)
        at += _BETWEEN
    return places, at


@dataclass(frozen=True)
class _Cell:
    """A cell that has a rate: its column, the height of its middle, what it says."""

    x: int
    y: float
    answer: Answer
    hover: str


def _cells(grid: Heat, rows: list[list[str]], places: list[float], t: Translator) -> list[_Cell]:
    columns = [t.period(period) for period in grid.periods]
    found = []
    for key, lines, place in zip(grid.keys, rows, places, strict=True):
        name = "<br>".join(map(labels.escape, lines))
        for x, period in enumerate(grid.periods):
            answer = grid.at(key, period)
            if answer is not None:
                hover = [f"<b>{name}</b>", *_hover(answer, columns[x], t)]
                found.append(_Cell(x, -place, answer, "<br>".join(hover)))
    return found


def short_text(answer: Answer, t: Translator) -> str:
    """The rate with one decimal, without the sign of per cent: "98,6", ">99,9", "90,0°"."""
    text = "100" if answer.value == 1 else t.rate(answer.value, 1).removesuffix("%")
    return f"{text}°" if is_small(answer) else text


def ground(answer: Answer) -> str:
    """The colour behind a cell: none when nothing was late, deepest from 10% late on.

    A rate of few dossiers has none: one late of ten is no tenth to act on.
    """
    late = 0.0 if is_small(answer) else 1 - (answer.value or 0.0)
    depth = round(_OPACITY * min(late / _DEEPEST, 1.0), 3)
    red, green, blue = _LATE
    return f"rgba({red}, {green}, {blue}, {depth})"


def _hover(answer: Answer, period: str, t: Translator) -> list[str]:
    """The table's cell in words."""
    said = [f"{period}: {labels.escape(value_text(answer, t))}"]
    if answer.numerator is not None and answer.denominator is not None:
        said.append(counts_text(answer, t))
        said.append(t("{n} hồ sơ trễ", n=t.count(answer.late)))
    if answer.basis != "computed":
        said += [labels.wrapped(word) for word, _meaning in marks(answer, t)]
    return said


def _grounds(cells: list[_Cell]) -> dict[str, Any]:
    """The cells as bars of one trace: shapes, one by one, would cost four times as much."""
    return {
        "type": "bar",
        "x": [cell.x for cell in cells],
        "base": [cell.y - _CELL / 2 + 1 for cell in cells],
        "y": [_CELL - 2] * len(cells),
        "width": 0.96,
        "marker": {
            "color": [ground(cell.answer) for cell in cells],
            "line": {"color": theme.HAIRLINE, "width": 1},
        },
        "hovertext": [cell.hover for cell in cells],
        "hoverinfo": "text",
    }


def _numbers(cells: list[_Cell], t: Translator) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [cell.x for cell in cells],
        "y": [cell.y for cell in cells],
        "text": [labels.escape(short_text(cell.answer, t)) for cell in cells],
        "textfont": {"size": theme.SMALL, "color": theme.INK},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _hatching(grid: Heat, inner: float, t: Translator) -> dict[str, Any]:
    """The periods that no row has a rate in, hatched over the whole height."""
    said = t("{period}: chưa có số liệu")
    return {
        "type": "bar",
        "x": [grid.periods.index(period) for period in grid.silent],
        "y": [-inner for _period in grid.silent],
        "width": 0.94,
        "marker": {
            "color": theme.CLEAR,
            "pattern": {
                "shape": "/",
                "size": 7,
                "solidity": 0.15,
                "fgcolor": theme.GREY,
                "fillmode": "overlay",
            },
            "line": {"width": 0},
        },
        "hovertext": [said.format(period=t.period(one)) for one in grid.silent],
        "hoverinfo": "text",
    }


def _layout(
    grid: Heat,
    rows: list[list[str]],
    places: list[float],
    inner: float,
    title: str,
    foot: list[str],
    t: Translator,
) -> dict[str, Any]:
    top = theme.heading_height(title) + _HEADS
    frame = theme.frame(title, foot, inner=inner, top=top)
    # No axis below: the small lines move up to where its ticks would stand.
    for note in frame["annotations"][-1:]:
        note["yshift"] = -6
    frame["margin"]["b"] -= 18
    frame["height"] -= 18
    return {
        **frame,
        "annotations": [*frame["annotations"], *_heads(grid, t), *_names(rows, places)],
        "barmode": "overlay",
        "bargap": 0,
        "xaxis": {"range": [-0.5, len(grid.periods) - 0.5], "visible": False},
        "yaxis": {"range": [-inner, 0], "visible": False},
    }


def _heads(grid: Heat, t: Translator) -> list[dict[str, Any]]:
    """The name of every column, above it, in two lines."""
    return [
        {
            "x": place,
            "xanchor": "center",
            "yref": "paper",
            "y": 1,
            "yanchor": "bottom",
            "yshift": 2,
            "text": "<br>".join(map(labels.escape, column_lines(period, t))),
            "font": {"size": theme.SMALL},
            "showarrow": False,
        }
        for place, period in enumerate(grid.periods)
    ]


def column_lines(period: str, t: Translator) -> list[str]:
    """A column's name, narrow enough for an eighth of a phone: "I" above "2021"."""
    text = t.period(period, short=True)
    if parse(period).kind == "quarter":
        return re.split("[/ ]", text)
    return labels.lines(text, theme.SMALL, labels.PLOT_WIDTH // COLUMNS)


def _names(rows: list[list[str]], places: list[float]) -> list[dict[str, Any]]:
    return [
        {
            "xref": "paper",
            "x": 0,
            "xanchor": "left",
            "align": "left",
            "y": -(place - _CELL / 2),
            "yanchor": "bottom",
            "text": "<br>".join(map(labels.escape, lines)),
            "font": {"size": theme.TEXT},
            "showarrow": False,
        }
        for lines, place in zip(rows, places, strict=True)
    ]


def _foot(grid: Heat, left_out: int, t: Translator) -> list[str]:
    said = [t("% hồ sơ trả đúng hạn"), t("nền đậm dần theo tỷ lệ trễ, đậm nhất từ 10%")]
    asked = [grid.at(key, period) for key in grid.keys for period in grid.periods]
    filled = [one for one in asked if one is not None]
    if any(map(is_small, filled)):
        said.append(t("°: dưới {least} hồ sơ, không tô nền", least=SMALL))
    if len(filled) < len(grid.keys) * (len(grid.periods) - len(grid.silent)):
        said.append(t("ô trống: không có hồ sơ giải quyết hoặc chưa đủ đơn vị gửi"))
    if grid.silent:
        said.append(t("gạch chéo: quý chưa có số liệu"))
    if left_out > 0:
        said.append(
            t(
                "vẽ {several} dòng nhiều hồ sơ nhất; {more} dòng nữa ở dạng bảng",
                several=t.count(MOST),
                more=t.count(left_out),
            )
        )
    return said
