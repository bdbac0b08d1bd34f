"""All units are asked for at once, in both periods, and called as they were called then."""

from typing import Any

import pytest

from analytics.filters import Filter
from analytics.query import read_catalogue
from analytics.store import Reader
from analytics.views.overview import Overview, overview
from analytics.views.overview.units import earlier_period, units
from tests.fixtures.memory import memory_reader
from tests.query.stories import LOCAL, files
from tests.views.overview.stories import BEFORE, NOW

KNOWN = ("2019-Q4", "2020-Q1", "2020-Q3", "2020-Q4", "2020", "2021-Q1", "2025-Q3")


def told(*periods: str, **units_late: tuple[int, int]) -> list[dict[str, Any]]:
    """Rows of every unit, 40 on time; (late before, late now) for some."""
    rows = []
    for place, period in enumerate(periods):
        for row in files(LOCAL, resolved_on_time=40):
            late = units_late.get(row["unit"].replace("-", "_"), (0, 0))[place]
            rows.append(row | {"period": period, "resolved_late": late})
    return rows


def seen(reader: Reader, period: str = NOW, chosen: Filter | None = None, **more: Any) -> Overview:
    return overview(reader, read_catalogue(reader), period, chosen or Filter(), **more)


@pytest.mark.parametrize(
    ("period", "compare_with", "found"),
    [
        ("2021-Q1", None, "2020-Q1"),  # a year before
        ("2020-Q4", None, "2019-Q4"),
        ("2020-Q3", None, None),  # no quarter a year before: no other season
        ("2021-Q1", "2020-Q3", "2020-Q3"),
        ("2021-Q1", "2018-Q1", None),  # nothing is known of it
        ("2019-Q4", None, None),
        ("2025-Q3", None, None),  # the province is another one
        ("2020", None, None),  # years are not quarters
    ],
)
def test_the_period_that_units_are_compared_with(
    period: str, compare_with: str | None, found: str | None
) -> None:
    assert earlier_period(period, compare_with, KNOWN) == found


def test_both_periods_come_from_one_question(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = memory_reader(dossiers=told(BEFORE, NOW, so_noi_vu=(10, 0)))
    catalogue = read_catalogue(reader)
    asked = []
    rows = type(reader).rows
    monkeypatch.setattr(
        type(reader), "rows", lambda self, sql, *more: asked.append(sql) or rows(self, sql, *more)
    )
    found = units(reader, catalogue, NOW, BEFORE, Filter())
    assert len([sql for sql in asked if "current_dossiers" in sql or "sums" in sql]) <= 1
    assert {one.key for one in found} == set(LOCAL)
    first = next(one for one in found if one.key == "so-noi-vu")
    assert (first.before and first.before.value, first.now and first.now.value) == (0.8, 1.0)


def test_units_have_level_and_name_of_the_period() -> None:
    reader = memory_reader(dossiers=told(NOW))
    found = {
        one.key: (one.level, one.name.vi)
        for one in units(reader, read_catalogue(reader), NOW, None, Filter())
    }
    assert found["568"] == ("district", "UBND thành phố Nha Trang")
    assert found["22327"] == ("commune", "Phường Vĩnh Hòa")
    assert found["so-noi-vu"] == ("province", "Sở Nội vụ")


def test_two_units_of_one_name_are_told_apart_by_their_district() -> None:
    twin = {"code": "1", "name": "Xã Trùng", "level": "commune", "short_name": "Trùng"}
    reader = memory_reader(
        units=[twin | {"parent": "568"}, twin | {"code": "2", "parent": "569"}],
        dossiers=[*files(("1", "2"), resolved_on_time=40)],
    )
    names = {
        one.key: one.name.vi for one in units(reader, read_catalogue(reader), NOW, None, Filter())
    }
    assert names["1"] != names["2"]
    assert names["1"].startswith("Xã Trùng (")


def test_the_overview_by_hand() -> None:
    """Before: 10 late at Sở Nội vụ. Now: 30 at Nha Trang, 10 at Vĩnh Hòa, of 40 on time each."""
    rows = told(BEFORE, NOW, so_noi_vu=(10, 0), **{"568": (0, 30), "22327": (0, 10)})
    found = seen(memory_reader(dossiers=rows)).by_unit
    assert found.movers is not None
    assert (found.movers.earlier, len(found.movers.found)) == (BEFORE, len(LOCAL))
    assert [(one.unit.key, one.change) for one in found.movers.fell] == [
        ("568", pytest.approx(40 / 70 - 1)),
        ("22327", pytest.approx(40 / 50 - 1)),
    ]
    assert [one.unit.key for one in found.movers.rose] == ["so-noi-vu"]
    assert (found.late.total, found.late.units, found.late.half) == (40, len(LOCAL), 1)
    assert [one.unit.key for one in found.below.found] == ["568", "22327"]
    assert not found.below.in_force


def test_the_chosen_period_is_the_one_compared_with() -> None:
    reader = memory_reader(dossiers=told("2020-Q3", NOW))
    assert (movers := seen(reader, compare_with="2020-Q3").by_unit.movers) is not None
    assert movers.earlier == "2020-Q3"
    assert seen(reader, compare_with="2020-Q1").by_unit.movers is None


def test_a_filter_leaves_the_units_it_holds() -> None:
    reader = memory_reader(dossiers=told(BEFORE, NOW))
    of_communes = seen(reader, chosen=Filter("commune")).by_unit
    assert {one.key for one in of_communes.members} == {"22327", "22330", "22408"}
    of_area = seen(reader, chosen=Filter(district="569")).by_unit
    assert {one.key for one in of_area.members} == {"569", "22408"}
    assert not seen(reader, chosen=Filter("land_registry")).by_unit.is_counted


def test_published_rates_without_units_leave_the_part_empty() -> None:
    values = [{"indicator": "on_time_rate", "value": 98.63}]
    found = seen(memory_reader(values=values)).by_unit
    assert (found.members, found.is_counted, found.late.total) == ((), False, 0)
