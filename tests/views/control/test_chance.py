"""Of stable series about one in ten at most has anything to tell, and real falls are told."""

import pytest

from tests.views.control.chances import (
    CELLS,
    FALLS,
    Cell,
    alarms,
    alarms_of_counts,
    alarms_of_pages,
    power,
)

# Chosen for what made charts of a normal distribution cry: few dossiers, rare lateness, lumps.
FEW = [Cell(8, 0.99, 0.0), Cell(120, 0.999, 0.001), Cell(1000, 0.99, 0.005), Cell(5000, 0.9, 0.001)]
SMALL, LARGE = 150, 2000


def called(cell: Cell) -> str:
    return f"{cell.volume} at {cell.rate} moving {cell.move}"


@pytest.mark.parametrize("cell", FEW, ids=called)
def test_stable_rates_are_quiet(cell: Cell) -> None:
    assert alarms(cell, SMALL) <= 0.14


@pytest.mark.parametrize("mean", [0.1, 1, 30])
def test_stable_counts_are_quiet(mean: float) -> None:
    assert alarms_of_counts(mean, SMALL) <= 0.14


def test_a_fall_is_told() -> None:
    assert power(1000, 0.99, 0.97, 0.0, SMALL) >= 0.75


@pytest.mark.deep
@pytest.mark.parametrize("cell", CELLS, ids=called)
def test_every_stable_rate(cell: Cell) -> None:
    """Bursts are told more often than that: see docs/chance.md."""
    assert alarms(cell, LARGE) <= (0.4 if cell.comes_in_bursts else 0.105)


@pytest.mark.deep
@pytest.mark.parametrize(
    "cell", [one for one in CELLS if one.volume in (8, 1000, 100_000)], ids=called
)
def test_every_page_of_a_stable_rate(cell: Cell) -> None:
    """Ten pages, each judged by what was known by then, are hardly louder than one chart."""
    assert alarms_of_pages(cell, LARGE // 4) <= (0.4 if cell.comes_in_bursts else 0.14)


@pytest.mark.deep
@pytest.mark.parametrize("mean", [0.1, 0.5, 1, 3, 5, 8, 30, 1000])
def test_every_stable_count(mean: float) -> None:
    assert alarms_of_counts(mean, LARGE) <= 0.105


@pytest.mark.deep
@pytest.mark.parametrize(("volume", "before", "after", "move", "least"), FALLS)
def test_every_fall(volume: int, before: float, after: float, move: float, least: float) -> None:
    assert power(volume, before, after, move, LARGE) >= least
