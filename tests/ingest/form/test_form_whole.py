"""What would falsify a whole table: parts counted as rows, merged counts, thousands, strangers."""

from dataclasses import replace
from pathlib import Path

import pytest

from analytics.catalogue import Catalogue
from analytics.ingest.files.cells import Value
from analytics.ingest.files.opening import open_sheets
from analytics.ingest.form.lines import Line
from tests.ingest.files.workbooks import workbook
from tests.ingest.form.papers import (
    BODY,
    HEADER,
    NUMBERS,
    TITLE,
    Row,
    at,
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
    total,
    with_cell,
)

LAND = (4, 6, 2, 3, 6, 1, 1, 1)
BUILDING = (2, 3, 0, 1, 4, 0, 0, 0)
BOTH = {("so-noi-vu", "dat-dai"): LAND, ("so-noi-vu", "xay-dung"): BUILDING}
PERIOD = TITLE[2]

# --- parts of the row above -----------------------------------------------------------------------

FIRST = (2, 3, 0, 2, 3)


@pytest.mark.parametrize(
    "names",
    [
        ("Trong đó: cấp lần đầu",),
        ("Trong đó cấp lần đầu",),
        ("- Trong đó: cấp lần đầu",),
        ("Gồm: cấp lần đầu",),
        ("Trong do: cap lan dau",),
        ("   trong đó: Xây dựng",),
        ("Của đó: cấp đổi",),
        ("Of which: first issue",),
        ("Bao gồm: cấp lần đầu",),
        ("Trong đó: cấp lần đầu", "cấp đổi"),
        ("Trong đó:", "- cấp lần đầu"),
        ("Trong đó", "  Đất đai ven biển", "+ cấp đổi"),
        ("Trong đó: cấp lần đầu", "Trong đó: cấp đổi", "Trong đó: cấp lại"),
    ],
    ids=str,
)
def test_parts_are_left_out_and_told(catalogue: Catalogue, names: tuple[str, ...]) -> None:
    parts = [
        counts(name, *(FIRST if number == 0 else (1, 0, 0, 0, 1)))
        for number, name in enumerate(names)
    ]
    reading = read(catalogue, form(land(), *parts, building(), total()))

    assert (reading.errors, reading.questions) == ((), ())
    assert stored(reading) == BOTH
    told = " ".join(one.found.vi for one in notices(reading))
    assert all(name.strip(" -+").rstrip(":") in told for name in names)


def test_parts_that_are_more_than_their_whole(catalogue: Catalogue) -> None:
    more = counts("Trong đó: cấp lần đầu", 9, 0, 0, 9)
    assert (at(1, 2), "(4) Tiếp nhận: Trực tuyến: 9 ở các dòng “trong đó”") in errors(
        read(catalogue, form(land(), more, building(), total()))
    )
    together = (counts("Trong đó: cấp lần đầu", 3, 0, 0, 3), counts("- cấp đổi", 3, 0, 0, 0, 3))
    found = errors(read(catalogue, form(land(), *together, building(), total())))
    assert (at(2, 2), "(4) Tiếp nhận: Trực tuyến: 6 ở các dòng “trong đó”") in found


def test_a_part_of_nothing_stops(catalogue: Catalogue) -> None:
    reading = read(catalogue, form(counts("Trong đó: cấp lần đầu", *FIRST), land()))

    assert (at(0, 2), "“Trong đó: cấp lần đầu”") in errors(reading)


def test_of_which_under_a_total_at_the_top_says_that_its_rows_follow(catalogue: Catalogue) -> None:
    reading = read(catalogue, form(total(), line("Trong đó:", 1), land(), building()))

    assert reading.faults == ()
    assert stored(reading) == BOTH


def test_a_part_of_the_total(catalogue: Catalogue) -> None:
    part = counts("Trong đó: trực tuyến toàn trình", 5, 0, 0, 3, 2)

    assert stored(read(catalogue, form(land(), building(), total(), part))) == BOTH


def test_rows_with_a_dash_that_make_up_the_row_above_are_parts(catalogue: Catalogue) -> None:
    parts = (counts("- Cấp lần đầu", 4, 0, 2, 3, 2, 1), counts("- Cấp đổi", 0, 6, 0, 0, 4, 0, 1, 1))
    reading = read(catalogue, form(land(), *parts, building(), total()))

    assert reading.errors == () and reading.questions == ()
    assert stored(reading) == BOTH


def test_a_row_without_a_number_may_be_called_a_part(catalogue: Catalogue) -> None:
    sheet = form(land(), counts("- Cấp lần đầu", *FIRST), building())
    asked = question(read(catalogue, sheet))

    assert stored(read(catalogue, sheet, answers={asked.code: "=part"})) == BOTH


@pytest.mark.parametrize("name", ["- Cấp lần đầu", "Riêng: nhà ở", "Tr.đó: mức độ 4"])
def test_a_row_that_the_total_does_not_count_is_a_part(catalogue: Catalogue, name: str) -> None:
    sheet = form(land(), counts(name, *FIRST), building(), total())

    assert read(catalogue, sheet).is_clean
    assert stored(read(catalogue, sheet)) == BOTH


@pytest.mark.parametrize("more", [1, 9])
def test_a_row_that_the_total_counts_or_that_is_greater_is_none(
    catalogue: Catalogue, more: int
) -> None:
    """With (9) raised it is more than the row above; with a total that counts it, a sector."""
    part = counts("Riêng: nhà ở", more, 0, 0, 0, more)
    added = counts("Tổng cộng", 6 + more, 9, 2, 4, 10 + more, 1, 1, 1)

    assert read(catalogue, form(land(), part, building(), added)).questions
    assert bool(read(catalogue, form(land(), part, building(), total())).errors) == (more > 4)


@pytest.mark.parametrize("numbers", [("1.1", "1.2"), ("1.1.", "1.2.")])
@pytest.mark.parametrize("beside", [True, False])
def test_rows_numbered_under_a_number_that_make_up_its_row_are_parts(
    catalogue: Catalogue, numbers: tuple[str, str], beside: bool
) -> None:
    texts = [(one, "") if beside else (None, f"{one} ") for one in numbers]
    parts = [
        counts(f"{texts[0][1]}Cấp lần đầu", 4, 0, 2, 3, 2, 1, stt=texts[0][0]),
        counts(f"{texts[1][1]}Cấp đổi", 0, 6, 0, 0, 4, 0, 1, 1, stt=texts[1][0]),
    ]

    assert stored(read(catalogue, form(land(), *parts, building()))) == BOTH


# --- merged counts --------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [(land(), building()), (land(), building(), total())])
@pytest.mark.parametrize("area", [(0, 3, 1, 3), (0, 3, 0, 4), (0, 2, 1, 12)])
def test_counts_merged_over_rows_or_columns_stop(
    catalogue: Catalogue, rows: tuple[Row, ...], area: tuple[int, int, int, int]
) -> None:
    top, left, bottom, right = area
    sheet = replace(form(*rows), merged=((BODY + top, left, BODY + bottom, right),))
    found = errors(read(catalogue, sheet))

    assert found[0][0] == at(top, left + 1)
    assert found[0][1].startswith("ô gộp ")


def test_they_are_told_in_the_order_of_the_sheet(catalogue: Catalogue) -> None:
    merged = tuple((BODY, column, BODY + 1, column) for column in (7, 3, 5))
    found = errors(read(catalogue, replace(form(land(), building()), merged=merged)))
    assert [cell for cell, _ in found] == [at(0, column) for column in (4, 6, 8)]


def test_other_merged_cells_are_fine(catalogue: Catalogue) -> None:
    heading = line("A. Nhóm một")
    sheet = form(heading, land(), building(), total())
    areas = (
        *(
            (0, 0, 0, 6),
            (4, 2, 4, 5),
            (5, 3, 5, 4),
            (BODY, 0, BODY, 12),
            (BODY + 1, 0, BODY + 2, 0),
        ),
        (BODY + 3, 0, BODY + 3, 1),
    )

    assert read(catalogue, replace(sheet, merged=areas)).faults == ()
    high = form(land(), (None,) * 13, building(), total())
    rows = tuple((BODY, column, BODY + 1, column) for column in range(13))
    assert stored(read(catalogue, replace(high, merged=rows))) == BOTH


def test_merged_counts_of_a_real_workbook(catalogue: Catalogue, tmp_path: Path) -> None:
    def fill(_book: object, sheet: object) -> None:
        for number, row in enumerate((*TITLE, *HEADER, NUMBERS, land(), building())):
            for column, cell in enumerate(row):
                if cell is not None:
                    sheet.write(number, column, cell)  # type: ignore[attr-defined]
        sheet.merge_range(BODY, 3, BODY + 1, 3, 4)  # type: ignore[attr-defined]

    path = tmp_path / "bieu.xlsx"
    path.write_bytes(workbook(fill))
    (sheet,) = open_sheets(path, path.name).sheets

    assert ("D9", "ô gộp D9:D10: “4”") in errors(read(catalogue, sheet))


@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls"])
def test_merged_cells_of_every_kind_of_workbook(ending: str) -> None:
    path = Path(__file__).parents[1] / "samples" / f"form-one-unit.{ending}"
    sheet = open_sheets(path, path.name).sheets[0]

    assert {(4, 0, 6, 0), (4, 2, 4, 5), (5, 3, 5, 4)} <= set(sheet.merged)


# --- what is counted ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Đơn vị tính: Nghìn hồ sơ",
        "ĐVT: 1.000 hồ sơ",
        "(Đơn vị tính: 1000 hồ sơ)",
        "Đơn vị tính: %",
        "ĐVT Trăm hồ sơ",
        "Đơn vị: trăm hồ sơ",
        "Đơn vị: nghìn",
        "(Nghìn hồ sơ)",
        "Quý I/2021. ĐVT: ngàn bộ hồ sơ",
        "Unit: thousand dossiers",
        "Số liệu tính bằng nghìn hồ sơ",
        "Đơn vị tính: triệu đồng",
    ],
)
@pytest.mark.parametrize("place", ["above", "beside", "below"])
def test_other_than_single_dossiers_stops(catalogue: Catalogue, words: str, place: str) -> None:
    title = (*TITLE, line(words, 9)) if place == "above" else TITLE
    header: tuple[Row, ...] = HEADER
    if place == "beside":
        title = (*TITLE[:3], ("Biểu II.06a", *(None,) * 8, words, *(None,) * 3))
    sheet = form(
        land(), building(), *([line(words)] if place == "below" else []), title=title, header=header
    )

    assert [found for _, found in errors(read(catalogue, sheet))] == [f"“{words}”"]


@pytest.mark.parametrize(
    "words",
    [
        "Đơn vị tính: Hồ sơ",
        "ĐVT: hồ sơ",
        "(Đơn vị tính: Số hồ sơ)",
        "Đơn vị: bộ hồ sơ",
        "Đơn vị tính: hồ sơ; %",
        "Unit: dossiers",
        "Đơn vị tính:",
        "ĐVT: hồ sơ TTHC",
    ],
)
def test_single_dossiers_pass(catalogue: Catalogue, words: str) -> None:
    assert read(catalogue, form(land(), building(), title=(*TITLE, line(words, 9)))).faults == ()


def test_a_label_and_what_is_counted_in_two_cells(catalogue: Catalogue) -> None:
    for what, count in (("Nghìn hồ sơ", 1), ("hồ sơ", 0)):
        for label in ("Đơn vị tính:", "Đơn vị:"):
            row: tuple[Value, ...] = (*(None,) * 9, label, what, None, None)
            found = errors(read(catalogue, form(land(), building(), title=(*TITLE, row))))
            assert len(found) == count


def test_thousands_in_a_heading(catalogue: Catalogue) -> None:
    header = (
        (*HEADER[0][:2], "Số lượng hồ sơ tiếp nhận (nghìn hồ sơ)", *HEADER[0][3:]),
        *HEADER[1:],
    )

    assert errors(read(catalogue, form(land(), building(), header=header)))[0][0] == "C5"


# --- pages ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    ["Trang 2", "2", 2, "Trang 2/5", "Page 2 of 3", "- 2 -", "tr. 2", "(Tiếp theo trang 1)"],
)
@pytest.mark.parametrize("column", [0, 1, 6, 12])
def test_a_page_number_before_the_header_once_more(
    catalogue: Catalogue, words: Value, column: int
) -> None:
    blank = line(None)
    for between in ((line(words, column),), (blank, line(words, column), blank)):
        sheet = form(land(), *between, *HEADER, NUMBERS, building(), total())
        assert read(catalogue, sheet).faults == ()
        assert stored(read(catalogue, sheet)) == BOTH


def test_column_numbers_once_more_on_the_next_page(catalogue: Catalogue) -> None:
    assert stored(read(catalogue, form(land(), NUMBERS, building(), total()))) == BOTH


# --- rows of others -------------------------------------------------------------------------------

WARD = counts("UBND phường Vĩnh Hòa", *LAND)
OTHERS = (
    counts("UBND phường Cam Nghĩa", *BUILDING),
    counts("Sở Tư pháp", *BUILDING),
    counts("UBND TP Cam Ranh", *BUILDING),
)


@pytest.mark.parametrize("other", OTHERS, ids=lambda row: row[1])
@pytest.mark.parametrize(
    "above",
    [("UBND TP NHA TRANG",), ("Đơn vị báo cáo: UBND thành phố Nha Trang",), ()],
    ids=str,
)
def test_a_row_that_is_not_the_sender_s_stops(
    catalogue: Catalogue, other: Row, above: tuple[str, ...]
) -> None:
    own = counts("UBND TP Nha Trang", 1, 0, 0, 1)
    sheet = roll_up(own, WARD, other, title=(*map(line, above), PERIOD))
    row = len(sheet.rows)

    assert errors(read(catalogue, sheet)) == [(f"B{row}", f"“{other[1]}”")]
    mine = roll_up(own, WARD, title=(*map(line, above), PERIOD))
    assert read(catalogue, mine).is_clean
    assert read(catalogue, mine, unit="568").is_clean
    assert errors(read(catalogue, sheet, unit="568")) == [(f"B{row}", f"“{other[1]}”")]
    without = roll_up(WARD, other, title=(*map(line, above), PERIOD))
    assert errors(read(catalogue, without, unit="568")) == [(f"B{row - 1}", f"“{other[1]}”")]


def test_a_department_reports_for_itself_alone(catalogue: Catalogue) -> None:
    own = counts("Sở Nội vụ", *LAND)
    sheet = roll_up(own, counts("Sở Tư pháp", *BUILDING), title=TITLE)

    assert [found for _, found in errors(read(catalogue, sheet))] == ["“Sở Tư pháp”"]
    province = (line("Đơn vị báo cáo: UBND tỉnh Khánh Hòa"), PERIOD)
    assert read(catalogue, roll_up(own, WARD, *OTHERS, title=province)).is_clean


def test_two_senders_of_one_table_are_asked_about(catalogue: Catalogue) -> None:
    title = (line("UBND TP CAM RANH"), line("Đơn vị báo cáo: UBND TP Nha Trang"), PERIOD)
    sheet = roll_up(WARD, title=title)
    asked = question(read(catalogue, sheet))

    assert {code for code, _ in asked.options[:2]} == {"568", "569"}
    assert read(catalogue, sheet, answers={asked.code: "568"}).is_clean
    assert not read(catalogue, sheet, answers={asked.code: "569"}).is_clean


# --- blank rows and columns -----------------------------------------------------------------------


def test_a_sector_without_any_number_is_not_made_nought(catalogue: Catalogue) -> None:
    reading = read(catalogue, form(land(), (2, "Xây dựng", *(None,) * 11)))

    assert stored(reading) == {("so-noi-vu", "dat-dai"): LAND}
    assert [one.found.vi for one in notices(reading)] == ["“Xây dựng” không có số nào"]


def test_a_part_may_be_blank_where_the_total_says_nought(catalogue: Catalogue) -> None:
    sheet = with_cell(form(building()), BODY, 5, None)

    assert read(catalogue, sheet).is_clean


def test_empty_columns_go_back_where_no_sum_tells(catalogue: Catalogue) -> None:
    """Carried over and overdue: five dossiers could be in both or in none."""
    row = counts("Đất đai", 4, 6, 0, 3, 6, 1, 0, 0)
    blank = tuple(None if column in (2, 5, 10, 12) else cell for column, cell in enumerate(row))

    assert [found[:30] for _cell, found in errors(read(catalogue, form(blank)))] == [
        "các cột không có số nào: Tiếp "
    ]
    with_totals = (*blank[:2], 10, *blank[3:])
    assert read(catalogue, form(with_totals)).is_clean


@pytest.mark.parametrize("name", ["Gom rác thải", "Ô đỗ xe", "Trông đỡ trẻ em"])
def test_a_name_that_differs_in_its_marks_is_no_part(name: str) -> None:
    assert Line(0, "", name, 1, {}).of_which is None


@pytest.mark.parametrize("name", ["Gồm cấp đổi", "gom cap doi", "TRONG ĐÓ: cấp đổi", "Bao gồm"])
def test_what_says_so_is_a_part(name: str) -> None:
    assert Line(0, "", name, 1, {}).of_which is not None
