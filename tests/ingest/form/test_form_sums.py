"""What must add up: rows in themselves, headings and totals with their parts. Never stored."""

import pytest

from analytics.catalogue import Catalogue
from analytics.ingest.files.cells import Value
from analytics.schema import FORM_TOTALS
from tests.ingest.form.papers import (
    at,
    building,
    counts,
    errors,
    form,
    land,
    line,
    read,
    roll_up,
    stored,
    total,
)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"c7": 11}, [(7, "(7) = (8) + (9) + (10) = 3 + 6 + 1 = 10"), (3, "(3) = (7) + (11)")]),
        ({"c11": 3}, [(11, "(11) = (12) + (13) = 1 + 1 = 2"), (3, "(3) = (7) + (11)")]),
        ({"c4": 5}, [(3, "(3) = (4) + (5) + (6) = 5 + 6 + 2 = 13")]),
        ({"c4": 5, "c3": 13}, [(3, "(3) = (7) + (11) = 10 + 2 = 12")]),
        ({"c12": 2}, [(11, "(11) = (12) + (13) = 2 + 1 = 3")]),
    ],
)
def test_a_row_that_does_not_add_up(
    catalogue: Catalogue, changed: dict[str, Value], told: list[tuple[int, str]]
) -> None:
    reading = read(catalogue, form(land(**changed)))

    found = [(one.cell, one.expected.vi) for one in reading.errors]
    assert len(found) == len(told)
    for (cell, expected), (column, rule) in zip(found, told, strict=True):
        assert cell == at(0, column)
        assert expected.startswith(rule)
    assert reading.rows == ()


def test_a_form_without_a_newer_column_is_checked_without_it(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(FORM_TOTALS, 3, (*FORM_TOTALS[3], 14))

    assert read(catalogue, form(land())).is_clean
    (fault,) = read(catalogue, form(land(c4=5))).errors
    assert fault.expected.vi == "(3) = (4) + (5) + (6) = 5 + 6 + 2 = 13"


def test_the_cells_to_look_at_are_named(catalogue: Catalogue) -> None:
    (fault,) = read(catalogue, form(land(c4=1005))).errors

    assert (fault.file, fault.sheet, fault.cell) == ("bieu.xlsx", "Biểu II.06a", "C9")
    assert fault.found.en == "(3) Received: total: 12"
    assert fault.expected.vi == "(3) = (4) + (5) + (6) = 1.005 + 6 + 2 = 1.013"
    assert fault.expected.en == "(3) = (4) + (5) + (6) = 1,005 + 6 + 2 = 1,013"
    assert "C9, D9, E9, F9" in fault.action.vi


def test_an_empty_total_says_nothing(catalogue: Catalogue) -> None:
    reading = read(catalogue, form(land(c3=None, c7=None, c11=None), building(), total()))

    assert reading.is_clean


def test_an_empty_total_still_shows_that_the_parts_do_not_balance(catalogue: Catalogue) -> None:
    reading = read(catalogue, form(land(c3=None, c7=None, c11=None, c4=5)))

    assert [one.expected.vi for one in reading.errors] == ["(3) = (7) + (11) = 10 + 2 = 12"]


@pytest.mark.parametrize("words", ["Tổng cộng", "TỔNG SỐ", "Cộng", "Tổng cộng (I+II)", "Toàn tỉnh"])
@pytest.mark.parametrize("place", [0, 2])
def test_a_total_is_checked_and_not_stored(catalogue: Catalogue, words: str, place: int) -> None:
    row = (None, words, *total()[2:])
    rows = [land(), building()]
    rows.insert(place, row)
    reading = read(catalogue, form(*rows))

    assert reading.is_clean
    assert {sector for _, sector in stored(reading)} == {"dat-dai", "xay-dung"}
    wrong = [*rows[:place], (*row[:7], 99, *row[8:]), *rows[place + 1 :]]
    told = errors(read(catalogue, form(*wrong)))
    assert (at(place, 8), "(8) Đã giải quyết: Trước hạn: 99") in told


def test_a_total_may_stand_over_the_number_column(catalogue: Catalogue) -> None:
    """ "Tổng cộng" merged over STT and the name."""
    row = ("Tổng cộng", None, *total(c4=7)[2:])

    assert (at(2, 4), "(4) Tiếp nhận: Trực tuyến: 7") in errors(
        read(catalogue, form(land(), building(), row))
    )


def test_parts_with_their_own_sums(catalogue: Catalogue) -> None:
    """Two groups with sums, one without, "Cộng" under a group, the total of all at the end."""
    sheet = form(
        counts("Lĩnh vực cấp tỉnh", 4, 6, 2, 3, 6, 1, 1, 1, stt="A"),
        land(),
        counts(
            "Lĩnh vực cấp huyện",
            stt="B",
            c3=None,
            c4=None,
            c5=None,
            c6=None,
            c7=None,
            c8=None,
            c9=None,
            c10=None,
            c11=None,
            c12=None,
            c13=None,
        ),
        building(),
        (None, "Cộng", *building()[2:]),
        total(),
    )

    reading = read(catalogue, sheet)
    assert reading.faults == ()
    assert len(reading.rows) == 2


def test_a_heading_that_is_not_the_sum_of_its_rows(catalogue: Catalogue) -> None:
    sheet = form(counts("Cấp tỉnh", 9, 0, 0, 9, stt="A"), land(), total_of_land())

    assert (at(0, 4), "(4) Tiếp nhận: Trực tuyến: 9") in errors(read(catalogue, sheet))


def total_of_land() -> tuple[Value, ...]:
    return (None, "Tổng cộng", *land()[2:])


def test_groups_of_a_roll_up(catalogue: Catalogue) -> None:
    sheet = roll_up(
        line("A. Sở, ban, ngành"),
        counts("Sở Nội vụ", 4, 6, 2, 3, 6, 1, 1, 1, stt="I"),
        counts("Sở Tư pháp", 1, stt="II", c12=1, c11=1),
        counts("Huyện, thị xã, thành phố", 2, 0, 0, 2, stt="B"),
        counts("UBND TP. Nha Trang", 2, 0, 0, 2),
        ("C", "Xã, phường, thị trấn", *(None,) * 11),
        counts("UBND phường Vĩnh Hoà", 0, 1, 0, 0, 1, stt=1),
        counts("Tổng cộng", 7, 7, 2, 5, 7, 1, 2, 1),
    )
    reading = read(catalogue, sheet)

    assert reading.faults == ()
    assert stored(reading) == {
        ("so-noi-vu", None): (4, 6, 2, 3, 6, 1, 1, 1),
        ("so-tu-phap", None): (1, 0, 0, 0, 0, 0, 1, 0),
        ("568", None): (2, 0, 0, 2, 0, 0, 0, 0),
        ("22327", None): (0, 1, 0, 0, 1, 0, 0, 0),
    }
    assert {name.en: value.en for name, value in reading.recognised}["Unit"] == "4 units"
