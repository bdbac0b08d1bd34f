"""The interval of a difference: published examples, and statsmodels as another hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from analytics.overview.newcombe import difference, quantile, wilson

Z = quantile(0.95)

# Newcombe (1998), Statistics in Medicine 17, 873–890, table II, method 10.
PUBLISHED = [
    ((56, 70), (48, 80), (0.0524, 0.3339)),
    ((9, 10), (3, 10), (0.1705, 0.8090)),
    ((6, 7), (2, 7), (0.0582, 0.8062)),
    ((5, 56), (0, 29), (-0.0381, 0.1926)),
    ((0, 10), (0, 20), (-0.1611, 0.2775)),
    ((0, 10), (0, 10), (-0.2775, 0.2775)),
    ((10, 10), (0, 20), (0.6791, 1.0000)),
    ((10, 10), (0, 10), (0.6075, 1.0000)),
]

pairs = st.integers(1, 5000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@pytest.mark.parametrize(("now", "before", "expected"), PUBLISHED)
def test_the_published_examples(
    now: tuple[int, int], before: tuple[int, int], expected: tuple[float, float]
) -> None:
    assert difference(now, before, Z) == pytest.approx(expected, abs=0.00005)


@given(pairs, pairs, st.integers(1, 200))
def test_it_is_what_statsmodels_computes(
    now: tuple[int, int], before: tuple[int, int], several: int
) -> None:
    alpha = 1 - 0.95 ** (1 / several)
    expected = confint_proportions_2indep(*now, *before, method="newcomb", alpha=alpha)
    found = difference(now, before, quantile(0.95, several))
    assert found == pytest.approx(expected, abs=1e-9)


@given(pairs)
def test_a_rate_lies_in_its_score_interval(pair: tuple[int, int]) -> None:
    found = wilson(*pair, Z)
    assert found == pytest.approx(proportion_confint(*pair, method="wilson"), abs=1e-9)
    assert found[0] - 1e-12 <= pair[0] / pair[1] <= found[1] + 1e-12


@given(pairs, pairs)
def test_turned_round_it_is_its_own_mirror(now: tuple[int, int], before: tuple[int, int]) -> None:
    low, high = difference(now, before, Z)
    assert difference(before, now, Z) == pytest.approx((-high, -low), abs=1e-12)
    assert low - 1e-12 <= now[0] / now[1] - before[0] / before[1] <= high + 1e-12


def test_the_more_are_looked_at_the_wider_each_is() -> None:
    """Šidák: 0,95 ^ (1 ÷ 160) is 99,968% for each of 160."""
    assert quantile(0.95) == pytest.approx(1.959964, abs=1e-6)
    assert quantile(0.95, 160) == pytest.approx(3.5981, abs=0.0001)
