"""The form is known by the words over its columns, wherever they stand."""

import unicodedata
from dataclasses import replace

import pytest

from analytics.ingest.catalogue import Catalogue
from analytics.ingest.cells import Sheet, Value
from analytics.ingest.form import recognise
from tests.ingest.form.papers import (
    HEADER,
    NUMBERS,
    TITLE,
    building,
    errors,
    form,
    land,
    line,
    read,
    stored,
    total,
)

EXPECTED = {
    ("so-noi-vu", "dat-dai"): (4, 6, 2, 3, 6, 1, 1, 1),
    ("so-noi-vu", "xay-dung"): (2, 3, 0, 1, 4, 0, 0, 0),
}


def changed(sheet: Sheet, change: dict[str, str]) -> Sheet:
    """The sheet with other words in its cells."""
    return replace(
        sheet,
        rows=tuple(
            tuple(change.get(cell, cell) if isinstance(cell, str) else cell for cell in row)
            for row in sheet.rows
        ),
    )


def every_text(sheet: Sheet, form_of: str) -> Sheet:
    def written(cell: Value) -> Value:
        return unicodedata.normalize(form_of, cell) if isinstance(cell, str) else cell  # type: ignore[arg-type]

    return replace(sheet, rows=tuple(tuple(map(written, row)) for row in sheet.rows))


def test_one_unit_by_sector(catalogue: Catalogue) -> None:
    reading = read(catalogue, form(land(), building(), total()))

    assert reading.faults == ()
    assert reading.is_clean
    assert stored(reading) == EXPECTED
    assert {row["period"] for row in reading.rows} == {"2021-Q1"}
    assert (reading.kind, reading.periods, reading.units) == ("form", ("2021-Q1",), ("so-noi-vu",))


@pytest.mark.parametrize("form_of", ["NFC", "NFD"])
def test_composed_and_decomposed_text_read_alike(catalogue: Catalogue, form_of: str) -> None:
    sheet = every_text(form(land(), building(), total()), form_of)

    assert stored(read(catalogue, sheet)) == EXPECTED


@pytest.mark.parametrize(
    "change",
    [
        {"Trực tiếp, dịch vụ bưu chính": "Trực tiếp, bưu chính"},
        {"Trực tiếp, dịch vụ bưu chính": "TRỰC TIẾP,\nDỊCH VỤ\nBƯU CHÍNH"},
        {"Từ kỳ trước": "Từ kì trước chuyển sang"},
        {"Quá hạn": "Trễ hạn"},
        {"Trong hạn": "Chưa đến hạn"},
        {"Trong hạn": "Chưa quá hạn"},
        {"Số lượng hồ sơ đang giải quyết": "Hồ sơ chưa giải quyết"},
        {"STT": "TT", "Lĩnh vực giải quyết": "Lĩnh vực"},
        {"Lĩnh vực giải quyết": "Nội dung"},
    ],
    ids=str,
)
def test_words_of_the_header_may_differ(catalogue: Catalogue, change: dict[str, str]) -> None:
    sheet = changed(form(land(), building(), total()), change)

    assert stored(read(catalogue, sheet)) == EXPECTED


@pytest.mark.parametrize("numbers", [None, "(1)", "1", "3=4+5+6", "A"])
def test_the_row_of_column_numbers_is_passed_over(
    catalogue: Catalogue, numbers: str | None
) -> None:
    styles = {
        None: (),
        "(1)": (NUMBERS,),
        "1": (tuple(range(1, 14)),),
        "3=4+5+6": (("1", "2", "3=4+5+6", 4, 5, 6, "(7)=(8)+(9)+(10)", *range(8, 14)),),
        "A": (("A", "B", *range(1, 12)),),
    }
    sheet = Sheet("Biểu", (*TITLE, *HEADER, *styles[numbers], land(), building(), total()))

    assert stored(read(catalogue, sheet)) == EXPECTED


def test_blank_columns_between_and_words_beside_do_not_confuse(catalogue: Catalogue) -> None:
    def wide(row: tuple[Value, ...]) -> tuple[Value, ...]:
        return (None, *row[:2], None, *row[2:6], None, *row[6:], None)

    sheet = form(land(), building(), total())
    rows = [wide(row) for row in sheet.rows]
    rows[len(TITLE)] = (*rows[len(TITLE)][:-1], "Ghi chú")
    rows[-2] = (*rows[-2][:-1], 2021)

    assert stored(read(catalogue, replace(sheet, rows=tuple(rows)))) == EXPECTED


def test_a_header_repeated_on_the_next_page_is_passed_over(catalogue: Catalogue) -> None:
    sheet = form(land(), *HEADER, NUMBERS, building(), total())

    assert stored(read(catalogue, sheet)) == EXPECTED


def test_two_header_rows_without_the_level_between(catalogue: Catalogue) -> None:
    leaves = tuple(one or other for one, other in zip(HEADER[2], HEADER[1], strict=True))
    header = (HEADER[0], leaves)

    assert stored(read(catalogue, form(land(), building(), header=header))) == EXPECTED


def test_a_missing_column_is_named(catalogue: Catalogue) -> None:
    """The form with totals only where it wants online and in person."""

    def without(row: tuple[Value, ...]) -> tuple[Value, ...]:
        return (*row[:3], *row[5:])

    sheet = form(land(), building())
    reading = read(catalogue, replace(sheet, rows=tuple(without(row) for row in sheet.rows)))

    assert errors(reading) == [
        ("C5", "thiếu cột (4) Tiếp nhận: Trực tuyến"),
        ("C5", "thiếu cột (5) Tiếp nhận: Trực tiếp, dịch vụ bưu chính"),
    ]
    assert reading.rows == ()


def test_a_column_that_stands_twice_is_named(catalogue: Catalogue) -> None:
    sheet = changed(form(land(), building()), {"Đúng hạn": "Trước hạn"})

    assert errors(read(catalogue, sheet)) == [
        ("C5", "thiếu cột (9) Đã giải quyết: Đúng hạn"),
        ("I5", "cột (8) Đã giải quyết: Trước hạn lần thứ hai"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (("Mã hồ sơ", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày trả", "Lĩnh vực", "Đơn vị"),),
        (("STT", "Chỉ tiêu", "Đơn vị tính", "Giá trị"), (1, "Hồ sơ tiếp nhận", "hồ sơ", 5)),
        (line("Tình hình, kết quả giải quyết TTHC"), line("Biểu II.06a/VPCP/KSTT")),
    ],
)
def test_other_sheets_are_not_the_form(rows: tuple[tuple[Value, ...], ...]) -> None:
    assert not recognise([Sheet("Trang", rows)])
    assert recognise([Sheet("Trang", rows), form(land())])
