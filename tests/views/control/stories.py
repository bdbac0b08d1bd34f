"""What the control tests share: a series of quarters from counts."""

from collections.abc import Sequence

from analytics.periods import span
from analytics.query import Answer
from tests.query.stories import an_answer

FIRST, LAST = "2015-Q1", "2024-Q4"
QUARTERS = span(FIRST, LAST)


def rates(
    counts: Sequence[tuple[float, float] | None],
    metric: str = "on_time_rate",
    quarters: Sequence[str] = QUARTERS,
) -> list[Answer]:
    """Rates of neighbouring quarters; None leaves a quarter out."""
    return [
        an_answer(metric, pair[0] / pair[1], period, counts=pair, basis="computed")
        for period, pair in zip(quarters, counts, strict=False)
        if pair is not None
    ]


def numbers(
    values: Sequence[float | None],
    metric: str = "received",
    quarters: Sequence[str] = QUARTERS,
) -> list[Answer]:
    """Counts of neighbouring quarters; None leaves a quarter out."""
    return [
        an_answer(metric, value, period, basis="computed")
        for period, value in zip(quarters, values, strict=False)
        if value is not None
    ]


def swinging(n: int, whole: float = 1000, by: float = 0.01) -> list[tuple[float, float]]:
    """``n`` rates about 95% that go up and down ``by`` a point: nothing to notice."""
    return [(whole * (0.95 + by * (-1) ** (place + 1)), whole) for place in range(n)]


def together(n: int) -> tuple[bool, ...]:
    """``n`` points without a gap."""
    return (False, *([True] * (n - 1)))
