"""Which of several rates is the lowest, as far as chance lets it be said."""

from collections.abc import Iterable

from analytics.query import Answer
from analytics.stats.intervals import Interval, simultaneous, wilson


def clearly_lowest(answers: Iterable[Answer]) -> Answer | None:
    """The lowest of several shares; None where that may be chance.

    It has to lie below at least one other one by more than the chance of their dossiers: their
    intervals, widened until all hold together, do not touch. Shares without counts are taken as
    they are printed. Where several share the lowest value, none is named.
    """
    known = [one for one in answers if one.value is not None]
    if len(known) < 2:
        return None
    first, second = sorted(known, key=lambda one: one.value or 0.0)[:2]
    if first.value == second.value:
        return None
    others = [one for one in known if one.has_counts and one is not first]
    if not first.has_counts or not others:
        return first
    coverage = simultaneous(len(others) + 1)
    end = _interval(first, coverage).high
    return first if any(_interval(one, coverage).low > end for one in others) else None


def _interval(answer: Answer, coverage: float) -> Interval:
    assert answer.numerator is not None and answer.denominator is not None
    part = min(answer.numerator, answer.denominator)  # a print may contradict itself
    return wilson(part, answer.denominator, coverage)
