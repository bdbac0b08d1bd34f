"""Which points are one series: may be compared, and which neighbours a line may join."""

from collections.abc import Iterable

from analytics.periods import crosses_break, previous, sort_key
from analytics.query import Answer

# Fewer points of one series say nothing about a direction.
ENOUGH = 5


def runs(answers: Iterable[Answer]) -> list[list[Answer]]:
    """The answers with values, cut into series: one key, one wording of scope, no break between.

    Each in the order of time; a period that two documents print differently stands in it twice.
    """
    groups: dict[tuple[str | None, str | None], list[list[Answer]]] = {}
    known = (answer for answer in answers if answer.value is not None)
    for answer in sorted(known, key=lambda one: sort_key(one.period)):
        pieces = groups.setdefault((answer.key, answer.scope_note), [])
        if pieces and not crosses_break(pieces[-1][-1].period, answer.period):
            pieces[-1].append(answer)
        else:
            pieces.append([answer])
    return [piece for pieces in groups.values() for piece in pieces]


def longest(answers: Iterable[Answer]) -> list[Answer]:
    """The series with the most periods, of equal ones the newest; [] without any value."""
    found = runs(answers)
    return max(found, key=lambda run: (periods(run), sort_key(run[-1].period)), default=[])


def periods(run: Iterable[Answer]) -> int:
    """How many different periods a series has."""
    return len({answer.period for answer in run})


def lines(answers: Iterable[Answer]) -> list[list[Answer]]:
    """The stretches that are drawn as one line: neighbouring periods of one series.

    A period without value is a gap; a figure that another document prints too is drawn as a point,
    the line goes through the first.
    """
    found: list[list[Answer]] = []
    for run in runs(answers):
        first: dict[str, Answer] = {}
        for answer in run:
            first.setdefault(answer.period, answer)
        stretch: list[Answer] = []
        for period, answer in first.items():
            if stretch and previous(period) == stretch[-1].period:
                stretch.append(answer)
            else:
                stretch = [answer]
                found.append(stretch)
    return found
