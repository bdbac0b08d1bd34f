"""Beside a ranking without figures: the nearest choices that have some."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from analytics.metrics import METRICS
from analytics.query import Catalogue, measured
from analytics.query.elsewhere import MOST
from analytics.store import Reader
from analytics.views.ranking.question import POPULATIONS, Question

# (period, metric) → how many units have a value.
_Known = Mapping[tuple[str, str], int]


def nearest(
    reader: Reader, catalogue: Catalogue, question: Question
) -> tuple[tuple[Question, int], ...]:
    """The nearest choices of the same dataset with figures of units, and of how many units.

    First the same period, then others, newest first; first the same population, then others;
    choices that rank two units or more before those that show but one. At most ``MOST``.
    """
    periods = catalogue.report_periods(question.dataset)
    first = [question.period, *(code for code in periods if code != question.period)]
    found: list[tuple[Question, int]] = []
    for fewest in (2, 1):
        for one, units in _choices(reader, question, first):
            known = [other for other, _units in found]
            if units >= fewest and one != question and one not in known:
                found.append((one, units))
            if len(found) == MOST:
                return tuple(found)
    return tuple(found)


def _choices(
    reader: Reader, question: Question, periods: list[str]
) -> Iterator[tuple[Question, int]]:
    metrics = [question.metric, *(code for code in METRICS if code != question.metric)]
    others = [question.population, *(code for code in POPULATIONS if code != question.population)]
    asked = [
        replace(question, population=code, areas=areas, sector=None, district=None, compare=None)
        for code in others
        for areas in ((question.areas, not question.areas) if code == "districts" else (False,))
    ]
    counted = [(one, _known(reader, one, periods)) for one in (question, *asked)]
    for period in periods:
        for one, known in counted:
            for metric in metrics:
                if units := known.get((period, metric), 0):
                    yield replace(one, period=period, metric=metric), units


def _known(reader: Reader, question: Question, periods: list[str]) -> _Known:
    def ask() -> _Known:
        found: dict[tuple[str, str], int] = {}
        for answer in measured(
            reader,
            list(METRICS),
            periods,
            question.chosen,
            dataset=question.dataset,
            split=question.split,
        ):
            if answer.value is not None:
                place = answer.period, answer.metric
                found[place] = found.get(place, 0) + 1
        return found

    key = ("units with figures", question.chosen, question.dataset, question.split)
    return reader.once(key, ask)
