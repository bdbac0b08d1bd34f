"""The line of a target or yardstick in a dot plot: solid once it counts, dashed before."""

from collections.abc import Sequence
from typing import Any

from analytics.charts import labels, theme
from analytics.query import Target


def mark(target: Target, low: float, high: float) -> dict[str, Any]:
    """The line beside one row, from ``low`` to ``high`` on the vertical axis.

    The space between rows belongs to the names.
    """
    return {
        "type": "line",
        "layer": "below",
        "x0": target.value,
        "x1": target.value,
        "y0": low,
        "y1": high,
        "line": {
            "color": theme.STRONG_GREY,
            "width": 2,
            "dash": "solid" if target.in_force else "4px,3px",
        },
    }


def note(target: Target, at: float, said: Sequence[str]) -> dict[str, Any]:
    """The line's name above the plot, anchored so that it stays inside the narrowest figure.

    ``at`` is where the line stands there, in pixels from the left.
    """
    half = max(labels.text_width(line, theme.SMALL) for line in said) / 2
    anchor = "left" if at < half else "right" if at + half > labels.PLOT_WIDTH else "center"
    return {
        "x": target.value,
        "xanchor": anchor,
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "align": anchor,
        "text": "<br>".join(labels.escape(line) for line in said),
        "font": {"size": theme.SMALL},
        "showarrow": False,
    }
