"""The mistakes of a tired clerk: every one is named at its cell, all of them at once."""

from pathlib import Path

import pytest

from analytics.catalogue import Catalogue
from tests.ingest.indicator_sheet.papers import WHOLE, Blank, cells, the_fault, values

COUNT, OTHER, RATE = "procedures_new", "procedures_amended", "on_time_rate"
DISTRICTS = "block=local; level=district"
PROVINCE = "block=local; level=province"


def test_every_mistake_is_named_at_once(blank: Blank, known: Catalogue, tmp_path: Path) -> None:
    paper = blank()
    wrong = [
        paper.put(COUNT, "nhiều"),
        paper.put(OTHER, 5) and paper.put(OTHER, "thủ thục", "unit"),
        paper.put("procedures_abolished", 5) and paper.put("procedures_abolished", "x1", "code"),
        paper.put(RATE, 98) and paper.put(RATE, "Quý III/2021", "period"),
        paper.put("online_rate", 130),
        paper.put("sms_sent", 7) and paper.put("sms_sent", "chừng", "precision"),
        paper.put("par_index_rank", "48/63") and paper.put("par_index_rank", "?", "place"),
    ]
    paper.sheet.cell(3, 1).value = "Đơn vị báo cáo: Sở Nôi vụ"
    reading = paper.read(tmp_path, known)
    assert sorted(cells(reading)) == sorted([*wrong, "A3"])
    for fault in reading.faults:
        assert (fault.file, fault.sheet) == ("bang.xlsx", "Số liệu")
        for said in (fault.found, fault.expected, fault.action):
            assert said.vi.strip()
            assert said.en.strip()


def test_several_mistakes_of_one_row_are_named_at_once(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    paper = blank()
    wrong = [
        paper.put(RATE, 130),
        paper.put(RATE, "chừng", "precision"),
        paper.put(RATE, "Quý III/2021", "period"),
        paper.put(RATE, "Tỷ lệ khác", "name"),
    ]
    assert sorted(cells(paper.read(tmp_path, known))) == sorted(wrong)


def test_a_later_sheet_mended_goes_in(blank: Blank, known: Catalogue, tmp_path: Path) -> None:
    paper = blank()
    paper.put(COUNT, "nhiều")
    assert not paper.read(tmp_path, known).is_clean
    paper.put(COUNT, 12)
    assert values(paper.read(tmp_path, known)) == {COUNT: "12"}


@pytest.mark.parametrize("sorted_columns", [("name",), ("code",), ("name", "value"), ("unit",)])
def test_rows_sorted_in_some_columns_are_refused(
    blank: Blank, known: Catalogue, tmp_path: Path, sorted_columns: tuple[str, ...]
) -> None:
    """A name or unit that is not its code's; the two counts are of procedures and of messages."""
    paper = blank()
    paper.put(COUNT, 3)
    paper.put("sms_sent", 4)
    paper.swap(paper.row(COUNT), paper.row("sms_sent"), sorted_columns)
    reading = paper.read(tmp_path, known)
    assert len(reading.errors) >= 2
    assert reading.rows == ()
    assert all("xáo trộn" in fault.action.vi for fault in reading.errors)


def test_rows_sorted_without_the_hidden_codes_are_refused(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    """Code and name go with the value; what the value is of stays behind, out of sight."""
    paper = blank()
    rows = [paper.row(RATE, place) for place in (PROVINCE, DISTRICTS)]
    for row, value in zip(rows, (98.1, 97.2), strict=True):
        paper.put_at(row, value)
    paper.swap(*rows, ("scope", "value"))
    reading = paper.read(tmp_path, known)
    assert cells(reading) == [f"C{row}" for row in rows]
    first = reading.errors[0]
    assert first.found.vi == "“UBND cấp huyện”"
    assert first.expected.vi == "“Cơ quan chuyên môn cấp tỉnh”, như mã phạm vi của dòng"


def test_whole_rows_sorted_are_read_all_the_same(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    paper = blank()
    paper.put(COUNT, 3)
    paper.put(RATE, 98.7, place=DISTRICTS)
    before = values(paper.read(tmp_path, known))
    paper.swap(paper.row(COUNT), paper.row(RATE, DISTRICTS), tuple(paper.at))
    assert values(paper.read(tmp_path, known)) == before == {COUNT: "3", f"{RATE}/district": "98.7"}


def test_a_row_pasted_twice_is_named_with_the_first_one(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    paper = blank()
    paper.put(COUNT, 3)
    first, last = paper.row(COUNT), paper.sheet.max_row + 1
    for field in paper.at:
        paper.put_at(last, paper.text(first, field), field)
    fault = the_fault(paper.read(tmp_path, known))
    assert fault.cell == f"A{last}"
    assert f"hàng {first} đã có" in fault.expected.vi
    assert f"row {first} has it" in fault.expected.en
    # The same figure of another period is another figure.
    paper.put_at(last, "Quý I/2021", "period")
    assert [row["period"] for row in paper.read(tmp_path, known).rows] == ["2021-Q2", "2021-Q1"]


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("code", "proceduresnew", "procedures_new (Thủ tục hành chính ban hành mới)"),
        ("code", "", "procedures_new (Thủ tục hành chính ban hành mới)"),
        ("unit", "hồ sơ", "“thủ tục”, như trong mẫu của mã procedures_new"),
        ("name", "Thủ tục hành chính bãi bỏ", "“Thủ tục hành chính ban hành mới”, như"),
        ("place", "block=local", "“Khối địa phương”, như mã phạm vi của dòng"),
        ("place", "", "mã phạm vi như trong mẫu"),
        ("place", "block=xyz", "mã phạm vi như trong mẫu"),
        ("place", "block=all; unit=khong-co", "mã phạm vi như trong mẫu"),
        ("place", "block=all; sector=khong-co", "mã phạm vi như trong mẫu"),
        ("place", "block=all; level=khong-co", "mã phạm vi như trong mẫu"),
        ("period", "", "kỳ như “Quý I/2021”"),
        ("period", "Quý V/2021", "kỳ như “Quý I/2021”"),
        ("period", "Từ 2022 đến hết quý II/2021", "kỳ như “Quý I/2021”"),
        ("period", "Quý III/2021", "kỳ không sau quý II/2021, kỳ báo cáo"),
        ("period", "31/12/2021", "kỳ không sau quý II/2021, kỳ báo cáo"),
        ("period", "Năm 2022", "kỳ không sau quý II/2021, kỳ báo cáo"),
    ],
)
def test_a_cell_that_was_overwritten_is_named(
    blank: Blank, known: Catalogue, tmp_path: Path, field: str, typed: str, told: str
) -> None:
    paper = blank()
    row = paper.row(COUNT)
    paper.put_at(row, 5)
    cell = paper.put_at(row, typed or None, field)
    fault = the_fault(paper.read(tmp_path, known))
    assert fault.cell == (f"C{row}" if told.startswith("“Khối") else cell)
    assert told in f"{fault.expected.vi} {fault.action.vi}"
    assert fault.found.vi == (f"“{typed}”" if typed and fault.cell == cell else fault.found.vi)


def test_capitals_spaces_and_marks_of_a_name_do_not_matter(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    import unicodedata

    paper = blank()
    paper.put(COUNT, 5)
    name = paper.text(paper.row(COUNT), "name")
    paper.put(COUNT, f"  {unicodedata.normalize('NFD', name.upper())} ", "name")
    assert values(paper.read(tmp_path, known)) == {COUNT: "5"}


def test_a_plan_may_be_of_a_later_year(blank: Blank, known: Catalogue, tmp_path: Path) -> None:
    paper = blank()
    paper.put("reform_plan_tasks", 42)
    paper.put("reform_plan_tasks", "Năm 2022", "period")
    (row,) = paper.read(tmp_path, known).rows
    assert row["period"] == "2022"


def test_what_is_assigned_for_a_year_is_reported_within_it(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    """The template itself fills in "Năm 2021" in the second quarter, as the last report did."""
    paper = blank()
    row = next(row for row in paper.rows if paper.text(row, "code") == "civil_servant_quota")
    assert paper.text(row, "period") == "Năm 2021"
    paper.put_at(row, 1900)
    (read,) = paper.read(tmp_path, known).rows
    assert read["period"] == "2021"


def test_rows_that_the_clerk_added_are_checked_like_the_others(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    paper = blank()
    paper.put(COUNT, 3)
    added = paper.sheet.max_row + 2
    paper.put_at(added, "Số hồ sơ tồn đọng", "name")
    cell = paper.put_at(added, 17)
    reading = paper.read(tmp_path, known)
    assert {fault.cell for fault in reading.errors} >= {f"A{added}"}
    assert {fault.cell[1:] for fault in reading.errors if fault.cell} == {cell[1:]}
    assert "mã số liệu có trong danh mục" in reading.errors[0].expected.vi


def test_a_note_beside_an_empty_value_is_told_and_does_not_stop(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    paper = blank()
    paper.put(OTHER, 3)
    paper.put(COUNT, "chưa có số", "note")
    reading = paper.read(tmp_path, known)
    assert reading.is_clean
    notice = the_fault(reading, "notice")
    assert notice.cell == f"E{paper.row(COUNT)}"
    assert notice.action.vi == "Dòng này không được nạp."


def test_an_empty_sheet_is_refused(blank: Blank, known: Catalogue, tmp_path: Path) -> None:
    fault = the_fault(blank().read(tmp_path, known))
    assert (fault.cell, fault.expected.vi) == (None, "ít nhất một số")


def test_figures_on_two_sheets_are_refused(blank: Blank, known: Catalogue, tmp_path: Path) -> None:
    paper = blank()
    paper.put(COUNT, 3)
    copy = paper.book.copy_worksheet(paper.sheet)
    copy.title = "Bản nháp"
    fault = the_fault(paper.read(tmp_path, known))
    assert (fault.sheet, fault.expected.vi) == ("Bản nháp", "mỗi tệp một bảng")


def test_an_empty_copy_beside_the_filled_one_does_not_matter(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    paper = blank()
    copy = paper.book.copy_worksheet(paper.sheet)
    copy.title = "Mẫu trống"
    paper.book.move_sheet(copy, -2)
    paper.put(COUNT, 3)
    assert values(paper.read(tmp_path, known)) == {COUNT: "3"}


def test_hidden_and_filtered_rows_count_and_are_told(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    paper = blank()
    paper.put(COUNT, 3)
    paper.put(OTHER, 4)
    row = paper.row(COUNT)
    paper.sheet.row_dimensions[row].hidden = True
    paper.sheet.column_dimensions["B"].hidden = True
    reading = paper.read(tmp_path, known)
    assert values(reading) == {COUNT: "3", OTHER: "4"}
    assert the_fault(reading, "notice").found.vi == f"bị ẩn: hàng {row}; cột B"


def test_the_template_itself_hides_nothing_that_is_told(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    paper = blank()
    paper.put(COUNT, 3)
    assert paper.read(tmp_path, known).faults == ()


def test_whose_row_it_is_does_not_move_to_another_unit(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    """A row of Nha Trang on the sheet of the department of home affairs."""
    paper = blank(unit="so-noi-vu")
    place = "block=local; level=province; unit=so-noi-vu"
    row = paper.row("procedures_published", place)
    paper.put_at(row, 3)
    paper.put_at(row, "Thành phố Nha Trang", "scope")
    cell = paper.put_at(row, "block=local; unit=568", "place")
    fault = the_fault(paper.read(tmp_path, known))
    assert (fault.cell, fault.expected.vi) == (cell, "số của chính đơn vị gửi bảng")
    paper.put_at(row, WHOLE, "place")
    assert the_fault(paper.read(tmp_path, known)).cell == cell
