"""Rows with their names above their lines: where the lines lie, what stands above each.

Nothing stands left of the plot, so one figure serves a phone and a wide screen unchanged.
"""

from collections.abc import Sequence
from typing import Any

from analytics.charts import labels, theme

# Pixels of a further line of a name.
NAME_LINE = 17


def places(heights: Sequence[float]) -> list[float]:
    """Pixels of each row's line below the first one's; of ``heights`` the first does not count."""
    found: list[float] = []
    for height in heights:
        found.append(found[-1] + height if found else 0)
    return found


def more_lines(name_lines: Sequence[str]) -> int:
    """Pixels that a name takes beyond its first line."""
    return NAME_LINE * (len(name_lines) - 1)


def above(
    name_lines: Sequence[str],
    at: float,
    side: str = "",
    *,
    size: int = theme.TEXT,
    side_size: int = theme.SMALL,
    up: int = 8,
) -> list[dict[str, Any]]:
    """What stands above a row's line: the name at the left, a word at the right.

    Args:
        name_lines: of the name, not yet escaped.
        at: pixels of the line below the first row's.
        side: markup at the right; "" for none.
        size: of the name's font.
        side_size: of the word's.
        up: pixels that both stand above the line.
    """
    note = {"xref": "paper", "showarrow": False, "y": -at, "yanchor": "bottom", "yshift": up}
    left = {"x": 0, "xanchor": "left", "align": "left", "font": {"size": size}}
    right = {"x": 1, "xanchor": "right", "align": "right", "font": {"size": side_size}}
    name = "<br>".join(map(labels.escape, name_lines))
    found = [{**note, **left, "text": name}]
    return [*found, {**note, **right, "text": side}] if side else found
