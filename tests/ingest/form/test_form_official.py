"""The real catalogue: every unit and sector is found by its own name in a roll-up."""

from datetime import date

import pytest

from analytics.catalogue import Catalogue, read_catalogue
from analytics.store import DATA
from tests.fixtures.examples import within
from tests.fixtures.memory import memory_reader
from tests.ingest.form.papers import (
    building,
    counts,
    form,
    land,
    line,
    read,
    roll_up,
    stored,
    total,
)


@pytest.fixture(scope="module")
def official() -> Catalogue:
    return read_catalogue(memory_reader(DATA))


@pytest.mark.parametrize("words", ["Quý I/2021", "Quý III/2025"])
@pytest.mark.parametrize("written", ["{}", "UBND {}"])
def test_every_unit_is_found_by_its_name(official: Catalogue, words: str, written: str) -> None:
    day = date(2021, 3, 31) if "2021" in words else date(2025, 9, 30)
    offices = ("district", "commune")
    units = {
        code: row
        for code, row in official.units_on(day).items()
        if written == "{}" or row["level"] in offices
    }
    rows = [counts(written.format(row["name"]), 1, 0, 0, 1) for row in units.values()]
    reading = read(official, roll_up(*rows, title=(line(words),)))

    assert reading.faults == () and reading.questions == ()
    assert set(reading.units) == set(units)


def test_english_names_are_those_of_the_catalogue(official: Catalogue) -> None:
    units = ("Cam Tân commune", "Cam Hòa commune", "Cam Đức township")
    title = (line("Reporting unit: Cam Lâm district"), line("Reporting period: Quarter I/2021"))
    table = roll_up(*(counts(name, 1, 0, 0, 1) for name in units), title=title)
    sectors = [counts(name, 1, 0, 0, 1) for name in ("Land", "Construction", "Civil status")]

    assert read(official, table).units == ("22435", "22438", "22453")
    assert [sector for _, sector in stored(read(official, form(*sectors)))] == [
        *("dat-dai", "xay-dung", "ho-tich")
    ]


def test_every_sector_is_found_by_its_name(official: Catalogue) -> None:
    rows = [counts(row["name"].upper(), 1, 0, 0, 1) for row in official.sectors.values()]

    assert {sector for _, sector in stored(read(official, form(*rows)))} == set(official.sectors)


@pytest.mark.timed
@pytest.mark.parametrize("step", [pytest.param(1, marks=pytest.mark.deep), 5])
def test_a_roll_up_of_all_with_every_name_misspelt_is_read(official: Catalogue, step: int) -> None:
    """Near names are looked for only where none fits: 180 of them half a second."""
    names = {code: row["name"] for code, row in official.units_on(date(2021, 3, 31)).items()}
    units = list(names)[::step]
    rows = [counts(names[unit] + "z", 1, 0, 0, 1, stt=1) for unit in units]
    with within(10):
        reading = read(official, roll_up(*rows))

    assert len(reading.questions) == len(units)
    found = [asked.options[0][0] for asked in reading.questions]
    assert found == units


def test_short_names_under_their_headings(official: Catalogue) -> None:
    """ "Du lịch" and "Thuế" are units here, "Diên Khánh" a district and a town."""
    one = (1, 0, 0, 1)
    sheet = roll_up(
        line("A. Cấp tỉnh"),
        counts("Nội vụ", *one),
        counts("Du lịch", *one),
        line("B. Cấp huyện"),
        counts("Nha Trang", *one),
        counts("Diên Khánh", *one),
        line("C. Cấp xã"),
        counts("Diên Khánh", *one),
        line("D. Ngành dọc"),
        counts("Thuế", *one),
    )

    assert read(official, sheet).units == (
        *("so-noi-vu", "so-du-lich", "568", "574"),
        *("22651", "cuc-thue"),
    )


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Khoáng sản", {"tai-nguyen-nuoc-va-khoang-san"}),
        ("Hộ tịch - Chứng thực", {"ho-tich", "chung-thuc"}),
        ("Lao động và việc làm", {"lao-dong-viec-lam"}),
        ("Giáo dục đào tạo", {"giao-duc-va-dao-tao"}),
    ],
)
def test_near_names_of_sectors_come_first(official: Catalogue, name: str, near: set[str]) -> None:
    (asked,) = read(official, form(counts(name, 1, 0, 0, 1))).questions

    assert {code for code, _ in asked.options[: len(near)]} == near


@pytest.mark.timed
def test_a_table_without_end_is_refused_in_time(official: Catalogue) -> None:
    """Rows, totals and headings by the thousand: work does not grow with their square."""
    kinds = ("Đất đai", "Tổng cộng", "I. Nhóm")
    rows = [counts(kinds[number % 3], 1, 0, 0, 1) for number in range(9000)]
    with within(30):
        reading = read(official, form(*rows))

    assert any("8.000" in fault.found.vi for fault in reading.errors)


def test_what_is_read_is_what_the_store_takes(official: Catalogue) -> None:
    rows = read(official, form(land(), building(), total())).rows
    reader = memory_reader(DATA, dossiers=rows)

    (stored_sum,) = reader.rows(
        "select sum(received_online)::bigint as online, count(*)::bigint as number"
        " from current_dossiers where unit = 'so-noi-vu' and period = '2021-Q1'"
    )
    assert stored_sum == {"online": 6, "number": 2}
