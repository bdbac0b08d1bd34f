"""The parts beside the one that is followed, as their median and the middle eight tenths."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from statistics import median, quantiles

from analytics.metrics import SMALL
from analytics.periods import crosses_break, previous, sort_key
from analytics.query import Answer
from analytics.views.trend.data import Trend

# Of fewer parts a share of a tenth says nothing.
_LEAST = 5


@dataclass(frozen=True)
class Others:
    """One period: the median of the other parts, and where eight in ten of them lie."""

    period: str
    low: float
    median: float
    high: float


def others(trend: Trend, key: str | None) -> list[list[Others]]:
    """The other parts by period, in the subject's unit, in stretches of neighbouring periods.

    Rates of fewer than ``SMALL`` dossiers do not count: a single dossier moves them.
    """
    told = sorted(
        (one for one in trend.known if one.key != key and is_reckoned(one)),
        key=lambda one: sort_key(one.period),
    )
    found: list[list[Others]] = []
    for period, answers in groupby(told, key=lambda one: one.period):
        values = _by_part(trend, answers)
        if len(values) < _LEAST:
            continue
        tenths = quantiles(values, n=10, method="inclusive")
        here = Others(period, tenths[0], median(values), tenths[-1])
        before = found[-1][-1].period if found else None
        if before == previous(period) and not crosses_break(before or "", period):
            found[-1].append(here)
        else:
            found.append([here])
    return found


def is_reckoned(answer: Answer) -> bool:
    """Whether a value counts among others: one of enough dossiers, or without counts."""
    return answer.denominator is None or answer.denominator >= SMALL


def _by_part(trend: Trend, answers: Iterable[Answer]) -> list[float]:
    """One value of each part: of two documents' figures the first."""
    first: dict[str | None, float] = {}
    for answer in answers:
        first.setdefault(answer.key, trend.amount(answer))
    return list(first.values())
