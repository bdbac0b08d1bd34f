"""Names at the ends of lines, moved apart so that none covers another."""

from collections.abc import Sequence


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
