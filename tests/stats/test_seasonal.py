"""When the quarter of the year explains the swings: the F-test against an independent one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import f as fisher

from analytics.stats.signals import _F, critical, left_over, seasonal

SEASON = [30.0, 10.0, 18.0, 22.0]


def asked(values: list[float]) -> bool:
    times = list(range(len(values)))
    return seasonal(times, [time % 4 + 1 for time in times], values)


def by_regression(values: list[float]) -> float:
    """F of three quarter dummies beside a straight line, by numpy's least squares."""
    n = len(values)
    line = np.column_stack([np.ones(n), np.arange(n)])
    dummies = np.array([[time % 4 == quarter for quarter in (1, 2, 3)] for time in range(n)], float)

    def squares(matrix: np.ndarray) -> float:
        left = values - matrix @ np.linalg.lstsq(matrix, np.array(values), rcond=None)[0]
        return float(left @ left)

    alone, beside = squares(line), squares(np.column_stack([line, dummies]))
    return (alone - beside) / 3 / (beside / (n - 5))


def test_the_table_of_f() -> None:
    for free, point in _F.items():
        assert point == pytest.approx(fisher.isf(0.01, 3, free), abs=6e-4)
    assert critical(22) == _F[20]
    assert critical(1000) == _F[60]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (SEASON * 3, True),
        ([value + place for place, value in enumerate(SEASON * 3)], True),
        ([100.0 + place for place in range(12)], False),
        ([20.0] * 12, False),
        ([value + noise for value, noise in zip(SEASON * 4, [1, -1, 2, 0] * 4, strict=True)], True),
        ([5, 9, 4, 8, 7, 3, 9, 6, 4, 8, 5, 7], False),
        (SEASON, False),
    ],
    ids=["same year", "on a slope", "slope only", "constant", "shifted", "noise", "one year"],
)
def test_examples(values: list[float], expected: bool) -> None:
    assert asked(values) is expected


def test_a_quarter_seen_once_says_nothing() -> None:
    """Eleven quarters, the fourth of the year but once."""
    times = [0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 12]
    values = [SEASON[time % 4] for time in times]
    assert not seasonal(times, [time % 4 + 1 for time in times], values)


@given(st.lists(st.floats(0, 1e6, allow_subnormal=False), min_size=8, max_size=40))
def test_it_is_the_regression(values: list[float]) -> None:
    times = list(range(len(values)))
    beside = left_over(
        [[(time, values[time]) for time in times if time % 4 == quarter] for quarter in range(4)]
    )
    # Where almost nothing is left over, F is a quotient of rounding errors.
    if beside < 1e-6 * (1 + sum(value * value for value in values)):
        return
    ratio = by_regression(values)
    limit = critical(len(values) - 5)
    if abs(ratio - limit) > 1e-6 * limit:
        assert asked(values) is (ratio > limit)
