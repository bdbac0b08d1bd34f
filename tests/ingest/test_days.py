"""From which day to which a text says its figures are."""

from datetime import date

import pytest

from analytics.ingest.days import window_in
from analytics.windows import Window

CLOSED = Window(date(2020, 12, 15), date(2021, 3, 14))
OPEN = Window(None, date(2021, 3, 14))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Từ ngày 15/12/2020 đến ngày 14/3/2021", CLOSED),
        ("(từ 15/12/2020 đến hết ngày 14/03/2021)", CLOSED),
        ("từ ngày 15/12 đến ngày 14/3/2021", CLOSED),
        ("Từ ngày 15 tháng 12 năm 2020 đến ngày 14 tháng 3 năm 2021", CLOSED),
        ("Kỳ báo cáo: Quý I/2021 (15/12/2020 - 14/3/2021)", CLOSED),
        ("Quý I/2021 (15/12/2020–14/3/2021)", CLOSED),
        ("15/12/2020-14/3/2021", CLOSED),
        ("15/12 - 14/3/2021", CLOSED),
        ("15-12-2020 – 14-3-2021", CLOSED),
        ("15.12.2020-14.3.2021", CLOSED),
        ("Từ ngày 2020-12-15 đến ngày 2021-03-14", CLOSED),
        ("From 15/12/2020 to 14/3/2021", CLOSED),
        ("(số liệu tính đến ngày 14/3/2021)", OPEN),
        ("Tính đến hết ngày 14 tháng 3 năm 2021", OPEN),
        ("Chốt số liệu ngày 14/3/2021", OPEN),
        ("Đến ngày 14/03/2021", OPEN),
        ("as of 2021-03-14", OPEN),
    ],
)
def test_days_as_they_are_written(text: str, expected: Window) -> None:
    assert window_in(text) == (True, expected)


@pytest.mark.parametrize(
    "text",
    [
        "Khánh Hòa, ngày 14 tháng 3 năm 2021",
        "(Kèm theo Công văn số 15/UBND của UBND tỉnh ngày 14/3/2021)",
        "Thông tư 01/2020/TT-VPCP ngày 21/10/2020",
        "Quý I/2021",
        "2019 - 2021",
        "(3)=(4)+(5)+(6)",
    ],
)
def test_a_date_of_something_else_is_no_window(text: str) -> None:
    assert window_in(text) == (False, None)


@pytest.mark.parametrize(
    "text", ["từ ngày 31/2/2021 đến ngày 14/3/2021", "từ ngày 14/3/2021 đến ngày 15/12/2020"]
)
def test_days_that_there_are_not(text: str) -> None:
    assert window_in(text) == (True, None)
