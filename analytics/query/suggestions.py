"""What a page suggests where a choice has no figures: the nearest choices, the newest period."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from analytics.catalogue import Catalogue
from analytics.filters import Filter
from analytics.periods import parse, sort_key
from analytics.query.measure import measured
from analytics.store import Reader

# Any of them is enough for a page to have something to show.
_METRICS = ("on_time_rate", "resolved", "received")
# Choices that are offered in place of an empty one.
MOST = 4

Choice = TypeVar("Choice", bound=Hashable)


def nearest_with_figures(
    own: Choice, others: Iterable[Choice], has_figures: Callable[[Choice], bool]
) -> tuple[Choice, ...]:
    """The first others that have figures, each once and in their order; at most ``MOST``.

    Args:
        own: the choice without figures.
        others: those to try, the nearest first.
        has_figures: whether a choice has some.
    """
    suggested: list[Choice] = []
    tried = {own}
    for other in others:
        if other in tried:
            continue
        tried.add(other)
        if has_figures(other):
            suggested.append(other)
        if len(suggested) == MOST:
            break
    return tuple(suggested)


def newest_with_figures(
    reader: Reader, catalogue: Catalogue, chosen: Filter, period: str, dataset: str = "official"
) -> str | None:
    """The newest other period, of those that can be chosen, with dossiers of the same scope.

    Args:
        reader: an open snapshot.
        catalogue: its catalogues.
        chosen: the scope.
        period: the period without figures; one of its kind comes before other kinds.
        dataset: "official" or "demo".

    Returns:
        Its code; None when no period has any.
    """
    periods = [code for code in catalogue.report_periods(dataset) if code != period]
    answers = measured(reader, _METRICS, periods, chosen, dataset=dataset)
    measured_in = {answer.period for answer in answers if answer.value is not None}
    kind = parse(period).kind
    return max(
        measured_in, key=lambda code: (parse(code).kind == kind, sort_key(code)), default=None
    )


def parts_with_figures(
    reader: Reader, period: str, split: str, level: str | None, dataset: str = "official"
) -> frozenset[str]:
    """The areas or sectors (``split``) that have dossiers in a period, by code.

    Args:
        reader: an open snapshot.
        period: of the figures.
        split: "area" or "sector".
        level: only dossiers of this level; None for all.
        dataset: "official" or "demo".
    """
    answers = measured(reader, _METRICS, [period], Filter(level), dataset=dataset, split=split)
    return frozenset(
        answer.key
        for answer in answers
        if answer.key is not None and (answer.value is not None or answer.partial is not None)
    )
