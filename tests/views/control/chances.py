"""Made-up series in which nothing changes, or only the newest quarter, put under limits.

``python -m tests.views.control.chances`` prints the table of docs/chance.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.views.control import Control, control
from tests.views.control.stories import QUARTERS, numbers, rates

Series = list[tuple[float, float]]
LENGTH = 17
VOLUMES = (8, 30, 120, 1000, 5000, 20_000, 100_000)
RATES = (0.9, 0.99, 0.999)
# How much the true rate of a quarter moves beside its dossiers: the correlation of two dossiers of
# one quarter (beta-binomial).
MOVES = (0.0, 0.001, 0.005)
# Dossiers, rate before, rate of the newest quarter, move, and how often it has to be told at least:
# what was measured less about three standard errors of 2,000 series.
FALLS = (
    (120, 0.99, 0.95, 0.0, 0.28),
    (1000, 0.99, 0.97, 0.0, 0.84),
    (5000, 0.99, 0.98, 0.0, 0.95),
    (100_000, 0.985, 0.975, 0.0002, 0.88),
)


@dataclass(frozen=True)
class Cell:
    """Rates of so many dossiers a quarter (20% more or less), with this true rate and move."""

    volume: int
    rate: float
    move: float

    @property
    def comes_in_bursts(self) -> bool:
        """Whether most quarters have hardly any late dossier and a few nearly all: no chart about a
        mean is made for that. The late rate then has a beta distribution that falls from 0 on."""
        late = 1 - self.rate
        return bool(self.move) and late * (1 - self.move) / self.move <= 1 and self.volume >= 1000

    def series(self, n: int, rng: np.random.Generator, newest: float = 0.0) -> Iterator[Series]:
        """``n`` series; with ``newest`` the last quarter has that rate."""
        wholes = np.round(self.volume * rng.uniform(0.8, 1.2, (n, LENGTH))).astype(int)
        true = np.full((n, LENGTH), self.rate)
        if newest:
            true[:, -1] = newest
        if self.move:
            weight = (1 - self.move) / self.move
            true = rng.beta(true * weight, (1 - true) * weight)
        parts = rng.binomial(wholes, true)
        for some, all_ in zip(parts.tolist(), wholes.tolist(), strict=True):
            yield list(zip(some, all_, strict=True))


CELLS = [Cell(n, p, move) for n in VOLUMES for p in RATES for move in MOVES]


def speaks(found: Control) -> bool:
    """Whether a series has any signal, or a direction."""
    return bool(found.signals) or any(piece.direction for piece in found.pieces)


def alarms(cell: Cell, n: int, seed: int = 1) -> float:
    """The share of stable series that have anything to tell."""
    rng = np.random.default_rng(seed)
    return float(
        np.mean([speaks(control("on_time_rate", rates(one))) for one in cell.series(n, rng)])
    )


def alarms_of_pages(cell: Cell, n: int, seed: int = 1) -> float:
    """The same for the pages of the 8th to the 17th quarter, each by what was known by then."""
    rng = np.random.default_rng(seed)
    told = [
        any(_told_of_newest(rates(one), until) for until in QUARTERS[7:LENGTH])
        for one in cell.series(n, rng)
    ]
    return float(np.mean(told))


def _told_of_newest(answers: list, until: str) -> bool:  # type: ignore[type-arg]
    found = control("on_time_rate", answers, until)
    newest = next((one for one in answers if one.period == until), None)
    return newest is not None and bool(found.signals_of(newest) or found.direction_at(newest))


def alarms_of_counts(mean: float, n: int, seed: int = 1) -> float:
    """The share of stable Poisson counts that have anything to tell."""
    rng = np.random.default_rng(seed)
    drawn: NDArray[np.int64] = rng.poisson(mean, (n, LENGTH))
    return float(
        np.mean(
            [speaks(control("received", numbers(list(map(float, one))))) for one in drawn.tolist()]
        )
    )


def power(volume: int, before: float, after: float, move: float, n: int, seed: int = 1) -> float:
    """How often a fall in the newest quarter is told."""
    rng = np.random.default_rng(seed)
    cell = Cell(volume, before, move)
    hits = 0
    for one in cell.series(n, rng, after):
        answers = rates(one)
        told = control("on_time_rate", answers).signals_of(answers[-1])
        hits += any(signal.kind == "outside" and not signal.up for signal in told)
    return hits / n


def table(n: int) -> Iterator[str]:
    """The table of docs/chance.md, line by line."""
    yield "| dossiers | on time | ρ 0 | ρ 0.001 | ρ 0.005 |"
    yield "|---:|---:|---:|---:|---:|"
    for volume in VOLUMES:
        for rate in RATES:
            cells = [Cell(volume, rate, move) for move in MOVES]
            shares = [
                f"{100 * alarms(one, n):.1f}{' *' if one.comes_in_bursts else ''}" for one in cells
            ]
            yield f"| {volume:,} | {rate:.1%} | {' | '.join(shares)} |"
    yield ""
    yield "| counts of mean | % |"
    yield "|---:|---:|"
    for mean in (0.1, 0.5, 1, 3, 5, 8, 30, 1000):
        yield f"| {mean} | {100 * alarms_of_counts(mean, n):.1f} |"
    yield ""
    yield "| dossiers | from | to | ρ | told, % |"
    yield "|---:|---:|---:|---:|---:|"
    for volume, before, after, move, _least in FALLS:
        share = 100 * power(volume, before, after, move, n)
        yield f"| {volume:,} | {before:.1%} | {after:.1%} | {move} | {share:.0f} |"


if __name__ == "__main__":
    for line in table(1000):
        print(line, flush=True)
