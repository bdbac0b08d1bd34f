"""Chance and division in whole numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.demo.draws import Draws, split


def array(*numbers: int) -> np.ndarray:
    return np.asarray(numbers, dtype=np.int64)


STREAM = [389, 303, 558, 273, 858, 489]  # of Draws(2021, 1), below 1000


def test_the_same_numbers_give_the_same_stream_everywhere() -> None:
    """Written down once: a machine or a numpy that draws otherwise fails here first."""
    assert Draws(2021, 1).below(1000, (6,)).tolist() == STREAM
    assert Draws(2021, 2).below(1000, (6,)).tolist() != STREAM


@given(st.integers(0, 2**32 - 1), st.integers(1, 2**31))
def test_draws_stay_below_their_limit(seed: int, limit: int) -> None:
    drawn = Draws(seed).below(limit, (50,))
    assert drawn.min() >= 0
    assert drawn.max() < limit


def test_counts_spread_as_their_mean() -> None:
    milli = Draws(1).about(np.full(20_000, 100_000, dtype=np.int64))
    assert abs(milli.mean() - 100_000) < 500
    assert abs(milli.std() - 10_000) < 300  # √100 dossiers


def test_a_share_keeps_its_mean_however_small_the_count() -> None:
    shares = Draws(1).share(np.full(20_000, 3, dtype=np.int64), 250)
    assert abs(shares.mean() - 0.75) < 0.02
    assert shares.max() <= 3


@pytest.mark.parametrize(
    ("total", "weights", "caps", "shares"),
    [
        (10, (1, 1, 1), None, (4, 3, 3)),  # equal remainders: by position
        (10, (6, 3, 1), None, (6, 3, 1)),
        (7, (5, 3, 2), None, (4, 2, 1)),  # 3,5 · 2,1 · 1,4: the largest remainder gets the one left
        (5, (0, 1, 0), None, (0, 5, 0)),
        (0, (0, 0), None, (0, 0)),
        (10, (8, 1, 1), (4, 9, 9), (4, 3, 3)),  # 8 > 4: the other 6 go to the others
        (9, (9, 1, 1), (3, 3, 3), (3, 3, 3)),
    ],
)
def test_a_total_is_divided_by_largest_remainder(total, weights, caps, shares) -> None:
    limits = None if caps is None else array(*caps)
    assert split(total, array(*weights), limits).tolist() == list(shares)


@given(
    st.lists(st.tuples(st.integers(1, 10**6), st.integers(0, 500)), min_size=1, max_size=20),
    st.floats(0, 1),
)
def test_shares_add_up_and_stay_within_caps(parts: list[tuple[int, int]], full: float) -> None:
    weights, caps = (array(*column) for column in zip(*parts, strict=True))
    total = int(int(caps.sum()) * full)
    shares = split(total, weights, caps)
    assert shares.sum() == total
    assert (shares >= 0).all()
    assert (shares <= caps).all()


@pytest.mark.parametrize(
    ("total", "weights", "caps"),
    [(1, (0, 0), None), (5, (1, 1), (2, 2)), (2**40, (2**30,), None)],
)
def test_what_cannot_be_divided_is_said(total, weights, caps) -> None:
    with pytest.raises(ValueError, match=r"nowhere|too large"):
        split(total, array(*weights), None if caps is None else array(*caps))
