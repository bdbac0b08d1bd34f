"""Who has reported: from the rows of the archive and the units that are expected."""

from datetime import date

import pytest

from analytics.i18n import VI
from analytics.publishing import gather, publish
from analytics.publishing.batch import receipt
from analytics.store import accept, build, open_reader, withdraw
from analytics.tables import csv_bytes
from analytics.views.reporting import (
    answer,
    awaited,
    grid_table,
    grid_units,
    reminders,
    status,
)
from tests.fixtures.memory import memory_reader

WHEN = "2021-04-05T08:30:00+07:00"
TAKEN_BACK = {"who": "Lan", "when": "2021-04-06T08:30:00+07:00", "why": "gửi nhầm"}
DOSSIERS = [
    {"unit": "568", "sector": "dat-dai", "received_online": 3},
    {"unit": "568", "sector": "dat-dai", "received_online": 4, "load": 2},
    {"unit": "22327", "sector": "dat-dai", "received_online": 1},
]


@pytest.fixture
def small():
    """Two of the three units of the small catalogue that must report have done so."""
    return memory_reader(dossiers=DOSSIERS)


def grid(known, periods, only=False):
    return grid_table(known, grid_units(known, periods, only=only), periods, VI)


def test_times_and_missing(small) -> None:
    expected = small.rows("select level, units from expected_units")
    known = status(small, also=("2021-Q1",))
    assert known.periods == ("2021-Q1",)
    assert known.reports["568", "2021-Q1"].times == 2
    assert known.reports["568", "2021-Q1"].state == "reported"
    assert known.reports["22327", "2021-Q1"].state == "reported"
    missing = {row["code"] for row in known.of("2021-Q1", ("missing",))}
    assert expected
    assert missing.isdisjoint({"568", "22327"})


def test_published_units_by_level(sent, own_store, reader, catalogue) -> None:
    given = {"who": "Lan", "when": "2026-04-05T08:30:00+07:00", "why": "báo cáo quý."}
    done = publish(gather([sent()], reader, catalogue), catalogue, **given)
    now = open_reader(done.snapshot)
    known = status(now)
    facts = answer(known, "2021-Q1", VI)
    assert facts.number == "1"
    assert facts.sentence == "trên 172 đơn vị phải gửi đã gửi hồ sơ quý I/2021; **171** chưa gửi."
    counts = known.by_level("2021-Q1")
    assert next(iter(counts)) == "province"
    assert counts["province"] == {"reported": 1, "missing": 20}
    row = grid(known, ("2021-Q1",)).frame.set_index("Đơn vị")
    assert row.loc["Sở Nội vụ", "I/2021"] == "● đã gửi"
    assert row.loc["Sở Tư pháp", "I/2021"] == "○ chưa gửi"
    only = grid(known, ("2021-Q1",), only=True).frame
    assert "Sở Nội vụ" not in set(only["Đơn vị"])
    assert len(only) == 171


def test_late_is_counted_in_days_of_vietnam(sent, own_store, catalogue) -> None:
    """Due on 5 April: its last second in Vietnam is 16:59:59 of the world's clock."""
    came = {
        "Sở Nội vụ": ("2021-04-05T16:59:59+00:00", "reported"),
        "Sở Tư pháp": ("2021-04-05T17:00:00+00:00", "late"),
        "Sở Y tế": ("2021-04-05T23:30:00-07:00", "late"),
        "Sở Xây dựng": ("2021-04-06T00:30:00+09:00", "reported"),
    }
    given = [
        receipt(sent(f"{unit}.xlsx", unit=unit), catalogue, "Lan", when)
        for unit, (when, _) in came.items()
    ]
    known = status(open_reader(accept(given)[1]), due={"2021-Q1": date(2021, 4, 5)})
    names = {row["code"]: row["name"] for row in known.units}
    states = {names[unit]: one.state for (unit, _), one in known.reports.items() if one.times}
    assert states == {unit: state for unit, (_, state) in came.items()}


def test_late_is_after_the_due_day_and_not_on_it(sent, own_store, reader, catalogue) -> None:
    done = publish(gather([sent()], reader, catalogue), catalogue, who="Lan", when=WHEN)
    now = open_reader(done.snapshot)
    pair = ("so-noi-vu", "2021-Q1")
    assert status(now).reports[pair].state == "reported"
    on_the_day = status(now, due={"2021-Q1": date(2021, 4, 5)})
    assert on_the_day.reports[pair].state == "reported"
    after = status(now, due={"2021-Q1": date(2021, 4, 4)})
    assert after.reports[pair].state == "late"
    assert "; 1 gửi muộn; **171** chưa gửi." in answer(after, "2021-Q1", VI).sentence


def test_what_was_taken_back_is_withdrawn_and_is_reminded_of(
    sent, own_store, reader, catalogue
) -> None:
    batch = gather([sent()], reader, catalogue)
    publish(batch, catalogue, who="Lan", when=WHEN)
    withdraw([("2021-Q1", "so-noi-vu")], **TAKEN_BACK)
    now = open_reader(build(own_store))
    known = status(now)
    report = known.reports["so-noi-vu", "2021-Q1"]
    assert (report.state, report.last) == ("withdrawn", date(2021, 4, 6))
    assert "**171** chưa gửi; 1 đã thu hồi." in answer(known, "2021-Q1", VI).sentence
    assert "Sở Nội vụ" in set(reminders(known, "2021-Q1", VI).frame["Đơn vị"])


def test_reminders_name_who_is_missing_and_the_due_day(reader) -> None:
    known = status(reader, also=("2021-Q1",), due={"2021-Q1": date(2021, 3, 20)}, level="province")
    export = reminders(known, "2021-Q1", VI)
    assert len(export.frame) == 21
    said = csv_bytes(export).decode("utf-8-sig")
    assert "Kính gửi Sở Nội vụ: chưa có số liệu hồ sơ quý I/2021" in said
    assert "Hạn gửi: " in said
    without = reminders(status(reader, also=("2021-Q1",), level="province"), "2021-Q1", VI)
    assert "Hạn gửi" not in csv_bytes(without).decode("utf-8-sig")


def test_a_unit_is_expected_only_while_it_exists(reader) -> None:
    """The district level ended on 1 July 2025."""
    known = status(reader, also=("2021-Q1", "2025-Q3"), level="district")
    assert {period for _unit, period in known.expected} == {"2021-Q1"}
    assert len(known.of("2021-Q1", ("missing",))) == 8


def test_a_code_used_again_means_the_unit_of_the_quarter(reader) -> None:
    """22333 was Phường Vĩnh Phước of Nha Trang; since July 2025 it is Phường Bắc Nha Trang."""
    quarters = ("2021-Q1", "2025-Q3")
    for quarter, name in zip(quarters, ("Phường Vĩnh Phước", "Phường Bắc Nha Trang"), strict=True):
        known = status(reader, also=quarters, named_in=quarter)
        units = {row["code"]: row["name"] for row in known.of(quarter)}
        assert units["22333"] == name
    nha_trang = status(reader, also=quarters, named_in="2021-Q1", district="568")
    assert "22333" in {row["code"] for row in nha_trang.of("2021-Q1")}


def test_the_last_finished_quarters_are_looked_at(reader) -> None:
    """On the last day of a quarter it is not finished; on the day after it is."""
    quarters = awaited(reader, date(2026, 9, 30))
    assert quarters == (
        *("2026-Q2", "2026-Q1", "2025-Q4", "2025-Q3", "2025-Q2", "2025-Q1"),
        *("2024-Q4", "2024-Q3"),
    )
    assert awaited(reader, date(2026, 10, 1))[0] == "2026-Q3"
    assert awaited(reader, date(2026, 1, 1))[:2] == ("2025-Q4", "2025-Q3")


def test_a_quarter_of_which_all_was_taken_back_is_looked_at(
    sent, own_store, reader, catalogue
) -> None:
    publish(gather([sent()], reader, catalogue), catalogue, who="Lan", when=WHEN)
    withdraw([("2021-Q1", "so-noi-vu")], **TAKEN_BACK)
    now = open_reader(build(own_store))
    day = date(2026, 9, 30)
    assert awaited(now, day) == (*awaited(reader, day), "2021-Q1")


def test_who_is_missing_is_known_before_the_first_file(reader) -> None:
    """The snapshot has no row of the quarter; after July 2025 the communes alone are known."""
    assert not reader.rows("select code from periods where code = '2026-Q2'")
    known = status(reader, also=("2026-Q2",))
    assert known.periods[0] == "2026-Q2"
    facts = answer(known, "2026-Q2", VI)
    assert facts.number == ""
    assert facts.sentence == (
        "Chưa cập nhật tệp nào của đơn vị: **65** đơn vị phải gửi hồ sơ quý II/2026."
    )
    assert len(reminders(known, "2026-Q2", VI).frame) == 65


def test_units_of_the_first_quarter_shown_stand_first(reader) -> None:
    """In 2026 there are 65 communes; the 172 units of 2021 come after them."""
    known = status(reader, also=("2026-Q2", "2021-Q1"))
    shown = grid(known, ("2026-Q2", "2021-Q1")).frame
    first = [bool(cell) for cell in shown["II/2026"]]
    assert first == sorted(first, reverse=True)
    assert (sum(first), len(first) > 172) == (65, True)
    then = grid(known, ("2021-Q1", "2026-Q2")).frame
    assert all(then["I/2021"][:172])
