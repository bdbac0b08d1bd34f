"""What is read of whole reports, measured: nothing among the sure figures is wrong."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import pytest

from analytics.catalogue import Catalogue
from analytics.reports.document import Document
from analytics.reports.figure import Figure
from analytics.reports.opening import open_report
from analytics.reports.reading import Reading, read_report
from tests.fixtures.examples import within
from tests.reports.build import report
from tests.reports.expected import TEXTS, Row, printed_figures

FORMATS = ("txt", "docx", "odt", "pdf")
REAL, SECOND, THIRD, OTHER = (
    *("khanh-hoa-2021-q1", "khanh-hoa-2022-q2", "khanh-hoa-2023-9m"),
    "lam-dong-2022-q3",
)


@cache
def document(name: str, ending: str) -> Document:
    return open_report(report(name, ending), f"{name}.{ending}")


def places(document: Document) -> dict[str, str]:
    """Where the expected figures say that a place is: there a table is one paragraph."""
    counts: defaultdict[str, int] = defaultdict(int)
    found: dict[str, str] = {}
    for part in document.paragraphs:
        table = part.locator.split(", dòng")[0]
        if part.kind not in ("text", "item", "row"):
            continue
        if part.kind != "row" or table not in found:
            counts[part.section] += 1
        found[table] = found[part.locator] = f"{part.section} ¶{counts[part.section]}"
    return found


@dataclass(frozen=True)
class Measured:
    """Rows of a report, and the figure that was read for each; figures without a row."""

    pairs: tuple[tuple[Row, Figure], ...]
    missing: tuple[Row, ...]
    others: tuple[Figure, ...]

    @property
    def sure(self) -> list[tuple[Row, Figure]]:
        return [(row, figure) for row, figure in self.pairs if figure.confidence == "sure"]

    @property
    def wrong(self) -> list[object]:
        """Sure figures that are of something else, or of nothing that is printed."""
        of = [(row, figure) for row, figure in self.sure if not is_right(row, figure)]
        return [*of, *(figure for figure in self.others if figure.confidence == "sure")]


def is_right(row: Row, figure: Figure) -> bool:
    said = (figure.indicator, figure.period, figure.block, figure.level, figure.unit, figure.sector)
    return [part or "" for part in said] == [
        row[name] for name in ("indicator", "period", "block", "level", "unit", "sector")
    ]


def measured(name: str, reading: Reading) -> Measured:
    """Every printed figure with the reading at its paragraph and of its value that fits best."""
    where = places(reading.document)
    read: defaultdict[tuple[str, Decimal], list[Figure]] = defaultdict(list)
    printed: defaultdict[tuple[str, Decimal], list[Row]] = defaultdict(list)
    for figure in reading.figures:
        read[where[figure.locator], figure.value].append(figure)
    for row in printed_figures(name):
        printed[row["locator"], Decimal(row["value"])].append(row)
    pairs, missing = [], []
    for place, rows in printed.items():
        # The best pair first: the same number may stand there twice.
        while rows and read[place]:
            row, figure = max(
                ((row, figure) for row in rows for figure in read[place]),
                key=lambda pair: (is_right(*pair), pair[1].indicator == pair[0]["indicator"]),
            )
            rows.remove(row)
            read[place].remove(figure)
            pairs.append((row, figure))
        missing += rows
    others = tuple(figure for left in read.values() for figure in left)
    return Measured(tuple(pairs), tuple(missing), others)


@pytest.fixture(scope="module")
def readings(catalogue: Catalogue) -> dict[str, Reading]:
    return {
        name: read_report(document(name, "txt"), catalogue) for name in (REAL, SECOND, THIRD, OTHER)
    }


# How many figures a report prints at least that are found with value and paragraph, and how many of
# them are sure: what the reader reached, of 129, 157, 143 and 129 printed ones.
FLOORS = {REAL: (129, 126), SECOND: (156, 124), THIRD: (143, 116), OTHER: (128, 0)}


@pytest.mark.parametrize("name", FLOORS)
def test_figures_are_found_and_no_sure_one_is_wrong(
    readings: dict[str, Reading], name: str
) -> None:
    result = measured(name, readings[name])
    found, sure = FLOORS[name]
    assert result.wrong == []
    assert len(result.pairs) >= found
    assert len(result.sure) >= sure


# Of 118 and 99 printed ones, 99 and 74 of an indicator.
TEXT_FLOORS = dict(zip(TEXTS, ((118, 80), (99, 60)), strict=True))


@pytest.mark.parametrize("name", TEXTS)
def test_other_writers_are_read_and_no_sure_figure_is_wrong(
    catalogue: Catalogue, name: str
) -> None:
    result = measured(name, read_report(document(name, "txt"), catalogue))
    found, sure = TEXT_FLOORS[name]
    assert result.wrong == []
    assert result.missing == ()
    assert len(result.pairs) >= found
    assert len(result.sure) >= sure


@pytest.mark.parametrize("name", FLOORS)
def test_prints_and_precisions_are_those_of_the_text(
    readings: dict[str, Reading], name: str
) -> None:
    result = measured(name, readings[name])
    assert [
        (figure.printed, row["printed"])
        for row, figure in result.pairs
        if (figure.printed, figure.precision) != (row["printed"], row["precision"])
    ] == []
    texts = {part.locator: part.text for part in readings[name].document.paragraphs}
    for figure in readings[name].figures:
        assert texts[figure.locator][figure.start : figure.end] == figure.printed


@pytest.mark.parametrize("ending", FORMATS[1:])
@pytest.mark.parametrize("name", [REAL, SECOND, THIRD, OTHER])
def test_the_format_changes_nothing(
    catalogue: Catalogue, readings: dict[str, Reading], name: str, ending: str
) -> None:
    assert read_report(document(name, ending), catalogue).figures == readings[name].figures


def test_periods_and_provinces(readings: dict[str, Reading]) -> None:
    assert {name: (reading.period, reading.province) for name, reading in readings.items()} == {
        **{REAL: ("2021-Q1", None), SECOND: ("2022-Q2", None), THIRD: ("2023-9M", None)},
        OTHER: ("2022-Q3", "Lâm Đồng"),
    }


def test_of_another_province_nothing_is_sure_and_no_unit_is_ours(
    readings: dict[str, Reading],
) -> None:
    figures = readings[OTHER].figures
    assert {figure.confidence for figure in figures} == {"confirm", "unknown"}
    assert {figure.unit for figure in figures} == {None}
    likely = [(row, figure) for row, figure in measured(OTHER, readings[OTHER]).pairs]
    assert sum(is_right(row, figure) for row, figure in likely if row["indicator"]) >= 60


def read(catalogue: Catalogue, text: str, title: str = "quý I/2021") -> list[tuple[object, ...]]:
    opening = f"BÁO CÁO\nCải cách hành chính {title} của tỉnh Khánh Hòa\n\n"
    content = (opening + text).encode()
    reading = read_report(open_report(content, "a.txt"), catalogue)
    return [(figure.printed, figure.indicator, figure.confidence) for figure in reading.figures]


@pytest.mark.parametrize(
    "text",
    [
        "Phấn đấu tỷ lệ hồ sơ đúng hạn đạt 98% trở lên.",
        "Tỷ lệ hồ sơ đúng hạn tăng 0,68% so với cùng kỳ.",
        "Trung tâm Xúc tiến Bình Minh tiếp nhận 1.234 hồ sơ.",
        "Cùng kỳ năm 2020, toàn tỉnh tiếp nhận 1.234 hồ sơ.",
        "Trước hạn 1.000 hồ sơ, đúng hạn 900 hồ sơ.",
        "Số hồ sơ đang giải quyết quá hạn là 12 hồ sơ.",
        "Hồ sơ nộp trực tuyến mức độ 3, 4 tiếp nhận là 74.029 hồ sơ qua bưu chính.",
        "UBND cấp huyện và UBND cấp xã tiếp nhận 5.000 hồ sơ.",
        "Huyện Lạc Dương tiếp nhận 1.234 hồ sơ.",
        "Toàn tỉnh tiếp nhận 1.234 hồ sơ đăng ký khai sinh.",
        "Toàn tỉnh tiếp nhận hồ sơ chứng thực điện tử là 500 hồ sơ.",
        "Giáo dục có 380 đơn vị sự nghiệp công lập.",
        "Lượt truy cập Cổng thông tin CCHC tăng so với năm 2020 (446.000 lượt truy cập).",
        "Tỷ lệ giải quyết phản ánh, kiến nghị đúng hạn đạt 100%.",
        "Tỷ lệ văn bản xử lý đúng hạn đạt 97%.",
        "Đài Phát thanh - Truyền hình tỉnh phát 52 chuyên mục chuyển đổi số.",
        "Cổng thông tin điện tử tỉnh đăng 1.200 tin, bài.",
        "UBND cấp huyện ban hành 12 quyết định QPPL.",
        "UBND huyện Diên Khánh tiếp nhận 1.234 hồ sơ.",
        "Tỷ lệ hồ sơ trực tuyến đạt 40%.",
        "Tỷ lệ hồ sơ trực tuyến toàn trình đạt 55%.",
        "Cấp 1.000 chứng thư số cho doanh nghiệp.",
        "Đến nay, toàn tỉnh tiếp nhận 1.234 hồ sơ.",
        "Dự kiến quý tới tiếp nhận 5.000 hồ sơ.",
        "Số hồ sơ tiếp nhận bình quân mỗi ngày là 1.200 hồ sơ.",
        "Nộp trực tiếp và qua bưu chính 91.095 hồ sơ.",
        "Tổ chức 02 lớp tập huấn cho 120 học viên.",
        "Số chứng thư số cấp cho lãnh đạo trên E-office: 45.",
        "Số đơn vị sự nghiệp công lập tự đánh giá là 50 đơn vị.",
        "PAR INDEX năm 2019 của tỉnh Ninh Thuận đạt 84,5%, xếp hạng 50/63.",
        "PAR INDEX năm 2019 trung bình cả nước đạt 86,98%.",
        "Tin nhắn SMS lỗi: 120 tin.",
        "Kế hoạch CCHC của Sở Y tế năm 2021 có 12 nhiệm vụ.",
        "Lũy kế từ năm 2017 đến năm 2019, toàn tỉnh tiếp nhận 1.500.000 hồ sơ.",
        "Thủ tướng đôn đốc; UBND tỉnh giao 1.200 nhiệm vụ, hoàn thành đúng hạn 1.100 nhiệm vụ.",
        "Gửi thư xin lỗi đối với 92,5% hồ sơ trễ hạn.",
        "Phường Lộc Thọ và xã Cam Hiệp Bắc tiếp nhận 5.000 hồ sơ.",
        "Riêng tháng 3, toàn tỉnh tiếp nhận 50.000 hồ sơ.",
    ],
)
def test_what_speaks_against_a_figure_keeps_it_from_being_sure(
    catalogue: Catalogue, text: str
) -> None:
    figures = read(catalogue, f"I. KẾT QUẢ\n\n{text}\n")
    assert figures
    assert "sure" not in {confidence for _, _, confidence in figures}


def test_a_count_since_the_year_began_is_no_quarters(catalogue: Catalogue) -> None:
    text = "Lũy kế từ đầu năm đến nay, các cơ quan thuộc tỉnh tiếp nhận 440.000 hồ sơ."
    content = (
        f"BÁO CÁO\nCải cách hành chính quý III/2022 của tỉnh Khánh Hòa\n\nI. KẾT QUẢ\n\n{text}"
    )
    (figure,) = read_report(open_report(content.encode(), "a.txt"), catalogue).figures
    assert (figure.indicator, figure.period, figure.confidence) == ("received", "2022-9M", "sure")


def test_a_sector_within_a_level_is_to_confirm(catalogue: Catalogue) -> None:
    text = "Cấp huyện tiếp nhận 30.000 hồ sơ, trong đó lĩnh vực đất đai 12.000 hồ sơ."
    degrees = [degree for _, _, degree in read(catalogue, f"I. KẾT QUẢ\n\n{text}\n")]
    assert degrees == ["sure", "confirm"]


def test_what_is_to_be_done_next_is_no_result(catalogue: Catalogue) -> None:
    text = "III. NHIỆM VỤ QUÝ II NĂM 2021\n\nTuyên truyền: tổ chức 02 hội nghị.\n"
    assert {degree for _, _, degree in read(catalogue, text)} <= {"confirm", "unknown"}
    done = text.replace("NHIỆM VỤ QUÝ II NĂM 2021", "TUYÊN TRUYỀN")
    assert read(catalogue, done) == [("02", "outreach_events", "sure")]


def test_a_word_beside_a_number_leaves_its_likeliest_meaning(catalogue: Catalogue) -> None:
    text = "I. KẾT QUẢ\n\nVề giải quyết hồ sơ: Toàn tỉnh tiếp nhận 152.340 hồ sơ.\n"
    assert read(catalogue, text) == [("152.340", "received", "confirm")]


def test_two_values_of_one_figure_are_both_to_confirm(catalogue: Catalogue) -> None:
    sentences = (f"Các cơ quan thuộc tỉnh tiếp nhận {count} hồ sơ." for count in ("1.234", "4.321"))
    text = "\n\n".join(["I. KẾT QUẢ", *sentences])
    assert [(code, degree) for _, code, degree in read(catalogue, text)] == [
        ("received", "confirm"),
        ("received", "confirm"),
    ]


def test_a_number_with_words_in_a_table_is_no_name_of_its_row(catalogue: Catalogue) -> None:
    text = (
        "I. KẾT QUẢ\n\n"
        "| TT | Cấp giải quyết | Hồ sơ tiếp nhận | Hồ sơ trực tuyến | Phí đã thu |\n"
        "| 1 | UBND cấp xã | gần 1.300 | 260 hồ sơ | trên 1,5 tỷ đồng |\n"
    )
    assert [printed for printed, _, _ in read(catalogue, text)] == [
        *("gần 1.300", "260", "trên 1,5 tỷ đồng")
    ]


def test_a_title_of_two_periods_leaves_open_which_is_meant(catalogue: Catalogue) -> None:
    text = "I. KẾT QUẢ\n\nUBND tỉnh ban hành 11 quyết định QPPL.\n"
    assert read(catalogue, text) == [("11", "legal_decisions_issued", "sure")]
    twice = read(catalogue, text, "quý II và 6 tháng đầu năm 2022")
    assert twice == [("11", "legal_decisions_issued", "confirm")]


@pytest.mark.timed
def test_a_report_of_a_dozen_pages_is_read_in_three_seconds(catalogue: Catalogue) -> None:
    content = report(REAL, "docx")
    with within(3):
        read_report(open_report(content, "a.docx"), catalogue)


@pytest.mark.parametrize(
    ("front", "province"),
    [
        ("UBND TỈNH VĨNH PHÚC", "Vĩnh Phúc"),
        ("ỦY BAN NHÂN DÂN\n\nTHÀNH PHỐ HỒ CHÍ MINH", "Hồ Chí Minh"),
        ("UBND TỈNH KHÁNH HÒA\n\nSỞ Y TẾ", None),
        ("ỦY BAN NHÂN DÂN\n\nHUYỆN DIÊN KHÁNH\n\nKhánh Hòa, ngày 20 tháng 3 năm 2021", None),
        ("UBND PHƯỜNG VĨNH HẢI\n\nKhánh Hòa, ngày 20 tháng 3 năm 2021", None),
        ("", None),
    ],
)
def test_whoever_does_not_report_on_our_province_is_never_sure(
    catalogue: Catalogue, front: str, province: str | None
) -> None:
    text = (
        f"{front}\n\nBÁO CÁO\nCông tác cải cách hành chính quý I/2021\n\nI. KẾT QUẢ\n\n"
        "Các sở, UBND cấp huyện, UBND cấp xã, cơ quan chuyên môn tiếp nhận 1.234 hồ sơ.\n\n"
        "Ban hành 12 quyết định quy phạm pháp luật.\n"
    )
    reading = read_report(open_report(text.encode(), "a.txt"), catalogue)
    assert reading.province == province
    assert [figure.confidence for figure in reading.figures] == ["confirm", "confirm"]
