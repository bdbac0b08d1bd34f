"""Beside a comparison that has nothing to show: the nearest ones that have."""

from collections.abc import Iterator
from dataclasses import replace

from analytics.filters import Filter
from analytics.metrics import METRICS
from analytics.periods import parse, sort_key
from analytics.query import Catalogue
from analytics.query.elsewhere import first_telling
from analytics.store import Reader
from analytics.views.compare.question import Question
from analytics.views.compare.view import comparable
from analytics.views.control import known_periods


def nearest(reader: Reader, catalogue: Catalogue, question: Question) -> tuple[Question, ...]:
    """The nearest choices of the same dataset whose totals compare, the nearest first.

    One thing is changed at a time: the earlier period (of another season only here, where the
    reader asks for it), the filter, the way of counting, then the period; last comes the on-time
    rate of the whole province.
    """
    return first_telling(
        question,
        _others(catalogue, question),
        lambda other: comparable(reader, catalogue, other),
    )


def _others(catalogue: Catalogue, question: Question) -> Iterator[Question]:
    yield replace(question, compare=None)
    for period in reversed(known_periods(catalogue, question.dataset, question.period)):
        if period != question.period:
            yield replace(question, compare=period)
    for chosen in question.chosen.wider():
        yield replace(question, chosen=chosen)
    family = METRICS[question.metric].family
    for code in (code for code, one in METRICS.items() if family and one.family == family):
        yield replace(question, metric=code, compare=None)
    whole = replace(question, chosen=Filter(), compare=None)
    yield whole
    yield replace(whole, metric="on_time_rate")
    for period in _near(catalogue, question):
        yield replace(question, period=period, compare=None)
        yield replace(whole, period=period, metric="on_time_rate")


def _near(catalogue: Catalogue, question: Question) -> list[str]:
    """The other periods of the kind that a report is about, the nearest in time first."""
    kind, day = parse(question.period).kind, parse(question.period).last_day
    periods = [
        code
        for code in catalogue.report_periods(question.dataset)
        if parse(code).kind == kind and code != question.period
    ]
    return sorted(periods, key=lambda code: (abs(parse(code).last_day - day), sort_key(code)))
