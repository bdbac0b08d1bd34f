"""Funnel limits against binomial tails, the spread between units against a sum done by hand."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from analytics.stats.funnel import ENOUGH, between, binomial_limits, funnel, wide_limits, winsorised


def test_ten_tosses_of_a_coin_by_hand() -> None:
    """P(R ≤ 1) = 11/1024 and P(R ≤ 2) = 56/1024, so r = 2 and α = (56/1024 − 0.025) ÷ (45/1024)."""
    (found,) = binomial_limits(0.5, [10])
    alpha = (56 / 1024 - 0.025) / (45 / 1024)
    assert found.low == pytest.approx((2 - alpha) / 10)
    assert found.low == pytest.approx(0.132444, abs=1e-6)
    # P(R = 0) = 1/1024 < 0.001 ≤ P(R ≤ 1): r = 1.
    assert found.low_outer == pytest.approx((1 - (11 / 1024 - 0.001) / (10 / 1024)) / 10)
    assert (found.high, found.high_outer) == pytest.approx((1 - found.low, 1 - found.low_outer))


volumes = st.integers(1, 3000)
rates = st.floats(0.002, 0.998)


@given(rates, volumes, st.floats(0, 1))
def test_a_unit_is_outside_when_its_tail_is_rarer_than_the_limit_says(
    rate: float, volume: int, share: float
) -> None:
    """The tails of scipy's binomial distribution, on both sides, for both limits."""
    (limits,) = binomial_limits(rate, [volume])
    count = round(share * volume)
    below, above = binom.cdf(count, volume, rate), binom.sf(count - 1, volume, rate)
    for tail, low, high in (
        (0.025, limits.low, limits.high),
        (0.001, limits.low_outer, limits.high_outer),
    ):
        # A count within a hair of a limit can fall on either side of it.
        if abs(below - tail) > 1e-9 and abs(count / volume - low) > 1e-9:
            assert (count / volume < low) == (below < tail)
        if abs(above - tail) > 1e-9 and abs(count / volume - high) > 1e-9:
            assert (count / volume > high) == (above < tail)


@given(rates, volumes)
def test_limits_of_a_rate_and_of_its_complement_are_mirrored(rate: float, volume: int) -> None:
    (one,), (other,) = binomial_limits(rate, [volume]), binomial_limits(1 - rate, [volume])
    assert one.low == pytest.approx(1 - other.high, abs=1e-7)
    assert one.high_outer == pytest.approx(1 - other.low_outer, abs=1e-7)


def test_all_on_time_in_a_few_dozen_dossiers_is_nothing_special() -> None:
    (limits,) = binomial_limits(0.99, [50])
    assert limits.place(1.0) == "inside"
    assert limits.place(0.95) == "inside"
    assert limits.place(0.94) == "near"
    assert limits.place(0.90) == "outside"


def test_limits_close_in_as_volume_grows() -> None:
    found = binomial_limits(0.97, [50, 200, 1000, 5000, 20000])
    widths = [one.high_outer - one.low_outer for one in found]
    assert widths == sorted(widths, reverse=True)
    assert all(one.low_outer <= one.low <= 0.97 <= one.high <= one.high_outer for one in found)


# --- the spread between units ---------------------------------------------------------------------


def test_the_spread_of_twenty_units_by_hand() -> None:
    """Ten units with 60 and ten with 40 of 100: every z is ±2, so Σz² = 80 and 80 − 19 = 61.

    w = 100 ÷ 0.25 = 400 each: Σw − Σw² ÷ Σw = 8000 − 400 = 7600, and τ² = 61 ÷ 7600.
    """
    counts = [(60.0, 100.0)] * 10 + [(40.0, 100.0)] * 10
    assert between(counts, 0.5) == pytest.approx(sqrt(61 / 7600))


def test_one_extreme_unit_of_twenty_does_not_make_a_spread() -> None:
    """Winsorised: the two highest z are drawn in to the third, which is 0."""
    counts = [(50.0, 100.0)] * 19 + [(95.0, 100.0)]
    assert between(counts, 0.5) == 0.0


def test_below_twenty_units_nothing_is_estimated() -> None:
    assert ENOUGH == 20
    assert between([(60.0, 100.0), (40.0, 100.0)] * 9 + [(50.0, 100.0)], 0.5) is None
    assert between([(60.0, 100.0), (40.0, 100.0)] * 10, 0.5) is not None


def test_a_tenth_is_drawn_in_at_either_end() -> None:
    scores = [float(n) for n in range(20)]
    assert winsorised(scores) == [2.0, 2.0, *scores[2:18], 17.0, 17.0]
    assert winsorised([3.0, -1.0, 2.0]) == [3.0, -1.0, 2.0]


def test_wide_limits_add_the_variances() -> None:
    """At 10.000 dossiers: √(0,5·0,5 ÷ 10.000 + 0,03²) = √0,000925; the normal 97.5% is 1.959964."""
    (found,) = wide_limits(0.5, binomial_limits(0.5, [10000]), 0.03)
    # The binomial of 270 dossiers, whose chance has that variance, reaches a little further.
    assert 0 <= found.high - (0.5 + 1.959964 * sqrt(0.000925)) < 0.0025
    assert 0 <= (0.5 - 3.090232 * sqrt(0.000925)) - found.low_outer < 0.0025


@given(rates, volumes, st.floats(0, 0.2))
def test_wide_limits_are_nowhere_narrower_than_chance(
    rate: float, volume: int, spread: float
) -> None:
    (chance,) = binomial_limits(rate, [volume])
    (wide,) = wide_limits(rate, [chance], spread)
    assert 0 <= wide.low_outer <= wide.low <= wide.high <= wide.high_outer <= 1
    assert wide.low_outer <= chance.low_outer
    assert wide.high >= chance.high


# --- the funnel of a population -------------------------------------------------------------------


def test_a_funnel_names_who_lies_outside() -> None:
    found = funnel({"a": (990, 1000), "b": (985, 1000), "c": (900, 1000), "small": (9, 10)})
    assert found is not None
    assert found.rate == pytest.approx(2884 / 3010)
    assert found.outside == ("a", "b", "c")
    assert found.places["small"] == "inside"
    assert (found.spread, found.wide) == (None, ())
    assert [found.chance[0].volume, found.chance[-1].volume] == [10, 1000]


def test_units_without_dossiers_and_single_units_make_no_funnel() -> None:
    assert funnel({}) is None
    assert funnel({"a": (5, 5), "b": (0, 0)}) is None


@pytest.mark.parametrize("part", [0, 30])
def test_all_on_time_or_all_late_have_no_limits(part: float) -> None:
    found = funnel({"a": (part, 30), "b": (part, 30)})
    assert found is not None
    assert (found.chance, found.wide, found.outside) == ((), (), ())


def test_equal_units_of_one_size() -> None:
    found = funnel({"a": (27, 30), "b": (27, 30)})
    assert found is not None
    assert [one.volume for one in found.chance] == [30]
    assert found.outside == ()


pairs = st.integers(1, 400).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


@given(st.lists(pairs, min_size=2, max_size=30))
def test_the_order_of_the_units_changes_no_place(counts: list[tuple[int, int]]) -> None:
    named = {f"u{place}": pair for place, pair in enumerate(counts)}
    one, other = funnel(named), funnel(dict(reversed(named.items())))
    assert one is not None and other is not None
    assert one.rate == other.rate
    assert one.spread == pytest.approx(other.spread) if one.spread else one.spread == other.spread
    assert one.places == other.places
