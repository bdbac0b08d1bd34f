"""Which rates are shares of their dossiers: those that statistics of shares hold for."""

from functools import cache

from analytics.metrics.counts import BASE_COUNTS
from analytics.metrics.records import Metric


@cache
def is_share(metric: Metric) -> bool:
    """Whether every dossier of the numerator is one of the denominator's: a binomial share.

    On time of received is none: a dossier answered now may have been received before.
    """
    if not metric.numerator or not metric.denominator:
        return False
    whole = _columns(metric.denominator)
    if ("to_process", 1) in metric.denominator:
        # Form II.06a: (3) = (7) + (11), what is to be processed is resolved or pending.
        whole |= _columns((("resolved", 1), ("pending", 1)))
    return _columns(metric.numerator) <= whole


def _columns(parts: tuple[tuple[str, int], ...]) -> set[str]:
    return {column for code, _sign in parts for column in BASE_COUNTS[code].columns}
