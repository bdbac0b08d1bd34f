"""Beside a choice that has no figures: the nearest choices that have some."""

from collections.abc import Iterator
from dataclasses import replace

from analytics.filters import Filter
from analytics.query import Catalogue
from analytics.store import Reader
from analytics.trend.kinds import kinds
from analytics.trend.question import SPLITS, Question
from analytics.trend.subjects import subjects, ways
from analytics.trend.view import trend

MOST = 4


def nearest(reader: Reader, catalogue: Catalogue, question: Question) -> tuple[Question, ...]:
    """The nearest choices of the same dataset that have figures, the nearest first.

    One thing is changed at a time: the split, the kind of period, the filter, then the way of
    counting; last comes the on-time rate as a whole. At most ``MOST``.
    """
    found: list[Question] = []
    for other in _others(reader, catalogue, question):
        if other == question or other in found:
            continue
        if trend(reader, catalogue, other).known:
            found.append(other)
        if len(found) == MOST:
            break
    return tuple(found)


def _others(reader: Reader, catalogue: Catalogue, question: Question) -> Iterator[Question]:
    for split in (None, *SPLITS):
        yield replace(question, split=split)
    own = kinds(reader, catalogue, question.subject, question.dataset)
    for kind in own:
        yield replace(question, kind=kind)
    for chosen in _wider(question.chosen):
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


def _wider(chosen: Filter) -> Iterator[Filter]:
    """The filter with one part less."""
    for part in ("sector", "district", "level"):
        if getattr(chosen, part) is not None:
            yield Filter(
                **{
                    name: None if name == part else getattr(chosen, name)
                    for name in ("level", "district", "sector")
                }
            )
