"""Signals by hand: outside, eight on one side, six rising or falling; gaps end both."""

import pytest

from analytics.control.limits import Limits
from analytics.control.signals import Found, signals

CENTRE, LOWER, UPPER = 10.0, 4.0, 16.0


def found(values: list[float], gaps: tuple[int, ...] = (), patterns: bool = True) -> list[Found]:
    limits = [Limits(CENTRE, LOWER, UPPER)] * len(values)
    joined = [place > 0 and place not in gaps for place in range(len(values))]
    return signals(values, limits, joined, patterns)


EIGHT_ABOVE = [11, 12, 11, 12, 11, 12, 11, 12]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([9, 17, 9], [("outside", True, 1, 1)]),
        ([9, 3, 11], [("outside", False, 1, 1)]),
        ([16, 4, 16], []),
        ([9, *EIGHT_ABOVE, 9], [("run", True, 1, 8)]),
        ([*EIGHT_ABOVE[:7], 9], []),
        ([9, 8, 9, 8, 9, 8, 9, 8, 9, 11], [("run", False, 0, 8)]),
        ([*EIGHT_ABOVE[:4], 10, *EIGHT_ABOVE[:4]], []),
        ([11, 12, 13, 14, 15, 15.5, 9], [("trend", True, 0, 5)]),
        ([12, 11, 9, 8, 7, 6, 11], [("trend", False, 0, 5)]),
        ([11, 12, 13, 14, 15, 9], []),
        ([9, 10.5, 11, 11, 12, 13, 14], []),
        ([9, 8, 9, 10.5, 11, 12, 13, 9], [("trend", True, 1, 6)]),
        ([], []),
    ],
    ids=[
        "above the limit",
        "below the limit",
        "on a limit is inside",
        "eight above",
        "seven are not enough",
        "nine below are one run",
        "a point on the centre ends a run",
        "six rising",
        "six falling",
        "five are not enough",
        "equal neighbours end a trend",
        "within a longer series",
        "nothing",
    ],
)
def test_rules(values: list[float], expected: list[tuple[str, bool, int, int]]) -> None:
    assert [tuple(one) for one in found(values)] == expected


def test_a_gap_ends_a_run_and_a_trend() -> None:
    assert found(EIGHT_ABOVE, gaps=(4,)) == []
    assert found([5, 6, 7, 8, 9, 9.5], gaps=(3,)) == []
    assert found([9, *EIGHT_ABOVE], gaps=(1,)) == [Found("run", True, 1, 8)]


def test_provisional_limits_look_for_points_outside_only() -> None:
    rising = [5, 6, 7, 8, 9, 9.5, 17]
    assert [one.kind for one in found(rising)] == ["trend", "outside"]
    assert [one.kind for one in found(rising, patterns=False)] == ["outside"]


def test_rounding_of_floats_moves_nothing_off_a_line() -> None:
    limits = [Limits(0.3, 0.1, 0.3)] * 9
    values = [0.1 + 0.2] * 9
    assert signals(values, limits, [False, *([True] * 8)]) == []
