"""A list on several sheets: all of them read, each by its own header, every other one named."""

from datetime import date
from pathlib import Path

import pytest

from analytics.catalogue import Catalogue
from tests.ingest.dossier_list.papers import GOOD, HEADER, read, sums, with_
from tests.ingest.dossier_list.workbooks import dossier, listed, workbook

JANUARY, FEBRUARY = GOOD, with_(received="02/02/2021", due="09/02/2021", returned="05/02/2021")


def received(path: Path, catalogue: Catalogue, **answers: str) -> int:
    reading = read(path, catalogue, answers=answers)
    assert not reading.errors, reading.errors
    return sum(row["received_online"] + row["received_in_person"] for row in reading.rows)


def test_a_sheet_for_each_month_is_one_list(tmp_path: Path, catalogue: Catalogue) -> None:
    sheets = {
        "Tháng 1": listed(JANUARY, JANUARY),
        "Tháng 2": listed(FEBRUARY, first=3),
        "Tháng 3": listed(first=4),
    }
    path = workbook(tmp_path / "list.xlsx", sheets)
    assert received(path, catalogue) == 3
    told = {name.vi: value.vi for name, value in read(path, catalogue).recognised}
    assert told["Các trang tính được cộng chung"] == "“Tháng 1”, “Tháng 2”, “Tháng 3”"
    assert told["Số hồ sơ trong danh sách"] == "3"


def test_each_sheet_has_columns_in_an_order_of_its_own(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    turned = [
        ["DANH SÁCH HỒ SƠ"],
        [],
        HEADER[::-1],
        dossier(2, with_(received="?"))[::-1],
        dossier(3, FEBRUARY)[::-1],
    ]
    path = workbook(tmp_path / "list.xlsx", {"Tháng 1": listed(JANUARY), "Tháng 2": turned})
    reading = read(path, catalogue)
    assert sums(reading)["568", "dat-dai"]["received_online"] == 2
    (fault,) = reading.errors
    assert (fault.sheet, fault.cell) == ("Tháng 2", "E4")
    assert fault.found.vi.endswith("(trang “Tháng 2”: dòng 4)")


def test_rows_of_several_sheets_are_told_with_their_sheet(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    bad = with_(sector="")
    sheets = {"A": listed(GOOD, bad), "B": listed(bad, GOOD, bad, first=5)}
    (fault,) = read(workbook(tmp_path / "list.xlsx", sheets), catalogue).errors
    assert (fault.sheet, fault.cell) == ("A", "G3")
    assert fault.found.vi == (
        "3 hồ sơ không ghi lĩnh vực (trang “A”: dòng 3; trang “B”: dòng 2, 4)"
    )


def test_what_is_no_list_is_named(tmp_path: Path, catalogue: Catalogue) -> None:
    sheets = {
        "Bìa": [["Danh sách hồ sơ quý I"], ["Người lập: …"]],
        "Tổng hợp": [["Đơn vị", "Lĩnh vực", "Số hồ sơ"], ["Nha Trang", "Đất đai", 1]],
        "Hồ sơ": listed(JANUARY),
        "Sheet2": [],
        "Ẩn": listed(FEBRUARY, first=2),
    }
    path = workbook(tmp_path / "list.xlsx", sheets, hidden=["Ẩn"])
    reading = read(path, catalogue)
    assert received(path, catalogue) == 2
    told = [(fault.sheet, fault.found.vi) for fault in reading.faults]
    words = "trang không có hàng tiêu đề của danh sách (2 dòng): không được đọc"
    assert ("Bìa", words) in told and ("Tổng hợp", words) in told
    assert (None, "trang trống: “Sheet2”, không được đọc") in told
    assert ("Ẩn", "trang tính ẩn") in told


@pytest.mark.parametrize("name", ["Ngày hẹn trả", "Lĩnh vực"])
def test_a_list_without_a_needed_column_stops_the_file(
    tmp_path: Path, catalogue: Catalogue, name: str
) -> None:
    header = ["…" if cell == name else cell for cell in HEADER]
    sheets = {"A": listed(JANUARY), "B": [header, dossier(2, FEBRUARY)]}
    (fault,) = read(workbook(tmp_path / "list.xlsx", sheets), catalogue).errors
    assert fault.sheet == "B" and fault.found.vi.startswith("không có cột")


def test_a_column_that_only_one_sheet_has_stops_the_file(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    sheets = {"A": listed(JANUARY), "B": [row[:-1] for row in listed(FEBRUARY, first=2)]}
    (fault,) = read(workbook(tmp_path / "list.xlsx", sheets), catalogue).errors
    assert fault.sheet == "B"
    assert fault.found.vi == "không có cột số tiền thanh toán trực tuyến"


def test_dossiers_that_go_on_without_a_header_stop_the_file(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    sheets = {"B": [[], dossier(2, FEBRUARY)], "A": listed(JANUARY)}
    (fault,) = read(workbook(tmp_path / "list.xlsx", sheets), catalogue).errors
    assert (fault.sheet, fault.cell) == ("B", "A2")


def test_two_lists_of_two_programs_stop_the_file(tmp_path: Path, catalogue: Catalogue) -> None:
    other = ["don_vi", "linh_vuc", "ngay_tiep_nhan", "ngay_hen_tra", "ngay_tra_ket_qua"]
    sheets = {"A": listed(JANUARY), "B": [other, list(FEBRUARY[:5])]}
    (fault,) = read(workbook(tmp_path / "list.xlsx", sheets), catalogue).errors
    assert fault.sheet == "B" and "Tiêu đề không dấu" in fault.found.vi


def test_a_sheet_that_repeats_the_others_is_not_counted_again(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    sheets = {
        "Quý I": listed(JANUARY, JANUARY, FEBRUARY),
        "Tháng 1": listed(JANUARY, JANUARY),
        "Tháng 2": listed(FEBRUARY, first=3),
    }
    path = workbook(tmp_path / "list.xlsx", sheets)
    assert received(path, catalogue) == 3
    told = [(fault.sheet, fault.found.vi) for fault in read(path, catalogue).faults]
    assert ("Tháng 2", "cả 1 dòng của trang này đều có ở trang khác: không tính lần nữa") in told
    assert ("Tháng 1", "cả 2 dòng của trang này đều có ở trang khác: không tính lần nữa") in told


@pytest.mark.parametrize("since", [False, True])
def test_days_of_a_workbook_counted_from_1900_or_1904(
    tmp_path: Path, catalogue: Catalogue, since: bool
) -> None:
    row = (*GOOD[:2], date(2021, 3, 30), date(2021, 4, 9), date(2021, 3, 31), "Trực tuyến", 15000)
    path = workbook(tmp_path / "list.xlsx", {"A": listed(row)}, options={"date_1904": since})
    (counted,) = sums(read(path, catalogue)).values()
    assert (counted["resolved_early"], counted["fees_online_vnd"]) == (1, 15000)


RETURNED = with_(returned="20/03/2021")


@pytest.mark.parametrize(
    ("other", "asked"),
    [
        (listed(RETURNED, RETURNED), 2),
        ([["Mã HS", *HEADER[1:]], *listed(JANUARY, first=2)[1:]], 1),
        ([HEADER, ["hs1 ", *dossier(1, JANUARY)[1:]]], 1),
        (listed(with_(unit="UBND huyện Cam Lâm", returned="20/03/2021")), 0),
        (listed(JANUARY), 0),
        (listed(RETURNED, first=3), 0),
    ],
)
def test_dossiers_that_stand_on_two_sheets_in_rows_that_differ_are_asked(
    tmp_path: Path, catalogue: Catalogue, other: list[list[object]], asked: int
) -> None:
    """One sheet of what came in, one of what was returned: each dossier would count twice."""
    path = workbook(tmp_path / "list.xlsx", {"A": listed(JANUARY, JANUARY), "B": other})
    questions = [one for one in read(path, catalogue).questions if one.code == "sheets:dossiers"]
    assert [one.text.vi.split()[0] for one in questions] == [str(asked)] * (asked > 0)
    if questions:
        assert (questions[0].sheet, questions[0].cell) == ("B", "A2")
        assert received(path, catalogue, **{"sheets:dossiers": "=right"}) > 2


def test_advice_for_sheets_that_differ_is_no_second_file(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    """Of a unit and period one file counts: a second one would take the place of the first."""
    other = ["don_vi", "linh_vuc", "ngay_tiep_nhan", "ngay_hen_tra", "ngay_tra_ket_qua"]
    for sheet in ([other, list(FEBRUARY[:5])], [row[:-1] for row in listed(FEBRUARY, first=2)]):
        path = workbook(tmp_path / "list.xlsx", {"A": listed(JANUARY), "B": sheet})
        (fault,) = read(path, catalogue).errors
        assert "hai tệp" not in fault.action.vi and "tệp riêng" not in fault.action.vi
