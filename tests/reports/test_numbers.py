"""Numbers of a text: value, print, unit, precision; and digits that are none, with the reason."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.reports import left_out
from analytics.reports.numbers import NOUNS, read_numbers


def numbers(text: str) -> list[tuple[str, str, str, str]]:
    found, _ = read_numbers(text)
    return [(str(number.value), number.printed, number.unit, number.precision) for number in found]


def reasons(text: str) -> list[tuple[str, str]]:
    found, left = read_numbers(text)
    assert [number.printed for number in found] == []
    return [(part.text, part.reason.vi) for part in left]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tiếp nhận 130.729 hồ sơ", [("130729", "130.729", "hồ sơ", "exact")]),
        ("đạt tỷ lệ 98,63%.", [("98.63", "98,63%", "%", "exact")]),
        ("đạt 11.3 %.", [("11.3", "11.3 %", "%", "exact")]),
        ("cùng hơn 100 đại biểu", [("100", "hơn 100", "đại biểu", "over")]),
        ("ghi nhận gần 1.000 hồ sơ", [("1000", "gần 1.000", "hồ sơ", "under")]),
        ("khoảng 35,8 tỷ đồng", [("35800000000.0", "khoảng 35,8 tỷ đồng", "đồng", "about")]),
        ("số tiền 100.210.000 đồng", [("100210000", "100.210.000 đồng", "đồng", "exact")]),
        ("tổ chức trên 10 hội nghị", [("10", "trên 10", "hội nghị", "over")]),
        ("quy trình trên 145 lĩnh vực", [("145", "145", "lĩnh vực", "exact")]),
        ("kết quả trên 06 lĩnh vực", [("6", "06", "lĩnh vực", "exact")]),
        ("cao hơn 2,03% so với", [("2.03", "2,03%", "%", "exact")]),
        ("tăng 0,18 điểm %", [("0.18", "0,18 điểm %", "điểm %", "exact")]),
        ("giảm -0,36 điểm %", [("-0.36", "-0,36 điểm %", "điểm %", "exact")]),
        ("1,769 thủ tục", [("1769", "1,769", "thủ tục", "exact")]),
        ("12 345 hồ sơ", [("12345", "12 345", "hồ sơ", "exact")]),
        ("1,2 triệu lượt", [("1200000.0", "1,2 triệu", "lượt", "exact")]),
        ("tỷ lệ 5 tỷ lệ", [("5", "5", "", "exact")]),
        ("có ba đơn vị chưa gửi", [("3", "ba", "đơn vị", "exact")]),
        ("không có đơn vị xếp hạng Yếu", [("0", "không có", "đơn vị", "exact")]),
        ("không dưới 95%", [("95", "không dưới 95%", "%", "over")]),
    ],
)
def test_a_number_is_read_as_printed(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert numbers(text) == expected


def test_a_share_of_a_whole_is_two_numbers_with_one_print() -> None:
    found, _ = read_numbers("có 06/44 cơ quan, đơn vị ban hành kế hoạch")
    assert [(number.value, number.printed, number.part) for number in found] == [
        (Decimal(6), "06/44", "of"),
        (Decimal(44), "06/44", "base"),
    ]
    assert {(number.start, number.end) for number in found} == {(3, 8)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quyết định số 3595/QĐ-UBND ngày 31/12/2020", [left_out.DOCUMENT, left_out.DAY]),
        ("các Nghị định số 107/2020/NĐ-CP", [left_out.DOCUMENT]),
        ("Chương trình hành động số 12-CTr/TU của Tỉnh ủy", [left_out.DOCUMENT]),
        ("triển khai Đề án 06 của Chính phủ", [left_out.DOCUMENT]),
        ("theo Nghị quyết 35 và Chỉ thị 05", [left_out.DOCUMENT] * 2),
        ("ngày 15 tháng 3 năm 2021", [left_out.DAY]),
        ("từ ngày 15/12/2020 đến 14/3/2021", [left_out.DAY]),
        ("trong tháng 3/2021", [left_out.DAY]),
        ("năm 2021 so với năm 2020", [left_out.YEAR] * 2),
        ("tổng kết công tác CCHC 2020 và", [left_out.YEAR]),
        ("giai đoạn 2021-2025", [left_out.PERIOD]),
        ("9 tháng đầu năm 2021", [left_out.PERIOD]),
        ("trong quý I/2021", [left_out.PERIOD]),
        ("quy định tại khoản 2 Điều 12", [left_out.CLAUSE] * 2),
        ("đạt mức 1 (mức cao nhất)", [left_out.CLASS]),
        ("dịch vụ công mức độ 3, 4", [left_out.CLASS]),
        ("TCVN ISO 9001:2015", [left_out.STANDARD]),
        ("Kiến trúc phiên bản 2.0", [left_out.STANDARD]),
        ("kỳ họp thứ 5, khóa 18", [left_out.ORDINAL] * 2),
        ("đường dây nóng 0258.3822229", [left_out.PHONE]),
        ("hotline: 1900 1234", [left_out.PHONE]),
        ("dịch bệnh Covid-19", [left_out.NAME]),
        ("tại <https://baocao2.khanhhoa.gov.vn>", [left_out.ADDRESS]),
        ("trụ sở số 01 Trần Phú", [left_out.PLACE]),
        ("hỗ trợ 24/7", [left_out.DURATION]),
        ("trong 05 năm", [left_out.DURATION]),
        ("1. Cải cách thể chế", [left_out.ORDINAL]),
    ],
)
def test_digits_that_are_no_figure_are_left_out_with_the_reason(
    text: str, expected: list[left_out.Message]
) -> None:
    assert [reason for _, reason in reasons(text)] == [reason.vi for reason in expected]


def grouped(value: int) -> str:
    return f"{value:,}".replace(",", ".")


@given(st.integers(0, 10**12), st.sampled_from(NOUNS), st.sampled_from(["", "hơn ", "gần "]))
def test_every_count_is_read_back(value: int, noun: str, word: str) -> None:
    found, left = read_numbers(f"Trong kỳ, đã tiếp nhận {word}{grouped(value)} {noun} qua mạng")
    assert left == ()
    (number,) = found
    assert number.value == value
    assert number.printed == f"{word}{grouped(value)}"
    assert number.unit == noun


@given(st.decimals(0, 100, places=2), st.sampled_from(["%", " %"]))
def test_every_share_is_read_back(value: Decimal, sign: str) -> None:
    found, _ = read_numbers(f"đạt tỷ lệ {str(value).replace('.', ',')}{sign}, tăng so với cùng kỳ")
    assert [(number.value, number.unit) for number in found] == [(value, "%")]


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_no_date_is_a_figure(day: date) -> None:
    text = f"{day:%d/%m/%Y}"
    found, left = read_numbers(f"Ngày {text}, UBND tỉnh họp; văn bản ban hành {text}.")
    assert found == ()
    assert len(left) == 2


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """Each number and each part that is left out stands where it says, and none stands twice."""
    found, left = read_numbers(text)
    for number in found:
        assert text[number.start : number.end].endswith(number.printed[-1])
    spans = sorted(
        {(number.start, number.end) for number in found} | {(x.start, x.end) for x in left}
    )
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
