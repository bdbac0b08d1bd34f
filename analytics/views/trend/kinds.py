"""For which kinds of period a subject has figures at all."""

from collections.abc import Iterable, Mapping
from typing import Any

from analytics.metrics import BASE_COUNTS, METRICS, Metric
from analytics.periods import parse
from analytics.query import Catalogue
from analytics.query.catalogue import REPORT_KINDS
from analytics.query.computed import is_countable
from analytics.query.coverage import reported_periods
from analytics.query.reported import EXACT, indicators_of
from analytics.store import Reader

_PRINTED = """
select
    period, list(distinct indicator) as told,
    list(distinct indicator) filter (where precision in ({exact})) as exact
from current_indicator_values
where dataset = ? and indicator in ({indicators})
group by period, document, block, level, unit, sector, scope_note
"""


def kinds(
    reader: Reader, catalogue: Catalogue, code: str, dataset: str = "official"
) -> tuple[str, ...]:
    """The kinds of period for which a subject has figures in some scope, quarters first."""
    metric = METRICS.get(code)
    indicators = indicators_of(metric) if metric else {code}
    marks = ", ".join("?" * len(indicators)) or "null"
    rows = reader.rows(
        _PRINTED.format(indicators=marks, exact=", ".join(f"'{word}'" for word in EXACT)),
        [dataset, *sorted(indicators)],
    )
    told = {row["period"] for row in rows if metric is None or _answers_to(metric, row)}
    if metric and is_countable(metric):
        told |= reported_periods(reader, dataset)
    found = {parse(period).kind for period in told & set(catalogue.measured.get(dataset, ()))}
    return tuple(kind for kind in REPORT_KINDS if kind in found)


def _printed_as(bases: Iterable[str]) -> list[str | None]:
    return [BASE_COUNTS[base].indicator for base in bases]


def _answers_to(metric: Metric, row: Mapping[str, Any]) -> bool:
    """Whether what one document prints for one scope answers the metric."""
    if metric.indicator in row["told"]:
        return True
    parts = (*metric.numerator, *metric.denominator)
    exact = set(row["exact"] or ())
    return bool(parts) and all(
        BASE_COUNTS[base].indicator in exact
        or (
            BASE_COUNTS[base].complement is not None
            and exact.issuperset(_printed_as(BASE_COUNTS[base].complement or ()))
        )
        for base, _sign in parts
    )
