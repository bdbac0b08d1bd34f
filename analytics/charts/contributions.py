"""What the groups add to a change: bars around zero, names left, numbers right.

The numbers are ticks of an axis of their own at the right edge: neither they nor the names can
meet a bar, however long it is.
"""

import textwrap
from typing import Any

from analytics.charts import labels, theme
from analytics.charts.theme import Chart
from analytics.i18n import Translator
from analytics.query import value_text
from analytics.views.compare import Change, Contribution
from analytics.views.compare.wording import part_text, part_words, who

# Characters of a line of a name; pixels of a row, of each further line of the longest name, and of
# the tool bar above them.
_NAME, _ROW, _LINE, _HEAD = 22, 30, 16, 26
# The category of several groups together: no code of a group.
_REST = "…"


def contributions(
    change: Change, *, t: Translator, key: str = "", title: str = "", filename: str = ""
) -> Chart:
    """Draw what the groups of an explained change add to it.

    Args:
        change: what the page shows; its groups explain the change.
        key: of the chosen group, drawn in blue.
        title: the message that stands above, for screen readers.
        filename: of the PNG, without its ending.
    """
    parts = change.contributions(key)
    names = [who(change, part, t) for part in parts]
    texts = [part_text(change, part.whole, t) for part in parts]
    alt = "; ".join(f"{name} {text}" for name, text in zip(names, texts, strict=True))
    return Chart(
        theme.figure(_traces(change, parts, names, key, t), _layout(parts, names, texts), t),
        theme.config(filename or "nguyen-nhan", t),
        f"{title}: {alt}." if title else f"{alt}.",
    )


def _traces(
    change: Change, parts: list[Contribution], names: list[str], key: str, t: Translator
) -> list[dict[str, Any]]:
    """The bars, and the empty trace without which plotly draws no ticks at the right."""
    rows = [part.key or _REST for part in parts]
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": [float(part.whole.size) for part in parts],
        "y": rows,
        "width": 0.5,
        "marker": {"color": [_colour(part, key) for part in parts]},
        "hovertext": [
            _hover(change, part, name, t) for part, name in zip(parts, names, strict=True)
        ],
        "hoverinfo": "text",
    }
    ticks = {"type": "scatter", "x": [0] * len(rows), "y": rows, "yaxis": "y2", "opacity": 0}
    return [bars, {**ticks, "mode": "markers", "hoverinfo": "skip"}]


def _colour(part: Contribution, key: str) -> str:
    if key and part.key == key:
        return theme.CHOSEN
    return theme.OTHERS if part.by_chance else theme.DATA


def _hover(change: Change, part: Contribution, name: str, t: Translator) -> str:
    """What is added and by which of the two effects; both values of a group that stands alone."""
    lines = [f"<b>{labels.escape(name)}</b>", part_words(change, part.whole, t)]
    if change.split is not None:
        rate, mix = (part_text(change, effect, t) for effect in (part.rate, part.mix))
        lines.append(t("do tỷ lệ {rate} · do cơ cấu {mix}", rate=rate, mix=mix))
    if part.key:
        (group,) = part.groups
        values = [labels.escape(value_text(answer, t)) for answer in (group.earlier, group.later)]
        lines.append(" → ".join(values))
    if part.by_chance:
        lines.append(t("có thể do ngẫu nhiên"))
    return "<br>".join(lines)


def _layout(parts: list[Contribution], names: list[str], texts: list[str]) -> dict[str, Any]:
    wrapped = [textwrap.wrap(name, _NAME) for name in names]
    row = _ROW + _LINE * (max(map(len, wrapped), default=1) - 1)
    axis = {
        "type": "category",
        "autorange": "reversed",
        "tickmode": "array",
        "tickvals": [part.key or _REST for part in parts],
        "showgrid": False,
        "ticks": "",
        "automargin": True,
        "fixedrange": True,
        "tickfont": {"size": theme.TEXT, "color": theme.INK},
    }
    return {
        "height": row * len(parts) + _HEAD + 4,
        "margin": {"l": 0, "r": 0, "t": _HEAD, "b": 4},
        # At 320 pixels names and numbers leave less than the 64 that plotly keeps for the bars.
        "minreducedwidth": 32,
        "xaxis": {
            "showgrid": False,
            "showticklabels": False,
            "zeroline": True,
            "zerolinewidth": 1,
            "zerolinecolor": theme.STRONG,
        },
        "yaxis": {
            **axis,
            "ticktext": ["<br>".join(map(labels.escape, lines)) for lines in wrapped],
            "ticklabelstandoff": 8,
        },
        "yaxis2": {
            **axis,
            "matches": "y",
            "overlaying": "y",
            "side": "right",
            "ticktext": [f"<b>{labels.escape(text)}</b>" for text in texts],
            "ticklabelstandoff": 8,
        },
    }
