"""Late dossiers by unit: a bar for each unit from zero, and what the units so far hold together.

One axis serves both: shares of all late dossiers, from 0 to 100%. A unit's name and count stand
above its bar, as in the dot plots, so one figure serves a phone and a wide screen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from analytics.charts import labels, named, theme
from analytics.charts.theme import Chart
from analytics.i18n import Translator
from analytics.query import value_text
from analytics.views.overview import LateUnits
from analytics.views.overview.text import late_sentence

# Units drawn by themselves; the others are one row.
SHOWN = 8
_ROW, _ABOVE, _BELOW = 46, 32, 16
_BAR, _DOT = 11, 7
_HALF = 0.5
_TICKS = (0, 0.25, 0.5, 0.75, 1)


@dataclass(frozen=True)
class _Row:
    name_lines: tuple[str, ...]
    side: str
    share: float
    cumulative: float
    colour: str
    hover: str


def pareto(
    found: LateUnits,
    *,
    t: Translator,
    title: str = "",
    caption: str = "",
    filename: str = "",
    shown: int = SHOWN,
) -> Chart:
    """Draw where the late dossiers are.

    Args:
        found: the units, the most late dossiers first; at least one late dossier.
        title: printed on the figure (and on the PNG).
        caption: printed below.
        filename: of the PNG, without its ending.
        shown: how many units have a row of their own.

    Returns:
        The chart: units that together hold the first half in the accent colour.
    """
    rows = _rows(found, shown, t)
    places = _places(rows)
    data = [_bars(rows, places), _course(rows, places, t)]
    return Chart(
        theme.figure(data, _layout(rows, places, title, caption, t), t),
        theme.config(filename or "ho-so-tre", t),
        _said(found, rows, title, t),
    )


def _rows(found: LateUnits, shown: int, t: Translator) -> list[_Row]:
    rows = []
    for place, one in enumerate(found.holders[:shown]):
        share = one.late / found.total
        name = t(one.unit.name)
        hover = [
            f"<b>{labels.escape(name)}</b>",
            t.plural(
                "{n} hồ sơ trễ, {share} của {total}",
                one.late,
                n=t.count(one.late),
                share=t.rate(share, 1),
                total=t.count(found.total),
            ),
            t("Tỷ lệ đúng hạn: {rate}", rate=value_text(one.unit.now, t)),
            t.plural(
                "{n} đơn vị đầu giữ {share} số hồ sơ trễ",
                place + 1,
                n=place + 1,
                share=t.rate(one.cumulative, 1),
            ),
        ]
        colour = theme.ACCENT if place < found.half else theme.GREY
        side = t.count(one.late)
        rows.append(_row(name, side, share, one.cumulative, colour, hover))
    units, late = found.rest(shown)
    if units:
        name = t.plural("{n} đơn vị còn lại", units, n=t.count(units))
        hover = [
            f"<b>{labels.escape(name)}</b>",
            t.plural(
                "{n} hồ sơ trễ, {share} của {total}",
                late,
                n=t.count(late),
                share=t.rate(late / found.total, 1),
                total=t.count(found.total),
            ),
        ]
        side = t.count(late)
        rows.append(_row(name, side, late / found.total, 1.0, theme.SOFT_GREY, hover))
    return rows


def _row(
    name: str, side: str, share: float, cumulative: float, colour: str, hover: Sequence[str]
) -> _Row:
    room = labels.PLOT_WIDTH - int(labels.text_width(side, theme.TEXT, bold=True)) - 10
    lines = tuple(labels.lines(name, theme.TEXT, room))
    return _Row(lines, side, share, cumulative, colour, "<br>".join(hover))


def _places(rows: Sequence[_Row]) -> list[float]:
    return named.places([_ROW + named.more_lines(row.name_lines) for row in rows])


def _bars(rows: Sequence[_Row], places: Sequence[float]) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [row.share for row in rows],
        "y": [-place for place in places],
        "width": _BAR,
        "marker": {"color": [row.colour for row in rows], "line": {"width": 0}},
        "hovertext": [row.hover for row in rows],
        "hoverinfo": "text",
        "textposition": "none",
    }


def _course(rows: Sequence[_Row], places: Sequence[float], t: Translator) -> dict[str, Any]:
    """The cumulative share, a dot a row, its value beside it where the line of the half is not."""
    sides = [
        "left" if _at_half(row) or row.cumulative > 1 - _label_share() else "right" for row in rows
    ]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [row.cumulative for row in rows],
        "y": [-place for place in places],
        "text": [
            f"{t.rate(row.cumulative, 0)}\N{NO-BREAK SPACE}"
            if side == "left"
            else f"\N{NO-BREAK SPACE}{t.rate(row.cumulative, 0)}"
            for row, side in zip(rows, sides, strict=True)
        ],
        "textposition": [f"middle {side}" for side in sides],
        "textfont": {"size": theme.SMALL},
        "marker": {"size": _DOT, "color": theme.STRONG_GREY, "opacity": 1},
        "hovertext": [row.hover for row in rows],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _label_share() -> float:
    """The part of the narrowest axis that a dot's label takes."""
    return (labels.text_width("100%", theme.SMALL) + _DOT) / labels.PLOT_WIDTH


def _at_half(row: _Row) -> bool:
    """Whether a label on the right would lie on the line of the half, and one on the left fits."""
    before = _HALF - row.cumulative
    return 0 <= before < _label_share() and row.share < row.cumulative - _label_share()


def _layout(
    rows: Sequence[_Row], places: Sequence[float], title: str, caption: str, t: Translator
) -> dict[str, Any]:
    said = [t("thanh: phần của số hồ sơ trễ được tính"), t("chấm: cộng dồn từ trên xuống")]
    first = _ABOVE + named.more_lines(rows[0].name_lines)
    inner = first + places[-1] + _BELOW
    frame = theme.frame(
        title, theme.foot(said, caption), inner=inner, top=theme.heading_height(title) + 20
    )
    notes = [note for row, at in zip(rows, places, strict=True) for note in _names(row, at)]
    half = {"x": _HALF, "yref": "paper", "y": 1, "yanchor": "bottom", "showarrow": False}
    half |= {"text": labels.escape(t("một nửa")), "font": {"size": theme.SMALL}}
    counted = half | {"x": 1, "xref": "paper", "xanchor": "right"}
    counted |= {"text": labels.escape(t("hồ sơ trễ"))}
    shapes = [_half_mark(at) for at in places]
    return {
        **frame,
        "shapes": shapes,
        "annotations": [*frame["annotations"], *notes, half, counted],
        "bargap": 0,
        "xaxis": theme.scale([0, 1.02], _TICKS, [t.rate(tick, 0) for tick in _TICKS]),
        "yaxis": {"range": [first - inner, first], "visible": False},
    }


def _half_mark(at: float) -> dict[str, Any]:
    """The line of the half beside one row; the space between rows belongs to the names."""
    line = {"color": theme.STRONG_GREY, "width": 1, "dash": "3px,3px"}
    place = {"x0": _HALF, "x1": _HALF, "y0": -at - _BELOW, "y1": -at + 6}
    return {"type": "line", "layer": "below", "line": line, **place}


def _names(row: _Row, at: float) -> list[dict[str, Any]]:
    side = f"<b>{labels.escape(row.side)}</b>"
    return named.above(row.name_lines, at, side, side_size=theme.TEXT)


def _said(found: LateUnits, rows: Sequence[_Row], title: str, t: Translator) -> str:
    """The chart as a sentence: the concentration, then every row."""
    listed = "; ".join(f"{' '.join(row.name_lines)} {row.side}" for row in rows)
    text = f"{late_sentence(found, t).replace('**', '')} {listed}."
    return f"{title}: {text}" if title else text
