"""A profile's numbers against sums over the illustrative rows, added up one by one."""

import pytest

from analytics.filters import Filter
from analytics.i18n import VI
from analytics.query import measured
from analytics.store import DATA
from analytics.views.profile import Profile, profile, rank_line, rank_number, rank_of, rank_question
from analytics.views.ranking import ranking
from tests.fixtures.memory import memory_reader
from tests.views.profile.conftest import Asking, Row

RECEIVED = ("received_online", "received_in_person")
RESOLVED = ("resolved_early", "resolved_on_time", "resolved_late")
ON_TIME = ("resolved_early", "resolved_on_time")
LATE = ("resolved_late",)


def of_unit(unit: str, period: str = "2021-Q1", sector: str | None = None):
    def chosen(row: Row) -> bool:
        return (
            row["period"] == period
            and row["unit"] == unit
            and (sector is None or row["sector"] == sector)
        )

    return chosen


def value(shown: Profile, code: str) -> float | None:
    answer = shown.value(code)
    return None if answer is None else answer.value


@pytest.mark.parametrize("unit", ["so-xay-dung", "568", "22366", "cong-an-tinh"])
def test_the_cards_are_the_sums_of_the_rows(ask: Asking, unit: str) -> None:
    shown, chosen = ask(f"unit.{unit}"), of_unit(unit)
    assert value(shown, "received") == ask.sum(RECEIVED, chosen) > 0
    assert value(shown, "resolved") == ask.sum(RESOLVED, chosen) > 0
    assert value(shown, "late") == ask.sum(LATE, chosen)
    rate = ask.sum(ON_TIME, chosen) / ask.sum(RESOLVED, chosen)
    assert value(shown, "on_time_rate") == pytest.approx(rate, abs=1e-15)
    online = ask.sum(("received_online",), chosen) / ask.sum(RECEIVED, chosen)
    assert value(shown, "online_rate") == pytest.approx(online, abs=1e-15)


def test_a_department_by_hand(ask: Asking) -> None:
    """Sở Xây dựng, Q1/2021: permits 295 + 333 on time, 3 late; planning 32 + 50, none late."""
    shown = ask("unit.so-xay-dung")
    assert value(shown, "resolved") == 295 + 333 + 3 + 32 + 50 == 713
    assert value(shown, "late") == 3
    assert value(shown, "received") == 493 + 323 + 64 + 42 == 922
    assert shown.share.of_the_late == 3 / 1551
    assert shown.share.of_the_resolved == 713 / 113_375


def test_an_area_is_its_office_and_its_communes(ask: Asking) -> None:
    units = {row["unit"] for row in ask.rows}
    rows = ask.reader.rows(
        "select code from units where parent = '573' and valid_from <= date '2021-03-31'"
        " and (valid_to is null or valid_to > date '2021-03-31')"
    )
    members = {"573"} | ({row["code"] for row in rows} & units)
    assert len(members) == 15  # Khánh Vĩnh: the office and 14 communes
    shown = ask("area.573")
    assert value(shown, "resolved") == ask.sum(
        RESOLVED, lambda row: row["period"] == "2021-Q1" and row["unit"] in members
    )
    communes = {answer.key for answer in shown.parts}
    assert communes == members - {"573"}
    assert {answer.key for answer in ask("unit.573").parts} == communes


def test_a_sector_has_its_levels_and_its_units(ask: Asking) -> None:
    shown = ask("sector.dat-dai")
    chosen = lambda row: row["period"] == "2021-Q1" and row["sector"] == "dat-dai"  # noqa: E731
    assert value(shown, "resolved") == ask.sum(RESOLVED, chosen) == 25_400
    assert shown.heat.split == "level"
    assert set(shown.heat.keys) == {"province", "district", "commune", "land_registry"}
    rates = [answer for answer in shown.parts if answer.metric == "on_time_rate"]
    assert sum(answer.denominator or 0 for answer in rates) == 25_400
    assert ask("sector.dau-tu").heat.split == "unit"  # departments alone handle investment


def test_the_heat_map_holds_the_sums_of_the_rows(ask: Asking) -> None:
    grid = ask("unit.568").heat
    assert grid.periods[0] == "2019-Q2"
    assert grid.periods[-1] == "2021-Q1"
    assert len(grid.periods) == 8
    assert len(grid.keys) == 16
    for sector in grid.keys:
        for period in grid.periods:
            cell = grid.at(sector, period)
            assert cell is not None
            chosen = of_unit("568", period, sector)
            assert cell.numerator == ask.sum(ON_TIME, chosen)
            assert cell.denominator == ask.sum(RESOLVED, chosen)
    assert grid.keys[0] == "dat-dai"  # 584 resolved, the most


def test_the_trend_ends_in_the_number_of_the_card(ask: Asking) -> None:
    shown = ask("unit.568")
    (now,) = [answer for answer in shown.trend.known if answer.period == "2021-Q1"]
    assert now.value == value(shown, "on_time_rate")
    assert len(shown.trend.known) == 17


@pytest.mark.parametrize(
    ("of", "chosen", "split"),
    [
        ("unit.568", Filter(level="district"), "unit"),
        ("unit.so-noi-vu", Filter(level="province"), "unit"),
        ("area.568", Filter(), "area"),
        ("sector.dat-dai", Filter(), "sector"),
    ],
)
def test_a_profile_says_what_the_overview_says_of_the_same_scope(
    ask: Asking, of: str, chosen: Filter, split: str
) -> None:
    code = of.partition(".")[2]
    for metric in ("received", "resolved", "on_time_rate", "late", "online_rate"):
        (same,) = [
            answer
            for answer in measured(
                ask.reader, [metric], ["2021-Q1"], chosen, dataset="demo", split=split
            )
            if answer.key == code
        ]
        assert value(ask(of), metric) == same.value, metric


def test_the_rank_is_the_one_of_the_ranking(ask: Asking) -> None:
    office = ask.who("unit.568")
    question = rank_question(office, "2021-Q1", "demo", None)
    assert question is not None
    rank = rank_of(office, ranking(ask.reader, ask.catalogue, question))
    assert rank is not None
    offices = [str(code) for code in range(568, 576)]
    rates = {
        unit: ask.sum(ON_TIME, of_unit(unit)) / ask.sum(RESOLVED, of_unit(unit)) for unit in offices
    }
    better = sum(rate > rates["568"] for rate in rates.values())
    assert rank.standing.rank == better + 1 == 7
    assert rank.standing.answer.value == value(ask("unit.568"), "on_time_rate")
    assert rank_number(rank, VI) == ("Khoảng thứ hạng (95%)", "1–8")
    assert rank_line(rank, VI) == "trên 8 UBND cấp huyện"


def test_sectors_and_the_land_registry_have_no_rank(ask: Asking) -> None:
    for of in ("sector.dat-dai", "unit.van-phong-dang-ky-dat-dai"):
        assert rank_question(ask.who(of), "2021-Q1", "demo", None) is None


def test_a_quarter_that_a_unit_did_not_report_stays_open(ask: Asking) -> None:
    shown = ask("unit.so-du-lich", "2019-Q1")
    filled = {period for _key, period in shown.heat.cells}
    assert set(shown.heat.periods) - filled == {"2018-Q3"}
    assert "2018-Q3" not in {answer.period for answer in shown.trend.known}
    silent = ask("unit.so-du-lich", "2018-Q3")
    assert silent.is_empty
    assert silent.share.of_the_late is None


def test_other_bearers_of_a_code_are_left_out() -> None:
    """22366 is Phước Tiến in 2021 and Nha Trang ward in 2025: neither has the other's dossiers."""
    columns = dict.fromkeys((*RECEIVED, "carried_over", "pending_in_time", "pending_overdue"), 0)
    rows = [
        {
            **columns,
            "dataset": "official",
            "period": period,
            "unit": "22366",
            "sector": "dat-dai",
            "resolved_early": early,
            "resolved_on_time": 0,
            "resolved_late": 1,
            "received_online": early + 1,
        }
        for period, early in (("2021-Q1", 9), ("2025-Q3", 99))
    ]
    asking = Asking(memory_reader(DATA, dossiers=rows), rows)
    for period, rate in (("2021-Q1", 0.9), ("2025-Q3", 0.99)):
        shown = asking("unit.22366", period, "official")
        assert [answer.period for answer in shown.trend.known] == [period]
        assert value(shown, "on_time_rate") == rate
        assert shown.heat.periods == (period,)


# --- official figures -----------------------------------------------------------------------------


def test_what_is_printed_of_an_office_and_of_its_area(ask: Asking) -> None:
    office = ask("unit.568", "2021-Q3", "official")
    assert value(office, "on_time_rate") == 0.9875
    assert {row["level"] for row in office.printed} == {"district"}
    assert len(office.printed) == 14
    area = ask("area.568", "2021-Q3", "official")
    assert {row["level"] for row in area.printed} == {"district", "commune", None}
    assert len(area.printed) == 26
    assert ask("unit.573", "2020", "official").printed


def test_a_share_of_late_dossiers_stands_where_their_number_is_not_printed(ask: Asking) -> None:
    """2,45% in the first quarter: 1,79 + 0,66, as the article on the half-year says."""
    office = ask("unit.568", "2021-Q1", "official")
    assert office.cards["late"].metric == "late_rate"
    assert value(office, "late") == 0.0245
    assert not office.is_empty
    later = ask("unit.568", "2021-Q3", "official", compare="2021-Q1").cards["late"]
    assert (later.metric, later.answer and later.answer.value) == ("late_rate", 0.0125)
    assert later.comparison is not None
    assert later.comparison.difference == pytest.approx(0.0125 - 0.0245)
    assert ask("unit.568").cards["late"].metric == "late"


def test_what_is_printed_of_an_agency_and_of_a_sector(ask: Asking) -> None:
    agency = ask("unit.cong-an-tinh", "2021-Q1", "official")
    assert agency.cards["online_rate"].metric == "online_of_resolved"
    assert value(agency, "online_rate") == 0.8206
    assert agency.goal is None
    sector = ask("sector.dat-dai", "2021-Q1", "official")
    assert value(sector, "on_time_rate") == 0.9716
    assert sector.share.of_the_late is None


def test_a_target_counts_from_its_day(ask: Asking) -> None:
    reader, catalogue = ask.reader, ask.catalogue
    ward = ask.who("unit.22366", "2025-Q3")
    later = profile(reader, catalogue, ward, "2025-Q3", dataset="official")
    assert later.goal is not None
    assert later.goal.in_force


def test_the_trend_ends_with_the_period(ask: Asking) -> None:
    assert ask("unit.568", "2019-Q2").trend.answers[-1].period == "2019-Q2"
    assert ask("unit.568").trend.answers[-1].period == "2021-Q1"


@pytest.mark.parametrize("period", ["2019-Q1", "2020-Q1", "2021-Q1"])
def test_a_handful_of_dossiers_a_quarter_is_no_news(ask: Asking, period: str) -> None:
    """Seven or eight dossiers a quarter, one of them late in 17 quarters."""
    control = ask("unit.ban-dan-toc", period).trend.control(None)
    assert control.limited
    assert control.signals == ()
    assert not any(piece.direction for piece in control.pieces)
