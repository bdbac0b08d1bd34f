"""The findings that the page shows, by severity, and definitions that are not comparable."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from analytics.audit import (
    Audit,
    Check,
    Declared,
    Finding,
    Place,
    audit,
    audit_of_figures,
    audit_of_rows,
    read_relations,
)
from analytics.catalogue import Catalogue
from analytics.metrics import METRICS
from analytics.query import kept_paragraphs
from analytics.schema import SEVERITIES
from analytics.store import Reader
from analytics.texts import Bilingual
from analytics.views.figures import quote


@dataclass(frozen=True)
class Quality:
    """What was found in some documents and in the dossiers loaded for their period.

    ``documents`` are those looked at, ``period`` the one they are about (None: all documents of
    the dataset), ``is_report`` whether they are one full report. ``idle`` are the relations that
    nothing could be held against, asked only of all documents; of illustrative data those of
    dossiers. ``quotes`` are the sentences of figures whose paragraph was kept, cut at the print.
    """

    dataset: str
    period: str | None
    documents: tuple[str, ...]
    is_report: bool
    audit: Audit
    idle: tuple[Declared, ...]
    quotes: Mapping[Place, tuple[str, ...]]

    @cached_property
    def by_severity(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings of each severity that has any, the gravest first."""
        found = {
            severity: tuple(one for one in self.audit.findings if one.severity == severity)
            for severity in SEVERITIES
        }
        return {severity: findings for severity, findings in found.items() if findings}

    @cached_property
    def unchecked(self) -> Mapping[Bilingual, tuple[Check, ...]]:
        """The rules that could not be checked everywhere, with the places."""
        found: dict[Bilingual, tuple[Check, ...]] = {}
        for check in self.audit.checks:
            if check.state == "unchecked":
                rule = check.declared.rule
                found[rule] = (*found.get(rule, ()), check)
        return found


def quality(
    reader: Reader, catalogue: Catalogue, period: str | None, dataset: str = "official"
) -> Quality:
    """Read what does not add up.

    Args:
        reader: an open snapshot.
        catalogue: its catalogues.
        period: whose documents are looked at; None for all. Illustrative dossiers have one
            document for all periods and are looked at as a whole.
        dataset: "official" or "demo".
    """
    kept = kept_paragraphs(reader, dataset)
    quotes = {place: quote(row) for place, row in kept.items()}
    if period is not None and dataset == "official":
        found = audit_of_figures(reader, dataset)
        documents = catalogue.documents_of(period, dataset)
        kinds = [catalogue.documents[code]["kind"] for code in documents]
        only = found.of_documents(documents)
        rows = audit_of_rows(reader, period, None, dataset)
        both = (*only.findings, *rows.findings)
        own = Audit(
            (*only.checks, *rows.checks),
            tuple(sorted(both, key=lambda one: SEVERITIES.index(one.severity))),
        )
        return Quality(dataset, period, documents, kinds == ["full_report"], own, (), quotes)
    found = audit(reader, dataset)
    documents = tuple(
        code for code, row in catalogue.documents.items() if row["dataset"] == dataset
    )
    used = {check.declared.code for check in found.checks}
    idle = tuple(
        one
        for one in read_relations(reader)
        if one.code not in used and (dataset == "official" or one.kind == "dossiers")
    )
    return Quality(dataset, None, documents, False, found, idle, quotes)


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
