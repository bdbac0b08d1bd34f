"""The findings that the page shows, by severity, and what stands behind them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from analytics.audit import (
    Audit,
    Check,
    Declared,
    Finding,
    audit,
    audit_of_figures,
    audit_of_rows,
    read_relations,
)
from analytics.query import Catalogue
from analytics.schema import SEVERITIES
from analytics.store import Reader
from analytics.texts import Bilingual


@dataclass(frozen=True)
class Quality:
    """What was found in some documents and in the dossiers loaded for their period.

    ``documents`` are those looked at, ``period`` the one they are about (None: all documents of
    the dataset), ``is_report`` whether they are one full report. ``idle`` are the relations that
    nothing could be held against, asked only of all documents; of illustrative data those of
    dossiers.
    """

    dataset: str
    period: str | None
    documents: tuple[str, ...]
    is_report: bool
    audit: Audit
    idle: tuple[Declared, ...]

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
        return Quality(dataset, period, documents, kinds == ["full_report"], own, ())
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
    return Quality(dataset, None, documents, False, found, idle)
