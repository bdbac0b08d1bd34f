"""How much more a rate moves between neighbouring periods than the chance of its dossiers explains.

Dossiers are no throws of one coin: a fault of the software or a holiday makes many late at once.
φ says how many dossiers weigh as one of its own: x late of n count as x ÷ φ of n ÷ φ.
"""

from collections.abc import Iterable, Sequence
from math import sqrt

from analytics.control.limits import D2, mean_moving_range, mean_rate
from analytics.control.pieces import FEW, counts, neighbours, pieces, usable
from analytics.metrics import METRICS, is_share
from analytics.query import Answer


def dispersion(counts: Sequence[tuple[float, float]], joined: Sequence[bool]) -> float:
    """φ = (mean moving range of z ÷ 1.128)², with z = (p − p̄)/√(p̄(1 − p̄)/n); at least 1.

    Source: σz² of D. B. Laney, "Improved control charts for attributes", Quality Engineering
    14(4), 2002, 531-537. Never below 1: few points may look calmer than chance allows.

    Args:
        counts: (numerator, denominator) in the order of time; denominators above 0.
        joined: for each point, whether the one before it is of the period just before.

    Returns:
        φ; 1.0 when no two points are neighbours, or nothing has varied (p̄ of 0 or 1, or beyond).
    """
    centre = mean_rate(counts) if counts else 0.0
    if not 0 < centre < 1:
        return 1.0
    scores = [
        (part / whole - centre) / sqrt(centre * (1 - centre) / whole) for part, whole in counts
    ]
    return max(1.0, (mean_moving_range(scores, joined) / D2) ** 2)


def dispersion_of(metric: str, answers: Iterable[Answer]) -> float | None:
    """The φ of one unit (or level, sector) from its own answers over time.

    Args:
        metric: code of ``METRICS``.
        answers: of this metric, one scope and one key, in any order; only what is comparable with
            the newest of them is used (no break, one wording of scope).

    Returns:
        φ from 8 periods on, most of them neighbours; else None: only the chance of the dossiers is
        known then, and words have to say so.
    """
    record = METRICS.get(metric)
    series = pieces(answers)
    if record is None or record.format != "rate" or not is_share(record) or not series:
        return None
    points = usable(series[-1], record)
    joined = neighbours(points)
    if len(points) < FEW or 2 * sum(joined) < len(points):
        return None
    return dispersion(counts(points), joined)
