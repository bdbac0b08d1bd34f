"""Beside a choice that says nothing: the nearest ones that do, the newest period that does."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from analytics.catalogue import Catalogue
from analytics.filters import Filter
from analytics.periods import parse, sort_key
from analytics.query.measure import measured
from analytics.store import Reader

# One of them is enough for a page that says something.
_TELLING = ("on_time_rate", "resolved", "received")
# Choices that are offered in place of an empty one.
MOST = 4

Choice = TypeVar("Choice", bound=Hashable)


def first_telling(
    own: Choice, others: Iterable[Choice], tells: Callable[[Choice], bool]
) -> tuple[Choice, ...]:
    """The first others that say something, each once and in their order; at most ``MOST``.

    Args:
        own: the choice that says nothing.
        others: those to try, the nearest first.
        tells: whether one of them says something.
    """
    found: list[Choice] = []
    tried = {own}
    for other in others:
        if other in tried:
            continue
        tried.add(other)
        if tells(other):
            found.append(other)
        if len(found) == MOST:
            break
    return tuple(found)


def newest_told(
    reader: Reader, catalogue: Catalogue, chosen: Filter, period: str, dataset: str = "official"
) -> str | None:
    """The newest other period, of those that can be chosen, with dossiers of the same scope.

    Args:
        reader: an open snapshot.
        catalogue: its catalogues.
        chosen: the scope.
        period: the period that says nothing; one of its kind comes before other kinds.
        dataset: "official" or "demo".

    Returns:
        Its code; None when no period says anything.
    """
    periods = [code for code in catalogue.report_periods(dataset) if code != period]
    answers = measured(reader, _TELLING, periods, chosen, dataset=dataset)
    told = {one.period for one in answers if one.value is not None}
    kind = parse(period).kind
    return max(told, key=lambda code: (parse(code).kind == kind, sort_key(code)), default=None)
