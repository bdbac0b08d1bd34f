"""Wilson intervals against published examples; how wide many must be to hold together."""

from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.metrics import METRICS, is_share
from analytics.ranking.intervals import simultaneous, wilson


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
    (found,) = wilson([part], [whole])
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_the_formula_written_out() -> None:
    """Wilson's own: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n)."""
    z = NormalDist().inv_cdf(0.995)
    p, n = 97 / 120, 120
    middle = p + z * z / (2 * n)
    half = z * (p * (1 - p) / n + z * z / (4 * n * n)) ** 0.5
    (found,) = wilson([97], [120], coverage=0.99)
    assert found.low == pytest.approx((middle - half) / (1 + z * z / n), abs=1e-12)
    assert found.high == pytest.approx((middle + half) / (1 + z * z / n), abs=1e-12)


def test_all_on_time_and_all_late_stay_within_0_and_100_per_cent() -> None:
    late, on_time = wilson([0, 40], [40, 40])
    assert late.low == 0.0
    assert on_time.high == 1.0
    assert late.high == pytest.approx(1 - on_time.low)


def test_nothing_asked_nothing_answered() -> None:
    assert wilson([], []) == []


@pytest.mark.parametrize(("part", "whole"), [(5, 4), (-1, 4), (0, 0)])
def test_what_is_no_share_is_refused(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match=str(part)):
        wilson([part], [whole])


shares = st.integers(1, 500).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


@given(shares, st.integers(2, 50))
def test_intervals_widen_as_volume_falls(share: tuple[int, int], times: int) -> None:
    part, whole = share
    few, many = wilson([part, part * times], [whole, whole * times])
    assert few.high - few.low > many.high - many.low


@given(shares)
def test_an_interval_holds_its_share(share: tuple[int, int]) -> None:
    (found,) = wilson([share[0]], [share[1]])
    assert 0 <= found.low <= share[0] / share[1] <= found.high <= 1


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
