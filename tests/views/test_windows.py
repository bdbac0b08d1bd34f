"""What a page says of the days over which the units of a choice counted."""

from datetime import date
from typing import Any

from analytics.filters import Filter
from analytics.i18n import translator
from analytics.views.windows import changed_text, mixed_text
from analytics.windows import Window, windows_of
from tests.fixtures.memory import shared_reader

ALL, OFFICE = Filter(), Filter(level="province")


def row(unit: str, period: str, name: str | None) -> dict[str, Any]:
    said = {} if name is None else {"window": windows_of(period)[name]}
    return {"unit": unit, "period": period, **said}


def mixed(*names: str | None, chosen: Filter = ALL, language: str = "vi") -> str:
    units = ("so-noi-vu", "568", "569")
    rows = [row(unit, "2021-Q1", name) for unit, name in zip(units, names, strict=False)]
    return mixed_text(
        shared_reader(dossiers=rows), "official", "2021-Q1", chosen, translator(language)
    )


def test_units_with_the_same_days_or_without_any_need_no_words() -> None:
    assert mixed("15", "15", "15") == mixed("15", None, None) == mixed(None, None) == ""


def test_units_with_different_days_are_told_in_both_languages() -> None:
    assert mixed("15", "15", "calendar") == (
        "Các đơn vị đếm hồ sơ quý I/2021 theo khoảng ngày khác nhau: 15/12/2020–14/3/2021"
        " (2 đơn vị), 1/1/2021–31/3/2021 (1 đơn vị)."
    )
    assert mixed("15", "month", None, language="en") == (
        "The units counted the dossiers of Q1 2021 over different days:"
        " 1 Dec 2020 – 28 Feb 2021 (1 unit), 15 Dec 2020 – 14 Mar 2021 (1 unit),"
        " days not said (1 unit)."
    )


def test_only_the_units_of_the_choice_are_asked() -> None:
    assert mixed("15", "calendar", "calendar", chosen=OFFICE) == ""
    assert mixed("calendar", "15", "calendar", chosen=Filter(level="district")) != ""


def changed(*rows: dict[str, Any], chosen: Filter = ALL, language: str = "vi") -> str:
    periods = sorted({row["period"] for row in rows})
    return changed_text(
        shared_reader(dossiers=rows), "official", periods, chosen, translator(language)
    )


def test_a_unit_that_keeps_to_the_14th_has_changed_nothing() -> None:
    assert changed(row("568", "2020-Q4", "15"), row("568", "2021-Q1", "15")) == ""
    assert changed(row("568", "2020-Q4", None), row("568", "2021-Q1", "15")) == ""


def test_a_unit_that_changed_is_told_with_both_its_days() -> None:
    rows = row("568", "2020-Q4", "calendar"), row("568", "2021-Q1", "15")
    assert changed(*rows) == (
        "Khoảng ngày đếm hồ sơ thay đổi: quý IV/2020 đếm từ 1/10/2020–31/12/2020, quý I/2021 từ"
        " 15/12/2020–14/3/2021."
    )


def test_of_several_units_it_is_told_how_many_changed() -> None:
    rows = [row(unit, "2020-Q4", "calendar") for unit in ("568", "569", "so-noi-vu")]
    rows += [row("568", "2021-Q1", "15"), row("569", "2021-Q1", "15")]
    rows += [row("so-noi-vu", "2021-Q1", "calendar")]
    assert "2 đơn vị đếm quý IV/2020" in changed(*rows)
    assert changed(*rows, chosen=OFFICE) == ""


def test_a_quarter_in_between_without_days_hides_no_change() -> None:
    rows = [row("568", "2020-Q4", "15"), row("568", "2021-Q1", None)]
    own = Window(date(2021, 4, 1), date(2021, 6, 30))
    rows += [{"unit": "568", "period": "2021-Q2", "window": own}]
    assert "quý IV/2020 đếm từ 15/9/2020–14/12/2020, quý II/2021 từ" in changed(*rows)
