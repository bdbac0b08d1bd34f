"""A report checked before it is signed: its own figures, and against those that count already."""

from collections.abc import Mapping
from fractions import Fraction

from analytics.audit import Figure as Audited
from analytics.audit import Finding, Place, audit_of_draft, place_of
from analytics.catalogue import Catalogue
from analytics.i18n import both
from analytics.reports.figure import Figure
from analytics.reports.findings import DraftFinding
from analytics.reports.reading import Reading
from analytics.store import Reader
from analytics.texts import Bilingual, Message, Words

# What a report that nobody has loaded is called among the documents.
DRAFT = "draft"


def check_report(
    reading: Reading, reader: Reader, catalogue: Catalogue
) -> tuple[DraftFinding, ...]:
    """What does not add up in a report, the gravest first.

    Only figures that are sure are held against each other: a doubt about what a number means is no
    doubt about the number.
    """
    if reading.period is None or reading.province is not None:
        return ()
    origins: dict[Place, Figure] = {}
    audited = []
    for figure in reading.figures:
        if figure.confidence == "sure" and figure.indicator in catalogue.indicators:
            known = _audited(figure, reading.period, catalogue)
            origins.setdefault(known.place, figure)
            audited.append(known)
    audit = audit_of_draft(reader, DRAFT, reading.period, audited)
    return tuple(_finding(finding, origins) for finding in audit.findings)


def _audited(figure: Figure, period: str, catalogue: Catalogue) -> Audited:
    """A figure of the report as the audit knows figures."""
    assert figure.indicator is not None
    row = catalogue.indicators[figure.indicator]
    scope = {
        "document": DRAFT,
        "indicator": figure.indicator,
        "period": figure.period or period,
        "block": figure.block or "all",
        "level": figure.level,
        "unit": figure.unit,
        "sector": figure.sector,
        "scope_note": figure.scope_note,
    }
    return Audited(
        place=place_of(scope),
        value=Fraction(figure.value),
        printed=figure.printed,
        precision=figure.precision,
        locator=figure.locator,
        names=(row["name_vi"], row["name_en"]),
        noun=row["unit"],
        nature=row["nature"],
        document_period=period,
    )


def _finding(finding: Finding, origins: Mapping[Place, Figure]) -> DraftFinding:
    leading = finding.checks[0]
    figures = tuple(origins[figure.place] for figure in finding.figures if figure.place in origins)
    details = leading.details
    sentence = leading.sentence or leading.declared.rule
    message: Words = sentence
    if details is not None:
        message = both(lambda t: f"{t(sentence)} {t(details)}")
    return DraftFinding(
        kind=leading.declared.kind,
        severity=finding.severity,
        locator=next((figure.locator for figure in figures), leading.locator or ""),
        figures=figures,
        message=message,
        suggestion=_suggestion(finding, origins),
    )


def _suggestion(finding: Finding, origins: Mapping[Place, Figure]) -> Words | None:
    """The one number that would fit, beside the one that stands there."""
    suggestion = finding.suggestion
    if suggestion is None or suggestion.figure.place not in origins:
        return None
    return Message(
        "{name}, in {printed}: có phải {value}?",
        value=suggestion.text,
        printed=origins[suggestion.figure.place].printed,
        name=Bilingual(*suggestion.figure.names),
    )
