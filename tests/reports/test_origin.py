"""Whose report it is: only of our province's own is anything sure."""

import pytest

from analytics.reports.opening import open_report
from analytics.reports.origin import OURS, is_of_a_part, province_of
from tests.reports.build import report

BODY = """
{first}

I. KẾT QUẢ

Trong quý, đã tiếp nhận 1.250 hồ sơ, giải quyết 1.200 hồ sơ, đúng hạn 1.180 hồ sơ, đạt 98,33%.
"""


@pytest.mark.parametrize(
    ("head", "title", "first", "is_ours"),
    [
        ("ỦY BAN NHÂN DÂN\nTỈNH KHÁNH HÒA", "quý I/2022", "UBND tỉnh báo cáo như sau:", True),
        ("UỶ BAN NHÂN DÂN TỈNH KHÁNH HOÀ", "quý I/2022", "Kết quả như sau:", True),
        ("", "quý I/2022 của tỉnh Khánh Hòa", "Kết quả như sau:", True),
        ("", "quý I/2022", "UBND tỉnh Khánh Hòa báo cáo kết quả như sau:", True),
        # The office of home affairs writes the province's report: its title says so.
        ("UBND TỈNH KHÁNH HÒA\nSỞ NỘI VỤ", "quý I/2022 trên địa bàn tỉnh Khánh Hòa", "", True),
        ("UBND TỈNH KHÁNH HÒA\nSỞ TƯ PHÁP", "quý I/2022", "Kết quả như sau:", False),
        ("ỦY BAN NHÂN DÂN\nHUYỆN DIÊN KHÁNH", "quý I/2022", "Kết quả:", False),
        ("UBND THÀNH PHỐ NHA TRANG", "quý I/2022", "Kết quả:", False),
        ("", "quý I/2022", "UBND huyện Cam Lâm báo cáo như sau:", False),
        ("ỦY BAN NHÂN DÂN\nTỈNH BÌNH ĐỊNH", "quý I/2022", "Kết quả như sau:", False),
        ("UBND THÀNH PHỐ ĐÀ NẴNG", "quý I/2022", "Kết quả như sau:", False),
        ("", "quý I/2022 của thành phố Hà Nội", "Học tập tỉnh Khánh Hòa:", False),
        ("", "quý I/2022", "Kết quả như sau:", False),
    ],
)
def test_whose_report_it_is(head: str, title: str, first: str, is_ours: bool) -> None:
    nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    text = f"{head}\n{nation if head else ''}\nBÁO CÁO\nCông tác cải cách hành chính {title}\n"
    document = open_report((text + BODY.format(first=first)).encode(), "a.txt")
    assert (province_of(document) == OURS and not is_of_a_part(document)) == is_ours


@pytest.mark.parametrize(
    ("title", "first", "province"),
    [
        ("quý I/2022", "Sở Nội vụ Khánh Hòa học tập tỉnh Bình Định:", None),
        ("quý I/2022 của tỉnh Thừa Thiên Huế", "Kết quả:", "Thừa Thiên Huế"),
    ],
)
def test_two_provinces_named_as_often_are_neither(
    title: str, first: str, province: str | None
) -> None:
    text = f"BÁO CÁO\nCông tác cải cách hành chính {title}\n{BODY.format(first=first)}"
    assert province_of(open_report(text.encode(), "a.txt")) == province


def test_a_letterhead_in_a_table_is_read() -> None:
    document = open_report(report("lam-dong-2022-q3", "docx"), "a.docx")
    head = [part.text for part in document.paragraphs if part.kind == "furniture"]
    assert "TỈNH LÂM ĐỒNG" in head[0]
