"""Of units that are alike and do not change hardly any is told to differ or to have changed."""

import pytest

from tests.views.control.verdicts import (
    CASES,
    COMMUNES,
    DEPARTMENTS,
    MOVES,
    PROVINCE,
    QUARTERS,
    Told,
    any_mover,
    apart,
    outside,
    share,
)

FEW = 25
# How often something may be told, of many provinces in which there is nothing to tell.
MOST = {any_mover: 0.03, apart: 0.05, outside: 0.10}


@pytest.mark.parametrize(
    ("told", "volumes", "move"),
    [
        (any_mover, PROVINCE, 0.005),
        (apart, DEPARTMENTS, 0.005),
        (apart, COMMUNES[:133], 0.001),
        (outside, DEPARTMENTS, 0.001),
    ],
)
def test_nothing_is_told_where_nothing_is(told: Told, volumes: list[int], move: float) -> None:
    assert share(told, volumes, 17, move, FEW) <= 0.08


def test_a_hundred_thousand_dossiers_are_no_news_by_themselves() -> None:
    """By the chance of dossiers alone 85 of 100 unchanged rates would have changed."""
    assert share(any_mover, [100_000], 17, 0.001, 200) <= 0.10
    assert share(any_mover, [100_000], 17, 0.001, 200, known=False) >= 0.7


@pytest.mark.deep
@pytest.mark.parametrize("quarters", QUARTERS)
@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize(("name", "told", "volumes"), CASES)
def test_every_kind_of_verdict(
    name: str, told: Told, volumes: list[int], move: float, quarters: int
) -> None:
    alone = len(volumes) == 1
    # One difference by itself may be told in 1 of 20.
    most = 0.08 if alone else MOST[told]
    assert share(told, volumes, quarters, move, 1000 if alone else 200) <= most, name
