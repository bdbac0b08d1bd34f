"""Where labels go beside points over time: above or below, centred or to a side, or nowhere."""

from collections.abc import Iterator, Sequence
from math import ceil

from analytics.charts.labels import Box, text_width
from analytics.charts.theme import SMALL

Place = tuple[float, float]

_CLEAR = 6.0
_LINE = 16.0
_SPILL = 6.0
_STEP = 4.0


def place_labels(
    places: Sequence[Place],
    texts: Sequence[Sequence[str]],
    strokes: Sequence[tuple[Place, Place]],
    width: float,
    most: int,
    blocks: Sequence[Box] = (),
    beyond: float = _SPILL,
) -> list[str]:
    """Choose a text position ("top center", "bottom right", …) or "" for every point.

    Args:
        places: pixels from the left and from the bottom, in the order of time.
        texts: the lines of each label.
        strokes: lines drawn from place to place, which labels avoid where they can.
        width: of the plot; labels stay inside.
        most: how many points may all have labels; of more, only the last, first, lowest, highest.
        blocks: places that are taken by something else.
        beyond: pixels that labels may reach over the right edge of the plot.

    Returns:
        One position per point; no label covers another one or a point. A point that finds no
        place has no label: its hover says the same. The newest point always has one, for it is what
        a reader looks for: where all is taken, the place where it covers least.
    """
    taken = [Box(x - _CLEAR, x + _CLEAR, y - _CLEAR, y + _CLEAR) for x, y in places]
    taken += blocks
    drawn = [box for stroke in strokes for box in _along(*stroke)]
    sides = ["" for _ in places]
    for number in _by_importance(places)[: most if len(places) <= most else 4]:
        others = [box for place, box in enumerate(taken) if place != number]
        found = [
            (
                (
                    max(-_SPILL - box.left, box.right - width - beyond, 0.0),
                    sum(box.meets(one) for one in others),
                    sum(box.meets(one) for one in drawn),
                ),
                side,
                box,
            )
            for side, box in _candidates(places[number], texts[number])
        ]
        (outside, covered, _crossed), side, box = min(found, key=lambda one: one[0])
        if number == len(places) - 1 or not (outside or covered):
            sides[number] = side
            taken.append(box)
    return sides


def _candidates(place: Place, text: Sequence[str]) -> Iterator[tuple[str, Box]]:
    x, y = place
    wide = max(text_width(line, SMALL, bold=True) for line in text)
    high = _LINE * len(text)
    for across, left in (("center", x - wide / 2), ("right", x + 2), ("left", x - wide - 2)):
        for up, bottom in (("top", y + _CLEAR), ("bottom", y - _CLEAR - high)):
            box = Box(left, left + wide, bottom + 0.5, bottom + high - 0.5)
            yield f"{up} {across}", box


def _along(start: Place, end: Place) -> Iterator[Box]:
    """A stroke as small boxes that touch each other."""
    (x, y), right, up = start, end[0] - start[0], end[1] - start[1]
    steps = ceil(max(abs(right), abs(up)) / _STEP) or 1
    for step in range(steps + 1):
        part = step / steps
        yield _around(x + right * part, y + up * part)


def _around(x: float, y: float) -> Box:
    return Box(x - 2, x + 2, y - 4, y + 4)


def _by_importance(places: Sequence[Place]) -> list[int]:
    """Indices: the last point, the first, the lowest, the highest, then the rest."""
    if not places:
        return []
    numbers = range(len(places))
    first = [
        len(places) - 1,
        0,
        min(numbers, key=lambda number: places[number][1]),
        max(numbers, key=lambda number: places[number][1]),
    ]
    return list(dict.fromkeys([*first, *numbers]))
