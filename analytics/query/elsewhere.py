"""Beside a choice that a period says nothing of: the newest period that does."""

from analytics.filters import Filter
from analytics.periods import parse, sort_key
from analytics.query.catalogue import Catalogue
from analytics.query.measure import measured
from analytics.store import Reader

# One of them is enough for a page that says something.
_TELLING = ("on_time_rate", "resolved", "received")


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
