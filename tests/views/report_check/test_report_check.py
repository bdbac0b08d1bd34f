"""A draft as it stands: its text cut at every figure, what was understood, what to hand back."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from io import BytesIO

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.catalogue import Catalogue
from analytics.i18n import EN, VI
from analytics.papers import sheet_bytes
from analytics.reports.document import Mark, Paragraph
from analytics.reports.figure import Figure
from analytics.reports.proposals import indicator_row
from analytics.store import Reader
from analytics.views.report_check import (
    Checked,
    Decision,
    answer,
    checked,
    decided,
    figures_export,
    findings_export,
    findings_paper,
    open_figures,
    understood,
    with_new,
)
from analytics.views.report_check.data import pieces
from tests.fixtures import readings


@pytest.fixture(scope="module")
def view(official: Reader, catalogue: Catalogue) -> Checked:
    return checked(readings.first_quarter(), official, catalogue)


def number(start: int, end: int) -> Figure:
    return replace(readings.first_quarter().figures[0], start=start, end=end)


def test_the_text_is_cut_at_its_figures_and_the_signs_of_footnotes() -> None:
    paragraph = Paragraph("I ¶1", "có 29/44 đơn vị, 11 khá", "I", marks=(Mark(16, "1"),))
    cut = pieces(paragraph, {5: number(3, 8), 6: number(3, 8), 9: number(17, 19)})
    assert [(piece.text, piece.figures, piece.is_note) for piece in cut] == [
        ("có ", (), False),
        ("29/44", (5, 6), False),
        (" đơn vị,", (), False),
        ("1", (), True),
        (" ", (), False),
        ("11", (9,), False),
        (" khá", (), False),
    ]


@given(
    text=st.text("ab 1", max_size=20),
    spans=st.lists(st.tuples(st.integers(-2, 25), st.integers(-2, 25)), max_size=5),
    marks=st.lists(st.integers(0, 20), max_size=3),
)
def test_no_letter_of_the_text_is_lost_or_said_twice(
    text: str, spans: list[tuple[int, int]], marks: list[int]
) -> None:
    signs = tuple(Mark(min(position, len(text)), "¹") for position in marks)
    paragraph = Paragraph("I ¶1", text, "I", marks=signs)
    cut = pieces(paragraph, {place: number(*span) for place, span in enumerate(spans)})
    assert "".join(piece.text for piece in cut if not piece.is_note) == text


def test_every_line_knows_its_figures_and_findings(view: Checked) -> None:
    line = next(line for line in view.lines if line.paragraph.locator == "I.2 ¶2")
    printed = [view.reading.figures[place].printed for place in line.figures]
    assert printed == ["29/44", "29/44", "65,91%", "11", "03", "không có", "85,70%", "2,03%"]
    assert [view.findings[place].severity for place in line.findings] == [
        "contradiction",
        "wording",
    ]
    assert sum(len(line.figures) for line in view.lines) == len(view.reading.figures)


def test_the_answer_counts_what_to_look_at_and_how_sure_the_reading_is(view: Checked) -> None:
    facts = answer(view, VI)
    assert (facts.number, facts.standing and facts.standing.code) == ("7", "missed")
    assert facts.sentence == (
        "chỗ cần xem lại trong báo cáo quý I/2021, trong đó **2** chỗ chưa thống nhất."
    )
    assert "129 chắc chắn, 0 cần xác nhận, 0 chưa rõ" in facts.counts
    assert (
        answer(replace(view, findings=()), VI).standing
        == replace(answer(replace(view, findings=()), EN)).standing
    )
    assert answer(replace(view, findings=()), EN).sentence == (
        "places to look at again in the report of Q1 2021."
    )


def test_what_was_understood_is_said_with_scope_period_and_precision(
    view: Checked, catalogue: Catalogue
) -> None:
    figures = {figure.printed: figure for figure in view.reading.figures}
    assert understood(figures["hơn 100"], "2021-Q1", catalogue, VI)[1].endswith(" · hơn")
    name, facts = understood(figures["65,91%"], "2021-Q1", catalogue, EN)
    assert (name, facts) == ("Share of units rated Good on reform", "Whole province · 2020")
    unknown = replace(figures["65,91%"], indicator=None)
    assert understood(unknown, "2021-Q1", catalogue, VI) == ("", "")


def test_the_list_to_hand_back_has_paragraph_sentence_and_suggestion(
    view: Checked, catalogue: Catalogue
) -> None:
    export = findings_export(view, "du-thao.docx", VI)
    assert export.about["Tệp"] == "du-thao.docx"
    row = export.frame.iloc[0]
    assert row["Vị trí"] == "mục I.2, đoạn 2"
    assert "03 cơ quan xếp hạng Trung bình" in row["Câu trong văn bản"]
    assert row["Gợi ý"].endswith("in 03: có phải 4?")
    paper = sheet_bytes(findings_paper(view, "du-thao.docx", VI), datetime(2026, 11, 29))
    document = docx.Document(BytesIO(paper))
    assert document.paragraphs[0].text == "Danh sách chỗ cần xem lại trước khi ký"
    (table,) = document.tables
    assert len(table.rows) == 2 + len(view.findings)
    assert [cell.text for cell in table.rows[2].cells][1:3] == [
        "mục I.2, đoạn 2",
        "Chưa thống nhất",
    ]
    figures = figures_export(view, "du-thao.docx", catalogue, VI).frame
    assert len(figures) == len(view.reading.figures)
    assert not figures["Đề nghị chỉ tiêu mới"].any()


def test_the_figures_as_read_propose_new_indicators(official: Reader, catalogue: Catalogue) -> None:
    unknown = checked(readings.in_doubt("portal_article_views"), official, catalogue)
    (place,) = unknown.proposals
    frame = figures_export(unknown, "du-thao.docx", catalogue, VI).frame
    assert frame["Đề nghị chỉ tiêu mới"].dropna().tolist() == [
        "Lượt xem tin: thu hút (lượt; Chỉ đạo, kiểm tra, tuyên truyền)"
    ]
    row = indicator_row(unknown.proposals[place], unknown.reading.figures[place], catalogue)
    decision = Decision(str(row["code"]), block="all", period="2021-Q1", new=row)
    wider = with_new(catalogue, {place: decision})
    assert wider.indicators[row["code"]] == row
    figure = decided(unknown.reading, {place: decision}).figures[place]
    assert understood(figure, "2021-Q1", wider, VI)[0] == "Lượt xem tin: thu hút"
    assert with_new(catalogue, {}) is catalogue


def test_what_a_clerk_decides_is_sure_or_left_out() -> None:
    reading = readings.in_doubt("units_rated_average")
    (place,) = open_figures(reading, {})
    known = Decision("units_rated_average", block="all", period="2020")
    assert open_figures(reading, {place: known}) == ()
    figure = decided(reading, {place: known}).figures[place]
    assert (figure.indicator, figure.confidence, figure.value) == (
        "units_rated_average",
        "sure",
        Decimal(3),
    )
    left = decided(reading, {place: Decision(skipped="to_mend")}).figures[place]
    assert (left.indicator, left.confidence) == (None, "unknown")
    assert decided(reading, {}) == reading


def test_a_decided_figure_is_checked_with_the_others(
    official: Reader, catalogue: Catalogue
) -> None:
    reading = readings.in_doubt("units_rated_average")
    (place,) = open_figures(reading, {})
    before = checked(reading, official, catalogue)
    known = Decision("units_rated_average", block="all", period="2020")
    after = checked(decided(reading, {place: known}), official, catalogue)
    assert len(after.grave) == len(before.grave) + 1


def test_where_no_figure_is_sure_nothing_found_is_no_good_sign(
    official: Reader, catalogue: Catalogue
) -> None:
    reading = readings.first_quarter()
    figures = tuple(replace(figure, confidence="confirm") for figure in reading.figures)
    view = checked(replace(reading, figures=figures), official, catalogue)
    facts = answer(view, VI)
    assert facts.standing is None
    assert "chưa đối chiếu được" in facts.sentence
