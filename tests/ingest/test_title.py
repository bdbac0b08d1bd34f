"""Period and unit: what stands above the table, against what the clerk chose."""

from datetime import date

import pytest

from analytics.catalogue import Catalogue
from analytics.ingest.files.cells import Sheet
from analytics.ingest.form import read_form
from analytics.ingest.questions import Context
from analytics.ingest.title import read_title, window_in
from analytics.windows import Window
from tests.ingest.form.papers import (
    building,
    counts,
    errors,
    form,
    land,
    line,
    notices,
    question,
    read,
    roll_up,
    stored,
)

UNIT = line("SỞ NỘI VỤ")
PERIOD = line("Quý I/2021")


def titled(*rows: tuple[object, ...]) -> Sheet:
    return form(land(), title=rows)  # type: ignore[arg-type]


# --- the period -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Kỳ báo cáo: Quý I/2021", "2021-Q1"),
        ("KỲ BÁO CÁO: QUÝ IV NĂM 2020", "2020-Q4"),
        ("Quý 2 năm 2021", "2021-Q2"),
        ("Quí III - 2021", "2021-Q3"),
        ("(Quý 01/2021)", "2021-Q1"),
        ("Q1/2021", "2021-Q1"),
        ("Báo cáo 6 tháng đầu năm 2021", "2021-H1"),
        ("6 tháng cuối năm 2021", "2021-H2"),
        ("Kỳ báo cáo: 9 tháng năm 2021", "2021-9M"),
        ("Kỳ báo cáo: Năm 2021", "2021"),
        ("(Từ ngày 15/12/2020 đến ngày 14/3/2021)", "2021-Q1"),
        ("Từ 01/12/2020 đến hết ngày 28/02/2021", "2021-Q1"),
        ("từ ngày 15/12 đến ngày 14/3/2021", "2021-Q1"),
        ("Từ ngày 15 tháng 3 năm 2021 đến ngày 14 tháng 6 năm 2021", "2021-Q2"),
        ("01-10-2021 đến 31-12-2021", "2021-Q4"),
        ("Từ ngày 2020-12-15 đến ngày 2021-03-14", "2021-Q1"),
        ("Từ ngày 15/12/2020 đến ngày 14/6/2021", "2021-H1"),
        ("Từ ngày 15/12/2020 đến ngày 14/9/2021", "2021-9M"),
        ("Từ ngày 15/12/2020 đến ngày 14/12/2021", "2021"),
    ],
)
def test_the_period_as_it_is_written(catalogue: Catalogue, words: str, code: str) -> None:
    assert read(catalogue, titled(UNIT, line(words, 4))).periods == (code,)


@pytest.mark.parametrize(
    "words",
    [
        "Ban hành theo Thông tư số 01/2020/TT-VPCP ngày 21 tháng 10 năm 2020",
        "Khánh Hòa, ngày 15 tháng 3 năm 2021",
        "Tình hình, kết quả giải quyết TTHC",
    ],
)
def test_other_dates_are_no_period(words: str) -> None:
    title = read_title(Sheet("Trang", (line(words),)), 1)

    assert (title.periods, title.dates) == ((), ())


def test_a_label_and_its_value_in_two_cells(catalogue: Catalogue) -> None:
    row = ("Kỳ báo cáo:", "Quý I", "năm 2021", *(None,) * 10)

    assert read(catalogue, titled(UNIT, row)).periods == ("2021-Q1",)


def test_the_wrong_quarter(catalogue: Catalogue) -> None:
    reading = read(catalogue, titled(UNIT, line("Quý I/2021", 4)), period="2021-Q2")

    assert errors(reading) == [("E2", "“Quý I/2021”")]
    assert tuple(reading.errors[0].expected) == (
        "Quý II/2021, kỳ đã chọn",
        "Q2 2021, the period that was chosen",
    )
    assert reading.rows == ()


def test_the_wrong_dates(catalogue: Catalogue) -> None:
    dates = line("(Từ ngày 15/3/2021 đến ngày 14/6/2021)")

    assert errors(read(catalogue, titled(UNIT, dates), period="2021-Q1")) == [
        ("A2", "“(Từ ngày 15/3/2021 đến ngày 14/6/2021)”")
    ]
    told = read(catalogue, titled(UNIT, PERIOD, dates))
    assert errors(told) == [("A3", "“(Từ ngày 15/3/2021 đến ngày 14/6/2021)”")]
    assert told.errors[0].expected.vi == "khoảng ngày của quý I/2021"


@pytest.mark.parametrize(
    "words",
    [
        "Quý V/2021",
        "Quý 5/2021",
        "Kỳ báo cáo: Tháng 3 năm 2021",
        "Tháng 03/2021",
        "Từ ngày 31/2/2021 đến 14/5/2021",
        "Từ ngày 1/1/2021 đến ngày 31/1/2021",
    ],
)
def test_a_period_that_there_is_not(catalogue: Catalogue, words: str) -> None:
    reading = read(catalogue, titled(UNIT, line(words)), period="2021-Q1")

    assert errors(reading) == [("A2", f"“{words}”")]


@pytest.mark.parametrize("code", ["2021-Q5", "quý 1", "2021-03-31", ""])
def test_a_choice_that_is_no_period(catalogue: Catalogue, code: str) -> None:
    assert errors(read(catalogue, titled(UNIT, PERIOD), period=code))[0] == (
        None,
        f"“{code}”" if code else "ô trống",
    )


def test_no_period_anywhere_is_asked(catalogue: Catalogue) -> None:
    reading = read(catalogue, titled(UNIT))

    asked = question(reading)
    assert (asked.code, reading.unanswered, reading.is_clean) == ("period", ("period",), False)
    assert [code for code, _ in asked.options][:2] == ["2021-Q2", "2021-Q1"]
    answered = read(catalogue, titled(UNIT), answers={"period": "2021-Q1"})
    assert answered.is_clean and answered.periods == ("2021-Q1",)
    # The question stays, to be answered otherwise.
    assert (answered.questions, answered.unanswered) == (reading.questions, ())
    assert read(catalogue, titled(UNIT), period="2021-Q1").is_clean


def test_a_year_without_its_quarter_is_offered_first(catalogue: Catalogue) -> None:
    sheet = titled(UNIT, line("Kỳ báo cáo: Quý ……/2020", 4))
    asked = question(read(catalogue, sheet))
    assert [code for code, _ in asked.options][:6] == [
        *("2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4", "2020-H1", "2020-9M")
    ]
    assert read(catalogue, sheet, answers={"period": "2020-Q4"}).periods == ("2020-Q4",)
    other = read(catalogue, sheet, answers={"period": "2021-Q1"})
    assert [fault.expected.vi for fault in other.errors] == ["kỳ của năm 2020, như tệp ghi"]
    assert other.questions == (asked,)


def test_two_periods_are_asked_about(catalogue: Catalogue) -> None:
    sheet = titled(UNIT, PERIOD, line("So với quý IV/2020"))

    assert [code for code, _ in question(read(catalogue, sheet)).options][:2] == [
        "2021-Q1",
        "2020-Q4",
    ]
    assert read(catalogue, sheet, period="2021-Q1").is_clean


def test_sheets_share_the_period_that_one_of_them_says(catalogue: Catalogue) -> None:
    first = form(land(), title=(UNIT, PERIOD), name="1")
    second = form(building(), title=(line("Sở Tư pháp"),), name="2")
    reading = read(catalogue, first, second)

    assert {(row["unit"], row["period"]) for row in reading.rows} == {
        ("so-noi-vu", "2021-Q1"),
        ("so-tu-phap", "2021-Q1"),
    }


# --- the unit -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "unit"),
    [
        ([line("UBND TỈNH KHÁNH HÒA\nSỞ NỘI VỤ")], "so-noi-vu"),
        ([line("Đơn vị báo cáo: Sở Nội vụ tỉnh Khánh Hòa")], "so-noi-vu"),
        ([("Đơn vị báo cáo:", "Sở Nội vụ", *(None,) * 11)], "so-noi-vu"),
        ([line("- Đơn vị báo cáo: Sở Tư pháp - Đơn vị nhận báo cáo: Sở Nội vụ")], "so-tu-phap"),
        ([line("Đơn vị nhận báo cáo: Sở Nội vụ"), line("SỞ TƯ PHÁP")], "so-tu-phap"),
        ([("Đơn vị nhận:", "Sở Nội vụ", *(None,) * 11), line("SỞ TƯ PHÁP")], "so-tu-phap"),
        ([line("Kính gửi: Sở Nội vụ"), line("Sở Tư pháp")], "so-tu-phap"),
        ([line("UBND TP NHA TRANG")], "568"),
        ([line("Ủy ban nhân dân thành phố Nha Trang")], "568"),
        ([line("Uỷ ban nhân dân phường Vĩnh Hoà")], "22327"),
        ([line("UBND TP NHA TRANG"), line("UBND PHƯỜNG VĨNH HÒA")], "22327"),
        ([line("VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI")], "van-phong-dang-ky-dat-dai"),
        ([line("Cơ quan: Cục Thuế tỉnh Khánh Hòa")], "cuc-thue"),
    ],
)
def test_the_unit_as_it_is_written(
    catalogue: Catalogue, rows: list[tuple[object, ...]], unit: str
) -> None:
    reading = read(catalogue, titled(*rows, PERIOD))

    assert reading.faults == ()
    assert reading.units == (unit,)


def test_the_sheet_may_be_named_for_the_unit(catalogue: Catalogue) -> None:
    assert read(catalogue, form(land(), title=(PERIOD,), name="Sở Tư pháp")).units == (
        "so-tu-phap",
    )


def test_the_file_of_another_unit(catalogue: Catalogue) -> None:
    reading = read(catalogue, titled(UNIT, PERIOD), unit="so-tu-phap")

    assert errors(reading) == [("A1", "“SỞ NỘI VỤ”")]
    assert reading.errors[0].expected.vi == "Sở Tư pháp, đơn vị đã chọn"
    assert reading.rows == ()
    assert read(catalogue, titled(UNIT, PERIOD), unit="so-noi-vu").is_clean


def test_no_unit_anywhere_is_asked(catalogue: Catalogue) -> None:
    reading = read(catalogue, titled(PERIOD))

    assert question(reading).code == "unit:1"
    assert len(question(reading).options) == 9
    assert not reading.is_clean
    assert read(catalogue, titled(PERIOD), answers={"unit:1": "568"}).units == ("568",)
    assert not read(catalogue, titled(PERIOD), answers={"unit:1": "99999"}).is_clean
    assert read(catalogue, titled(PERIOD), unit="568").units == ("568",)


def test_two_units_above_the_table_are_asked_about(catalogue: Catalogue) -> None:
    sheet = titled(UNIT, line("SỞ TƯ PHÁP"), PERIOD)

    asked = question(read(catalogue, sheet))
    assert asked.text.vi.startswith("Tên trên bảng (“SỞ NỘI VỤ”) không chỉ rõ một đơn vị.")
    assert {code for code, _ in asked.options[:2]} == {"so-noi-vu", "so-tu-phap"}
    assert read(catalogue, sheet, unit="so-tu-phap").units == ("so-tu-phap",)


def test_a_near_miss_is_asked_with_suggestions(catalogue: Catalogue) -> None:
    sheet = titled(line("Đơn vị báo cáo: Sở Nội vu"), PERIOD)

    asked = question(read(catalogue, sheet))
    assert asked.options[0][0] == "so-noi-vu"
    assert asked.cell == "A1"
    assert read(catalogue, sheet, answers={asked.code: "so-noi-vu"}).is_clean


def test_a_near_miss_of_the_chosen_unit_is_told(catalogue: Catalogue) -> None:
    sheet = titled(line("Đơn vị báo cáo: Sở Nội vu"), PERIOD)

    reading = read(catalogue, sheet, unit="so-noi-vu")
    assert reading.is_clean
    assert [one.found.vi for one in notices(reading)] == ["“Sở Nội vu”"]
    assert not read(catalogue, sheet, unit="cuc-thue").is_clean


def test_a_unit_that_has_ended(catalogue: Catalogue) -> None:
    sheet = titled(line("UBND TP NHA TRANG"), line("Quý III/2025"))

    assert errors(read(catalogue, sheet)) == [("A1", "“UBND TP NHA TRANG”")]
    renewed = titled(line("UBND PHƯỜNG NHA TRANG"), line("Quý III/2025"))
    assert read(catalogue, renewed).units == ("22366",)
    assert errors(read(catalogue, renewed, unit="568")) == [(None, "“568”")]


def test_a_table_of_many_units_is_not_the_chosen_one(catalogue: Catalogue) -> None:
    many = roll_up(counts("Sở Nội vụ", 1, 0, 0, 1), counts("Sở Tư pháp", 1, 0, 0, 1))

    assert errors(read(catalogue, many, unit="so-noi-vu")) == [("B3", "bảng tổng hợp của 2 đơn vị")]
    alone = roll_up(counts("Sở Nội vụ", 1, 0, 0, 1))
    assert errors(read(catalogue, alone, unit="so-tu-phap")) == [("B3", "Sở Nội vụ")]
    assert stored(read(catalogue, alone, unit="so-noi-vu")) == {
        ("so-noi-vu", None): (1, 0, 0, 1, 0, 0, 0, 0)
    }


# --- several periods, and those that are not over -------------------------------------------------


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Báo cáo quý II và 6 tháng đầu năm 2021", ["2021-Q2", "2021-H1"]),
        ("Quý I và Quý II năm 2021", ["2021-Q1", "2021-Q2"]),
        ("Quý I, II/2021", ["2021-Q1", "2021-Q2"]),
        ("Quý 1 - 2 năm 2021", ["2021-Q1", "2021-Q2"]),
        ("Quý I/2021 và quý II/2021", ["2021-Q1", "2021-Q2"]),
        ("Quý III và 9 tháng đầu năm 2021", ["2021-Q3", "2021-9M"]),
        ("9 tháng đầu năm và ước cả năm 2021", ["2021-9M", "2021"]),
        ("Báo cáo tháng 3 và quý I năm 2021", ["2021-Q1"]),
        ("Tháng 3 và quý I/2021", ["2021-Q1"]),
        ("Báo cáo quý IV và cả năm 2020", ["2020-Q4", "2020"]),
        ("Quý IV, 6 tháng cuối năm và năm 2020", ["2020-Q4", "2020-H2", "2020"]),
        ("Lũy kế đến hết quý II/2021", ["2021-Q2", "2021-H1"]),
        ("Quý III/2021 (luỹ kế từ đầu năm)", ["2021-Q3", "2021-9M"]),
        ("Số liệu từ đầu năm đến hết quý IV/2020", ["2020-Q4", "2020"]),
    ],
)
def test_a_title_of_several_periods_is_asked_about(
    catalogue: Catalogue, words: str, codes: list[str]
) -> None:
    sheet = titled(UNIT, line(words))

    asked = question(read(catalogue, sheet))
    assert ([code for code, _ in asked.options][: len(codes)], asked.cell) == (codes, "A2")
    for code in codes:
        assert read(catalogue, sheet, period=code).periods == (code,)
        assert read(catalogue, sheet, period=code).is_clean
        assert read(catalogue, sheet, answers={"period": code}).periods == (code,)
    assert not read(catalogue, sheet, period="2019-Q1").is_clean


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Quý I/2021 (15/12/2020 - 14/3/2021)", "2021-Q1"),
        ("Quý II năm 2021 (từ 01/4/2021 đến 30/6/2021)", "2021-Q2"),
        ("QUÝ IV NĂM 2020 (ngày 15.9.2020-14.12.2020)", "2020-Q4"),
        ("2021-Q1", "2021-Q1"),
        ("Năm 2021, quý II", "2021-Q2"),
        ("Lũy kế quý I/2021", "2021-Q1"),
        ("Lũy kế 6 tháng đầu năm 2021", "2021-H1"),
        ("15/12/2020 – 14/3/2021", "2021-Q1"),
        ("1/12/2020-28/2/2021", "2021-Q1"),
        ("15/3 - 14/6/2021", "2021-Q2"),
    ],
)
def test_dates_beside_a_quarter_are_no_other_quarter(
    catalogue: Catalogue, words: str, code: str
) -> None:
    assert read(catalogue, titled(UNIT, line(words))).periods == (code,)


@pytest.mark.parametrize(
    "dates",
    [
        "01/4/2021 - 30/6/2021",
        "01/4/2021-30/6/2021",
        "(1.4.2021 – 30.6.2021)",
        "từ 01/4/2021 đến 30/6/2021",
        "Từ ngày 15/3 - 14/6/2021",
    ],
)
def test_dates_of_another_quarter_stop(catalogue: Catalogue, dates: str) -> None:
    assert errors(read(catalogue, titled(UNIT, PERIOD, line(dates)))) == [("A3", f"“{dates}”")]
    beside = titled(UNIT, line(f"Quý I/2021, {dates}"))
    assert errors(read(catalogue, beside)) == [("A2", f"“Quý I/2021, {dates}”")]


@pytest.mark.parametrize(
    ("today", "is_over"),
    [
        (date(2021, 2, 28), False),
        (date(2021, 3, 1), True),
        (date(2020, 6, 1), False),
        (None, True),
    ],
)
def test_a_period_that_is_not_over_stops(
    catalogue: Catalogue, today: date | None, is_over: bool
) -> None:
    """A quarter's figures may be closed on the last day of its second month at the earliest."""
    for title, period, answers in (
        ((UNIT, PERIOD), None, {}),
        ((UNIT, PERIOD), "2021-Q1", {}),
        ((UNIT,), None, {"period": "2021-Q1"}),
    ):
        context = Context("bieu.xlsx", catalogue, period, None, answers, today)
        assert read_form([titled(*title)], "0" * 64, context).is_clean == is_over


def test_a_period_that_is_no_quarter_is_told(catalogue: Catalogue) -> None:
    reading = read(catalogue, titled(UNIT, line("6 tháng đầu năm 2021")))

    assert [(one.cell, one.found.vi) for one in notices(reading)] == [
        ("A2", "6 tháng đầu năm 2021")
    ]
    assert reading.is_clean


@pytest.mark.parametrize(
    ("letterhead", "named"),
    [("SỞ NỘI VỤ", "Sở Tư pháp"), ("UBND TP CAM RANH", "UBND phường Vĩnh Hòa")],
)
def test_a_letterhead_of_another_unit_is_asked_about(
    catalogue: Catalogue, letterhead: str, named: str
) -> None:
    sheet = titled(line(letterhead), line(f"Đơn vị báo cáo: {named}"), PERIOD)

    asked = question(read(catalogue, sheet))
    first = [code for code, _ in asked.options[:2]]
    assert asked.code == "unit:1"
    for code in first:
        assert read(catalogue, sheet, unit=code).units == (code,)
        assert read(catalogue, sheet, answers={"unit:1": code}).units == (code,)
    assert not read(catalogue, sheet, unit="cuc-thue").is_clean


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
