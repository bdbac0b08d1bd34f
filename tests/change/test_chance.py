"""What chance can do to a difference of two rates, held against the literature and statsmodels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep

from analytics.change.chance import by_chance, interval

# Newcombe, R. G. (1998), Statistics in Medicine 17, 873–890, table II, method 10: rows (a), (b),
# (d) and (h); the difference is later − earlier here.
PUBLISHED = [
    ((48, 80), (56, 70), (0.0524, 0.3339)),
    ((3, 10), (9, 10), (0.1705, 0.8090)),
    ((0, 29), (5, 56), (-0.0381, 0.1926)),
    ((0, 10), (10, 10), (0.6075, 1.0000)),
]


@pytest.mark.parametrize(("earlier", "later", "wanted"), PUBLISHED)
def test_the_published_intervals(
    earlier: tuple[int, int], later: tuple[int, int], wanted: tuple[float, float]
) -> None:
    assert interval(earlier, later) == pytest.approx(wanted, abs=5e-5)


shares = st.integers(1, 5_000).flatmap(
    lambda whole: st.tuples(st.integers(0, whole), st.just(whole))
)


@given(shares, shares)
def test_it_is_what_statsmodels_finds(earlier: tuple[int, int], later: tuple[int, int]) -> None:
    found = interval(earlier, later)
    wanted = confint_proportions_2indep(*later, *earlier, method="newcomb", compare="diff")
    assert found == pytest.approx(wanted, abs=1e-9)
    assert found is not None
    difference = later[0] / later[1] - earlier[0] / earlier[1]
    assert -1 - 1e-9 <= found[0] <= difference + 1e-9
    assert difference - 1e-9 <= found[1] <= 1 + 1e-9


@given(shares, shares)
def test_more_dossiers_make_it_narrower(earlier: tuple[int, int], later: tuple[int, int]) -> None:
    few, many = interval(earlier, later), interval(*((a * 9, b * 9) for a, b in (earlier, later)))
    assert few is not None and many is not None
    assert many[1] - many[0] < few[1] - few[0]


def test_one_of_many_must_move_further() -> None:
    """Šidák: each of 160 intervals covers 0,95^(1/160) = 99,968%."""
    alone, many = interval((90, 100), (80, 100)), interval((90, 100), (80, 100), 160)
    alpha = 1 - 0.95 ** (1 / 160)
    wanted = confint_proportions_2indep(80, 100, 90, 100, method="newcomb", alpha=alpha)
    assert many == pytest.approx(wanted, abs=1e-9)
    assert alone is not None and alone[1] < 0 < many[1]  # type: ignore[index]
    assert by_chance("on_time_rate", (90, 100), (80, 100), 160)
    assert not by_chance("on_time_rate", (90, 100), (80, 100))


@pytest.mark.parametrize(
    ("earlier", "later"), [((0, 0), (1, 2)), ((1, 2), (0, 0)), ((3, 2), (1, 2)), ((-1, 2), (1, 2))]
)
def test_what_is_no_share_has_no_interval(earlier: tuple[int, int], later: tuple[int, int]) -> None:
    assert interval(earlier, later) is None
    assert not by_chance("on_time_rate", earlier, later)


@pytest.mark.parametrize(
    ("metric", "wanted"),
    [
        ("on_time_rate", True),
        ("online_rate", True),
        ("backlog_rate", True),
        ("not_overdue_rate", True),
        # What is on time now may have been received before: no share of what was received.
        ("on_time_of_received", False),
    ],
)
def test_only_a_share_can_move_by_chance(metric: str, wanted: bool) -> None:
    assert by_chance(metric, (9, 10), (8, 10)) == wanted
    assert not by_chance(metric, (900, 1000), (500, 1000))
