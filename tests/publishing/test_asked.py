"""What the indicator sheet asks whom: rows, scopes, periods, and the last figures beside them."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest

from analytics.catalogue import Catalogue, read_catalogue
from analytics.periods import parse
from analytics.publishing.template import (
    COUNTED,
    asked,
    likely_period,
    likely_periods,
    newest,
    sender,
)
from analytics.store import Reader
from analytics.views.areas.data import YEARLY
from tests.fixtures.memory import memory_reader

DAY = date(2022, 12, 31)


@pytest.fixture(scope="module")
def rows(official: Reader, names: Catalogue, known: Catalogue) -> Callable:
    return lambda period, unit=None: asked(official, known, period, unit)


@pytest.mark.parametrize("unit", [None, "so-noi-vu", "568", "22366", "cong-an-tinh"])
@pytest.mark.parametrize("period", ["2021-Q2", "2025-Q3"])
def test_every_figure_is_asked_for_once_in_the_order_of_areas(
    rows: Callable,
    official: Reader,
    known: Catalogue,
    names: Catalogue,
    period: str,
    unit: str | None,
) -> None:
    last = newest(official, known, date(2025, 12, 31))
    if unit not in (None, *known.units_on(date(2021 if "2021" in period else 2025, 9, 30))):
        pytest.skip("no such unit any more")
    found = rows(period, unit)
    series = [(row.indicator["code"], row.scope) for row in found]
    assert len(series) == len(set(series))
    # A clerk sees the words only: they must tell the rows apart.
    shown = [(row.indicator["name_vi"], row.scope_words) for row in found]
    assert len(shown) == len(set(shown))
    areas = list(dict.fromkeys(row.indicator["area"] for row in found))
    assert areas == [area for area in names.areas if area in areas]
    # Composite indices rate provinces: a unit is asked only for those that rated it before.
    indices = {row.indicator["code"] for row in found if row.indicator["area"] == YEARLY}
    known_of_it = {code for (code, _), row in last.items() if row["unit"] == unit}
    assert unit is None or indices <= known_of_it
    assert unit is not None or areas == list(names.areas)
    # One indicator's rows stand together.
    codes = [row.indicator["code"] for row in found]
    assert len([one for one, other in pairwise(codes) if one != other]) == (len(set(codes)) - 1)


def test_the_province_is_asked_for_all_that_a_full_report_prints(
    rows: Callable, official: Reader
) -> None:
    """By another way: the rows of the report themselves, without periods."""
    printed = official.rows(
        "select distinct indicator, block, level, unit, sector, scope_note"
        " from current_indicator_values where document = 'report-2021-Q1'"
    )
    found = {(row.indicator["code"], *vars(row.scope).values()) for row in rows("2021-Q2")}
    assert {tuple(row.values()) for row in printed} <= found
    every = official.rows("select code from indicators")
    assert {code for code, *_ in found} == {row["code"] for row in every}


@pytest.mark.parametrize(
    ("unit", "place"),
    [
        ("so-noi-vu", "block=local; level=province; unit=so-noi-vu"),
        ("568", "block=local; unit=568"),
        ("22366", "block=local; level=commune; unit=22366"),
        ("cong-an-tinh", "block=central; unit=cong-an-tinh"),
    ],
)
def test_a_unit_is_asked_for_its_own_and_not_for_what_its_form_counts(
    rows: Callable, unit: str, place: str
) -> None:
    found = rows("2021-Q2", unit)
    assert {row.scope.unit for row in found} == {unit}
    new = [row for row in found if row.last is None]
    assert {row.scope.code for row in new} <= {place}
    codes = {row.indicator["code"] for row in new}
    assert not codes & COUNTED
    assert {"received", "resolved_late", "received_online"} & COUNTED
    # Only what is published of its level: new procedures are the province's to report.
    assert "procedures_new" not in codes
    assert ("internal_workflows" in codes) == (unit != "cong-an-tinh")


def test_the_figures_printed_of_a_unit_are_asked_of_it(rows: Callable, official: Reader) -> None:
    """Also in articles and rankings, which say more of a town than the province's report does."""
    printed = official.rows(
        "select distinct indicator, level, coalesce(d.period, v.period) as about"
        " from current_indicator_values v join documents d on d.code = v.document"
        " where unit = '568'"
    )
    by_then = {
        (row["indicator"], row["level"])
        for row in printed
        if parse(row["about"]).last_day <= date(2021, 6, 30)
    }
    found = {(row.indicator["code"], row.scope.level) for row in rows("2021-Q2", "568")}
    assert by_then
    assert by_then <= found
    later = {(row["indicator"], row["level"]) for row in printed} - by_then
    assert later
    assert not {one for one in later if one[0] in COUNTED} & found


def test_the_district_level_is_asked_for_until_it_was_abolished(rows: Callable) -> None:
    def levels(period: str) -> set[str | None]:
        return {row.scope.level for row in rows(period)}

    assert "district" in levels("2025-Q2")
    assert "district" not in levels("2025-Q3")
    assert "commune" in levels("2025-Q3")


@pytest.mark.parametrize(
    ("period", "name"),
    [
        ("2021-Q1", "Phường Phước Tiến"),
        ("2025-Q1", "Phường Tân Tiến"),
        ("2025-Q3", "Phường Nha Trang"),
    ],
)
def test_a_unit_is_called_as_it_was(
    rows: Callable, known: Catalogue, period: str, name: str
) -> None:
    """The code of one ward was used again twice: on 1/11/2024 and on 1/7/2025."""
    assert sender(known, "22366", period) == name
    assert {row.scope_words for row in rows(period, "22366")} == {f"UBND cấp xã · {name}"}


def test_a_code_used_again_has_no_last_figure_of_the_unit_before() -> None:
    units = [
        {"code": "9", "name": "Xã Cũ", "level": "commune", "valid_to": "2025-07-01"},
        {"code": "9", "name": "Xã Mới", "level": "commune", "valid_from": "2025-07-01"},
    ]
    row = {"indicator": "received", "value": 5, "level": "commune", "unit": "9"}
    reader = memory_reader(units=units, values=[row])
    known = read_catalogue(reader)
    of_unit = {
        day: [key for key in newest(reader, known, day) if key[1].unit == "9"]
        for day in (date(2021, 6, 30), date(2025, 9, 30))
    }
    assert [len(found) for found in of_unit.values()] == [1, 0]


def test_the_last_figure_is_of_the_newest_period_not_of_the_newest_document() -> None:
    """A later document that looks back; of one period the later document counts."""
    row = {"indicator": "received", "block": "local"}
    reader = memory_reader(
        values=[
            {**row, "value": 5, "period": "2021-Q1", "load": 1, "document": "report-2021-Q1"},
            {**row, "value": 4, "period": "2020-Q1", "load": 2, "document": "later"},
        ]
    )
    (last,) = newest(reader, read_catalogue(reader), DAY).values()
    assert (last["period"], last["value"]) == ("2021-Q1", 5)


def test_no_figure_is_asked_of_a_time_when_the_unit_was_none(rows: Callable) -> None:
    """Nha Trang has no plan for the whole of 2025, the ward of 1/7/2025 no rank of 2024."""
    periods = {
        (period, unit): {row.period for row in rows(period, unit)}
        for period, unit in (
            ("2024-Q1", "568"),
            ("2025-Q1", "568"),
            ("2025-Q1", "22366"),
            ("2025-Q3", "22366"),
            ("2021-Q1", "22366"),
        )
    }
    assert {"2024-Q1", "2024-03-31"} <= periods["2024-Q1", "568"]
    assert not {"2025"} & periods["2025-Q1", "568"]
    assert {"2025-Q1", "2025-03-31"} <= periods["2025-Q1", "568"]
    assert not {"2025"} & periods["2025-Q1", "22366"]
    assert not {"2024"} & periods["2025-Q3", "22366"]
    assert "2025-Q3" in periods["2025-Q3", "22366"]
    assert "2021-Q1" in periods["2021-Q1", "22366"]


def test_what_was_not_known_yet_is_no_last_figure(
    official: Reader, names: Catalogue, known: Catalogue
) -> None:
    before = newest(official, known, date(2020, 12, 31))
    after = newest(official, known, date(2021, 3, 31))
    assert "report-2021-Q1" not in {row["document"] for row in before.values()}
    assert "report-2021-Q1" in {row["document"] for row in after.values()}


@pytest.mark.parametrize(
    ("period", "periods"),
    [
        ("2021-Q1", ("2021-Q1", "2021", "2021-03-31", "2020", "2020-12-31")),
        ("2021-Q2", ("2021-Q2", "2021-H1", "2021", "2021-06-30", "2020", "2020-12-31")),
        ("2021-Q3", ("2021-Q3", "2021-9M", "2021", "2021-09-30", "2020", "2020-12-31")),
        ("2021-Q4", ("2021-Q4", "2021-H2", "2021", "2021-12-31", "2020", "2020-12-31")),
        ("2021", ("2021", "2021-H2", "2021-12-31", "2020", "2020-12-31")),
        ("2021-H1", ("2021-H1", "2021", "2021-06-30", "2020", "2020-12-31")),
    ],
)
def test_periods_that_a_figure_may_have(period: str, periods: tuple[str, ...]) -> None:
    assert likely_periods(period) == periods


@pytest.mark.parametrize(
    ("nature", "last", "about", "period", "likely"),
    [
        # Nothing known: the nature decides.
        ("flow", None, None, "2021-Q2", "2021-Q2"),
        ("rate", None, None, "2021-H1", "2021-H1"),
        ("cumulative", None, None, "2021-Q2", "2021-Q2"),
        ("plan", None, None, "2021-Q2", "2021"),
        ("rank", None, None, "2021-Q2", "2020"),
        ("stock", None, None, "2021-Q2", "2021-06-30"),
        # The period reported on, whatever its kind.
        ("flow", "2021-Q1", "2021-Q1", "2021-Q2", "2021-Q2"),
        ("flow", "2021-Q1", "2021-Q1", "2021-H1", "2021-H1"),
        ("flow", "2020-9M", "2020-9M", "2021-Q2", "2021-Q2"),
        ("flow", "2020-Q1", None, "2021-Q2", "2021-Q2"),
        # A report says the year before beside its own: what is asked is the own.
        ("flow", "2020-Q1", "2021-Q1", "2021-Q2", "2021-Q2"),
        ("flow", "2020-H1", "2021-H1", "2022-H1", "2022-H1"),
        # From the start to the end of what is reported on.
        ("cumulative", "since-2018..2021-Q1", "2021-Q1", "2021-Q2", "since-2018..2021-Q2"),
        ("cumulative", "since-..2021-Q1", "2021-Q1", "2021-9M", "since-..2021-9M"),
        # A year: an index of the year before, what is assigned for this year, a plan.
        ("rank", "2019", "2021-Q1", "2021-Q2", "2020"),
        ("rate", "2020", "2020", "2021-Q2", "2020"),
        ("stock", "2021", "2021-Q1", "2021-Q2", "2021"),
        ("flow", "2021", "2021-Q1", "2022-Q1", "2022"),
        ("plan", "2020", "2020", "2021-Q2", "2021"),
        # A day: the last one of the period, or the end of the year before.
        ("stock", "2021-03-31", "2021-Q1", "2021-Q2", "2021-06-30"),
        ("stock", "2021-03-31", None, "2021-Q2", "2021-06-30"),
        ("stock", "2020-12-31", "2021-Q1", "2021-Q2", "2020-12-31"),
    ],
)
def test_the_period_that_is_filled_in(
    nature: str, last: str | None, about: str | None, period: str, likely: str
) -> None:
    row = None if last is None else {"period": last, "about": about}
    indicator = {"nature": nature, "area": "procedures"}
    assert likely_period(indicator, row, period) == likely


def test_an_index_never_seen_is_the_year_befores() -> None:
    assert likely_period({"nature": "rate", "area": "indices"}, None, "2021-Q2") == "2020"
