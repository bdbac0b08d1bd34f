"""Definitions that answer one question differently: their figures are not comparable."""

from dataclasses import dataclass

from analytics.metrics import METRICS
from analytics.store import Reader
from analytics.texts import Bilingual

_USES = """
select v.indicator, v.document, count(*) as figures
from current_indicator_values v
where v.dataset = ? and v.precision <> 'derived'
group by all
order by v.document
"""


@dataclass(frozen=True)
class Definition:
    """One way of counting and the documents that count so, with the number of figures."""

    name: Bilingual
    description: Bilingual
    figures: int
    documents: tuple[str, ...]


@dataclass(frozen=True)
class Family:
    """One question and the definitions that published figures answer it with."""

    name: Bilingual
    definitions: tuple[Definition, ...]


def families(reader: Reader, dataset: str = "official") -> tuple[Family, ...]:
    """The questions that documents answer with more than one definition."""
    uses: dict[str, dict[str, int]] = {}
    for row in reader.rows(_USES, [dataset]):
        uses.setdefault(row["indicator"], {})[row["document"]] = row["figures"]
    found = []
    named = [metric for metric in METRICS.values() if metric.family]
    for family in dict.fromkeys(metric.family for metric in named):
        members = [metric for metric in named if metric.family == family]
        definitions = tuple(
            Definition(
                metric.label,
                metric.description,
                sum(uses[metric.indicator].values()),
                tuple(uses[metric.indicator]),
            )
            for metric in members
            if metric.indicator in uses
        )
        if len(definitions) > 1:
            found.append(Family(members[0].short, definitions))
    return tuple(found)
