"""Intervals of a share and of a difference against published examples and statsmodels."""

from statistics import NormalDist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from analytics.metrics import METRICS, is_share
from analytics.stats.intervals import effective, newcombe, simultaneous, wilson


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        # Newcombe (1998), Statistics in Medicine 17, 857–872, table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_agrees_with_the_examples_of_newcombe(
    part: int, whole: int, low: float, high: float
) -> None:
    found = wilson(part, whole)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_the_formula_written_out() -> None:
    """Wilson's own: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n)."""
    z = NormalDist().inv_cdf(0.995)
    p, n = 97 / 120, 120
    middle = p + z * z / (2 * n)
    half = z * (p * (1 - p) / n + z * z / (4 * n * n)) ** 0.5
    found = wilson(97, 120, coverage=0.99)
    assert found.low == pytest.approx((middle - half) / (1 + z * z / n), abs=1e-12)
    assert found.high == pytest.approx((middle + half) / (1 + z * z / n), abs=1e-12)


def test_all_on_time_and_all_late_stay_within_0_and_100_per_cent() -> None:
    late, on_time = wilson(0, 40), wilson(40, 40)
    assert late.low == 0.0
    assert on_time.high == 1.0
    assert late.high == pytest.approx(1 - on_time.low)


@pytest.mark.parametrize(("part", "whole"), [(5, 4), (-1, 4), (0, 0)])
def test_what_is_no_share_is_refused(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match=str(part)):
        wilson(part, whole)


shares = st.integers(1, 500).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


@settings(deadline=None)  # the first example loads scipy
@given(shares, st.integers(2, 50))
def test_intervals_widen_as_volume_falls(share: tuple[int, int], times: int) -> None:
    part, whole = share
    few, many = wilson(part, whole), wilson(part * times, whole * times)
    assert few.high - few.low > many.high - many.low


@settings(deadline=None)  # the first example loads scipy
@given(shares)
def test_an_interval_holds_its_share(share: tuple[int, int]) -> None:
    found = wilson(*share)
    assert 0 <= found.low <= share[0] / share[1] <= found.high <= 1


@settings(deadline=None)  # the first example loads scipy
@given(shares, st.floats(1, 40))
def test_real_counts_are_what_statsmodels_finds(share: tuple[int, int], spread: float) -> None:
    """A share with φ: x ÷ φ of n ÷ φ, which may be less than one dossier."""
    part, whole = effective(share, spread)
    wanted = proportion_confint(part, whole, method="wilson")
    found = wilson(part, whole)
    assert (found.low, found.high) == pytest.approx(wanted, abs=1e-9)


def test_without_a_known_dispersion_counts_stand_as_they_are() -> None:
    assert effective((9, 10), None) == (9, 10)
    assert effective((9, 10), 2.0) == (4.5, 5.0)


# --- differences ----------------------------------------------------------------------------------

# Newcombe, R. G. (1998), Statistics in Medicine 17, 873–890, table II, method 10: rows (a), (b),
# (d) and (h); the difference is later − earlier here.
PUBLISHED = [
    ((48, 80), (56, 70), (0.0524, 0.3339)),
    ((3, 10), (9, 10), (0.1705, 0.8090)),
    ((0, 29), (5, 56), (-0.0381, 0.1926)),
    ((0, 10), (10, 10), (0.6075, 1.0000)),
]


@pytest.mark.parametrize(("earlier", "later", "wanted"), PUBLISHED)
def test_the_published_differences(
    earlier: tuple[int, int], later: tuple[int, int], wanted: tuple[float, float]
) -> None:
    found = newcombe(earlier, later)
    assert found is not None
    assert (found.low, found.high) == pytest.approx(wanted, abs=5e-5)


@settings(deadline=None)  # a busy machine is no error
@given(shares, shares)
def test_a_difference_is_what_statsmodels_finds(
    earlier: tuple[int, int], later: tuple[int, int]
) -> None:
    found = newcombe(earlier, later)
    wanted = confint_proportions_2indep(*later, *earlier, method="newcomb", compare="diff")
    assert found is not None
    assert (found.low, found.high) == pytest.approx(wanted, abs=1e-9)
    difference = later[0] / later[1] - earlier[0] / earlier[1]
    assert -1 - 1e-9 <= found.low <= difference + 1e-9
    assert difference - 1e-9 <= found.high <= 1 + 1e-9


@settings(deadline=None)  # a busy machine is no error
@given(shares, shares, st.floats(1.5, 30))
def test_a_greater_dispersion_makes_a_difference_wider(
    earlier: tuple[int, int], later: tuple[int, int], spread: float
) -> None:
    few = newcombe(effective(earlier, spread), effective(later, spread))
    many = newcombe(earlier, later)
    assert few is not None and many is not None
    assert many.high - many.low < few.high - few.low


@pytest.mark.parametrize(
    ("earlier", "later"), [((0, 0), (1, 2)), ((1, 2), (0, 0)), ((3, 2), (1, 2)), ((-1, 2), (1, 2))]
)
def test_what_is_no_share_has_no_difference(
    earlier: tuple[int, int], later: tuple[int, int]
) -> None:
    assert newcombe(earlier, later) is None


# --- several at once ------------------------------------------------------------------------------


def test_one_of_many_must_move_further() -> None:
    """Šidák: each of 160 intervals covers 0,95^(1/160) = 99,968%."""
    alone = newcombe((90, 100), (80, 100))
    many = newcombe((90, 100), (80, 100), simultaneous(160))
    alpha = 1 - 0.95 ** (1 / 160)
    wanted = confint_proportions_2indep(80, 100, 90, 100, method="newcomb", alpha=alpha)
    assert alone is not None and many is not None
    assert (many.low, many.high) == pytest.approx(wanted, abs=1e-9)
    assert not alone.holds(0) and many.holds(0)


def test_simultaneous_coverage_of_the_51_states() -> None:
    """RankingProject, vignette of Klein, Wright and Wieczorek (2020): "around 3.081"."""
    each = simultaneous(51, 0.90)
    assert NormalDist().inv_cdf(1 - (1 - each) / 2) == pytest.approx(3.081, abs=5e-4)


@given(st.integers(1, 300))
def test_so_many_independent_intervals_hold_together_with_95_per_cent(many: int) -> None:
    assert simultaneous(many) ** many == pytest.approx(0.95)


def test_one_unit_needs_no_widening() -> None:
    assert simultaneous(1) == 0.95


@pytest.mark.parametrize(
    ("code", "share"),
    [
        ("on_time_rate", True),
        ("late_rate", True),
        ("early_rate", True),
        ("online_rate", True),
        ("not_overdue_rate", True),
        ("backlog_rate", True),
        ("overdue_share", True),
        # Answered now, received perhaps a quarter earlier.
        ("on_time_of_received", False),
        ("online_of_resolved", False),
        ("late", False),
    ],
)
def test_which_rates_are_shares(code: str, share: bool) -> None:
    assert is_share(METRICS[code]) is share
