"""Audit a dataset: every declared relation at every place."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from analytics.audit.checks import Check, dates, equations, jumps, own_period, prints, two_documents
from analytics.audit.dossiers import Part, adjoining, alike, identities
from analytics.audit.figures import Figure, Place, read_figures
from analytics.audit.findings import Audit, Finding, audit_of_checks
from analytics.audit.relations import Codes, Declared, codes_of, lies_in, read_relations
from analytics.filters import Filter
from analytics.periods import parse
from analytics.schema import SEVERITIES
from analytics.store import Reader
from analytics.texts import Bilingual

_EVENTS = """
select e.*, d.period, d.kind as document_kind
from events e
join documents d on d.code = e.document
where d.dataset = ? and e.kind = 'event'
order by e.date
"""

_REPORTS = "select code from documents where kind = 'full_report' and period = ?"
_UNITS = "select code, level, parent, valid_from, valid_to from units"

# What is checked of dossier rows, by the kind of relation.
_OF_ROWS = {"dossiers": identities, "windows": alike, "succession": adjoining}


def audit(reader: Reader, dataset: str = "official") -> Audit:
    """What holds and what does not in the figures of a dataset; worked out once per snapshot."""
    return reader.once(("audit", dataset), lambda: _audit(reader, dataset))


def doubts(reader: Reader, dataset: str = "official") -> Mapping[Place, tuple[Bilingual, ...]]:
    """What does not add up about each published figure that has a finding (``Audit.doubts``).

    A page asks this for its marks.
    """
    return audit_of_figures(reader, dataset).doubts


def audit_of_figures(reader: Reader, dataset: str = "official") -> Audit:
    """The audit of published figures, dossier rows left aside."""
    return reader.once(("audit of figures", dataset), lambda: _of_figures(reader, dataset))


def audit_of_slices(reader: Reader, slices: Collection[tuple[str, str]]) -> Audit:
    """The audit of published figures, and of the dossier rows of some (period, unit) only.

    The widest gaps of a whole dataset would hide those that a file has just brought.
    """
    rows = _of_rows(reader, "official", slices)
    return audit_of_checks((*audit_of_figures(reader).checks, *rows))


def audit_of_rows(
    reader: Reader, period: str, chosen: Filter | None = None, dataset: str = "official"
) -> Audit:
    """The audit of the dossier rows of one period within a scope, kept with the snapshot.

    Where a period holds, so does every scope in it: most choices of a page ask the store nothing.
    """
    part = Part(period, chosen or Filter())

    def ask() -> Audit:
        if part.chosen != Filter():
            whole = audit_of_rows(reader, period, None, dataset)
            if not whole.findings:
                return whole
        return audit_of_checks(_of_rows(reader, dataset, part=part))

    return reader.once(("audit of rows", dataset, part), ask)


def period_findings(
    reader: Reader,
    period: str,
    documents: Iterable[str],
    chosen: Filter | None = None,
    dataset: str = "official",
    *,
    only: bool = False,
) -> tuple[Finding, ...]:
    """What was found in the figures of a period within a scope, printed and loaded.

    Args:
        reader: an open snapshot.
        period: the period.
        documents: those that its pages are drawn from.
        chosen: the scope; without any part of a choice everything that was found.
        dataset: "official" or "demo".
        only: the documents are about other periods, and only what they print of this one counts.
    """
    printed = audit_of_figures(reader, dataset).of_documents(documents).findings
    if only:
        printed = tuple(
            finding
            for finding in printed
            if any(figure.place.period == period for figure in finding.figures)
        )
    if chosen is not None and chosen != Filter():
        parents = units_of(reader, period)
        printed = tuple(
            finding
            for finding in printed
            if any(lies_in(figure.place, chosen, parents) for figure in finding.figures)
        )
    findings = (*printed, *audit_of_rows(reader, period, chosen, dataset).findings)
    return tuple(sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity)))


def audited(
    relations: Sequence[Declared],
    figures: Sequence[Figure],
    codes: Codes,
    events: Iterable[Mapping[str, Any]] = (),
) -> Audit:
    """The audit of figures that are at hand, dossier rows left aside."""
    return audit_of_checks(_published(relations, figures, codes, events))


def audit_of_draft(reader: Reader, document: str, period: str, figures: Sequence[Figure]) -> Audit:
    """The audit of a report that nobody has loaded: what is about it, nothing else.

    What is known of the report of the same period holds for it too, and that report's own figures
    are left out: a draft is not held against what it became.

    Args:
        reader: an open snapshot.
        document: what the places of ``figures`` call the report.
        period: the one that it reports on.
        figures: its own.
    """
    reports = reports_about(reader, period)
    relations = [
        replace(relation, document=document) if relation.document in reports else relation
        for relation in read_relations(reader)
    ]
    others = [other for other in read_figures(reader) if other.place.document not in reports]
    known = audited(relations, (*others, *figures), read_codes(reader))
    return known.of_documents([document])


def reports_about(reader: Reader, period: str) -> frozenset[str]:
    """The documents that are a report of the whole province about a period."""
    return frozenset(row["code"] for row in reader.rows(_REPORTS, [period]))


def _audit(reader: Reader, dataset: str) -> Audit:
    rows = _of_rows(reader, dataset)
    return audit_of_checks((*audit_of_figures(reader, dataset).checks, *rows))


def units_of(reader: Reader, period: str) -> Mapping[str, tuple[str, str | None]]:
    """Unit → its level and the district it lies in, as they were in a period."""
    day = parse(period).last_day
    rows = reader.once("units in time", lambda: reader.rows(_UNITS))
    return reader.once(
        ("units of", day),
        lambda: {
            row["code"]: (row["level"], row["parent"])
            for row in rows
            if row["valid_from"] <= day and (row["valid_to"] is None or row["valid_to"] > day)
        },
    )


def _of_rows(
    reader: Reader,
    dataset: str,
    slices: Collection[tuple[str, str]] | None = None,
    part: Part | None = None,
) -> list[Check]:
    names = read_codes(reader).names
    return [
        check
        for declared in read_relations(reader)
        if declared.kind in _OF_ROWS
        for check in _OF_ROWS[declared.kind](declared, reader, dataset, names, slices, part)
    ]


def _of_figures(reader: Reader, dataset: str) -> Audit:
    events = reader.rows(_EVENTS, [dataset])
    figures = read_figures(reader, dataset)
    return audited(read_relations(reader), figures, read_codes(reader), events)


def read_codes(reader: Reader) -> Codes:
    """The units and sectors that a relation may name."""
    units = "select code, block, level, name, name_en from units order by code, valid_from"
    sectors = "select code, name, name_en from sectors"
    return reader.once("codes", lambda: codes_of(reader.rows(units), reader.rows(sectors)))


def _published(
    relations: Sequence[Declared],
    figures: Sequence[Figure],
    codes: Codes,
    events: Iterable[Mapping[str, Any]],
) -> Iterator[Check]:
    yield from equations(relations, figures, codes)
    for declared in relations:
        if declared.kind == "documents":
            yield from two_documents(declared, figures, codes.names)
        elif declared.kind == "period":
            yield from own_period(declared, figures, codes.names)
        elif declared.kind == "date":
            yield from dates(declared, events)
        elif declared.kind == "print":
            yield from prints(declared, figures, codes.names)
        elif declared.kind == "jump":
            yield from jumps(declared, figures, codes.names)
