"""A line the size of a word, for a card: inline SVG, no plotly."""

import html
from collections.abc import Sequence

FEWEST = 3
_EDGE = 3.0


def sparkline(
    values: Sequence[float | None], label: str = "", *, width: int = 96, height: int = 28
) -> str:
    """Draw values over time as a tiny SVG in the colour of the text around it.

    Args:
        values: one per period, oldest first and evenly spaced; None (or NaN) is a gap and breaks
            the line.
        label: what a screen reader says; without it the picture is decoration.
        width: in pixels.
        height: in pixels.

    Returns:
        The SVG element, or "" with fewer than three values: two points are no course.
    """
    known = [value if value is not None and value == value else None for value in values]
    numbers = [value for value in known if value is not None]
    if len(numbers) < FEWEST:
        return ""
    places = _places(known, min(numbers), max(numbers), width, height)
    drawn = [_drawn(run) for run in _runs(places)]
    last = next(place for place in reversed(places) if place is not None)
    voice = f'role="img" aria-label="{html.escape(label)}"' if label else 'aria-hidden="true"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" fill="none" stroke="currentColor" stroke-width="1.5"'
        f' stroke-linecap="round" stroke-linejoin="round" {voice}>{"".join(drawn)}'
        f'<circle cx="{last[0]:g}" cy="{last[1]:g}" r="2.5" fill="currentColor" stroke="none"/>'
        "</svg>"
    )


Place = tuple[float, float]


def _places(
    values: Sequence[float | None], low: float, high: float, width: int, height: int
) -> list[Place | None]:
    across = (width - 2 * _EDGE) / (len(values) - 1)
    up = height - 2 * _EDGE
    return [
        None
        if value is None
        else (
            round(_EDGE + number * across, 2),
            round(_EDGE + up * ((high - value) / (high - low) if high > low else 0.5), 2),
        )
        for number, value in enumerate(values)
    ]


def _runs(places: Sequence[Place | None]) -> list[list[Place]]:
    """The values between the gaps."""
    runs: list[list[Place]] = [[]]
    for place in places:
        if place is None:
            runs.append([])
        else:
            runs[-1].append(place)
    return [run for run in runs if run]


def _drawn(run: list[Place]) -> str:
    if len(run) == 1:
        x, y = run[0]
        return f'<circle cx="{x:g}" cy="{y:g}" r="1.25" fill="currentColor" stroke="none"/>'
    return '<polyline points="{}"/>'.format(" ".join(f"{x:g},{y:g}" for x, y in run))
