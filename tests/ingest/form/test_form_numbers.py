"""Numbers as clerks type them; what is none is named at its cell."""

from dataclasses import replace

import pytest

from analytics.catalogue import Catalogue
from analytics.ingest.files.cells import Value
from tests.ingest.form.papers import (
    BODY,
    at,
    building,
    counts,
    errors,
    form,
    land,
    line,
    notices,
    read,
    stored,
    total,
)


@pytest.mark.parametrize(
    "written",
    [1769, 1769.0, "1769", "1.769", "1,769", "1 769", "1\u2009769", "1\u00a0769", "1\u202f769"],
)
def test_a_number_in_its_spellings(catalogue: Catalogue, written: Value) -> None:
    row = counts("Đất đai", 1769, 0, 0, 1769, c4=written, c8=written)

    assert stored(read(catalogue, form(row)))["so-noi-vu", "dat-dai"] == (
        *(1769, 0, 0, 1769),
        *(0, 0, 0, 0),
    )


@pytest.mark.parametrize("nothing", [None, "", " ", "-", "–", "0", 0])
def test_blank_and_dash_are_nought(catalogue: Catalogue, nothing: Value) -> None:
    row = counts("Đất đai", 3, 0, 0, 3, c5=nothing, c6=nothing, c13=nothing, c11=nothing)

    reading = read(catalogue, form(row))
    assert reading.is_clean
    assert stored(reading)["so-noi-vu", "dat-dai"] == (3, 0, 0, 3, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        (-4, "“-4”"),
        (4.5, "“4.5”"),
        ("4,5", "“4,5”"),
        ("bốn", "“bốn”"),
        ("4 hồ sơ", "“4 hồ sơ”"),
        ("#REF!", "“#REF!”"),
        ("=HYPERLINK(1)", "“=HYPERLINK(1)”"),
        (True, "“True”"),
    ],
)
def test_what_is_no_count_is_named_at_its_cell(
    catalogue: Catalogue, wrong: Value, found: str
) -> None:
    """The sums of the row are not blamed for it too."""
    reading = read(catalogue, form(land(c4=wrong), building(), total()))

    assert errors(reading) == [(at(0, 4), found)]
    assert "cột (4) Tiếp nhận: Trực tuyến" in reading.errors[0].expected.vi
    assert "column (4) Received: online" in reading.errors[0].expected.en


def test_points_that_became_a_decimal_mark_are_explained(catalogue: Catalogue) -> None:
    reading = read(catalogue, form(land(c4=1.769)))

    assert errors(reading) == [(at(0, 4), "“1.769”")]
    assert "dấu thập phân" in reading.errors[0].action.vi


def test_a_formula_that_was_never_computed(catalogue: Catalogue) -> None:
    sheet = form(land(c3=None), building())
    reading = read(catalogue, replace(sheet, uncomputed=frozenset({(BODY, 2)})))

    assert errors(reading) == [("C9", "công thức chưa được tính")]


def test_hidden_cells_are_counted_and_told(catalogue: Catalogue) -> None:
    sheet = form(land(), building(), total(), name="Ẩn", hidden=True)
    hidden = replace(sheet, hidden_rows=frozenset({0, BODY}), hidden_columns=frozenset({3, 40}))
    reading = read(catalogue, hidden)

    assert stored(reading)["so-noi-vu", "dat-dai"] == (4, 6, 2, 3, 6, 1, 1, 1)
    assert [(one.cell, one.found.vi) for one in notices(reading)] == [
        ("B9", "bị ẩn: hàng 9; cột D; cả trang tính")
    ]
    assert reading.is_clean


def test_every_problem_is_told_at_once(catalogue: Catalogue) -> None:
    reading = read(catalogue, form(land(c4="bốn", c13=-1), building(c3=9), total(c8=5)))

    assert sorted(errors(reading)) == sorted(
        [
            (at(0, 4), "“bốn”"),
            (at(0, 13), "“-1”"),
            (at(1, 3), "(3) Tiếp nhận: Tổng số: 9"),
            (at(1, 3), "(3) Tiếp nhận: Tổng số: 9"),
            (at(2, 3), "(3) Tiếp nhận: Tổng số: 17"),
            (at(2, 8), "(8) Đã giải quyết: Trước hạn: 5"),
        ]
    )
    assert all(one.sheet and one.action.vi and one.action.en for one in reading.errors)


def test_a_row_of_numbers_without_a_name(catalogue: Catalogue) -> None:
    reading = read(catalogue, form(land(), counts("", 1, 0, 0, 1)))

    assert errors(reading) == [
        (at(1, 2), "dòng có số (1; 1; 0; 0; 1; 1; 0; 0; 0; 0; 0) mà không có tên")
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Người lập biểu",
        "TM. ỦY BAN NHÂN DÂN",
        "Ký tên",
        "(đã ký)",
        "Khánh Hòa, ngày 15 tháng 3 năm 2021",
        "Ghi chú: số liệu tính đến 14/3/2021",
        "Thủ trưởng đơn vị",
        "KT. GIÁM ĐỐC",
    ],
)
def test_signatures_end_the_table(catalogue: Catalogue, words: str) -> None:
    below = (line(None), line(words, 1), line("(đã ký)", 8), line("Phòng Tổng hợp", 1))
    reading = read(catalogue, form(land(), building(), total(), *below))

    assert reading.is_clean
    assert len(reading.rows) == 2


def test_a_row_below_the_signatures_is_not_lost(catalogue: Catalogue) -> None:
    reading = read(catalogue, form(land(), line("Người lập biểu"), building()))

    assert errors(reading) == [(at(2, 2), "“Xây dựng”")]


def test_a_second_table_on_the_sheet_is_not_lost(catalogue: Catalogue) -> None:
    sheet = form(land(), line("Người lập biểu"), *form(building()).rows)

    assert errors(read(catalogue, sheet)) == [("C15", "bảng thứ hai trên cùng một trang tính")]


def test_an_empty_form_is_no_report_of_nought(catalogue: Catalogue) -> None:
    empty = ("1", "Đất đai", *(None,) * 11)

    assert errors(read(catalogue, form(empty))) == [("B9", "bảng không có dòng số liệu nào")]
    assert errors(read(catalogue, form())) == [("B9", "bảng không có dòng số liệu nào")]
    zero = read(catalogue, form(counts("Đất đai")))
    assert stored(zero) == {("so-noi-vu", "dat-dai"): (0,) * 8}
