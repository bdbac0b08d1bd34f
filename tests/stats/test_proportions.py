"""Rates against binomial chance: tails, the last dossier within, runs that dossiers allow."""

from itertools import pairwise
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.stats.control_charts import Proportions
from analytics.stats.tails import SIGNAL, binomial_tails
from tests.views.control.stories import together

# Patients seen within four hours in English emergency departments, six weeks of the example of
# Mohammed, Panesar, Laney and Wilson, BMJ Quality & Safety 22 (2013) 362-368.
ATTENDANCES = [
    (266501, 280443),
    (264225, 276823),
    (276532, 291681),
    (281461, 296155),
    (269071, 282343),
    (261215, 275888),
]


def of(*counts: tuple[float, float]) -> Proportions:
    return Proportions(counts, together(len(counts)))


def chance(least: int, n: int, p: float) -> float:
    """P(X ≥ least), added up."""
    return sum(comb(n, x) * p**x * (1 - p) ** (n - x) for x in range(least, n + 1))


def test_few_late_dossiers_by_hand() -> None:
    """Sixteen quarters of 100 with one late each, then one with ``late``: plain tails."""
    for late, outside in ((5, 0), (6, -1)):
        counts = [*[(99, 100)] * 16, (100 - late, 100)]
        p = (16 + late) / 1700
        assert (chance(late, 100, p) < SIGNAL) is (outside != 0)
        found = of(*counts)
        assert found.dispersion == 1
        assert found.outside == (*[0] * 16, outside)


def test_the_limit_is_the_last_dossier_within() -> None:
    found = of(*[(99, 100)] * 16, (94, 100))
    assert {one.lower for one in found.limits} == {0.95}
    assert {one.upper for one in found.limits} == {1.0}
    # A quarter of half the dossiers has a limit of its own.
    smaller = of(*[(99, 100)] * 16, (49, 50)).limits
    assert smaller[0].lower > smaller[-1].lower


def test_many_late_dossiers_are_judged_by_half_of_their_own_chance() -> None:
    """With 40 expected of 400 the limits are about those of a normal distribution, 2.81 σ away."""
    found = of(*[(360, 400)] * 17).limits[0]
    assert found.centre - found.lower == pytest.approx(2.81 * (0.9 * 0.1 / 400) ** 0.5, abs=0.0025)


@pytest.mark.parametrize("n", [1, 3, 30, 96, 5000])
def test_one_late_dossier_is_never_a_signal(n: int) -> None:
    """However many were on time before, and however small the quarter."""
    found = of(*[(20_000, 20_000)] * 16, (n - 1, n))
    assert found.outside == (0,) * 17
    late = Proportions(tuple((whole - part, whole) for part, whole in found.counts), found.joined)
    assert late.outside == (0,) * 17
    assert found.limits[-1].lower <= (n - 1) / n


def test_quarters_that_differ_more_than_dossiers_do_widen_the_limits() -> None:
    """Three of the six weeks lie beyond what patients alone would do (the paper's point)."""
    found = of(*ATTENDANCES)
    alone = Proportions(tuple(ATTENDANCES), (False,) * 6)  # no neighbours: φ is 1
    assert sum(map(abs, alone.outside)) >= 3
    assert found.dispersion > 50
    assert found.outside == (0,) * 6


def test_a_run_of_small_quarters_is_no_news() -> None:
    """Of eight dossiers at 99% nearly every quarter is better than the mean."""
    found = of(*[(8, 8)] * 16, (7, 8))
    assert found.sides == (*[1] * 16, -1)
    # p̄ = 1 / 136: none late of eight in (135 / 136)⁸ of all quarters.
    assert found.chances[0] == pytest.approx((135 / 136) ** 8)
    assert found.chances[-1] == pytest.approx(1 - (135 / 136) ** 8)


def test_a_point_on_the_mean_is_on_no_side() -> None:
    assert of((9, 10), (8, 10), (10, 10), (9, 10)).sides == (0, -1, 1, 0)


COUNTS = st.lists(
    st.integers(1, 20_000).flatmap(
        lambda whole: st.tuples(st.integers(max(0, whole - 40), whole), st.just(whole))
    ),
    min_size=2,
    max_size=20,
).filter(lambda counts: 0 < sum(part for part, _w in counts) < sum(w for _part, w in counts))


@given(COUNTS)
def test_what_is_outside_lies_beyond_the_limit_and_nothing_else(
    counts: list[tuple[int, int]],
) -> None:
    found = of(*counts)
    for (part, whole), one, outside in zip(counts, found.limits, found.outside, strict=True):
        lower, upper = round(one.lower * whole), round(one.upper * whole)
        assert outside == (part > upper) - (part < lower)
        assert 0 <= one.lower <= one.centre <= one.upper <= 1 or whole * one.centre % 1


@given(st.floats(0.0001, 0.9999), st.floats(1, 1e6), st.floats(-2, 2))
def test_within_two_standard_deviations_nothing_is_that_rare(p: float, n: float, z: float) -> None:
    part = np.array([min(max(n * p + z * (n * p * (1 - p)) ** 0.5, 0), n)])
    for tail in binomial_tails(part, np.array([n]), p):
        assert tail[0] >= SIGNAL


@given(COUNTS)
def test_the_complement_is_the_picture_upside_down(counts: list[tuple[int, int]]) -> None:
    found = of(*counts)
    other = of(*[(whole - part, whole) for part, whole in counts])
    assert other.outside == tuple(-one for one in found.outside)
    assert other.sides == tuple(-one for one in found.sides)
    if found.centre != 0.5:  # there neither kind is the rarer one
        for side, one, two in zip(found.sides, found.chances, other.chances, strict=True):
            assert not side or one == pytest.approx(two)


@given(COUNTS)
def test_seen_in_reverse_nothing_changes(counts: list[tuple[int, int]]) -> None:
    assert of(*counts[::-1]).outside == of(*counts).outside[::-1]


@given(st.integers(2, 400), st.integers(1, 40))
def test_the_more_are_late_the_surer_the_signal(whole: int, late: int) -> None:
    steady = [(whole - min(late, whole) // 2, whole)] * 16
    told = [of(*steady, (whole - one, whole)).outside[-1] for one in range(whole + 1)]
    assert all(after <= before for before, after in pairwise(told))
