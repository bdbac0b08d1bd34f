"""Part by quarter as a grid: a number in every cell, the ground by its distance to the target."""

from collections.abc import Mapping
from html import escape

from analytics.charts import labels, theme
from analytics.charts.theme import Chart
from analytics.i18n import Translator
from analytics.query import Answer, value_text
from analytics.query.wording import counts_text, late_text, marks
from analytics.views.profile import Heat, is_small

# Points below the target at which the red is deepest, and above it at which the green is.
_BELOW, _ABOVE = 10.0, 5.0
# See-through grounds for either paper: ink stays legible on the deepest (4.5 : 1).
SCALE = (
    (0.0, "rgba(196, 62, 45, 0.45)"),
    (_BELOW / (_BELOW + _ABOVE), "rgba(128, 142, 139, 0.06)"),
    (1.0, "rgba(11, 135, 95, 0.28)"),
)
# Pixels: a row of one line, a further line of its name, what stands around the rows.
_ROW, _LINE, _AROUND = 30, 15, 50
# Room for a name beside its row: two or three lines of it are better than a squeezed grid.
_NAME = 105
# Eight columns with their numbers beside names of that width: the narrowest phone.
_TEXT = 11


def heat_map(
    grid: Heat,
    names: Mapping[str, str],
    *,
    t: Translator,
    target: float | None = None,
    addresses: Mapping[str, str] | None = None,
    alt: str = "",
    filename: str = "",
) -> Chart:
    """Draw on-time rates as a grid of parts and periods, the first row on top.

    Args:
        grid: the rates; at least one row.
        names: what to call each row.
        target: the target or yardstick that the grounds are measured from; None for no grounds.
        addresses: where the name of a row leads to.
        alt: what the picture says, in a sentence.
        filename: of the PNG, without its ending.
    """
    rows = {key: labels.lines(names[key], theme.SMALL, _NAME) for key in grid.keys}
    cells = [[grid.at(key, period) for period in grid.periods] for key in grid.keys]
    trace = {
        "type": "heatmap",
        "x": list(grid.periods),
        "y": list(grid.keys),
        "z": [[distance(cell, target) for cell in row] for row in cells],
        "text": [[short_text(cell, t) for cell in row] for row in cells],
        "texttemplate": "%{text}",
        "textfont": {"size": _TEXT, "color": theme.INK},
        "hovertext": [
            [_hover(cell, names[key], t) for cell in row]
            for key, row in zip(grid.keys, cells, strict=True)
        ],
        "hoverinfo": "text",
        "hoverongaps": False,
        "colorscale": [list(step) for step in SCALE],
        "zmin": -_BELOW,
        "zmax": _ABOVE,
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
    }
    layout = {
        "height": _AROUND + sum(_ROW + _LINE * (len(lines) - 1) for lines in rows.values()),
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "xaxis": {
            "type": "category",
            "side": "top",
            "tickvals": list(grid.periods),
            "ticktext": [
                "<br>".join(t.period(code, short=True).replace("/", " ").split())
                for code in grid.periods
            ],
            "tickangle": 0,
            "tickfont": {"size": _TEXT, "color": theme.INK},
            "showgrid": False,
        },
        "yaxis": {
            "type": "category",
            "autorange": "reversed",
            "tickvals": list(grid.keys),
            "ticktext": [
                _linked("<br>".join(map(labels.escape, lines)), (addresses or {}).get(key))
                for key, lines in rows.items()
            ],
            "showgrid": False,
        },
    }
    return Chart(
        theme.figure([trace], layout, t), theme.config(filename or "linh-vuc-theo-quy", t), alt
    )


def distance(answer: Answer | None, target: float | None) -> float | None:
    """Points above the target, negative below it; None for an empty cell.

    0, which has no ground, without a target and on so few dossiers that a rate says little.
    """
    if answer is None or answer.value is None:
        return None
    if target is None or is_small(answer):
        return 0.0
    return round(100 * (answer.value - target), 4)


def short_text(answer: Answer | None, t: Translator) -> str:
    """The rate with one decimal, without the sign of per cent: "98,6", ">99,9", "90,0°"."""
    if answer is None or answer.value is None:
        return ""
    text = "100" if answer.value == 1 else t.rate(answer.value, 1).removesuffix("%")
    return f"{labels.escape(text)}°" if is_small(answer) else labels.escape(text)


def _linked(name: str, address: str | None) -> str:
    if address is None:
        return name
    return f'<a href="{escape(address, quote=True)}" target="_self">{name}</a>'


def _hover(answer: Answer | None, name: str, t: Translator) -> str:
    """The table's cell in words."""
    if answer is None:
        return ""
    period = t.period(answer.period)
    said = [f"<b>{labels.wrapped(name)}</b>", f"{period}: {labels.escape(value_text(answer, t))}"]
    if answer.has_counts:
        said += [counts_text(answer, t), late_text(answer.late, t)]
    if answer.basis != "computed":
        said += [labels.wrapped(word) for word, _meaning in marks(answer, t)]
    return "<br>".join(said)
