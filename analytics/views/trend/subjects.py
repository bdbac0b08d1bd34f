"""What can be followed over time: every dossier metric, and the indices that come out once a year.

Ways of counting one thing (a metric's ``family``) stand together, each with its formula, and are
never drawn on one line.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from analytics.metrics import METRICS, Metric
from analytics.query import Catalogue
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
