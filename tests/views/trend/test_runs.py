"""What is one series, and what a line may join."""

from typing import Any

import pytest

from analytics.query import Answer
from analytics.views.trend.data import lines, longest, periods, runs
from tests.query.stories import an_answer

OTHER = "tỉnh + huyện + xã"


def answers(*periods_: str, **fields: Any) -> list[Answer]:
    return [an_answer(period=period, **fields) for period in periods_]


def codes(stretches: list[list[Answer]]) -> list[list[str]]:
    return [[answer.period for answer in stretch] for stretch in stretches]


@pytest.mark.parametrize(
    ("given", "drawn"),
    [
        (answers("2020-Q3", "2020-Q4", "2021-Q1"), [["2020-Q3", "2020-Q4", "2021-Q1"]]),
        (answers("2020-Q4", "2020-Q3"), [["2020-Q3", "2020-Q4"]]),
        (answers("2020-Q3", "2021-Q1"), [["2020-Q3"], ["2021-Q1"]]),
        (answers("2025-Q2", "2025-Q3"), [["2025-Q2"], ["2025-Q3"]]),
        (answers("2020", "2021"), [["2020", "2021"]]),
        (
            [*answers("2020-Q3"), *answers("2020-Q4", scope_note=OTHER)],
            [["2020-Q3"], ["2020-Q4"]],
        ),
        (
            [*answers("2020-Q3", key="568"), *answers("2020-Q4", key="569")],
            [["2020-Q3"], ["2020-Q4"]],
        ),
        (
            [
                *answers("2020-Q3"),
                *answers("2020-Q4", value=None, partial=0.9),
                *answers("2021-Q1"),
            ],
            [["2020-Q3"], ["2021-Q1"]],
        ),
        ([], []),
    ],
)
def test_a_line_joins_neighbours_of_one_series(given: list[Answer], drawn: list[list[str]]) -> None:
    assert codes(lines(given)) == drawn


def test_a_gap_parts_a_line_but_not_a_series() -> None:
    assert codes(runs(answers("2020-Q1", "2020-Q3"))) == [["2020-Q1", "2020-Q3"]]


def test_the_longest_series_counts_periods_not_documents() -> None:
    twice = [*answers("2020", "2020"), *answers("2019", "2021", scope_note=OTHER)]
    assert codes([longest(twice)]) == [["2019", "2021"]]
    assert periods(answers("2020", "2020", "2021")) == 2
    assert longest([]) == []
