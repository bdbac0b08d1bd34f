"""The days that a form says its figures are of."""

from datetime import date

import pytest

from analytics.catalogue import Catalogue
from analytics.windows import Window
from tests.ingest.form.papers import building, counts, errors, form, land, line, read, roll_up

UNIT, PERIOD = line("Đơn vị báo cáo: Sở Nội vụ"), line("Kỳ báo cáo: Quý I/2021")
REGULATED = Window(date(2020, 12, 15), date(2021, 3, 14))
SAID = "Kỳ số liệu"


def said(reading) -> list[str]:
    return [value.vi for name, value in reading.recognised if name.vi == SAID]


@pytest.mark.parametrize(
    ("words", "window", "told"),
    [
        ("Từ ngày 15/12/2020 đến ngày 14/3/2021", REGULATED, "15/12/2020–14/3/2021"),
        ("(15/12/2020 - 14/3/2021)", REGULATED, "15/12/2020–14/3/2021"),
        (
            "Từ 01/12/2020 đến hết ngày 28/02/2021",
            Window(date(2020, 12, 1), date(2021, 2, 28)),
            "1/12/2020–28/2/2021",
        ),
        ("(số liệu tính đến ngày 14/3/2021)", Window(None, date(2021, 3, 14)), "đến 14/3/2021"),
    ],
)
def test_a_form_says_its_own_days(
    catalogue: Catalogue, words: str, window: Window, told: str
) -> None:
    reading = read(catalogue, form(land(), title=(UNIT, PERIOD, line(words))))
    assert not reading.errors
    assert reading.windows == {("2021-Q1", "so-noi-vu"): window}
    assert said(reading) == [told]


def test_a_form_that_says_no_days_has_none_and_nothing_is_said_of_it(catalogue: Catalogue) -> None:
    title = (UNIT, PERIOD, line("Khánh Hòa, ngày 20 tháng 3 năm 2021"))
    reading = read(catalogue, form(land(), title=title))
    assert (reading.windows, said(reading)) == ({}, [])


def test_the_days_may_stand_in_two_cells(catalogue: Catalogue) -> None:
    two = ("Từ ngày 15/12/2020", "đến ngày 14/3/2021", *(None,) * 11)
    reading = read(catalogue, form(land(), title=(UNIT, PERIOD, two)))
    assert reading.windows == {("2021-Q1", "so-noi-vu"): REGULATED}


def test_the_day_of_the_export_beside_the_days_is_not_their_end(catalogue: Catalogue) -> None:
    days = line("Từ ngày 15/12/2020 đến ngày 14/3/2021"), line("Chốt số liệu ngày 18/3/2021")
    reading = read(catalogue, form(land(), title=(UNIT, PERIOD, *days)))
    assert reading.windows == {("2021-Q1", "so-noi-vu"): REGULATED}


def test_days_of_a_table_of_many_are_those_of_each_unit(catalogue: Catalogue) -> None:
    names = ("UBND thành phố Nha Trang", "UBND thành phố Cam Ranh")
    rows = [counts(name, 1, 0, 0, 0, 0, 0, 1) for name in names]
    title = (PERIOD, line("Từ ngày 15/12/2020 đến ngày 14/3/2021"))
    reading = read(catalogue, roll_up(*rows, title=title))
    assert not reading.errors
    assert reading.windows == {("2021-Q1", unit): REGULATED for unit in ("568", "569")}


def test_each_sheet_has_its_own_days(catalogue: Catalogue) -> None:
    other = (
        line("Đơn vị báo cáo: Sở Tư pháp"),
        PERIOD,
        line("Từ ngày 01/01/2021 đến ngày 31/3/2021"),
    )
    first = form(land(), title=(UNIT, PERIOD, line("15/12/2020–14/3/2021")), name="1")
    reading = read(catalogue, first, form(building(), title=other, name="2"))
    assert reading.windows == {
        ("2021-Q1", "so-noi-vu"): REGULATED,
        ("2021-Q1", "so-tu-phap"): Window(date(2021, 1, 1), date(2021, 3, 31)),
    }
    assert said(reading) == ["15/12/2020–14/3/2021, 1/1/2021–31/3/2021"]


@pytest.mark.parametrize(
    "words",
    [
        ("Tính đến ngày 14/6/2021",),
        ("Từ ngày 15/12/2020 đến ngày 14/3/2021", "Từ ngày 01/01/2021 đến ngày 31/3/2021"),
        ("Tính đến ngày 14/3/2021", "Tính đến ngày 31/3/2021"),
    ],
)
def test_days_that_contradict_the_period_or_each_other_stop(
    catalogue: Catalogue, words: tuple[str, ...]
) -> None:
    title = (UNIT, PERIOD, *(line(one) for one in words))
    reading = read(catalogue, form(land(), title=title))
    assert errors(reading) == [(f"A{len(title)}", f"“{words[-1]}”")]
