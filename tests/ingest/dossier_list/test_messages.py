"""What is wrong with a list: all of it at once, counted, with rows."""

from pathlib import Path

from analytics.catalogue import Catalogue
from analytics.ingest.dossier_list import recognise
from tests.ingest.dossier_list.papers import GOOD, ROWS, found, read, sums, text, with_, write


def test_wrong_dossiers_are_errors_with_their_rows(tmp_path: Path, catalogue: Catalogue) -> None:
    wrong = [
        with_(received=""),
        with_(received="2021/13/01"),
        with_(received="31/02/2021"),
        with_(due="sớm"),
        with_(returned="44286"),
        with_(received="01/01/0021"),
        with_(unit="  "),
        with_(sector="-"),
        with_(returned="31/12/2020"),
        with_(fee="mười lăm nghìn"),
        with_(fee="-15.000"),
    ]
    reading = read(write(tmp_path, text([GOOD, *wrong, GOOD])), catalogue)
    assert {(fault.cell, fault.found.vi) for fault in reading.errors} == {
        ("H3", "3 hồ sơ không đọc được ngày tiếp nhận (dòng 3, 4, 5)"),
        ("I6", "1 hồ sơ không đọc được ngày hẹn trả (dòng 6)"),
        ("J7", "1 hồ sơ không đọc được ngày trả kết quả (dòng 7)"),
        ("H8", "1 hồ sơ có năm ngoài 1990–2100 (dòng 8)"),
        ("F9", "1 hồ sơ không ghi đơn vị (dòng 9)"),
        ("G10", "1 hồ sơ không ghi lĩnh vực (dòng 10)"),
        ("J11", "1 hồ sơ trả kết quả trước khi tiếp nhận (dòng 11)"),
        ("L12", "2 hồ sơ không đọc được số tiền (dòng 12, 13)"),
    }
    assert not reading.is_clean


def test_all_at_once_counted_and_the_first_rows_told(tmp_path: Path, catalogue: Catalogue) -> None:
    rows = [with_(sector="")] * 7 + [with_(due="?")] + [GOOD] * 3
    assert found(read(write(tmp_path, text(rows)), catalogue)) == [
        "1 hồ sơ không đọc được ngày hẹn trả (dòng 9)",
        "7 hồ sơ không ghi lĩnh vực (dòng 2, 3, 4, 5, 6, …)",
    ]


def test_dossiers_of_other_periods_do_not_stop_this_one(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    old = with_(sector="", received="01/02/2019", returned="02/02/2019", due="03/02/2019")
    assert read(write(tmp_path, text([GOOD, old])), catalogue).is_clean


def test_due_before_received_is_a_slip_or_two_columns_exchanged(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    slip = with_(due="31/12/2020")
    few = read(write(tmp_path, text([slip] + [GOOD] * 30)), catalogue)
    assert few.is_clean
    assert "1 hồ sơ hẹn trả trước khi tiếp nhận (dòng 2)" in found(few, "notice")
    assert not read(write(tmp_path, text([slip, GOOD])), catalogue).is_clean


def test_a_list_of_the_period_only_and_one_exported_too_early(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    told = found(read(write(tmp_path, text([GOOD])), catalogue), "notice")
    assert "không hồ sơ nào chuyển từ kỳ trước sang" in told
    assert "hồ sơ cuối cùng nhận 89 ngày trước khi hết kỳ" in told


def test_rows_that_are_not_whole_are_named(tmp_path: Path, catalogue: Catalogue) -> None:
    lines = text([GOOD] * 4).splitlines()
    short, long = "x,y,z", lines[3] + ",thừa"
    content = "\n".join([*lines[:2], short, long, *lines[4:]]) + "\n"
    reading = read(write(tmp_path, content), catalogue)
    assert found(reading) == ["2 hồ sơ có số ô khác hàng tiêu đề (dòng 3, 4)"]
    assert sums(reading)["568", "dat-dai"]["received_online"] == 2


def test_a_quotation_mark_that_is_not_closed(tmp_path: Path, catalogue: Catalogue) -> None:
    lines = text([GOOD] * 4).splitlines()
    lines[3] = lines[3].replace("1 đường", '"1 đường')
    reading = read(write(tmp_path, "\n".join(lines)), catalogue)
    assert [fault.cell for fault in reading.errors] == ["A4"]


def test_missing_and_doubled_columns(tmp_path: Path, catalogue: Catalogue) -> None:
    content = text(ROWS).replace("Ngày hẹn trả", "Ngày hẹn tra kq").replace("Lĩnh vực", "Đơn vị")
    path = write(tmp_path, content)
    assert recognise(path, "csv")
    told = found(read(path, catalogue))
    assert "không có cột ngày hẹn trả; gần nhất: “Ngày hẹn tra kq”" in told
    assert "không có cột lĩnh vực" in told
    assert "hai cột “Đơn vị”" in told


def test_another_table_is_no_list(tmp_path: Path) -> None:
    path = write(tmp_path, "STT,Đơn vị,Tổng số\n1,Sở Nội vụ,12\n")
    assert not recognise(path, "csv")


def test_blank_lines_are_no_examples_of_what_is_wrong(tmp_path: Path, catalogue: Catalogue) -> None:
    """A line of spaces says nothing, and its spaces are no name of a unit."""
    lines = text([GOOD, with_(received="?"), GOOD]).splitlines(keepends=True)
    blank = " ," * lines[0].count(",") + " \r\n"
    content = "".join([lines[0], blank, *lines[1:]])
    assert found(read(write(tmp_path, content), catalogue)) == [
        "1 hồ sơ không đọc được ngày tiếp nhận (dòng 4)"
    ]


def test_swapped_columns_of_days_are_told_as_such(tmp_path: Path, catalogue: Catalogue) -> None:
    names = ("Ngày tiếp nhận", "Ngày hẹn trả")
    rows = [with_(received="04/01/2021", due="08/01/2021", returned="07/01/2021")] * 3
    content = text(rows).replace(names[0], "?").replace(names[1], names[0])
    reading = read(write(tmp_path, content.replace("?", names[1])), catalogue)
    assert {fault.cell for fault in reading.errors} == {"H2", "J2"}
    assert {fault.action.vi for fault in reading.errors} == {
        "Có thể hai cột ngày bị đổi chỗ: xem lại tiêu đề cột hoặc cột đã chọn."
    }
    few = read(write(tmp_path, text([GOOD] * 30 + [with_(returned="31/12/2020")])), catalogue)
    assert {fault.action.vi for fault in few.errors} == {
        "Sửa trong phần mềm nguồn rồi xuất lại danh sách."
    }
