"""The drafted report: every figure in its sentence, nothing made up, sources beside."""

from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import docx
import pytest

from analytics.catalogue import Catalogue, read_catalogue
from analytics.demo.assumptions import GAP_PERIOD
from analytics.papers import OPEN, Paper, Paragraph, Span, docx_bytes
from analytics.query import records, report_figures
from analytics.store import Reader
from analytics.views.draft import Draft, draft, paper, stated
from analytics.views.draft.numbers import Stated
from analytics.views.draft.outline import Place
from analytics.views.draft.text import SAMPLE

Q1 = "2021-Q1"


class Written:
    """A draft with its paper."""

    def __init__(self, reader: Reader, period: str, dataset: str, **more: Any) -> None:
        self.catalogue: Catalogue = read_catalogue(reader)
        self.view: Draft = draft(reader, self.catalogue, period, dataset=dataset, **more)
        self.paper: Paper = paper(self.view, self.catalogue)
        self.stated: tuple[Stated, ...] = stated(self.view, self.catalogue)

    @property
    def spans(self) -> list[Span]:
        return [
            span
            for block in self.paper.body
            if isinstance(block, Paragraph)
            for span in block.spans
        ]

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    def values(self) -> dict[Place, Decimal]:
        return {number.place: number.value for number in self.stated if number.place is not None}

    def comments(self, words: str) -> list[str]:
        """The comments of the pieces that are exactly these words."""
        return [span.comment for span in self.spans if span.text == words]


@pytest.fixture(scope="module")
def official_q1(official: Reader) -> Written:
    return Written(official, Q1, "official")


@pytest.fixture(scope="module")
def sample_q1(with_demo: Reader) -> Written:
    return Written(with_demo, Q1, "demo")


# --- official -------------------------------------------------------------------------------------


def test_every_figure_of_the_report_is_in_its_draft(official: Reader, official_q1: Written) -> None:
    """But two: trainees that it puts into another year, the rating that a decision mends."""
    values = official_q1.values()
    rows = records(report_figures(official, ["report-2021-Q1"]))
    assert len(rows) == 130
    differing = {
        row["indicator"]
        for row in rows
        if float(
            values.get(
                Place(
                    row["indicator"],
                    row["period"],
                    row["block"],
                    *(
                        row[part] if isinstance(row[part], str) else None
                        for part in ("level", "unit", "sector")
                    ),
                ),
                Decimal(-1),
            )
        )
        != row["value"]
    }
    assert differing == {"senior_training_trainees", "units_rated_average"}


@pytest.mark.parametrize(
    "sentence",
    [
        "khối địa phương tiếp nhận 130.729 hồ sơ.",
        "Khối địa phương đã giải quyết 113.375 hồ sơ.",
        "của khối địa phương có 111.824 hồ sơ đúng hạn và 1.551 hồ sơ trễ hạn.",
        "Tỷ lệ hồ sơ giải quyết đúng hạn của khối địa phương là 98,63%.",
        "của UBND cấp huyện là 91,58%; của UBND cấp xã là 99,19%.",
        "362.425 hồ sơ đúng hạn (99,99%) và 3 hồ sơ trễ hạn (0,01%).",
        "Hội nghị tổng kết CCHC năm 2020 có hơn 100 đại biểu dự.",
        "lũy kế 2.319.400 lượt truy cập.",
        "trực tuyến của khối địa phương là 1.800 hồ sơ, với số tiền 100.210.000 đồng.",
        "là 85,70%, tăng 2,03 điểm phần trăm so với năm 2019 (83,67%).",
        "giảm 243 biên chế công chức so với năm 2015 (11,3%), trong đó 65 biên chế chuyển về",
        "Trong quý I/2021, 6/44 cơ quan, đơn vị, địa phương ban hành kế hoạch kiểm tra CCHC.",
        "ngày 18/3/2021, hội nghị tổng kết CCHC năm 2020",
    ],
)
def test_the_first_quarter_of_2021_reads_so(official_q1: Written, sentence: str) -> None:
    assert sentence in official_q1.text


def test_beside_a_figure_stand_its_source_and_its_doubt(official_q1: Written) -> None:
    (received,) = official_q1.comments("130.729")
    assert received.startswith(
        "Nguồn: Báo cáo kết quả cải cách hành chính quý I/2021 của tỉnh Khánh Hòa,"
        " mục II.2, đoạn 6."
    )
    assert received.endswith("So sánh: chưa có số cùng kỳ để so sánh.")
    assert all("Số liệu chưa thống nhất" in text for text in official_q1.comments("170.397"))
    (delegates,) = official_q1.comments("hơn 100")[:1]
    assert "Văn bản chỉ nêu số ước lượng: hơn 100." in delegates


def test_what_does_not_fit_together_has_a_ground_of_its_own(official_q1: Written) -> None:
    doubted = [span.text for span in official_q1.spans if span.doubted]
    assert doubted.count("170.397") == 2
    assert "130.729" not in doubted
    assert all("chưa thống nhất" in span.comment for span in official_q1.spans if span.doubted)


def test_what_is_not_known_is_open_and_says_so(official_q1: Written) -> None:
    assert "Lớp bồi dưỡng ngạch chuyên viên chính có […] học viên." in official_q1.text
    (trainees,) = (
        span.comment for span in official_q1.spans if "chuyên viên chính" in span.comment
    )
    assert "quý I/2021: chưa có số." in trainees
    assert "Gần nhất, quý I/2020: 110" in trainees


def test_an_official_draft_bears_no_mark(official_q1: Written) -> None:
    assert (official_q1.paper.mark, official_q1.paper.kind) == ("", "BÁO CÁO")
    assert "ĐẦU" not in official_q1.paper.kind


def test_figures_that_the_outline_does_not_ask_for_are_listed(official: Reader) -> None:
    quarter = Written(official, "2024-Q1", "official").text
    assert "Nhiệm vụ Chính phủ, Thủ tướng giao: 22 nhiệm vụ. " in quarter
    assert "Số tiền thanh toán trực tuyến: hơn 35,8 tỷ đồng. " in quarter
    half = Written(official, "2022-H1", "official").text
    assert "của UBND cấp huyện: giảm 5,19 điểm phần trăm. " in half


def test_what_two_documents_say_of_one_scope_is_compared(official: Reader) -> None:
    text = Written(official, "2024-Q1", "official").text
    assert "là 99,37%, tăng 0,18 điểm phần trăm so với quý I/2023 (99,19%)." in text


def test_a_quarter_without_figures_is_an_open_form(official: Reader) -> None:
    written = Written(official, "2021-Q2", "official")
    own = [number for number in written.stated if number.place and number.place.period == "2021-Q2"]
    assert own == []
    # What holds for the year is known from the report of the first quarter.
    assert "Kế hoạch CCHC năm 2021 của tỉnh có 10 mục tiêu và 42 nhiệm vụ" in written.text
    assert "khối địa phương tiếp nhận […] hồ sơ." in written.text
    assert any("Gần nhất, quý I/2021: 130.729" in span.comment for span in written.spans)


def test_a_pair_is_printed_as_one_only_where_both_are_known(official: Reader) -> None:
    text = Written(official, "2021-Q2", "official").text
    assert "[…] trong số […] cơ quan, đơn vị, địa phương ban hành" in text
    assert "8/8 UBND cấp huyện đạt mức 1" in text


def test_after_the_merger_there_is_no_district_and_a_target(official: Reader) -> None:
    written = Written(official, "2025-Q3", "official")
    assert "cấp huyện" not in written.text
    assert ("Công an tỉnh" in written.text, "Cục Hải quan" in written.text) == (True, False)
    assert "là 93,28%, thấp hơn chỉ tiêu 95% là 1,72 điểm phần trăm." in written.text
    assert any(
        "Cần thêm 2.544 hồ sơ đúng hạn để đạt chỉ tiêu." in span.comment for span in written.spans
    )


# --- illustrative ---------------------------------------------------------------------------------


def test_illustrative_figures_are_the_sums_of_their_dossiers(
    with_demo: Reader, sample_q1: Written
) -> None:
    (sums,) = with_demo.rows(
        "select sum(received_online + received_in_person)::bigint as received,"
        " sum(resolved_early + resolved_on_time)::bigint as on_time,"
        " sum(resolved_late)::bigint as late, sum(received_online)::bigint as online"
        " from current_dossiers where dataset = 'demo' and period = ? and block = 'local'",
        [Q1],
    )
    values = sample_q1.values()
    for code in ("received", "on_time", "late"):
        assert values[Place(code, Q1, "local")] == sums[code]
    assert values[Place("received_online", Q1, "local")] == sums["online"]
    rate = Decimal(100 * sums["on_time"]) / (sums["on_time"] + sums["late"])
    assert values[Place("on_time_rate", Q1, "local")] == round(rate, 2)


def test_a_year_ago_is_compared(with_demo: Reader, sample_q1: Written) -> None:
    def received(period: str) -> int:
        (row,) = with_demo.rows(
            "select sum(received_online + received_in_person)::bigint as n from current_dossiers"
            " where dataset = 'demo' and period = ? and block = 'local'",
            [period],
        )
        return int(row["n"])

    now, before = received(Q1), received("2020-Q1")

    def print_(number: int) -> str:
        return f"{number:,}".replace(",", ".")

    assert (
        f"tiếp nhận {print_(now)} hồ sơ, tăng {print_(now - before)} hồ sơ so với quý I/2020"
        f" ({print_(before)} hồ sơ)." in sample_q1.text
    )


def test_beside_a_change_stands_whether_it_is_usual(sample_q1: Written) -> None:
    def beside(words: str) -> str:
        (comment,) = (span.comment for span in sample_q1.spans if words in span.text)
        return comment

    assert "trong biên độ dao động thông thường" in beside(", tăng 9.034 hồ sơ so với quý I/2020")
    rate = beside(", tăng 0,35 điểm phần trăm so với quý I/2020 (98,29%)")
    assert "chênh lệch tính từ số chưa làm tròn" in rate
    assert "biên độ" not in rate


def test_the_quarter_before_is_compared_on_request_only(
    with_demo: Reader, sample_q1: Written
) -> None:
    asked = Written(with_demo, Q1, "demo", compare_with="2020-Q4")
    assert ("so với quý IV/2020" in asked.text, "so với quý IV/2020" in sample_q1.text) == (
        True,
        False,
    )


def test_difficulties_begin_with_what_the_dossiers_show(
    official_q1: Written, sample_q1: Written
) -> None:
    lowest = (
        "- Tỷ lệ hồ sơ giải quyết đúng hạn của UBND cấp huyện là 91,58%, thấp nhất trong các cấp."
    )
    overdue = "- Cuối kỳ, khối địa phương còn 440 hồ sơ đang giải quyết đã quá hạn."
    assert (lowest in official_q1.text, overdue in official_q1.text) == (True, False)
    assert (lowest in sample_q1.text, overdue in sample_q1.text) == (True, True)


def test_a_rate_next_to_the_end_is_not_rounded_to_it(sample_q1: Written) -> None:
    assert "362.425 hồ sơ đúng hạn (99,999%) và 3 hồ sơ trễ hạn (0,001%)." in sample_q1.text


def test_illustrative_figures_are_marked(sample_q1: Written) -> None:
    assert (sample_q1.paper.mark, sample_q1.paper.kind) == (SAMPLE, "BÁO CÁO (SỐ LIỆU MINH HỌA)")


def test_nothing_official_stands_in_an_illustrative_draft(
    sample_q1: Written, official: Reader
) -> None:
    assert all(number.place is None or number.place.block != "all" for number in sample_q1.stated)
    titles = {row["title_vi"] for row in official.rows("select title_vi from documents")}
    assert not any(title in span.comment for title in titles for span in sample_q1.spans)


def test_a_part_of_the_units_is_no_total(with_demo: Reader) -> None:
    """In one quarter some units have not reported."""
    written = Written(with_demo, GAP_PERIOD, "demo")
    reasons = {span.comment for span in written.spans if span.text == OPEN}
    assert any("161 trên 166 đơn vị đã gửi" in reason for reason in reasons)
    assert "Trong các đơn vị đã gửi, đơn vị có nhiều hồ sơ trễ hạn nhất: " in written.text
    assert all("161 trên 166 đơn vị đã gửi" in grid.note for grid in written.paper.annexes)


def test_annexes_list_levels_units_and_sectors(sample_q1: Written) -> None:
    levels, units, sectors = sample_q1.paper.annexes
    assert [row.cells[1].text for row in levels.rows] == [
        "Cơ quan chuyên môn cấp tỉnh",
        "UBND cấp huyện",
        "UBND cấp xã",
        "Văn phòng Đăng ký đất đai",
        "Khối địa phương",
        "Khối ngành dọc",
    ]
    assert len([row for row in units.rows if row.look == "line"]) == 172
    total = {row.cells[1].text: row for row in levels.rows}["Khối địa phương"]
    assert [cell.text for cell in total.cells[2:]] == [
        *("136.230", "130.729", "28.301", "113.375", "57.711", "111.824", "1.551"),
        *("22.855", "440", "98,63"),
    ]
    assert sectors.rows[0].look == "group"


# --- all ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dataset", ["official", "demo"])
def test_every_period_can_be_drafted(with_demo: Reader, dataset: str) -> None:
    """Every open place has a comment, no open place is 0, and Word's own reader opens the file."""
    catalogue = read_catalogue(with_demo)
    for period in catalogue.report_periods(dataset):
        written = Written(with_demo, period, dataset)
        assert all(span.comment for span in written.spans if span.text == OPEN), period
        known = {
            place
            for place, fact in written.view.facts.items()
            if fact.row is not None or (fact.answer is not None and fact.answer.value is not None)
        }
        assert {place for place in written.values() if place in written.view.facts} == known, period
        assert "None" not in written.text and "nan" not in written.text
    content = docx_bytes(written.paper, datetime(2026, 1, 1))
    assert docx.Document(BytesIO(content)).paragraphs[1].text == written.paper.kind


def test_every_number_stands_in_the_text_as_it_is_stated(
    official_q1: Written, sample_q1: Written
) -> None:
    for written in (official_q1, sample_q1):
        end = 0
        for number in written.stated:
            place = written.text.find(number.printed, end)
            assert place >= 0, number
            end = place + len(number.printed)
