"""Beside a choice that has no figures: the nearest choices that have some."""

from collections.abc import Iterator
from dataclasses import replace

from analytics.catalogue import Catalogue
from analytics.filters import Filter
from analytics.query.suggestions import nearest_with_figures
from analytics.store import Reader
from analytics.views.trend.data import SPLITS, Question, trend
from analytics.views.trend.subjects import kinds, subjects, ways


def nearest(reader: Reader, catalogue: Catalogue, question: Question) -> tuple[Question, ...]:
    """The nearest choices of the same dataset that have figures, the nearest first.

    One thing is changed at a time: the split, the kind of period, the filter, then the way of
    counting; last comes the on-time rate as a whole.
    """
    return nearest_with_figures(
        question,
        _others(reader, catalogue, question),
        lambda other: bool(trend(reader, catalogue, other).known),
    )


def _others(reader: Reader, catalogue: Catalogue, question: Question) -> Iterator[Question]:
    for split in (None, *SPLITS):
        yield replace(question, split=split)
    own = kinds(reader, catalogue, question.subject, question.dataset)
    for kind in own:
        yield replace(question, kind=kind)
    for chosen in question.chosen.wider():
        yield replace(question, chosen=chosen)
        yield replace(question, chosen=chosen, split=None)
    whole = replace(question, split=None, chosen=Filter())
    for kind in own:
        yield replace(whole, kind=kind)
    known = subjects(catalogue)
    for code in (*(one.code for one in ways(known[question.subject], known)), "on_time_rate"):
        for kind in kinds(reader, catalogue, code, question.dataset):
            yield replace(question, subject=code, kind=kind)
            yield replace(whole, subject=code, kind=kind)
