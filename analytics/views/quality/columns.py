"""All findings as a file: one row for each relation that does not hold."""

from typing import NamedTuple

from analytics import tables
from analytics.audit import Check, Figure, Finding
from analytics.catalogue import Catalogue
from analytics.i18n import Translator
from analytics.tables import Column, Export
from analytics.texts import DATASETS, DOCUMENT_KINDS, SEVERITIES
from analytics.views.quality.data import Quality
from analytics.views.quality.text import letter, meaning, name, place, shown, suggestion_text, where


class _Row(NamedTuple):
    number: int
    finding: Finding
    check: Check


def export(view: Quality, catalogue: Catalogue, t: Translator, *, title: str) -> Export:
    """The findings as they stand on the page, with the text to send."""
    rows = (
        _Row(number, finding, check)
        for number, finding in enumerate(view.audit.findings, 1)
        for check in finding.checks
    )
    return tables.export(
        rows,
        _columns(catalogue, t),
        title,
        about={t("Bộ số liệu"): t(DATASETS[view.dataset])},
        definitions=((t(words), meaning(severity, t)) for severity, words in SEVERITIES.items()),
        sources=(_source(code, catalogue, t) for code in view.documents),
    )


def _columns(catalogue: Catalogue, t: Translator) -> tuple[Column[_Row], ...]:
    def figures(row: _Row) -> str:
        return "; ".join(_figure(figure, row.finding, catalogue, t) for figure in row.check.figures)

    def titles(row: _Row) -> str:
        return "; ".join(
            str(t.field(catalogue.documents[code], "title")) for code in row.check.documents
        )

    return (
        Column(t("Điểm số"), lambda row: row.number),
        Column(t("Mức độ"), lambda row: t(SEVERITIES[row.finding.severity])),
        Column(t("Điều không khớp"), lambda row: row.check.sentence and t(row.check.sentence)),
        Column(t("Phép tính"), lambda row: row.check.arithmetic and t(row.check.arithmetic)),
        Column(t("Quy tắc"), lambda row: t(row.check.declared.rule)),
        Column(t("Các số, theo văn bản gốc"), lambda row: figures(row) or None),
        Column(t("Văn bản"), lambda row: titles(row) or None),
        Column(t("Gợi ý"), lambda row: suggestion_text(row.finding, t) or None),
        Column(t("Văn bản gửi đơn vị"), lambda row: letter(row.finding, catalogue, t)),
    )


def _figure(figure: Figure, finding: Finding, catalogue: Catalogue, t: Translator) -> str:
    parts = (place(figure.place, catalogue, t), where(figure, t))
    about = ", ".join(part for part in parts if part)
    return f"{name(figure, t)} ({about}): {shown(figure, finding, t)}"


def _source(code: str, catalogue: Catalogue, t: Translator) -> tuple[str, str]:
    row = catalogue.documents[code]
    parts = (t(DOCUMENT_KINDS[row["kind"]]), row["publisher"], row["address"])
    return str(t.field(row, "title")), " · ".join(part for part in parts if part)
