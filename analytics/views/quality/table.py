"""All findings as a file: one row for each relation that does not hold."""

import pandas as pd

from analytics.audit import Check, Finding
from analytics.i18n import Translator
from analytics.query import Catalogue
from analytics.tables import Export
from analytics.texts import DATASETS, DOCUMENT_KINDS, SEVERITIES
from analytics.views.quality.letter import letter
from analytics.views.quality.say import meaning, name, place, shown, suggestion_text, where
from analytics.views.quality.view import Quality


def export(view: Quality, catalogue: Catalogue, t: Translator, *, title: str) -> Export:
    """The findings as they stand on the page, with the text to send.

    Args:
        view: what was found.
        catalogue: titles of documents, names of units and sectors.
        title: of the sheet.
    """
    rows = [
        _row(number, finding, check, catalogue, t)
        for number, finding in enumerate(view.audit.findings, 1)
        for check in finding.checks
    ]
    columns = list(_row_names(t))
    return Export(
        title=title,
        about={t("Bộ số liệu"): t(DATASETS[view.dataset])},
        frame=pd.DataFrame(rows, columns=columns),
        definitions=tuple(
            (t(words), meaning(severity, t)) for severity, words in SEVERITIES.items()
        ),
        sources=tuple(
            (
                str(t.field(row, "title")),
                " · ".join(
                    part
                    for part in (
                        t(DOCUMENT_KINDS[row["kind"]]),
                        row["publisher"],
                        row["address"],
                    )
                    if part
                ),
            )
            for row in (catalogue.documents[code] for code in view.documents)
        ),
    )


def _row_names(t: Translator) -> tuple[str, ...]:
    return (
        t("Điểm số"),
        t("Mức độ"),
        t("Điều không khớp"),
        t("Phép tính"),
        t("Quy tắc"),
        t("Các số, như bản in"),
        t("Văn bản"),
        t("Gợi ý"),
        t("Văn bản gửi đơn vị"),
    )


def _row(
    number: int, finding: Finding, check: Check, catalogue: Catalogue, t: Translator
) -> tuple[object, ...]:
    figures = []
    for one in check.figures:
        parts = (place(one.place, catalogue, t), where(one, t))
        about = ", ".join(part for part in parts if part)
        figures.append(f"{name(one, t)} ({about}): {shown(one, finding, t)}")
    titles = [str(t.field(catalogue.documents[code], "title")) for code in check.documents]
    return (
        number,
        t(SEVERITIES[finding.severity]),
        t(check.sentence) if check.sentence else None,
        t(check.arithmetic) if check.arithmetic else None,
        t(check.declared.rule),
        "; ".join(figures) or None,
        "; ".join(titles) or None,
        suggestion_text(finding, t) or None,
        letter(finding, catalogue, t),
    )
