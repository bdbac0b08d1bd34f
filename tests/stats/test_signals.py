"""Signals by hand: points outside, eight or more on one side; a gap ends a run."""

from dataclasses import dataclass

import pytest

from analytics.stats.control_charts import Limits, side
from analytics.stats.signals import Found, signals

CENTRE, LOWER, UPPER = 10.0, 4.0, 16.0


@dataclass(frozen=True)
class Story:
    """A chart about 10, with limits at 4 and 16."""

    values: list[float]
    chances: tuple[float, ...]
    centre: float = CENTRE

    @property
    def outside(self) -> tuple[int, ...]:
        return tuple((value > UPPER) - (value < LOWER) for value in self.values)

    @property
    def sides(self) -> tuple[int, ...]:
        return tuple(side(value, CENTRE) for value in self.values)

    @property
    def limits(self) -> tuple[Limits, ...]:
        return (Limits(CENTRE, LOWER, UPPER),) * len(self.values)


def found(
    values: list[float], gaps: tuple[int, ...] = (), runs: bool = True, chance: float = 0.5
) -> list[Found]:
    joined = [place > 0 and place not in gaps for place in range(len(values))]
    return signals(Story(values, (chance,) * len(values)), joined, runs)


EIGHT_ABOVE: list[float] = [11, 12, 11, 12, 11, 12, 11, 12]


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
        ([9, 11, 12, 13, 14, 15, 15.5, 9], []),
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
        "six rising are no rule",
        "nothing",
    ],
)
def test_rules(values: list[float], expected: list[tuple[str, bool, int, int]]) -> None:
    assert [tuple(one) for one in found(values)] == expected


def test_a_run_is_as_unlikely_as_eight_throws_of_a_coin() -> None:
    """Where nine of ten points lie above, eight say nothing; 53 of them would: 0.9⁵³ < 1/256."""
    assert found(EIGHT_ABOVE, chance=0.9) == []
    assert found([11.0] * 52, chance=0.9) == []
    assert found([11.0] * 53, chance=0.9) == [Found("run", True, 0, 52)]
    # The other way round eight are needed, however rare one is.
    assert found(EIGHT_ABOVE[:7], chance=0.1) == []


def test_a_gap_ends_a_run() -> None:
    assert found(EIGHT_ABOVE, gaps=(4,)) == []
    assert found([9, *EIGHT_ABOVE], gaps=(1,)) == [Found("run", True, 1, 8)]


def test_provisional_limits_look_for_points_outside_only() -> None:
    values = [*EIGHT_ABOVE, 17]
    assert [one.kind for one in found(values)] == ["run", "outside"]
    assert [one.kind for one in found(values, runs=False)] == ["outside"]
