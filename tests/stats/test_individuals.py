"""Limits of counts and amounts against published examples, and what holds for any series."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.stats.control_charts import Individuals, Limits, mean_moving_range
from tests.views.control.stories import together


def limits(*values: float) -> Limits:
    return Individuals(values, together(len(values))).limits[0]


def test_a_gap_gives_no_moving_range() -> None:
    lone = [False, True, False, False, False, False, False, False]
    assert mean_moving_range([0, 3, 9, 9, 9, 9, 9, 9], lone) == 3
    assert mean_moving_range([1.0, 2.0], [False, False]) == 0


def test_wheelers_trade_deficits() -> None:
    """Wheeler, Understanding Variation, figure 6.7: monthly deficits, July to December 1988."""
    one = limits(10.5, 11.2, 9.2, 10.1, 10.4, 10.5)
    # ranges 0.7, 2.0, 0.9, 0.3, 0.1: mean 0.8; 61.9 / 6 = 10.317
    assert one.centre == pytest.approx(10.3167, abs=1e-4)
    assert one.upper == pytest.approx(12.4447, abs=1e-4)
    assert one.lower == pytest.approx(8.1887, abs=1e-4)


def test_the_flow_rates_of_nist() -> None:
    """NIST/SEMATECH e-Handbook, 6.3.2.2: limits 45.8159 and 55.8041 (with 3 / 1.128 for 2.66)."""
    found = limits(49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1)
    assert found.centre == pytest.approx(50.81)
    assert found.lower == pytest.approx(45.8159, abs=1e-3)
    assert found.upper == pytest.approx(55.8041, abs=1e-3)


def test_a_limit_below_zero_is_cut_there() -> None:
    # Mean 5, every range 10: 5 - 26.6.
    assert limits(0, 10, 0, 10) == Limits(5.0, 0.0, 5 + 2.66 * 10, cut=True)
    assert not limits(100, 101, 100, 101).cut


def test_points_within_and_beyond() -> None:
    # Mean 10, ranges of 2: limits 10 ± 5.32.
    found = Individuals((9.0, 11.0, 9.0, 11.0), together(4))
    assert found.outside == (0, 0, 0, 0)
    assert found.sides == (-1, 1, -1, 1)
    assert Individuals((*[9.0, 11.0] * 9, 17.0), together(19)).outside[-1] == 1


def test_a_point_far_away_puts_no_others_on_a_side() -> None:
    """It moves the mean from 10 to 30.5: the nines are below both, the elevens below one."""
    assert Individuals((*[9.0, 11.0] * 9, 400.0), together(19)).sides == (*[-1, 0] * 9, 1)


@given(st.lists(st.integers(0, 10**7), min_size=2, max_size=40), st.integers(2, 1000))
def test_limits_of_a_count_grow_with_its_unit_and_are_never_below_0(
    values: list[int], factor: int
) -> None:
    one, more = limits(*values), limits(*(value * factor for value in values))
    assert one.lower >= 0
    assert more.lower == pytest.approx(one.lower * factor, abs=1e-3)
    assert more.upper == pytest.approx(one.upper * factor)
