"""Axes: they hold all values, end on readable ticks, and start at zero where they must."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.charts.axis import count_axis, percent_tick, rate_axis, value_axis, value_tick
from analytics.i18n import EN, VI


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [
        ([0.9158, 0.9976, 0.95], 0.90, 1.0),
        ([0.8684, 0.9962, 0.95], 0.85, 1.0),
        ([0.0, 1.0], 0.0, 1.0),
        ([1.0], 0.98, 1.0),
        ([0.0], 0.0, 0.02),
        ([], 0.9, 1.0),
    ],
)
def test_rate_axes_end_on_whole_steps(values: list[float], low: float, high: float) -> None:
    axis = rate_axis(values)
    assert (axis.low, axis.high) == (low, high)


@given(st.lists(st.floats(0, 1), max_size=8))
def test_a_rate_axis_holds_all_values_within_0_and_1(values: list[float]) -> None:
    axis = rate_axis(values)
    assert all(axis.low <= value + 1e-9 and value <= axis.high + 1e-9 for value in values)
    assert axis.low >= 0
    assert axis.high <= 1
    assert 2 <= len(axis.ticks) <= 8


# The store keeps six decimals.
@given(st.lists(st.integers(0, 10**15).map(lambda number: number / 10**6), max_size=8))
def test_a_count_axis_starts_at_zero_and_holds_all_values(values: list[float]) -> None:
    axis = count_axis(values)
    assert axis.low == 0
    # A millionth of a step beyond the last tick is no reason for another one.
    assert axis.high * (1 + 1e-6) >= max(values, default=0)
    assert 2 <= len(axis.ticks) <= 7


def test_ticks_have_the_decimals_their_steps_need() -> None:
    axis = rate_axis([0.985, 0.99])
    assert [percent_tick(tick, axis, VI) for tick in axis.ticks[:2]] == ["97,5%", "98,0%"]
    assert percent_tick(1.0, rate_axis([0.9, 1]), EN) == "100%"


def test_money_is_short_and_differences_may_be_below_zero() -> None:
    money = value_axis([35_800_000_000.0], "đồng")
    assert value_tick(money.ticks[-1], money, "đồng", VI).endswith("tỷ ₫")
    points = value_axis([-5.19, -0.36], "điểm %")
    assert points.low <= -5.19
    assert points.high == 0
