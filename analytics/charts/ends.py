"""Names at the ends of lines, moved apart so that none covers another."""

from collections.abc import Callable, Sequence
from typing import Any

from analytics.charts import labels, theme

_LINE = 15.0


def end_labels(
    endings: Sequence[tuple[str, Sequence[str], float, bool]],
    up: Callable[[float], float],
    height: float,
    room: int,
) -> list[dict[str, Any]]:
    """The names of lines, right of the plot.

    Args:
        endings: name, lines of its value in words, value, whether the line stands out.
        up: pixels from the bottom for a value.
        height: of the plot in pixels.
        room: pixels a name may take; longer ones are wrapped.

    Returns:
        One annotation per line, each as near its line's end as its neighbours let it.
    """
    order = sorted(endings, key=lambda ending: up(ending[2]))
    texts = [[*labels.lines(name, theme.SMALL, room), *said] for name, said, _, _ in order]
    middles = spread(
        [up(value) for _name, _text, value, _chosen in order],
        [len(text) * _LINE for text in texts],
        height,
    )
    return [
        {
            "xref": "paper",
            "x": 1,
            "xanchor": "left",
            "xshift": 6,
            "align": "left",
            "yref": "paper",
            "y": middle / height,
            "yanchor": "middle",
            "text": _said(text, chosen),
            "font": {"size": theme.SMALL},
            "showarrow": False,
        }
        for text, middle, (_name, _value, _at, chosen) in zip(texts, middles, order, strict=True)
    ]


def spread(wanted: Sequence[float], sizes: Sequence[float], height: float) -> list[float]:
    """Middles as near the wanted ones as boxes of the given sizes fit from 0 to ``height``.

    Args:
        wanted: middles in pixels, ascending.
        sizes: heights of the boxes.
        height: what they share; boxes that do not fit together start at the bottom.
    """
    found: list[float] = []
    floor = 0.0
    for middle, size in zip(wanted, sizes, strict=True):
        found.append(max(middle, floor + size / 2))
        floor = found[-1] + size / 2
    ceiling = max(height, sum(sizes))
    for place in range(len(found) - 1, -1, -1):
        found[place] = min(found[place], ceiling - sizes[place] / 2)
        ceiling = found[place] - sizes[place] / 2
    return found


def _said(text: Sequence[str], chosen: bool) -> str:
    told = "<br>".join(labels.escape(line) for line in text)
    return f"<b>{told}</b>" if chosen else told
