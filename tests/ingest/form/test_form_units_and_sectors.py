"""Sectors under the names of their units: each row is its own unit's, sums of units are checked."""

from analytics.catalogue import Catalogue
from tests.ingest.form.papers import (
    TITLE,
    at,
    building,
    counts,
    errors,
    form,
    land,
    line,
    question,
    read,
    stored,
    total,
)

LAND = (4, 6, 2, 3, 6, 1, 1, 1)
BUILDING = (2, 3, 0, 1, 4, 0, 0, 0)
PERIOD = (TITLE[2],)


def test_sectors_under_their_units(catalogue: Catalogue) -> None:
    sheet = form(
        line("A. Sở, ban, ngành"),
        ("I", "Sở Nội vụ", *total()[2:]),
        land(),
        building(),
        counts("Sở Tư pháp", *LAND, stt="II"),
        land(),
        counts("Tổng cộng", 10, 15, 4, 7, 16, 2, 2, 2),
        title=PERIOD,
    )
    reading = read(catalogue, sheet)

    assert reading.faults == ()
    assert stored(reading) == {
        ("so-noi-vu", "dat-dai"): LAND,
        ("so-noi-vu", "xay-dung"): BUILDING,
        ("so-tu-phap", "dat-dai"): LAND,
    }
    assert errors(read(catalogue, sheet, unit="so-noi-vu")) == [
        ("B2", "bảng tổng hợp của 2 đơn vị")
    ]


def test_a_unit_that_is_not_the_sum_of_its_sectors(catalogue: Catalogue) -> None:
    sheet = form(counts("Sở Nội vụ", 9, 0, 0, 9), land(), title=PERIOD)

    assert ("D6", "(4) Tiếp nhận: Trực tuyến: 9") in errors(read(catalogue, sheet))


def test_a_unit_without_sectors_among_units_with(catalogue: Catalogue) -> None:
    sheet = form(
        ("I", "Sở Nội vụ", *land()[2:]),
        land(),
        counts("Sở Tư pháp", *BUILDING, stt="II"),
        title=PERIOD,
    )

    assert stored(read(catalogue, sheet)) == {
        ("so-noi-vu", "dat-dai"): LAND,
        ("so-tu-phap", None): BUILDING,
    }


def test_a_unit_s_own_name_over_its_sectors(catalogue: Catalogue) -> None:
    rows = (("I", "Sở Nội vụ", *total()[2:]), land(), building())

    assert read(catalogue, form(*rows)).is_clean
    assert read(catalogue, form(*rows, title=PERIOD)).units == ("so-noi-vu",)
    other = form(*rows, title=(line("Đơn vị báo cáo: Sở Tư pháp"), *PERIOD))
    assert errors(read(catalogue, other)) == [("B8", "số liệu của Sở Nội vụ")]


def test_another_unit_s_name_over_the_sectors_of_the_chosen_one(catalogue: Catalogue) -> None:
    rows = (("I", "Sở Nội vụ", *total()[2:]), land(), building())
    reading = read(catalogue, form(*rows, title=PERIOD), unit="so-tu-phap")

    assert not reading.is_clean
    assert reading.errors and reading.rows == ()


def test_the_total_alone_of_each_unit_with_an_unknown_sector(catalogue: Catalogue) -> None:
    odd = counts("Chăn nuôi", *BUILDING, stt=2)
    sheet = form(
        ("I", "Sở Nội vụ", *total()[2:]),
        land(),
        odd,
        ("II", "Sở Tư pháp", *land()[2:]),
        land(),
        title=PERIOD,
    )
    asked = question(read(catalogue, sheet))

    assert stored(read(catalogue, sheet, answers={asked.code: "=whole"})) == {
        ("so-noi-vu", None): (6, 9, 2, 4, 10, 1, 1, 1),
        ("so-tu-phap", None): LAND,
    }


def test_a_misspelt_commune_is_not_taken_for_its_district(catalogue: Catalogue) -> None:
    title = (line("UBND TP NHA TRANG"), line("UBND PHƯỜNG VĨNH HÒAA"), *PERIOD)
    asked = question(read(catalogue, form(land(), title=title)))

    assert {"568", "22327"} <= {code for code, _ in asked.options[:3]}
    assert read(catalogue, form(land(), title=title), unit="22327").units == ("22327",)


def test_a_table_of_another_unit_under_the_same_header_is_not_lost(catalogue: Catalogue) -> None:
    second = form(building(), title=(line("SỞ TƯ PHÁP"), *PERIOD))
    reading = read(catalogue, form(land(), *second.rows))

    assert errors(reading) == [("C12", "bảng thứ hai trên cùng một trang tính")]


def test_what_is_counted_is_no_unit(catalogue: Catalogue) -> None:
    title = (line("SỞ NỘI VỤ"), line("Đơn vị: Hồ sơ"), *PERIOD)

    assert read(catalogue, form(land(), title=title)).units == ("so-noi-vu",)


def test_a_numbered_row_never_ends_the_table(catalogue: Catalogue) -> None:
    """A sector may be called like what stands over a signature."""
    blank = (3, "Kế toán, kiểm toán", *(None,) * 11)
    sheet = form(land(), blank, building())

    assert question(read(catalogue, sheet)).cell == at(1, 2)


def test_text_rows_below_the_signatures_are_not_lost_either(catalogue: Catalogue) -> None:
    texts = tuple(None if cell is None else str(cell) for cell in building())

    assert errors(read(catalogue, form(land(), line("Người lập biểu"), texts))) == [
        (at(2, 2), "“Xây dựng”")
    ]


def test_a_row_without_rows_below_is_never_called_a_heading(catalogue: Catalogue) -> None:
    sheet = form(land(), counts("Chăn nuôi", *BUILDING, stt="II"))
    asked = question(read(catalogue, sheet))

    assert "=heading" not in {code for code, _ in asked.options}
    assert not read(catalogue, sheet, answers={asked.code: "=heading"}).is_clean
