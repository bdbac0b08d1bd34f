"""All findings as a file: one row for each relation that does not hold."""

import pandas as pd

from analytics.audit import Check, Finding
from analytics.export import Export
from analytics.quality.letter import letter
from analytics.quality.say import meaning, name, place, shown, suggestion_text, where
from analytics.quality.view import Quality
from analytics.query import Catalogue
from analytics.texts import DATASETS, DOCUMENT_KINDS, SEVERITIES, translator


def export(view: Quality, catalogue: Catalogue, language: str, *, title: str) -> Export:
    """The findings as they stand on the page, with the text to send.

    Args:
        view: what was found.
        catalogue: titles of documents, names of units and sectors.
        language: "vi" or "en".
        title: of the sheet.
    """
    _ = translator(language)
    rows = [
        _row(number, finding, check, catalogue, language)
        for number, finding in enumerate(view.audit.findings, 1)
        for check in finding.checks
    ]
    columns = list(_row_names(language))
    return Export(
        title=title,
        about={_("Bộ số liệu"): DATASETS[view.dataset].in_(language)},
        frame=pd.DataFrame(rows, columns=columns),
        definitions=tuple(
            (words.in_(language), meaning(severity, language))
            for severity, words in SEVERITIES.items()
        ),
        sources=tuple(
            (
                str(row[f"title_{language}"]),
                " · ".join(
                    part
                    for part in (
                        DOCUMENT_KINDS[row["kind"]].in_(language),
                        row["publisher"],
                        row["address"],
                    )
                    if part
                ),
            )
            for row in (catalogue.documents[code] for code in view.documents)
        ),
    )


def _row_names(language: str) -> tuple[str, ...]:
    _ = translator(language)
    return (
        _("Điểm số"),
        _("Mức độ"),
        _("Điều không khớp"),
        _("Phép tính"),
        _("Quy tắc"),
        _("Các số, như bản in"),
        _("Văn bản"),
        _("Gợi ý"),
        _("Văn bản gửi đơn vị"),
    )


def _row(
    number: int, finding: Finding, check: Check, catalogue: Catalogue, language: str
) -> tuple[object, ...]:
    figures = []
    for one in check.figures:
        parts = (place(one.place, catalogue, language), where(one, language))
        about = ", ".join(part for part in parts if part)
        figures.append(f"{name(one, language)} ({about}): {shown(one, finding, language)}")
    titles = [str(catalogue.documents[code][f"title_{language}"]) for code in check.documents]
    return (
        number,
        SEVERITIES[finding.severity].in_(language),
        check.sentence.in_(language) if check.sentence else None,
        check.arithmetic.in_(language) if check.arithmetic else None,
        check.declared.rule.in_(language),
        "; ".join(figures) or None,
        "; ".join(titles) or None,
        suggestion_text(finding, language) or None,
        letter(finding, catalogue, language),
    )
