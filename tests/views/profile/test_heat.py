"""The grid behind the heat map: which columns, which rows, what is open."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from analytics.periods import previous
from analytics.query import Answer
from analytics.views.profile.heat import COLUMNS, columns, heat, is_small
from tests.charts.builders import answer, counted


def cell(key: str, period: str, on_time: int, resolved: int) -> Answer:
    return Answer(**{**vars(counted(key, on_time, resolved)), "period": period})


def test_two_years_without_a_hole() -> None:
    known = ["2017-Q1", "2021-Q1"]
    assert columns("2021-Q1", known) == (
        "2019-Q2",
        "2019-Q3",
        "2019-Q4",
        "2020-Q1",
        "2020-Q2",
        "2020-Q3",
        "2020-Q4",
        "2021-Q1",
    )
    assert columns("2021-Q1", ["2020-Q4"]) == ("2020-Q4", "2021-Q1")
    assert columns("2022-H1", ["2021-H1"]) == ("2021-H1", "2021-H2", "2022-H1")
    assert columns("2021-Q1", []) == ("2021-Q1",)


@given(
    st.integers(2000, 2030),
    st.integers(1, 4),
    st.lists(st.tuples(st.integers(1990, 2030), st.integers(1, 4))),
)
def test_columns_follow_each_other(year: int, quarter: int, known: list[tuple[int, int]]) -> None:
    newest = f"{year}-Q{quarter}"
    periods = columns(newest, [f"{year}-Q{quarter}" for year, quarter in known])
    assert periods[-1] == newest
    assert 1 <= len(periods) <= COLUMNS
    assert all(previous(later) == earlier for earlier, later in pairwise(periods))


def test_rows_stand_by_volume_and_empty_columns_in_front_fall_away() -> None:
    grid = heat(
        [
            cell("b", "2020-Q4", 10, 10),
            cell("a", "2020-Q4", 90, 100),
            cell("b", "2021-Q1", 150, 200),
            cell("a", "2021-Q1", 99, 100),
        ],
        "sector",
        ("2020-Q2", "2020-Q3", "2020-Q4", "2021-Q1"),
    )
    assert grid.periods == ("2020-Q4", "2021-Q1")
    assert grid.keys == ("b", "a")
    assert {period for _key, period in grid.cells} == set(grid.periods)
    assert grid.lowest is not None
    assert (grid.lowest.key, grid.lowest.value) == ("b", 0.75)


def test_the_lowest_is_never_a_small_one() -> None:
    cells = {"few": (1, 29), "many": (20, 30), "most": (990, 1000)}
    grid = heat([cell(key, "2021-Q1", *of) for key, of in cells.items()], "sector", ("2021-Q1",))
    assert is_small(grid.cells["few", "2021-Q1"])
    assert not is_small(grid.cells["many", "2021-Q1"])
    assert grid.lowest is not None
    assert grid.lowest.key == "many"


def test_a_part_of_the_units_is_no_rate() -> None:
    grid = heat([answer("a", None, partial=0.9, expected=3, covered=2)], "sector", ("2021-Q1",))
    assert grid.keys == ()
    assert grid.periods == ()
    assert grid.lowest is None
