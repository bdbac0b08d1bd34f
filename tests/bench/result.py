"""One measured figure, with its floor and its limit."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Row:
    """What was measured; ``ratio`` is to the floor, ``met`` None where no limit is set."""

    part: str
    what: str
    value: str
    floor: str = ""
    ratio: float | None = None
    limit: str = ""
    met: bool | None = None


def compared(
    part: str, what: str, times: Sequence[float], floors: Sequence[float], limit: float | None
) -> Row:
    """Medians of seconds against medians of a floor, as a row."""
    ratio = median(times) / median(floors)
    return Row(
        part,
        what,
        milliseconds(median(times)),
        milliseconds(median(floors)),
        ratio,
        "" if limit is None else f"≤ {limit:g} ×",
        None if limit is None else ratio <= limit,
    )


def milliseconds(seconds: float) -> str:
    """A time as the table shows it."""
    return f"{seconds * 1000:.0f} ms" if seconds >= 0.01 else f"{seconds * 1000:.1f} ms"


def megabytes(size: float) -> str:
    """A size in bytes as the table shows it."""
    return f"{size / 2**20:.0f} MB"
