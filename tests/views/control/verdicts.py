"""Made-up units of which none is better than another and none changes, held against chance.

``python -m tests.views.control.verdicts`` prints the table of docs/chance.md.
"""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from analytics.stats.control_charts import dispersion
from analytics.stats.funnel import funnel
from analytics.stats.intervals import Interval, effective, newcombe, simultaneous, wilson
from analytics.stats.ranks import possible_ranks, tell_apart

RATE = 0.99
MOVES = (0.0, 0.001, 0.005)
QUARTERS = (8, 12, 17)
# Units as the illustrative province has them: communes of some hundred dossiers, few large ones.
COMMUNES = [int(one) for one in np.geomspace(100, 1500, 140)]
PROVINCE = [*COMMUNES, *(int(one) for one in np.geomspace(300, 20_000, 19))]
DEPARTMENTS = [int(one) for one in np.geomspace(200, 20_000, 21)]

Counts = tuple[float, float]


def units(
    volumes: Sequence[int], quarters: int, move: float, rng: np.random.Generator
) -> list[list[Counts]]:
    """For each unit its (on time, resolved) in so many quarters, resolved 20% more or less.

    ``move`` is the correlation of two dossiers of one quarter (beta-binomial).
    """
    wholes = np.asarray(volumes)[:, None] * rng.uniform(0.8, 1.2, (len(volumes), quarters))
    wholes = np.round(wholes).astype(int)
    true = np.full(wholes.shape, RATE)
    if move:
        weight = (1 - move) / move
        true = rng.beta(true * weight, (1 - true) * weight)
    parts = rng.binomial(wholes, true)
    return [
        list(zip(part, whole, strict=True))
        for part, whole in zip(parts.tolist(), wholes.tolist(), strict=True)
    ]


def spreads(series: Sequence[Sequence[Counts]], known: bool = True) -> list[float | None]:
    """φ of every unit by its own quarters; not ``known``: as if there were too few."""
    joined = [False] + [True] * (len(series[0]) - 1)
    return [dispersion(one, joined) if known else None for one in series]


def beyond(series: Sequence[Sequence[Counts]], phis: Sequence[float | None]) -> list[bool]:
    """Which units moved beyond chance since the year before, all of them looked at together."""
    coverage = simultaneous(len(series))
    found = []
    for one, phi in zip(series, phis, strict=True):
        interval = newcombe(effective(one[-5], phi), effective(one[-1], phi), coverage)
        assert interval is not None
        found.append(not interval.holds(0))
    return found


def apart(series: Sequence[Sequence[Counts]], phis: Sequence[float | None]) -> bool:
    """Whether any two units are told apart in the newest quarter."""
    coverage = simultaneous(len(series))
    intervals: dict[str, Interval] = {
        str(place): wilson(*effective(one[-1], phi), coverage)
        for place, (one, phi) in enumerate(zip(series, phis, strict=True))
    }
    return tell_apart(possible_ranks(intervals, "up"))


def outside(series: Sequence[Sequence[Counts]], phis: Sequence[float | None]) -> bool:
    """Whether any unit is told outside of the funnel's 99.8%."""
    known = {str(place): phi for place, phi in enumerate(phis) if phi is not None}
    found = funnel({str(place): one[-1] for place, one in enumerate(series)}, known)
    return found is not None and bool(found.outside)


Told = Callable[[Sequence[Sequence[Counts]], Sequence[float | None]], bool]


def any_mover(series: Sequence[Sequence[Counts]], phis: Sequence[float | None]) -> bool:
    """Whether any unit is told to have moved."""
    return any(beyond(series, phis))


def share(
    told: Told,
    volumes: Sequence[int],
    quarters: int,
    move: float,
    runs: int,
    known: bool = True,
) -> float:
    """In how many of so many provinces something is told, a fraction."""
    rng = np.random.default_rng(1)
    drawn: Iterator[list[list[Counts]]] = (
        units(volumes, quarters, move, rng) for _run in range(runs)
    )
    return sum(told(series, spreads(series, known)) for series in drawn) / runs


CASES: tuple[tuple[str, Told, Sequence[int]], ...] = (
    ("movers, 159 units: any told", any_mover, PROVINCE),
    ("compare, n = 100.000: told", any_mover, [100_000]),
    ("21 equal departments: any two apart", apart, DEPARTMENTS),
    ("133 equal communes: any two apart", apart, COMMUNES[:133]),
    ("21 equal departments: any outside 99.8%", outside, DEPARTMENTS),
    ("8 equal districts: any outside 99.8%", outside, [*DEPARTMENTS[::3], 1000]),
)


def main() -> None:
    """The table: without φ, then with φ from 8, 12 and 17 quarters, for each move."""
    for name, told, volumes in CASES:
        runs = 2000 if len(volumes) == 1 else 200
        cells = []
        for quarters in (0, *QUARTERS):
            found = [
                share(told, volumes, quarters or 17, move, runs, known=bool(quarters))
                for move in MOVES
            ]
            cells.append(" / ".join(f"{100 * one:.1f}".replace(".", ",") for one in found))
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
