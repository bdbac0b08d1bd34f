"""Ranks and possible ranks against a plain loop, and what must hold for any numbers."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.stats.intervals import Interval, simultaneous, wilson
from analytics.stats.ranks import possible_ranks, ranks, tell_apart

directions = pytest.mark.parametrize("better", ["up", "down"])


def test_equal_values_share_a_rank_and_the_next_is_left_out() -> None:
    values = {"a": 0.9, "b": 0.99, "c": 0.95, "d": 0.95}
    assert ranks(values, "up") == {"b": 1, "c": 2, "d": 2, "a": 4}
    assert ranks(values, "down") == {"a": 1, "c": 2, "d": 2, "b": 4}
    assert ranks(values, "none") == ranks(values, "up")


def test_three_units_by_hand() -> None:
    found = possible_ranks(
        {
            "clear": Interval(0.98, 0.99),
            "wide": Interval(0.90, 0.97),
            "inside": Interval(0.93, 0.95),
        },
        "up",
    )
    assert found == {"clear": (1, 1), "wide": (2, 3), "inside": (2, 3)}


def test_intervals_that_touch_are_not_wholly_apart() -> None:
    pair = {"a": Interval(0.9, 0.95), "b": Interval(0.95, 0.99)}
    assert possible_ranks(pair, "up") == {"a": (1, 2), "b": (1, 2)}


@directions
def test_one_unit_has_rank_one(better: str) -> None:
    assert ranks({"a": 0.5}, better) == {"a": 1}
    assert possible_ranks({"a": Interval(0.4, 0.6)}, better) == {"a": (1, 1)}
    assert possible_ranks({}, better) == {}


@directions
def test_equal_units_may_have_any_rank(better: str) -> None:
    same = dict.fromkeys("abcd", Interval(0.9, 0.95))
    found = possible_ranks(same, better)
    assert set(found.values()) == {(1, 4)}
    assert not tell_apart(found)
    assert tell_apart(possible_ranks({**same, "e": Interval(0.2, 0.3)}, better))


ends = st.tuples(st.integers(0, 40), st.integers(0, 40))
many_intervals = st.lists(ends, min_size=1, max_size=12).map(
    lambda found: {
        f"u{place}": Interval(min(pair) / 40, max(pair) / 40) for place, pair in enumerate(found)
    }
)


def by_loop(intervals: dict[str, Interval], better: str) -> dict[str, tuple[int, int]]:
    """The definition, unit by unit: Klein, Wright and Wieczorek (2020), section 3."""
    found = {}
    for key, mine in intervals.items():
        wholly_better = wholly_worse = 0
        for other in intervals.values():
            above, below = other.low > mine.high, other.high < mine.low
            wholly_better += above if better == "up" else below
            wholly_worse += below if better == "up" else above
        found[key] = (1 + wholly_better, len(intervals) - wholly_worse)
    return found


@directions
@given(many_intervals)
def test_possible_ranks_are_those_of_a_plain_loop(
    better: str, intervals: dict[str, Interval]
) -> None:
    assert possible_ranks(intervals, better) == by_loop(intervals, better)


shares = st.integers(1, 300).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


@directions
@given(st.lists(shares, min_size=1, max_size=15))
def test_a_rank_lies_in_its_possible_range(better: str, counts: list[tuple[int, int]]) -> None:
    found = [wilson(part, whole, simultaneous(len(counts))) for part, whole in counts]
    keys = [f"u{place}" for place in range(len(counts))]
    wide = possible_ranks(dict(zip(keys, found, strict=True)), better)
    own = ranks({key: part / of for key, (part, of) in zip(keys, counts, strict=True)}, better)
    for key in keys:
        best, worst = wide[key]
        assert 1 <= best <= own[key] <= worst <= len(counts)


@directions
@given(many_intervals, st.randoms(use_true_random=False))
def test_the_order_of_the_units_changes_nothing(
    better: str, intervals: dict[str, Interval], chance: random.Random
) -> None:
    keys = list(intervals)
    chance.shuffle(keys)
    shuffled = {key: intervals[key] for key in keys}
    assert possible_ranks(shuffled, better) == possible_ranks(intervals, better)
    values = {key: one.low for key, one in intervals.items()}
    assert ranks({key: values[key] for key in keys}, better) == ranks(values, better)
