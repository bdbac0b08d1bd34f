"""Units and sectors by name: what matches, what is asked, what the answers do."""

import pytest

from analytics.catalogue import Catalogue
from analytics.ingest.files.cells import Sheet
from tests.ingest.form.papers import (
    TITLE,
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
)

COUNTS = (4, 6, 2, 3, 6, 1, 1, 1)


@pytest.mark.parametrize(
    "name",
    [
        "ĐẤT ĐAI",
        "đất  đai",
        "Đất đai.",
        "1. Đất đai",
        "I. Đất đai",
        "- Đất đai",
        "Lĩnh vực đất đai",
        "Lĩnh vực: Đất đai",
        "Đất đai (TTHC cấp tỉnh)",
        "Đất\nđai",
    ],
)
def test_a_sector_in_its_spellings(catalogue: Catalogue, name: str) -> None:
    reading = read(catalogue, form(counts(name, *COUNTS)))

    assert stored(reading) == {("so-noi-vu", "dat-dai"): COUNTS}


@pytest.mark.parametrize("number", [1, "1", "1.", "I", "II.", "(2)", None, "A", "01"])
def test_any_number_before_a_known_name(catalogue: Catalogue, number: object) -> None:
    row = counts("Đất đai", *COUNTS, stt=number)  # type: ignore[arg-type]

    assert stored(read(catalogue, form(row, building()))).keys() == {
        ("so-noi-vu", "dat-dai"),
        ("so-noi-vu", "xay-dung"),
    }


def test_a_near_miss_is_asked_once_and_answered(catalogue: Catalogue) -> None:
    sheet = form(counts("Đất đaii", *COUNTS, stt=1), building())
    reading = read(catalogue, sheet)

    asked = question(reading)
    assert asked.options[0][0] == "dat-dai"
    assert asked.cell == at(0, 2)
    assert (reading.rows, reading.is_clean) == ((), False)
    answered = read(catalogue, sheet, answers={asked.code: "dat-dai"})
    assert answered.is_clean
    assert stored(answered)["so-noi-vu", "dat-dai"] == COUNTS


def test_an_unknown_sector_is_never_dropped_from_the_unit(catalogue: Catalogue) -> None:
    """The unit's total may be taken undivided; a sector cannot be left out."""
    sheet = form(counts("Chăn nuôi", *COUNTS, stt=1), building())
    asked = question(read(catalogue, sheet))

    assert {code for code, _ in asked.options} == {
        *("dat-dai", "xay-dung", "thue"),
        *("=new", "=whole"),
    }
    reading = read(catalogue, sheet, answers={asked.code: "=whole"})
    assert stored(reading) == {("so-noi-vu", None): (6, 9, 2, 4, 10, 1, 1, 1)}
    assert [one.severity for one in reading.faults] == ["notice"]


def test_a_sector_twice(catalogue: Catalogue) -> None:
    reading = read(catalogue, form(land(), building(), land()))

    assert errors(reading) == [(at(2, 2), "“Đất đai” lần thứ hai; ô B9 đã có")]


def test_a_sector_twice_through_an_answer(catalogue: Catalogue) -> None:
    sheet = form(land(), counts("Đất đaii", *COUNTS, stt=2))
    asked = question(read(catalogue, sheet))

    assert errors(read(catalogue, sheet, answers={asked.code: "dat-dai"})) == [
        (at(1, 2), "“Đất đaii” lần thứ hai; ô B9 đã có")
    ]


def test_a_unit_the_catalogue_lacks_may_be_left_out(catalogue: Catalogue) -> None:
    sheet = roll_up(
        counts("Sở Nội vụ", *COUNTS, stt=1),
        counts("Ban quản lý rừng", 1, 0, 0, 1, stt=2),
        counts("Tổng cộng", 5, 6, 2, 4, 6, 1, 1, 1),
        title=TITLE,
    )
    reading = read(catalogue, sheet)

    asked = question(reading)
    assert "Ban quản lý rừng" in asked.text.vi
    left = read(catalogue, sheet, answers={asked.code: "=out"})
    assert stored(left) == {("so-noi-vu", None): COUNTS}
    assert [one.found.vi for one in notices(left)] == ["“Ban quản lý rừng” được bỏ qua"]


def test_a_heading_with_numbers_and_nothing_below_is_asked_about(catalogue: Catalogue) -> None:
    """Communes as one sum belong to no unit: they are not taken for anybody's."""
    first = roll_up(counts("Sở Nội vụ", *COUNTS), counts("Xã, phường, thị trấn", 1, 0, 0, 1))
    asked = question(read(catalogue, first))

    assert "Xã, phường, thị trấn" in asked.text.vi
    left = read(catalogue, first, answers={asked.code: "=out"})
    assert stored(left) == {("so-noi-vu", None): COUNTS}


def test_a_lettered_row_may_be_a_heading(catalogue: Catalogue) -> None:
    """Its sum is wrong, so it could be a misspelt sector: the clerk says which."""
    sheet = form(counts("Nhóm thứ nhất", 9, 0, 0, 9, stt="I"), land(), building())
    asked = question(read(catalogue, sheet))

    assert "=heading" in {code for code, _ in asked.options}
    told = errors(read(catalogue, sheet, answers={asked.code: "=heading"}))
    assert (at(0, 4), "(4) Tiếp nhận: Trực tuyến: 9") in told
    right = form(("I", "Nhóm thứ nhất", *total()[2:]), land(), building())
    assert read(catalogue, right).is_clean


def test_a_unit_twice(catalogue: Catalogue) -> None:
    sheet = roll_up(counts("UBND TP Nha Trang", 1, 0, 0, 1), counts("Tp. Nha Trang", 1, 0, 0, 1))

    assert errors(read(catalogue, sheet)) == [("B8", "“Tp. Nha Trang” lần thứ hai; ô B7 đã có")]


def test_a_unit_that_ended_before_the_period(catalogue: Catalogue) -> None:
    sheet = roll_up(
        counts("Phường Nha Trang", 1, 0, 0, 1),
        counts("Thành phố Nha Trang", 1, 0, 0, 1),
        title=(line("Quý III/2025"),),
    )

    assert errors(read(catalogue, sheet)) == [("B7", "“Thành phố Nha Trang”")]


def test_a_unit_without_a_number_has_not_reported(catalogue: Catalogue) -> None:
    """Nobody here knows that it had no dossiers: no answer makes it 0."""
    sheet = roll_up(counts("Sở Nội vụ", *COUNTS, stt=1), (2, "Sở Tư pháp", *(None,) * 11))
    reading = read(catalogue, sheet)

    assert reading.units == ("so-noi-vu",)
    assert reading.questions == ()
    assert "“Sở Tư pháp” không có số nào" in [one.found.vi for one in notices(reading)]
    dashes = roll_up(counts("Sở Nội vụ", *COUNTS), (2, "Sở Tư pháp", *("-",) * 11))
    assert stored(read(catalogue, dashes))["so-tu-phap", None] == (0,) * 8


def test_rows_decide_where_the_header_says_sector_over_units(catalogue: Catalogue) -> None:
    sheet = form(counts("Sở Nội vụ", *COUNTS), counts("Sở Tư pháp", 1, 0, 0, 1), title=TITLE[2:])

    assert stored(read(catalogue, sheet)).keys() == {("so-noi-vu", None), ("so-tu-phap", None)}


def test_each_sheet_is_a_unit_and_notes_are_not_read(catalogue: Catalogue) -> None:
    second = form(building(), title=(line("Sở Tư pháp"), TITLE[2]), name="STP")
    notes = Sheet("Ghi chú", (("Lưu ý", None),))
    reading = read(catalogue, form(land()), notes, second)

    assert stored(reading).keys() == {("so-noi-vu", "dat-dai"), ("so-tu-phap", "xay-dung")}
    recognised = {name.en: value.en for name, value in reading.recognised}
    assert recognised["Sheets not read"] == "Ghi chú"
    assert recognised["Unit"] == "Sở Nội vụ; Sở Tư pháp"


def test_one_unit_on_two_sheets(catalogue: Catalogue) -> None:
    reading = read(catalogue, form(land(), name="1"), form(building(), name="2"))

    assert errors(reading) == [("B5", "Sở Nội vụ lần thứ hai; trang tính “1” đã có")]
    assert reading.errors[0].sheet == "2"


def test_the_same_question_on_two_sheets_is_asked_once(catalogue: Catalogue) -> None:
    odd = counts("Đất đaii", *COUNTS)
    second = form(odd, title=(line("Sở Tư pháp"), TITLE[2]), name="2")

    assert question(read(catalogue, form(odd, name="1"), second)).sheet == "1"


def test_a_form_from_a_text_file_reads_alike(catalogue: Catalogue) -> None:
    """Every cell of a CSV file is text, and its rows are of any width."""
    sheet = form(land(), building(), total())
    rows = tuple(tuple(None if cell is None else str(cell) for cell in row) for row in sheet.rows)
    ragged = tuple(
        row[: max((n for n, cell in enumerate(row, 1) if cell), default=0)] for row in rows
    )

    assert stored(read(catalogue, Sheet("Biểu", ragged))) == stored(read(catalogue, sheet))
