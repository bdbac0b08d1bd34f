"""How far from the common rate chance alone can take a unit of a given size."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor, sqrt
from statistics import NormalDist

from analytics.stats.control_charts import Dispersions

# Two-sided coverage of the inner and of the outer limits.
COVERAGES = (0.95, 0.998)
# Fewer units say too little about how much units differ (a convention of this dashboard).
ENOUGH = 20
# The share of z-scores drawn in at either end before the spread is estimated.
WINSORISED = 0.10
_GRID = 48


@dataclass(frozen=True)
class Limits:
    """The limits at one volume, fractions: outer low, inner low, inner high, outer high."""

    volume: float
    low_outer: float
    low: float
    high: float
    high_outer: float

    def place(self, value: float) -> str:
        """Where a value lies: "inside", "near" (between the limits) or "outside"."""
        if not self.low_outer <= value <= self.high_outer:
            return "outside"
        return "inside" if self.low <= value <= self.high else "near"


@dataclass(frozen=True)
class Funnel:
    """Units by volume around their common rate.

    ``rate``: all numerators over all denominators. ``spread``: the standard deviation τ beyond
    chance, a fraction; 0.0 where there is none, None where it is not known. ``by_periods``: it is
    how units differ from themselves over their periods, not from each other. ``chance``: exact
    binomial limits over the volumes; ``wide``: the same with the spread. Both are empty where the
    rate is exactly 0 or 1. ``places``: see ``Limits.place``, by the wide limits where there are
    any.
    """

    rate: float
    counts: Mapping[str, tuple[float, float]]
    spread: float | None
    by_periods: bool
    chance: tuple[Limits, ...]
    wide: tuple[Limits, ...]
    places: Mapping[str, str]

    @property
    def outside(self) -> tuple[str, ...]:
        """The units beyond the outer limits."""
        return tuple(key for key, place in self.places.items() if place == "outside")


def funnel(
    counts: Mapping[str, tuple[float, float]], spreads: Dispersions | None = None
) -> Funnel | None:
    """Set units of a population against what chance allows.

    Args:
        counts: (numerator, denominator) by key, 0 ≤ numerator ≤ denominator; units without
            dossiers are left out.
        spreads: φ of the units that have enough periods: limits allow at least for how much units
            differ from themselves, whose differences would be told as those between units.

    Returns:
        The funnel; None with fewer than two units.
    """
    known = {key: pair for key, pair in counts.items() if pair[1] > 0}
    if len(known) < 2:
        return None
    rate = sum(part for part, _whole in known.values()) / sum(whole for _, whole in known.values())
    across, over_time = between(list(known.values()), rate), within(known, rate, spreads or {})
    spread = max((one for one in (across, over_time) if one is not None), default=None)
    by_periods = across is None or (over_time is not None and over_time > across)
    if not 0 < rate < 1:
        return Funnel(rate, known, spread, by_periods, (), (), dict.fromkeys(known, "inside"))
    volumes = [whole for _part, whole in known.values()]
    grid = _grid(min(volumes), max(volumes))
    exact = binomial_limits(rate, [*grid, *volumes])
    judged = wide_limits(rate, exact, spread) if spread else exact
    chance, wide, own = exact[: len(grid)], judged[: len(grid)], judged[len(grid) :]
    places = {
        key: limits.place(part / whole)
        for (key, (part, whole)), limits in zip(known.items(), own, strict=True)
    }
    return Funnel(
        rate, known, spread, by_periods, tuple(chance), tuple(wide) if spread else (), places
    )


def binomial_limits(rate: float, volumes: Sequence[float]) -> list[Limits]:
    """Exact binomial 95% and 99.8% limits around a rate.

    For a lower tail p: r = the smallest count with P(R ≤ r) ≥ p, drawn in by α = (P(R ≤ r) − p) ÷
    P(R = r) so that limits change smoothly with the volume: (r − α) ÷ n, cut to 0…1. An upper
    limit is the lower one of the dossiers that are not counted: the formula for lower tails, used
    for upper ones too as in the source, would put a unit without one late dossier outside at any
    volume, and the limits of a rate and of its complement would not be each other's mirror.

    Args:
        rate: the common rate, 0 < rate < 1.
        volumes: whole denominators, 1 or more.

    Returns:
        The limits at each volume.

    Source: Spiegelhalter, D. J. (2005), "Funnel plots for comparing institutional performance",
    Statistics in Medicine 24, 1185–1202, appendix A.1.
    """
    # A second to load, and only a page with a funnel needs it.
    import numpy as np
    from scipy.stats import binom

    sizes = np.asarray(volumes, float)
    tails = np.asarray(_tails())[:, None]
    rates = np.asarray([rate, 1 - rate])[:, None, None]
    counts = np.maximum(binom.ppf(tails, sizes, rates), 0)
    drawn_in = (binom.cdf(counts, sizes, rates) - tails) / binom.pmf(counts, sizes, rates)
    (outer, inner), (outer_rest, inner_rest) = np.clip((counts - drawn_in) / sizes, 0, 1)
    ends = np.stack([outer, inner, 1 - inner_rest, 1 - outer_rest], axis=1).tolist()
    return [Limits(volume, *each) for volume, each in zip(volumes, ends, strict=True)]


def wide_limits(rate: float, chance: Sequence[Limits], spread: float) -> list[Limits]:
    """Limits that allow for a spread between units beyond chance, added to chance.

    rate ± z·√(rate·(1 − rate) ÷ n + τ²), cut to 0…1, and nowhere narrower than the exact limits of
    chance alone, nor than those of so many dossiers that their chance has that variance: near 100%
    rates are skewed, and the normal curve is too narrow below.

    Args:
        rate: the common rate, 0 < rate < 1.
        chance: ``binomial_limits`` at the wanted volumes.
        spread: τ, a fraction (``between``, which names the source).

    Returns:
        The limits at the same volumes.
    """
    outer, inner = (NormalDist().inv_cdf(1 - tail) for tail in _tails())
    variance = rate * (1 - rate)
    weights = [1 / (1 / one.volume + spread**2 / variance) for one in chance]
    skewed = binomial_limits(rate, [max(float(floor(one)), 1.0) for one in weights])
    found = []
    for exact, few, weight in zip(chance, skewed, weights, strict=True):
        width = sqrt(variance / weight)
        found.append(
            Limits(
                exact.volume,
                max(min(rate - outer * width, exact.low_outer, few.low_outer), 0.0),
                max(min(rate - inner * width, exact.low, few.low), 0.0),
                min(max(rate + inner * width, exact.high, few.high), 1.0),
                min(max(rate + outer * width, exact.high_outer, few.high_outer), 1.0),
            )
        )
    return found


def between(counts: Sequence[tuple[float, float]], rate: float) -> float | None:
    """The spread τ between units beyond chance, by the method of moments.

    z = (share − rate) ÷ s with s = √(rate·(1 − rate) ÷ n), the lowest and the highest tenth of
    them drawn in to the next one; φ = Σz² ÷ I; τ² = (I·φ − (I − 1)) ÷ (Σw − Σw² ÷ Σw), w = 1 ÷ s².

    Args:
        counts: (numerator, denominator), denominators 1 or more.
        rate: the common rate.

    Returns:
        τ as a fraction, 0.0 where the units differ no more than by chance; None with fewer than
        ``ENOUGH`` units.

    Source: Spiegelhalter, D. J. (2005), "Funnel plots for comparing institutional performance",
    Statistics in Medicine 24, 1185–1202 (additive random effects), with the winsorised scores of
    his "Handling over-dispersion of performance indicators", Quality and Safety in Health Care 14,
    347–351; the estimator of τ² is that of DerSimonian and Laird (1986).
    """
    many = len(counts)
    if many < ENOUGH:
        return None
    if not 0 < rate < 1:
        return 0.0
    weights = [whole / (rate * (1 - rate)) for _part, whole in counts]
    scores = winsorised(
        [
            (part / whole - rate) * sqrt(weight)
            for (part, whole), weight in zip(counts, weights, strict=True)
        ]
    )
    excess = sum(score**2 for score in scores) - (many - 1)
    total = sum(weights)
    return sqrt(max(excess, 0) / (total - sum(weight**2 for weight in weights) / total))


def within(
    counts: Mapping[str, tuple[float, float]], rate: float, spreads: Dispersions
) -> float | None:
    """The spread τ of units over their own periods beyond chance.

    A unit whose rate has the variance φ·rate·(1 − rate) ÷ n has (φ − 1)·rate·(1 − rate) ÷ n beyond
    chance; over units, weighted by n: τ² = rate·(1 − rate)·Σ(φ − 1) ÷ Σn.

    Args:
        counts: (numerator, denominator) by key, denominators 1 or more.
        rate: the common rate.
        spreads: φ by key.

    Returns:
        τ as a fraction; None where φ of no unit is known.
    """
    known = [(spreads[key], whole) for key, (_part, whole) in counts.items() if key in spreads]
    if not known:
        return None
    beyond = sum(one - 1 for one, _whole in known) / sum(whole for _one, whole in known)
    return sqrt(rate * (1 - rate) * beyond)


def winsorised(scores: Sequence[float]) -> list[float]:
    """The scores with the lowest and highest WINSORISED of them drawn in to the next one."""
    order = sorted(scores)
    cut = floor(WINSORISED * len(order) + 1e-9)
    low, high = order[cut], order[len(order) - 1 - cut]
    return [min(max(score, low), high) for score in scores]


def _tails() -> tuple[float, float]:
    """What lies beyond the outer and beyond the inner limit on one side."""
    inner, outer = ((1 - coverage) / 2 for coverage in COVERAGES)
    return outer, inner


def _grid(low: float, high: float) -> list[float]:
    """Whole volumes from the smallest to the greatest, evenly spaced on a logarithmic axis."""
    steps = (low * (high / low) ** (place / (_GRID - 1)) for place in range(_GRID))
    return sorted({low, high, *(float(min(max(round(step), 1), high)) for step in steps)})
