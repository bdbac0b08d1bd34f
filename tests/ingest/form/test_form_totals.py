"""A row that is the sum of others is a total, whatever it is called: checked, never stored."""

import pytest

from analytics.catalogue import Catalogue
from analytics.ingest.files.cells import Sheet
from analytics.names import name_key
from tests.ingest.form.papers import (
    HEADER,
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
)

LAND = (4, 6, 2, 3, 6, 1, 1, 1)
BUILDING = (2, 3, 0, 1, 4, 0, 0, 0)
BOTH = {("so-noi-vu", "dat-dai"): LAND, ("so-noi-vu", "xay-dung"): BUILDING}
PERIOD = (TITLE[2],)


def named(name: str, row: Row | None = None, stt: str | int | None = None) -> Row:
    """A row of numbers under another name, those of the total where none is given."""
    return (stt, name, *(row or total())[2:])


@pytest.mark.parametrize(
    "name",
    [
        *("Tổng các lĩnh vực", "Toàn huyện", "Tổng hợp", "Tổng hồ sơ", "TC", "T/C", "Cộng", "Σ"),
        *("∑", "Total", "Grand total", "All sectors", "Chung", "Tất cả", "Số chung"),
    ],
)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_sum_of_the_others_is_no_sector(catalogue: Catalogue, name: str, place: int) -> None:
    rows = [land(), building()]
    rows.insert(place, named(name))
    reading = read(catalogue, form(*rows))

    assert (reading.errors, reading.questions) == ((), ())
    assert stored(reading) == BOTH


@pytest.mark.parametrize("place", [0, 2])
def test_the_unit_s_own_name_over_or_under_its_sectors(catalogue: Catalogue, place: int) -> None:
    rows = [land(), building()]
    rows.insert(place, named("Sở Nội vụ"))

    assert stored(read(catalogue, form(*rows))) == BOTH
    rows[place] = named("Sở Nội vụ", total(c4=7))
    assert (at(place, 4), "(4) Tiếp nhận: Trực tuyến: 7") in errors(read(catalogue, form(*rows)))


def test_a_total_with_a_number_of_its_own(catalogue: Catalogue) -> None:
    reading = read(catalogue, form(land(), building(), named("Lĩnh vực khác", stt=3)))

    assert stored(reading) == BOTH
    assert [(one.cell, one.found.vi) for one in notices(reading)] == [
        (at(2, 2), "“Lĩnh vực khác” là tổng của 2 dòng")
    ]


def test_sums_of_groups_above_and_below(catalogue: Catalogue) -> None:
    tax = counts("Thuế", 1, 0, 0, 1)
    more = counts("Nhóm hai", 3, 3, 0, 2, 4)
    all_of_them = counts("Toàn sở", 7, 9, 2, 5, 10, 1, 1, 1)
    for rows in (
        (land(), named("Nhóm một", land()), building(), tax, more, all_of_them),
        (all_of_them, land(), more, building(), tax),
        (land(), building(), tax, more, all_of_them),
    ):
        reading = read(catalogue, form(*rows), answers={f"sector:{name_key('Nhóm một')}": "=total"})
        assert stored(reading) == BOTH | {("so-noi-vu", "thue"): (1, 0, 0, 1, 0, 0, 0, 0)}


def test_a_total_that_is_off_is_accused(catalogue: Catalogue) -> None:
    for name in ("Toàn huyện", "Tổng hợp", "TC", "Số chung"):
        found = errors(read(catalogue, form(land(), building(), named(name, total(c4=7)))))
        assert (at(2, 4), "(4) Tiếp nhận: Trực tuyến: 7") in found


def test_zeros_are_no_total(catalogue: Catalogue) -> None:
    nothing = counts("Chăn nuôi")
    sheet = form(counts("Đất đai"), counts("Xây dựng"), nothing)
    asked = question(read(catalogue, sheet))

    assert "=total" not in {code for code, _ in asked.options}
    assert len(read(catalogue, sheet, answers={asked.code: "=new"}).rows) == 3


def test_beside_one_row_alone_it_is_asked(catalogue: Catalogue) -> None:
    sheet = form(land(), counts("Xây dựng"), named("Chăn nuôi", land()))
    asked = question(read(catalogue, sheet))

    assert "bằng đúng tổng" in asked.text.vi
    as_total = read(catalogue, sheet, answers={asked.code: "=total"})
    assert as_total.is_clean
    assert stored(as_total)["so-noi-vu", "dat-dai"] == LAND
    assert len(as_total.rows) == 2
    assert [code for code, _ in asked.options] == ["=total"]
    assert "thêm dòng “Tổng cộng”" in asked.text.vi


def test_a_total_that_counts_both_says_that_they_are_two(catalogue: Catalogue) -> None:
    both = counts("Tổng cộng", *(2 * one for one in LAND))
    sheet = form(land(), counts("Xây dựng"), named("Chăn nuôi", land()), both)
    asked = question(read(catalogue, sheet))

    assert len(read(catalogue, sheet, answers={asked.code: "=new"}).rows) == 3


def test_of_an_existing_sector_that_is_near_it_may_be(catalogue: Catalogue) -> None:
    sheet = form(land(), named("Xây dưng", land()))
    asked = question(read(catalogue, sheet))

    assert [code for code, _ in asked.options] == ["xay-dung", "=total", "=part"]


@pytest.mark.parametrize("place", [0, 2])
def test_a_row_without_a_name_is_a_total_by_its_numbers(catalogue: Catalogue, place: int) -> None:
    rows = [land(), building()]
    rows.insert(place, named("", total()))
    reading = read(catalogue, form(*rows))

    assert stored(reading) == BOTH
    assert [one.found.vi for one in notices(reading)] == ["dòng không có tên là tổng của 2 dòng"]


@pytest.mark.parametrize("name", ["", "Sở Nội vụ"])
def test_beside_one_sector_the_unit_or_no_name_is_the_total(
    catalogue: Catalogue, name: str
) -> None:
    assert stored(read(catalogue, form(land(), named(name, land())))) == {
        ("so-noi-vu", "dat-dai"): LAND
    }


def test_a_unit_beside_its_sectors_is_their_sum_or_stops(catalogue: Catalogue) -> None:
    """Its dossiers would be counted twice, in its row and in those of the sectors."""
    sheet = form(land(), building(), counts("Sở Nội vụ", 1, 0, 0, 1))

    assert errors(read(catalogue, sheet)) == [(at(2, 2), "“Sở Nội vụ”")]


def test_a_sum_that_another_total_counts_is_asked(catalogue: Catalogue) -> None:
    """Three sectors, the third by chance the sum of the others: the total says so."""
    sheet = form(
        counts("Đất đai", 1, 0, 0, 1, stt=1),
        counts("Xây dựng", 2, 0, 0, 2, stt=2),
        counts("Chăn nuôi", 3, 0, 0, 3, stt=3),
        counts("Tổng cộng", 6, 0, 0, 6),
    )
    asked = question(read(catalogue, sheet))

    assert read(catalogue, sheet, answers={asked.code: "=new"}).is_clean
    assert not read(catalogue, sheet, answers={asked.code: "=total"}).is_clean


# --- units over their parts -----------------------------------------------------------------------

WARDS = (
    counts("UBND phường Vĩnh Hòa", *LAND, stt=1),
    counts("UBND phường Vĩnh Hải", *BUILDING, stt=2),
)
OF_WARDS = {("22327", None): LAND, ("22330", None): BUILDING}


@pytest.mark.parametrize("name", ["", "Cả tỉnh"])
def test_a_total_of_all_under_the_sums_of_districts(catalogue: Catalogue, name: str) -> None:
    nghia = counts("Phường Cam Nghĩa", 7, 0, 0, 7)
    whole = counts(name, 13, 9, 2, 11, 10, 1, 1, 1)
    title = (line("Đơn vị báo cáo: UBND tỉnh"), *PERIOD)
    sheet = roll_up(named("TP Nha Trang"), *WARDS, nghia, whole, title=title)

    assert stored(read(catalogue, sheet)) == {
        **OF_WARDS,
        ("22408", None): (7, 0, 0, 7, 0, 0, 0, 0),
    }


def test_a_district_s_name_over_its_communes_is_a_heading(catalogue: Catalogue) -> None:
    sheet = roll_up(line("Thành phố Nha Trang", 1), *WARDS)

    assert stored(read(catalogue, sheet)) == OF_WARDS
    assert read(catalogue, sheet).faults == ()
    own = counts("UBND TP Nha Trang", 1, 0, 0, 1)
    both = roll_up(line("Thành phố Nha Trang", 1), own, *WARDS)
    assert stored(read(catalogue, both)) == OF_WARDS | {("568", None): (1, 0, 0, 1, 0, 0, 0, 0)}


@pytest.mark.parametrize("stt", [None, "I", 1])
@pytest.mark.parametrize("place", [0, 2])
def test_a_district_with_the_sum_of_its_communes_is_not_stored(
    catalogue: Catalogue, stt: str | int | None, place: int
) -> None:
    rows = list(WARDS)
    rows.insert(place, named("UBND TP Nha Trang", stt=stt))
    reading = read(catalogue, roll_up(*rows))

    assert reading.is_clean
    assert stored(reading) == OF_WARDS


def test_a_district_that_equals_its_only_commune_is_asked(catalogue: Catalogue) -> None:
    sheet = roll_up(named("UBND TP Nha Trang", land()), WARDS[0])
    asked = question(read(catalogue, sheet))

    assert [code for code, _ in asked.options] == ["=total"]
    assert stored(read(catalogue, sheet, answers={asked.code: "=total"})) == {("22327", None): LAND}


def test_a_district_of_dashes_over_its_communes_is_a_heading(catalogue: Catalogue) -> None:
    """Whether its office had none or is only named, nobody here can tell: it is not made 0."""
    dashes = roll_up((None, "UBND TP Nha Trang", *("-",) * 11), *WARDS)
    nought = roll_up(counts("UBND TP Nha Trang", 0, 0, 0, 0), *WARDS)

    assert stored(read(catalogue, dashes)) == OF_WARDS
    assert stored(read(catalogue, nought)) == OF_WARDS | {("568", None): (0,) * 8}


def test_a_total_settles_what_a_row_is(catalogue: Catalogue) -> None:
    rows = (
        *(named("UBND TP Nha Trang", stt="I"), *WARDS),
        *(named("UBND TP Cam Ranh", land(), "II"), counts("UBND phường Cam Nghĩa", *LAND, stt=1)),
        counts("Tổng cộng", 10, 15, 4, 7, 16, 2, 2, 2),
    )
    title = (line("Đơn vị báo cáo: UBND tỉnh"), *PERIOD)
    reading = read(catalogue, roll_up(*rows, title=title))

    assert stored(reading) == OF_WARDS | {("22408", None): LAND}
    equal = (land(), named("Nhà đất", land()), (None, "Tổng cộng", *land()[2:]))
    assert stored(read(catalogue, form(*equal))) == {("so-noi-vu", "dat-dai"): LAND}


def test_a_district_s_own_figures_stand_beside_its_communes(catalogue: Catalogue) -> None:
    sheet = roll_up(counts("UBND TP Nha Trang", 1, 0, 0, 1), *WARDS)

    assert len(read(catalogue, sheet).rows) == 3


# --- units and sectors, a column each -------------------------------------------------------------


def beside(*rows: tuple[str | None, str | None, Row], over_units: bool = True) -> tuple[Row, ...]:
    """Rows of (unit, sector, counts …) for a sheet with a column of each."""
    return tuple(
        (None, *((row[0], row[1]) if over_units else (row[1], row[0])), *row[2][2:]) for row in rows
    )


def header_beside(*names: str) -> tuple[Row, ...]:
    return ((HEADER[0][0], *names, *HEADER[0][2:]), *((None, *row) for row in HEADER[1:]))


def side_by_side(*rows: Row, names: tuple[str, str] = ("Đơn vị", "Lĩnh vực")) -> Sheet:
    return Sheet("Biểu", (*PERIOD, *header_beside(*names), *rows))


OF_BOTH = {
    ("so-noi-vu", "dat-dai"): LAND,
    ("so-noi-vu", "xay-dung"): BUILDING,
    ("so-tu-phap", "dat-dai"): LAND,
}


@pytest.mark.parametrize("again", [None, "Sở Nội vụ"])
@pytest.mark.parametrize(
    "more",
    [
        (),
        (("Tổng cộng", None, counts("", 10, 15, 4, 7, 16, 2, 2, 2)),),
        ((None, "Tổng cộng", counts("", 10, 15, 4, 7, 16, 2, 2, 2)),),
    ],
)
def test_units_and_sectors_side_by_side(
    catalogue: Catalogue, again: str | None, more: tuple[tuple[str | None, str | None, Row], ...]
) -> None:
    rows = beside(
        ("Sở Nội vụ", "Đất đai", land()),
        (again, "Xây dựng", building()),
        ("Sở Tư pháp", "Đất đai", land()),
        *more,
    )
    reading = read(catalogue, side_by_side(*rows))

    assert reading.faults == ()
    assert stored(reading) == OF_BOTH


@pytest.mark.parametrize("words", [("Sở Nội vụ", None), (None, "Cộng"), ("Cộng Sở Nội vụ", None)])
def test_the_sum_of_a_unit_beside_its_sectors(
    catalogue: Catalogue, words: tuple[str | None, str | None]
) -> None:
    rows = [
        ("Sở Nội vụ", "Đất đai", land()),
        (None, "Xây dựng", building()),
        (*words, total()),
        ("Sở Tư pháp", "Đất đai", land()),
    ]
    reading = read(catalogue, side_by_side(*beside(*rows)))
    assert reading.is_clean
    assert stored(reading) == OF_BOTH
    rows[2] = (*words, total(c4=7))
    wrong = errors(read(catalogue, side_by_side(*beside(*rows))))
    assert [found for _, found in wrong][:1] == ["(4) Tiếp nhận: Trực tuyến: 7"]


def test_sectors_over_their_units(catalogue: Catalogue) -> None:
    rows = beside(
        ("Sở Nội vụ", "Đất đai", land()),
        ("Sở Tư pháp", None, land()),
        ("Sở Nội vụ", "Xây dựng", building()),
        over_units=False,
    )
    sheet = side_by_side(*rows, names=("Lĩnh vực", "Đơn vị"))

    assert stored(read(catalogue, sheet)) == OF_BOTH


def test_a_unit_beside_its_sectors_that_nobody_knows_is_asked(catalogue: Catalogue) -> None:
    rows = beside(("Ban quản lý rừng", "Đất đai", land()), ("Sở Tư pháp", "Đất đai", land()))
    sheet = side_by_side(*rows)
    asked = question(read(catalogue, sheet))

    assert asked.code == f"row:{name_key('Ban quản lý rừng')}"
    left = read(catalogue, sheet, answers={asked.code: "=out"})
    assert stored(left) == {("so-tu-phap", "dat-dai"): LAND}
    assert [one.found.vi for one in notices(left)] == ["“Ban quản lý rừng: Đất đai” được bỏ qua"]


def test_the_chosen_unit_is_that_of_the_column(catalogue: Catalogue) -> None:
    rows = (("Sở Nội vụ", "Đất đai", land()), (None, "Xây dựng", building()))
    sheet = side_by_side(*beside(*rows))

    assert stored(read(catalogue, sheet, unit="so-noi-vu")) == BOTH
    assert errors(read(catalogue, sheet, unit="so-tu-phap")) == [("C5", "số liệu của Sở Nội vụ")]
    assert {unit for unit, _ in stored(read(catalogue, sheet))} == {"so-noi-vu"}


def test_a_column_of_sectors_that_is_empty(catalogue: Catalogue) -> None:
    sheet = side_by_side(*beside(("Sở Nội vụ", None, land()), ("Sở Tư pháp", None, building())))

    assert stored(read(catalogue, sheet)) == {
        ("so-noi-vu", None): LAND,
        ("so-tu-phap", None): BUILDING,
    }
