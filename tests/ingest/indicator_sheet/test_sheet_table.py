"""Where the table stands, whose it is, of which period, and in which kind of file."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from analytics.catalogue import Catalogue
from analytics.ingest.read import read
from tests.ingest.files.workbooks import SAMPLES
from tests.ingest.indicator_sheet.papers import HEADINGS, Blank, Paper, cells, the_fault, values
from tests.ingest.indicator_sheet.samples import READ

COUNT, RATE = "procedures_new", "on_time_rate"
FIGURES = {COUNT: "1769", RATE: "98.63"}
NEEDED = ("code", "name", "unit", "value", "period", "place")


def filled(blank: Blank, **said: str) -> Paper:
    paper = blank(**said)
    paper.put(COUNT, 1769)
    paper.put(RATE, 98.63)
    return paper


def test_the_sheet_is_recognised(blank: Blank, known: Catalogue, tmp_path: Path) -> None:
    reading = filled(blank).read(tmp_path, known)
    assert (reading.kind, reading.periods, reading.units) == ("indicators", ("2021-Q2",), ())
    assert values(reading) == FIGURES
    told = [(name.vi, said.vi, said.en) for name, said in reading.recognised]
    paper = blank()
    total = len(paper.rows)
    assert told == [
        ("Biểu", "Bảng số liệu báo cáo theo mẫu", "Indicator sheet, made from the template"),
        ("Kỳ", "Quý II/2021", "Q2 2021"),
        ("Đơn vị", "Toàn tỉnh", "The whole province"),
        ("Số liệu đã điền", f"2 trên {total} dòng", f"2 of {total} rows"),
        ("Cách đọc số ghi bằng chữ", "như bảng tính lưu", "as the spreadsheet keeps them"),
    ]


def test_a_row_says_where_it_stands(blank: Blank, known: Catalogue, tmp_path: Path) -> None:
    paper = filled(blank)
    paper.put(COUNT, " Sau  rà soát ", "note")
    _, row = paper.read(tmp_path, known).rows
    assert row == {
        "document": "bang-so-lieu-2021-Q2-toan-tinh",
        "indicator": COUNT,
        "period": "2021-Q2",
        "block": "all",
        **dict.fromkeys(("level", "unit", "sector", "scope_note")),
        "value": row["value"],
        "printed": "1.769",
        "precision": "exact",
        "locator": f"Số liệu!E{paper.row(COUNT)}",
        "note": "Sau rà soát",
        "note_en": "Sau rà soát",
    }


@pytest.mark.parametrize(("rows", "columns"), [(1, 0), (40, 0), (0, 3), (7, 2)])
def test_the_table_may_stand_elsewhere(
    blank: Blank, known: Catalogue, tmp_path: Path, rows: int, columns: int
) -> None:
    paper = filled(blank)
    if rows:
        paper.sheet.insert_rows(1, rows)
    if columns:
        paper.sheet.insert_cols(1, columns)
    assert values(paper.read(tmp_path, known)) == FIGURES


def test_columns_may_stand_in_another_order(blank: Blank, known: Catalogue, tmp_path: Path) -> None:
    paper = filled(blank)
    width = paper.sheet.max_column
    for row in paper.sheet.iter_rows(min_row=paper.top):
        for cell, value in zip(row, [cell.value for cell in row][::-1], strict=True):
            cell.value = value
    assert width == len(HEADINGS)
    assert values(paper.read(tmp_path, known)) == FIGURES


OTHERS = [field for field in HEADINGS if field not in NEEDED]


@pytest.mark.parametrize(
    "fields", [OTHERS, *(pytest.param([field], marks=pytest.mark.deep) for field in OTHERS)]
)
def test_columns_that_are_there_for_the_clerk_may_go(
    blank: Blank, known: Catalogue, tmp_path: Path, fields: list[str]
) -> None:
    paper = filled(blank)
    for place in sorted((paper.at[field] for field in fields), reverse=True):
        paper.sheet.delete_cols(place)
    assert values(paper.read(tmp_path, known)) == FIGURES


@pytest.mark.parametrize("field", NEEDED)
def test_a_column_that_is_needed_is_missed_by_name(
    blank: Blank, known: Catalogue, tmp_path: Path, field: str
) -> None:
    paper = filled(blank)
    paper.put_at(paper.top, None, field)
    fault = the_fault(paper.read(tmp_path, known))
    assert (fault.cell, fault.expected.vi) == (f"A{paper.top}", f"“{HEADINGS[field]}”")


def test_what_else_is_wrong_is_said_with_a_missing_column(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    paper = filled(blank)
    paper.sheet.delete_cols(paper.at["name"])
    paper.sheet.cell(3, 1).value = "Đơn vị báo cáo: Sở Trên Trời"
    assert cells(paper.read(tmp_path, known, period="2021-Q1")) == ["A2", "A3", f"A{paper.top}"]


def test_a_second_column_of_values_is_not_dropped_in_silence(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    paper = filled(blank)
    paper.sheet.cell(paper.top, 15).value = "GIÁ TRỊ"
    fault = the_fault(paper.read(tmp_path, known))
    assert (fault.cell, fault.found.vi) == (f"O{paper.top}", "cột “Giá trị” thứ hai")


@pytest.mark.parametrize(
    ("period", "unit", "told"),
    [
        ("2021-Q2", "so-noi-vu", "Sở Nội vụ"),
        ("2021-H1", "568", "Thành phố Nha Trang"),
        ("2025-Q1", "22366", "Phường Tân Tiến"),
        ("2025-Q3", "22366", "Phường Nha Trang"),
        ("2021-9M", "cong-an-tinh", "Công an tỉnh"),
        ("2021", None, "Toàn tỉnh"),
    ],
)
def test_the_sheet_says_whose_and_when(
    blank: Blank, known: Catalogue, tmp_path: Path, period: str, unit: str | None, told: str
) -> None:
    paper = blank(period=period, unit=unit)
    paper.put_at(paper.rows[0], 3)
    reading = paper.read(tmp_path, known)
    assert reading.faults == ()
    assert (reading.periods, reading.units) == ((period,), (unit,) if unit else ())
    assert reading.recognised[2][1].vi == told
    assert reading.rows[0]["document"] == f"bang-so-lieu-{period}-{unit or 'toan-tinh'}"


@pytest.mark.parametrize(
    ("chosen", "cell", "expected"),
    [
        ({"period": "2021-Q1"}, "A2", "Quý I/2021, kỳ đã chọn"),
        ({"unit": "so-tu-phap"}, "A3", "Sở Tư pháp, đơn vị đã chọn"),
        ({"unit": "22366"}, "A3", "Phường Phước Tiến, đơn vị đã chọn"),
    ],
)
def test_a_sheet_of_another_unit_or_quarter_than_chosen_is_refused(
    blank: Blank, known: Catalogue, tmp_path: Path, chosen: dict, cell: str, expected: str
) -> None:
    paper = blank(unit="so-noi-vu")
    paper.put_at(paper.rows[0], 3)
    fault = the_fault(paper.read(tmp_path, known, **chosen))
    assert (fault.cell, fault.expected.vi) == (cell, expected)
    assert paper.read(tmp_path, known, unit="so-noi-vu", period="2021-Q2").is_clean


def test_the_provinces_sheet_is_no_units(blank: Blank, known: Catalogue, tmp_path: Path) -> None:
    fault = the_fault(filled(blank).read(tmp_path, known, unit="so-noi-vu"))
    assert (fault.cell, fault.found.vi) == ("A3", "“Toàn tỉnh”")


def test_a_title_that_is_gone_is_asked_for(blank: Blank, known: Catalogue, tmp_path: Path) -> None:
    paper = blank(unit="so-noi-vu")
    paper.put_at(paper.rows[0], 3)
    paper.sheet.delete_rows(1, 4)
    reading = paper.read(tmp_path, known)
    fault = the_fault(reading)
    assert "“Đơn vị báo cáo: …”" in fault.expected.vi
    assert fault.cell is None
    (question,) = reading.questions
    assert (question.code, reading.unanswered) == ("period", ("period",))
    # What the clerk chose stands in for it.
    chosen = paper.read(tmp_path, known, unit="so-noi-vu", answers={"period": "2021-Q1"})
    assert chosen.periods == ("2021-Q1",)
    assert [fault.expected.vi for fault in chosen.errors] == ["kỳ không sau quý I/2021, kỳ báo cáo"]
    right = paper.read(tmp_path, known, unit="so-noi-vu", period="2021-Q2")
    assert (right.is_clean, right.units) == (True, ("so-noi-vu",))


def test_a_unit_misspelt_is_suggested(blank: Blank, known: Catalogue, tmp_path: Path) -> None:
    paper = blank(unit="so-noi-vu")
    paper.put_at(paper.rows[0], 3)
    paper.sheet.cell(3, 1).value = "Đơn vị báo cáo: Sở Nôi vu"
    fault = the_fault(paper.read(tmp_path, known))
    assert (fault.cell, fault.found.vi) == ("A3", "“Sở Nôi vu”")
    assert "Có phải: Sở Nội vụ" in fault.action.vi


def test_a_name_that_two_units_share_is_settled_by_the_choice(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    """Diên Khánh is a district and its town."""
    paper = blank(unit="574")
    paper.put_at(paper.rows[0], 3)
    paper.sheet.cell(3, 1).value = "Đơn vị báo cáo: Diên Khánh"
    fault = the_fault(paper.read(tmp_path, known))
    assert fault.cell == "A3"
    assert "Thị trấn Diên Khánh; Huyện Diên Khánh" in fault.action.vi
    chosen = paper.read(tmp_path, known, unit="574")
    assert (chosen.is_clean, chosen.units) == (True, ("574",))


def test_a_district_has_no_sheet_after_its_level_is_gone(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    """Nha Trang's sheet of 2021 with another period typed over."""
    paper = blank(unit="568")
    paper.put_at(paper.rows[0], 3)
    paper.sheet.cell(2, 1).value = "Kỳ báo cáo: Quý III/2025"
    reading = paper.read(tmp_path, known)
    assert reading.rows == ()
    assert cells(reading)[0] == "A3"


def test_a_unit_that_was_none_then_is_refused_at_the_period(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    """Nha Trang's town office, said on the province's sheet of a time without districts."""
    paper = blank(period="2025-Q3")
    row = paper.row(COUNT)
    paper.put_at(row, 5)
    paper.put_at(row, "block=local; level=district; unit=568", "place")
    paper.put_at(row, "UBND cấp huyện · Thành phố Nha Trang", "scope")
    fault = the_fault(paper.read(tmp_path, known))
    assert (fault.cell, fault.found.vi) == (f"G{row}", "“Quý III/2025”")
    assert fault.expected.vi == "kỳ mà Thành phố Nha Trang còn là một đơn vị"
    paper.put_at(row, "Quý II/2025", "period")
    assert paper.read(tmp_path, known).is_clean


def test_a_figure_of_the_unit_that_had_the_code_before_is_told(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    paper = blank(period="2025-Q3", unit="22366")
    row = paper.rows[0]
    paper.put_at(row, 5)
    cell = paper.put_at(row, "Năm 2024", "period")
    reading = paper.read(tmp_path, known)
    assert reading.is_clean
    notice = the_fault(reading, "notice")
    assert (notice.cell, notice.expected.vi) == (cell, "kỳ của Phường Nha Trang")
    assert notice.action.vi.startswith("Khi ấy mã 22366 là của Phường Tân Tiến")


def table(paper: Paper) -> list[list[object]]:
    return [list(row) for row in paper.sheet.iter_rows(values_only=True)]


def as_text(paper: Paper, delimiter: str = ",") -> str:
    out = StringIO()
    csv.writer(out, delimiter=delimiter).writerows(table(paper))
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_same_table_as_text(
    blank: Blank, known: Catalogue, tmp_path: Path, encoding: str, delimiter: str
) -> None:
    paper = filled(blank)
    paper.put(COUNT, "1.769")
    paper.put(RATE, "98,63")
    path = tmp_path / "bang.csv"
    path.write_bytes(as_text(paper, delimiter).encode(encoding))
    reading = read(path, "bang.csv", known)
    assert (reading.faults, values(reading)) == ((), FIGURES)


@pytest.mark.parametrize("ending", ["ods", "xls", "csv"])
def test_a_sheet_saved_by_another_program(catalogue: Catalogue, ending: str) -> None:
    reading = read(SAMPLES / f"sheet.{ending}", f"bang.{ending}", catalogue)
    assert (reading.faults, reading.questions) == ((), ())
    assert values(reading) == READ
    assert {row["indicator"]: row["precision"] for row in reading.rows}["late"] == "under"


def test_text_that_lost_its_letters_says_so(blank: Blank, known: Catalogue, tmp_path: Path) -> None:
    """ "B?ng s? li?u": saved where there are no Vietnamese letters."""
    path = tmp_path / "bang.csv"
    path.write_bytes(as_text(filled(blank)).encode("cp1252", "replace"))
    fault = the_fault(read(path, "bang.csv", known))
    assert "Chữ tiếng Việt đã mất khi lưu" in fault.action.vi
    assert "Vietnamese letters were lost" in fault.action.en
