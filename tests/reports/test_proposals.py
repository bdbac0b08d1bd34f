"""A number of which no indicator is known, offered as a new one in the words of its clause."""

from dataclasses import replace

import pytest

from analytics.catalogue import Catalogue
from analytics.reports.opening import open_report
from analytics.reports.proposals import Proposal, indicator_row, proposals_of
from analytics.reports.reading import Reading, read_report
from analytics.schema import INDICATORS
from tests.reports.test_drafts import SPRING, changed


def reading_of(sentence: str, known: Catalogue) -> Reading:
    """The spring's draft with a sentence in its section about dossiers."""
    text = changed(SPRING, ("Kết quả giải quyết hồ sơ theo cấp như sau:", sentence))
    return read_report(open_report(text.encode(), "bao-cao.txt", known.words), known)


@pytest.mark.parametrize(
    ("sentence", "printed", "proposal"),
    [
        (
            "Sở Tư pháp đã thẩm định 18 dự thảo văn bản QPPL.",
            "18",
            Proposal("Dự thảo văn bản QPPL: Sở Tư pháp đã thẩm định", "số", "procedures", "flow"),
        ),
        (
            "Số hồ sơ đang xem xét là 8.107 hồ sơ (trong đó chờ bổ sung 183 hồ sơ).",
            "183",
            Proposal("Hồ sơ: chờ bổ sung", "hồ sơ", "procedures", "flow"),
        ),
        (
            "Giải ngân vốn đầu tư công đến 31/5/2021 đạt 412 tỷ đồng.",
            "412 tỷ đồng",
            Proposal("Giải ngân vốn đầu tư công đến 31/5/2021", "đồng", "procedures", "flow"),
        ),
        ("Số tổ công nghệ tăng 26 so với năm 2020.", "26", None),  # by how much it moved
    ],
)
def test_its_clause_names_it(
    sentence: str, printed: str, proposal: Proposal | None, catalogue: Catalogue
) -> None:
    reading = reading_of(sentence, catalogue)
    place = [one.printed for one in reading.figures].index(printed)
    assert reading.figures[place].confidence == "unknown"
    assert proposals_of(reading, catalogue).get(place) == proposal


def test_a_known_figure_is_no_new_indicator(catalogue: Catalogue) -> None:
    reading = reading_of("", catalogue)
    offered = proposals_of(reading, catalogue)
    assert {reading.figures[place].confidence for place in offered} == {"unknown"}


def test_a_cell_is_named_by_its_column_and_its_row(catalogue: Catalogue) -> None:
    reading = reading_of("", catalogue)
    names = {
        reading.figures[place].printed: proposal.name
        for place, proposal in proposals_of(reading, catalogue).items()
    }
    assert names["769"] == "Lượt tra cứu: Tin nhắn"
    assert names["55"] == "Lượt đánh giá: Tin nhắn"


def test_another_province_has_no_new_indicators_for_ours(catalogue: Catalogue) -> None:
    reading = replace(reading_of("", catalogue), province="Lâm Đồng")
    assert proposals_of(reading, catalogue) == {}


def test_it_is_a_row_of_the_catalogue_under_a_code_of_its_own(catalogue: Catalogue) -> None:
    reading = reading_of("", catalogue)
    figure = replace(reading.figures[0], sentence="Hai\ndòng  chữ")
    proposal = Proposal(" Lượt  xem ", "lượt", "steering", "flow")
    row = indicator_row(proposal, figure, catalogue)
    assert set(row) == set(INDICATORS.names)
    assert (row["code"], row["name_vi"], row["better"]) == ("luot_xem", "Lượt xem", "none")
    assert row["definition_vi"] == "Chỉ tiêu mới, lấy từ báo cáo: “Hai dòng chữ”"
    taken = replace(catalogue, indicators={**catalogue.indicators, "luot_xem": row})
    assert indicator_row(proposal, figure, taken) is row
    other = replace(proposal, name="Lượt xem!")
    assert indicator_row(replace(other, name="Lượt, xem"), figure, taken)["code"] != "received"
    same = next(iter(catalogue.indicators.values()))
    assert indicator_row(replace(proposal, name=same["name_vi"].upper()), figure, taken) == same
