"""What can be followed over time, and by which kinds of period: dossier metrics, yearly indices.

Ways of counting one thing (a metric's ``family``) stand together, each with its formula, and are
never drawn on one line.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from analytics.catalogue import REPORT_KINDS, Catalogue
from analytics.metrics import BASE_COUNTS, METRICS, Metric
from analytics.periods import parse
from analytics.query.computed import is_countable
from analytics.query.coverage import reported_periods
from analytics.query.reported import EXACT, indicators_of
from analytics.store import Reader
from analytics.texts import Bilingual

# Rates first, those of one family together; counts after them, in the catalogue's order.
_RATES_FIRST = sorted(METRICS.values(), key=lambda metric: metric.format != "rate")
INDICES = (
    "par_index",
    "par_index_rank",
    "sipas",
    "sipas_rank",
    "papi",
    "papi_rank",
    "pci",
    "pci_rank",
)
_NOUNS = {"rate": "%", "count": "hồ sơ", "money": "đồng"}


@dataclass(frozen=True)
class Subject:
    """One thing that is followed.

    ``noun`` is its unit as in the catalogue of indicators; ``scale`` turns an answer's value into
    that unit (100 for rates of dossiers). ``metric`` tells a dossier metric from an index, which
    documents print for the whole province only.
    """

    code: str
    name: Bilingual
    noun: str
    better: str
    meaning: Bilingual
    caveat: Bilingual | None
    formula: Bilingual | None
    family: str | None
    metric: bool
    rank: bool = False

    @property
    def scale(self) -> int:
        return 100 if self.metric and self.noun == "%" else 1


def subjects(catalogue: Catalogue) -> dict[str, Subject]:
    """Everything that can be followed, by code, in the order of the picker."""
    indices = (catalogue.indicators[code] for code in INDICES if code in catalogue.indicators)
    found = [*map(_of_metric, _RATES_FIRST), *map(_of_index, indices)]
    return {one.code: one for one in found}


def ways(subject: Subject, known: Mapping[str, Subject]) -> tuple[Subject, ...]:
    """All ways of counting what the subject counts, itself among them; () when it has one way."""
    if subject.family is None:
        return ()
    return tuple(one for one in known.values() if one.family == subject.family)


def _of_metric(metric: Metric) -> Subject:
    return Subject(
        code=metric.code,
        name=metric.label,
        noun=_NOUNS[metric.format],
        better=metric.better,
        meaning=metric.description,
        caveat=metric.caveat,
        formula=metric.formula,
        family=metric.family,
        metric=True,
    )


def _of_index(row: Mapping[str, str]) -> Subject:
    caveat = Bilingual(row["caveats_vi"] or "", row["caveats_en"] or "")
    return Subject(
        code=row["code"],
        name=Bilingual(row["name_vi"], row["name_en"]),
        noun=row["unit"],
        better=row["better"],
        meaning=Bilingual(row["definition_vi"], row["definition_en"]),
        caveat=caveat if caveat.vi else None,
        formula=None,
        family=None,
        metric=False,
        rank=row["nature"] == "rank",
    )


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
