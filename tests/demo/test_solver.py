"""Whole numbers behind printed rates: the equations hold, and a table that exists is found."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from analytics.demo import published
from analytics.demo.series import solved
from analytics.demo.solver import Counts, Solution, fit, late_window, shown, solve


def column_sums(table: Counts) -> list[int]:
    return [sum(column) for column in zip(*table, strict=True)]


def assert_equations(
    solution: Solution,
    resolved: int,
    late: int,
    rows: tuple[int | None, ...],
    columns: tuple[int | None, ...],
) -> None:
    """(1) to (5) of the solver's docstring."""
    cells = [
        (r, q)
        for sizes, lates in zip(solution.resolved, solution.late, strict=True)
        for r, q in zip(sizes, lates, strict=True)
    ]
    assert sum(r for r, _ in cells) == resolved
    assert sum(q for _, q in cells) == late
    assert all(0 <= q <= r for r, q in cells)
    lines = [
        *zip(rows, map(sum, solution.resolved), map(sum, solution.late), strict=True),
        *zip(columns, column_sums(solution.resolved), column_sums(solution.late), strict=True),
    ]
    assert all(shown(r, q) == rate for rate, r, q in lines if rate is not None)


@pytest.mark.parametrize(
    ("resolved", "late", "rate"),
    [
        (113_375, 1_551, 9863),
        (38, 5, 8684),
        (362_428, 3, 10_000),  # 99,9992%: two decimals round it up
        (20_000, 1, 10_000),  # 99,995%: half goes up
        (20_000, 3, 9_999),
        (7, 7, 0),
    ],
)
def test_a_rate_is_rounded_half_up(resolved: int, late: int, rate: int) -> None:
    assert shown(resolved, late) == rate
    assert late in late_window(resolved, rate)


@given(st.integers(1, 3_000), st.integers(0, 10_000))
def test_the_window_holds_exactly_the_numbers_that_show_the_rate(resolved: int, rate: int) -> None:
    near = late_window(resolved, rate)
    assert list(near) == [late for late in range(resolved + 1) if shown(resolved, late) == rate]


def test_the_table_of_the_report_satisfies_every_equation() -> None:
    assert_equations(
        solved(),
        published.RESOLVED,
        published.RESOLVED - published.ON_TIME,
        tuple(published.LEVEL_RATES.values()),
        tuple(published.SECTOR_RATES.values()),
    )


def test_the_table_of_the_report_has_plausible_sizes() -> None:
    province, district, commune, registry = solved().resolved
    assert province[0] > 0
    assert district[0] == commune[0] == registry[0] == 0  # investment: departments only
    assert commune[2] == registry[2] == registry[3] == 0  # the land registry: land only
    assert registry[1] > sum(row[1] for row in (province, district, commune))
    assert sum(commune) > sum(province) > sum(district) > 5_000


TABLES = st.integers(2, 4).flatmap(
    lambda width: st.lists(
        st.lists(
            st.integers(0, 400).flatmap(
                lambda size: st.tuples(st.just(size), st.integers(0, size))
            ),
            min_size=width,
            max_size=width,
        ),
        min_size=2,
        max_size=4,
    )
)


@given(TABLES)
@example([[(5, 5), (0, 0)], [(0, 0), (7, 0)]])
def test_a_table_that_exists_is_found_from_its_rates(table: list[list[tuple[int, int]]]) -> None:
    sizes = tuple(tuple(r for r, _ in row) for row in table)
    lates = tuple(tuple(q for _, q in row) for row in table)
    assume(all(map(sum, sizes)) and all(column_sums(sizes)))
    rows = [shown(sum(r), sum(q)) for r, q in zip(sizes, lates, strict=True)]
    columns = [shown(r, q) for r, q in zip(column_sums(sizes), column_sums(lates), strict=True)]
    given_rows, given_columns = (*rows[:-1], None), (*columns[:-1], None)
    resolved, late = sum(map(sum, sizes)), sum(map(sum, lates))
    solution = solve(resolved, late, given_rows, given_columns, sizes, lates)
    assert_equations(solution, resolved, late, given_rows, given_columns)
    zeros = [(i, j) for i, row in enumerate(sizes) for j, size in enumerate(row) if not size]
    assert all(solution.resolved[i][j] == 0 for i, j in zeros)  # (6)


@given(
    sizes=st.lists(
        st.lists(st.integers(1, 60_000), min_size=3, max_size=3), min_size=3, max_size=3
    ),
    rates=st.lists(st.integers(8_000, 10_000), min_size=4, max_size=4),
)
def test_what_is_found_from_any_wish_satisfies_the_equations(
    sizes: list[list[int]], rates: list[int]
) -> None:
    wishes = tuple(map(tuple, sizes))
    rows, columns = (*rates[:2], None), (None, *rates[2:])
    resolved = sum(map(sum, wishes))
    lates = tuple(tuple(size // 10 for size in row) for row in wishes)
    try:
        solution = solve(resolved, resolved // 10, rows, columns, wishes, lates)
    except ValueError:
        return
    assert_equations(solution, resolved, resolved // 10, rows, columns)


def test_impossible_sums_are_said() -> None:
    with pytest.raises(ValueError, match="no table has these sums"):
        fit([3, 1], [3, 1], ((1, 1), (1, 1)), ((1, 1), (1, 1)))
    with pytest.raises(ValueError, match="rows add up to 3, columns to 4"):
        fit([3], [4], ((9,),), ((3,),))
    with pytest.raises(ValueError, match="more than 10"):
        solve(10, 1, (9000, None), (9000, None), ((50, 1), (1, 1)), ((5, 0), (0, 0)))


def test_a_table_is_found_though_the_wish_leads_astray() -> None:
    """The first row has to give up its wished cell, so that the second finds a place."""
    found = fit([2, 2], [2, 2], ((2, 2), (2, 0)), ((2, 0), (2, 0)))
    assert found == ((0, 2), (2, 0))
