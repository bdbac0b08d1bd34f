"""A series that climbs or falls as a whole, and many that do not."""

import random
from math import erfc, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau

from analytics.stats.signals import LEVEL, direction


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([float(place) for place in range(8)], 1),
        ([float(-place) for place in range(8)], -1),
        ([float(place) for place in range(7)], 0),  # of seven not even all rising are enough
        ([1.0] * 17, 0),
        ([*[1.0] * 16, 2.0], 0),
        ([*[1.0] * 8, *[2.0] * 9], 1),  # a step between two levels reads as a direction
        ([], 0),
        ([3.0], 0),
        ([3.0, 4.0], 0),
    ],
)
def test_examples(values: list[float], expected: int) -> None:
    assert direction(values) == expected


def test_ties_count_in_the_variance() -> None:
    """S = 28 - 4 pairs, Var = (8 · 7 · 21 - 4 · 2 · 1 · 9) / 18 = 61.33: z = 2.94, p = 0.0033."""
    assert erfc(23 / sqrt(2 * 61.3333)) == pytest.approx(0.0033, abs=1e-4)
    assert direction([1, 1, 2, 2, 3, 3, 4, 4]) == 0


def test_it_is_no_less_strict_than_the_exact_distribution() -> None:
    """Whatever is called a direction, scipy's exact test of Kendall's tau calls one too."""
    rng = random.Random(1)
    for n in (8, 10, 12, 17):
        for _time in range(100):
            values = [0.4 * place + rng.gauss(0, 2) for place in range(n)]
            if direction(values):
                found = kendalltau(range(n), values, method="exact")
                assert found.pvalue < LEVEL


@given(st.lists(st.integers(0, 30), max_size=40))
def test_backwards_it_is_the_other_way_and_upside_down_too(values: list[int]) -> None:
    assert direction(values[::-1]) == -direction(values)
    assert direction([-value for value in values]) == -direction(values)
