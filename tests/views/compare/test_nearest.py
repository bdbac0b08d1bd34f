"""Beside a comparison without anything to show stand the nearest that have something."""

import pytest

from analytics.filters import Filter
from analytics.views.compare import Question, change, nearest
from tests.views.compare.conftest import Asking

ASKED = [
    Question("late", "level", "2021-Q1"),
    Question("on_time_rate", "level", "2025-Q3"),
    Question("on_time_rate", "sector", "2021-Q1", "2020-Q1", Filter(sector="dat-dai")),
    Question("received", "level", "2017-Q1", dataset="demo"),
    Question("on_time_rate", "unit", "2018-Q3", dataset="demo"),
]


@pytest.mark.parametrize("question", ASKED, ids=str)
def test_every_one_offered_compares(ask: Asking, question: Question) -> None:
    found = nearest(ask.reader, ask.catalogue, question)
    assert 1 <= len(found) <= 4
    assert question not in found
    assert len(set(found)) == len(found)
    for one in found:
        assert one.dataset == question.dataset
        assert change(ask.reader, ask.catalogue, one).comparable


def test_the_nearest_comes_first(ask: Asking) -> None:
    # Another season is offered, never taken by itself.
    first, *_ = nearest(ask.reader, ask.catalogue, Question("received", "level", "2021-Q1"))
    assert (first.metric, first.period, first.compare) == ("received", "2021-Q1", "2019-Q3")
    wider, *_ = nearest(ask.reader, ask.catalogue, ASKED[2])
    assert (wider.metric, wider.period, wider.chosen) == ("on_time_rate", "2024-Q1", Filter())
    incomplete, *_ = nearest(ask.reader, ask.catalogue, ASKED[4])
    assert incomplete.period == "2018-Q2"
