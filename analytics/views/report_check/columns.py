"""The findings of a draft as a list to hand back: a workbook, and a Word file."""

from typing import NamedTuple

from analytics import tables
from analytics.catalogue import Catalogue
from analytics.i18n import Translator, locator_words
from analytics.papers import Grid, Row, Sheet, Span
from analytics.reports.figure import Figure
from analytics.reports.findings import DraftFinding
from analytics.tables import Column, Export
from analytics.texts import SEVERITIES
from analytics.views.quality import meaning
from analytics.views.report_check.data import Checked
from analytics.views.report_check.text import CERTAINTIES, proposal_words, understood

# Widths of the columns in the Word file, in millimetres.
_WIDTHS = (10, 26, 24, 70, 75, 52)


class _Row(NamedTuple):
    number: int
    finding: DraftFinding


def findings_export(view: Checked, file: str, t: Translator) -> Export:
    """The list as a workbook."""
    return tables.export(
        _rows(view),
        _columns(view, t),
        title(t),
        about=_about(view, file, t),
        definitions=(
            (t(SEVERITIES[code]), meaning(code, t))
            for code in dict.fromkeys(finding.severity for finding in view.findings)
        ),
    )


def findings_paper(view: Checked, file: str, t: Translator) -> Sheet:
    """The list as it is printed."""
    columns = _columns(view, t)
    return Sheet(
        title(t),
        tuple(": ".join(fact) for fact in _about(view, file, t).items()),
        Grid(
            "",
            "",
            tuple(
                (column.title, f"({place})", width)
                for place, (column, width) in enumerate(zip(columns, _WIDTHS, strict=True), 1)
            ),
            tuple(
                Row(tuple(Span(str(column.value(row) or "")) for column in columns))
                for row in _rows(view)
            ),
            words=len(columns),
        ),
    )


def title(t: Translator) -> str:
    """What the list is called."""
    return t("Danh sách chỗ cần xem lại trước khi ký")


def figures_export(view: Checked, file: str, catalogue: Catalogue, t: Translator) -> Export:
    """Every figure of the report with what it was understood as."""
    period = view.reading.period
    proposed = {
        id(view.reading.figures[place]): proposal_words(proposal, catalogue, t)
        for place, proposal in view.proposals.items()
    }
    columns: tuple[Column[Figure], ...] = (
        Column(t("Vị trí"), lambda figure: locator_words(figure.locator, t)),
        Column(t("Số như in"), lambda figure: figure.printed),
        Column(t("Chỉ tiêu"), lambda figure: understood(figure, period, catalogue, t)[0] or None),
        Column(
            t("Phạm vi, kỳ"), lambda figure: understood(figure, period, catalogue, t)[1] or None
        ),
        Column(t("Mức chắc chắn"), lambda figure: t(CERTAINTIES[figure.confidence][1])),
        Column(t("Đề nghị chỉ tiêu mới"), lambda figure: proposed.get(id(figure))),
        Column(t("Câu trong văn bản"), lambda figure: figure.sentence),
    )
    return tables.export(
        view.reading.figures,
        columns,
        t("Số liệu đã đọc trong báo cáo"),
        about=_about(view, file, t),
    )


def _rows(view: Checked) -> list[_Row]:
    return [_Row(number, finding) for number, finding in enumerate(view.findings, 1)]


def _columns(view: Checked, t: Translator) -> tuple[Column[_Row], ...]:
    return (
        Column(t("STT"), lambda row: row.number),
        Column(t("Vị trí"), lambda row: locator_words(row.finding.locator, t) or None),
        Column(t("Mức độ"), lambda row: t(SEVERITIES[row.finding.severity])),
        Column(t("Câu trong văn bản"), lambda row: sentence(row.finding, view) or None),
        Column(t("Điều cần xem lại"), lambda row: t(row.finding.message)),
        Column(t("Gợi ý"), lambda row: row.finding.suggestion and t(row.finding.suggestion)),
    )


def sentence(finding: DraftFinding, view: Checked) -> str:
    """The sentences that a finding is about; without any the beginning of its paragraph."""
    if finding.sentence:
        return finding.sentence
    sentences = dict.fromkeys(figure.sentence for figure in finding.figures)
    if sentences:
        return " … ".join(sentences)
    paragraph = view.reading.document.paragraph(finding.locator)
    return "" if paragraph is None else paragraph.text[:200]


def _about(view: Checked, file: str, t: Translator) -> dict[str, str]:
    period = view.reading.period
    about = {t("Báo cáo"): view.reading.title, t("Tệp"): file}
    return about | ({t("Kỳ"): t.period(period)} if period else {})
