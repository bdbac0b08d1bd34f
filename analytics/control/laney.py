"""Limits of a rate: Laney's p′ chart.

A p chart takes dossiers for throws of one coin. With a hundred thousand of them a quarter its
limits lie hundredths of a point apart and every quarter would be news. Laney widens (or narrows)
them by how much neighbouring quarters really differ.

Source: D. B. Laney, "Improved control charts for attributes", Quality Engineering 14(4), 2002,
531-537; moving ranges over 1.128 as in Minitab's "Methods and formulas for Laney P′ Chart".
"""

from collections.abc import Sequence
from math import fsum, sqrt

from analytics.control.limits import Limits, mean_moving_range, within

# The mean range of two values of a normal distribution with standard deviation 1 (d2 for n = 2).
D2 = 1.128


def mean_rate(counts: Sequence[tuple[float, float]]) -> float:
    """p̄: all numerators over all denominators."""
    return fsum(part for part, _whole in counts) / fsum(whole for _part, whole in counts)


def laney(counts: Sequence[tuple[float, float]], joined: Sequence[bool]) -> tuple[Limits, ...]:
    """p̄ ± 3 · √(p̄(1 − p̄)/n) · σz, cut at 0 and 1, one per point.

    σz is the mean moving range of z = (p − p̄)/√(p̄(1 − p̄)/n), divided by 1.128.

    Args:
        counts: (numerator, denominator) in the order of time; denominators above 0.
        joined: for each point, whether the one before it is of the period just before.

    Returns:
        Limits as fractions, wider where the denominator is smaller; all equal to p̄ when no
        neighbours differ.

    Raises:
        ValueError: when p̄ is 0 or 1 (or beyond): then nothing has varied and z does not exist.
    """
    centre = mean_rate(counts)
    if not 0 < centre < 1:
        raise ValueError(f"mean rate {centre}: no limits")
    sigmas = [sqrt(centre * (1 - centre) / whole) for _part, whole in counts]
    scores = [
        (part / whole - centre) / sigma for (part, whole), sigma in zip(counts, sigmas, strict=True)
    ]
    sigma_z = mean_moving_range(scores, joined) / D2
    return tuple(within(centre, 3 * sigma * sigma_z, 1.0) for sigma in sigmas)
