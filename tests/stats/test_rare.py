"""Counts of few against Poisson chance."""

from math import exp, factorial

import pytest

from analytics.stats.control_charts import Rare
from analytics.stats.tails import SIGNAL
from tests.views.control.stories import together


def of(*values: float) -> Rare:
    return Rare(values, together(len(values)))


def test_by_hand() -> None:
    """Mean 1: six or more come in 0.06%, five or more in 0.37% of all quarters."""
    found = of(*[1.0] * 17)
    assert [1 - sum(exp(-1) / factorial(x) for x in range(least)) < SIGNAL for least in (5, 6)] == [
        False,
        True,
    ]
    assert {(one.lower, one.upper) for one in found.limits} == {(0, 5)}
    assert found.outside == (0,) * 17


def test_one_great_count_among_small_ones() -> None:
    found = of(*[0.0, 1.0] * 8, 8.0)
    assert found.outside == (*[0] * 16, 1)
    assert found.limits[0].upper < 8


def test_never_below_none() -> None:
    """Nothing at all is no signal where few are expected."""
    assert of(*[4.0, 5.0] * 8, 0.0).outside[-1] == 0


def test_neighbours_that_differ_more_than_chance_widen_the_limits() -> None:
    calm, wild = of(*[4.0, 5.0] * 8), of(*[0.0, 9.0] * 8)
    assert calm.dispersion == 1
    assert wild.dispersion == pytest.approx((9 / 4.5**0.5 / 1.128) ** 2)
    assert wild.limits[0].upper > calm.limits[0].upper
    assert wild.outside == (0,) * 16


def test_the_chances_of_either_side() -> None:
    """Mean 1/2: none in exp(-1/2) of all quarters, one or more in the others."""
    found = of(*[0.0, 0.0, 1.0, 1.0] * 4)
    assert found.chances[0] == pytest.approx(exp(-0.5))
    assert found.chances[2] == pytest.approx(1 - exp(-0.5))
