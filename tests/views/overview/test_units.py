"""What the units did, in counts that can be reckoned by hand."""

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep

from analytics.catalogue import read_catalogue
from analytics.filters import Filter
from analytics.store import Reader
from analytics.texts import Bilingual
from analytics.views.overview import Movers, Overview, Unit, late_units, overview
from analytics.views.overview.units import below, earlier_period, movers, units
from tests.fixtures.memory import memory_reader
from tests.fixtures.unit_rates import (
    BEFORE,
    NOW,
    Counts,
    counted,
    dossiers,
    goal,
    late_of,
    unit,
    units_of,
)
from tests.query.stories import LOCAL, an_answer, files

# --- all units, both periods ----------------------------------------------------------------------

KNOWN = ("2019-Q4", "2020-Q1", "2020-Q3", "2020-Q4", "2020", "2021-Q1", "2025-Q3")


def view(reader: Reader, period: str = NOW, chosen: Filter | None = None, **more: Any) -> Overview:
    return overview(reader, read_catalogue(reader), period, chosen or Filter(), **more)


@pytest.mark.parametrize(
    ("period", "compare_with", "earlier"),
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
    period: str, compare_with: str | None, earlier: str | None
) -> None:
    assert earlier_period(period, compare_with, KNOWN) == earlier


def test_both_periods_come_from_one_question(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = memory_reader(dossiers=dossiers(BEFORE, NOW, so_noi_vu=(10, 0)))
    catalogue = read_catalogue(reader)
    asked = []
    rows = type(reader).rows
    monkeypatch.setattr(
        type(reader), "rows", lambda self, sql, *more: asked.append(sql) or rows(self, sql, *more)
    )
    members = units(reader, catalogue, NOW, BEFORE, Filter())
    assert len([sql for sql in asked if "current_dossiers" in sql or "sums" in sql]) <= 1
    assert {member.key for member in members} == set(LOCAL)
    first = next(member for member in members if member.key == "so-noi-vu")
    assert (first.before and first.before.value, first.now and first.now.value) == (0.8, 1.0)


def test_units_have_level_and_name_of_the_period() -> None:
    reader = memory_reader(dossiers=dossiers(NOW))
    members = {
        member.key: (member.level, member.name.vi)
        for member in units(reader, read_catalogue(reader), NOW, None, Filter())
    }
    assert members["568"] == ("district", "UBND thành phố Nha Trang")
    assert members["22327"] == ("commune", "Phường Vĩnh Hòa")
    assert members["so-noi-vu"] == ("province", "Sở Nội vụ")


def test_two_units_of_one_name_are_told_apart_by_their_district() -> None:
    twin = {"code": "1", "name": "Xã Trùng", "level": "commune", "short_name": "Trùng"}
    reader = memory_reader(
        units=[twin | {"parent": "568"}, twin | {"code": "2", "parent": "569"}],
        dossiers=[*files(("1", "2"), resolved_on_time=40)],
    )
    members = units(reader, read_catalogue(reader), NOW, None, Filter())
    names = {member.key: member.name.vi for member in members}
    assert names["1"] != names["2"]
    assert names["1"].startswith("Xã Trùng (")


def test_the_overview_by_hand() -> None:
    """Before: 10 late at Sở Nội vụ. Now: 30 at Nha Trang, 10 at Vĩnh Hòa, of 40 on time each."""
    rows = dossiers(BEFORE, NOW, so_noi_vu=(10, 0), **{"568": (0, 30), "22327": (0, 10)})
    by_unit = view(memory_reader(dossiers=rows)).by_unit
    assert by_unit.movers is not None
    assert (by_unit.movers.earlier, len(by_unit.movers.compared)) == (BEFORE, len(LOCAL))
    assert [(mover.unit.key, mover.change) for mover in by_unit.movers.fell] == [
        ("568", pytest.approx(40 / 70 - 1)),
        ("22327", pytest.approx(40 / 50 - 1)),
    ]
    assert [mover.unit.key for mover in by_unit.movers.rose] == ["so-noi-vu"]
    assert (by_unit.late.total, by_unit.late.units, by_unit.late.half) == (40, len(LOCAL), 1)
    shortfalls = by_unit.below.shortfalls
    assert [shortfall.unit.key for shortfall in shortfalls] == ["568", "22327"]
    assert not any(shortfall.target.in_force for shortfall in shortfalls)


def test_the_chosen_period_is_the_one_compared_with() -> None:
    reader = memory_reader(dossiers=dossiers("2020-Q3", NOW))
    assert (compared := view(reader, compare_with="2020-Q3").by_unit.movers) is not None
    assert compared.earlier == "2020-Q3"
    assert view(reader, compare_with="2020-Q1").by_unit.movers is None


def test_a_filter_leaves_the_units_it_holds() -> None:
    reader = memory_reader(dossiers=dossiers(BEFORE, NOW))
    of_communes = view(reader, chosen=Filter("commune")).by_unit
    assert {member.key for member in of_communes.members} == {"22327", "22330", "22408"}
    of_area = view(reader, chosen=Filter(district="569")).by_unit
    assert {member.key for member in of_area.members} == {"569", "22408"}
    assert not view(reader, chosen=Filter("land_registry")).by_unit.is_counted


def test_published_rates_without_units_leave_the_part_empty() -> None:
    values = [{"indicator": "on_time_rate", "value": 98.63}]
    by_unit = view(memory_reader(values=values)).by_unit
    assert (by_unit.members, by_unit.is_counted, by_unit.late.total) == ((), False, 0)


# --- who rose, who fell ---------------------------------------------------------------------------

MOVED: dict[str, tuple[Counts, Counts]] = {
    "a": ((950, 1000), (800, 1000)),  # +15 points
    "b": ((70, 100), (80, 100)),  # −10 points
    "c": ((600, 1000), (900, 1000)),  # −30 points
    "d": ((90, 100), (89, 100)),  # +1 point
    "e": ((45, 50), (90, 100)),  # no change
    "small": ((29, 29), (2, 29)),
    "was small": ((100, 100), (1, 29)),
    "new": ((100, 100), None),
    "gone": (None, (10, 100)),
}


def moved(**members: tuple[Counts, Counts]) -> Movers:
    return movers(units_of(members or MOVED), BEFORE)


def keys(members: tuple[Any, ...]) -> list[str]:
    return [member.unit.key for member in members]


def test_changes_are_those_of_the_counts() -> None:
    changes = {mover.unit.key: mover.change for mover in moved().compared}
    assert changes == pytest.approx({"a": 0.15, "b": -0.10, "c": -0.30, "d": 0.01, "e": 0})


def test_what_is_beyond_chance_comes_first_then_the_greatest() -> None:
    seen = moved()
    assert keys(seen.compared) == ["c", "a", "b", "d", "e"]
    assert (keys(seen.rose), keys(seen.fell), seen.beyond) == (["a"], ["c"], 2)
    assert [mover.beyond for mover in seen.compared] == [True, True, False, False, False]


def test_small_units_and_those_of_one_period_are_left_out() -> None:
    seen = moved()
    assert (seen.small, seen.in_one_period, seen.uncounted) == (2, 2, 0)


def test_thirty_dossiers_are_enough() -> None:
    assert keys(moved(x=((30, 30), (15, 30)), y=((29, 29), (15, 30))).compared) == ["x"]


def test_a_rate_without_counts_is_counted_apart() -> None:
    bare = replace(unit("x", (90, 100)), before=an_answer(period=BEFORE, key="x"))
    seen = movers([bare], BEFORE)
    assert (seen.compared, seen.uncounted) == ((), 1)


def test_chance_is_not_news() -> None:
    """90 of 100 after 85 of 100: five points, and the interval holds 0."""
    seen = moved(x=((90, 100), (85, 100)))
    assert (seen.beyond, seen.rose, seen.fell) == (0, (), ())


def test_one_of_many_needs_more_than_one_alone() -> None:
    """Ten points at 200 dossiers leave a plain interval, not one that holds for 150 units."""
    alone = {"x": ((180, 200), (160, 200))}
    others = {f"u{number}": ((90, 100), (90, 100)) for number in range(149)}
    assert moved(**alone).beyond == 1
    assert moved(**alone, **others).beyond == 0


def test_a_unit_that_moves_like_that_every_quarter_is_no_mover() -> None:
    """Fifteen points of 1,000 are beyond the chance of dossiers, not beyond φ = 60."""
    seen = movers(units_of({"a": MOVED["a"]}), BEFORE, {"a": 60.0})
    assert (seen.beyond, seen.compared[0].dispersion) == (0, 60.0)


def test_equal_changes_keep_the_order_of_their_codes() -> None:
    same: tuple[Counts, Counts] = ((900, 1000), (800, 1000))
    assert keys(moved(b=same, a=same, c=same).rose) == ["a", "b", "c"]


def test_without_units_nothing_moved() -> None:
    assert counted("x", NOW, None) is None
    assert movers([], BEFORE).compared == ()


counts = st.integers(1, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))
many = st.lists(st.tuples(st.none() | counts, st.none() | counts), max_size=12)


@given(st.tuples(counts, counts), st.floats(1, 100))
def test_its_own_periods_only_widen_what_chance_explains(
    pair: tuple[Counts, Counts], spread: float
) -> None:
    """So the periods of units are not asked for where no change is beyond chance."""
    plain = movers(units_of({"x": pair}), BEFORE)
    wide = movers(units_of({"x": pair}), BEFORE, {"x": spread})
    assert wide.beyond <= plain.beyond
    for before, after in zip(plain.compared, wide.compared, strict=True):
        assert after.change == before.change
        assert after.interval.low <= before.interval.low + 1e-12
        assert after.interval.high >= before.interval.high - 1e-12


def numbered(pairs: list[tuple[Counts, Counts]]) -> list[Unit]:
    return units_of({f"u{number}": pair for number, pair in enumerate(pairs)})


@given(many, st.randoms(use_true_random=False))
def test_the_order_of_the_units_changes_nothing(
    pairs: list[tuple[Counts, Counts]], chance: random.Random
) -> None:
    members = numbered(pairs)
    shuffled = members.copy()
    chance.shuffle(shuffled)
    assert movers(members, BEFORE) == movers(shuffled, BEFORE)


@given(many)
def test_every_unit_is_compared_or_counted_as_left_out(pairs: list[tuple[Counts, Counts]]) -> None:
    seen = movers(numbered(pairs), BEFORE)
    left_out = seen.small + seen.in_one_period + seen.uncounted
    assert len(seen.compared) + left_out == len(pairs)
    for mover in seen.compared:
        assert mover.interval.low - 1e-12 <= mover.change <= mover.interval.high + 1e-12
        now, before = mover.unit.now, mover.unit.before
        assert now is not None
        assert before is not None
        assert mover.change == pytest.approx((now.value or 0) - (before.value or 0), abs=1e-12)


@given(many)
def test_intervals_are_those_of_statsmodels_for_all_units_together(
    pairs: list[tuple[Counts, Counts]],
) -> None:
    """Newcombe's method, each at the Šidák level of as many as are compared."""
    seen = movers(numbered(pairs), BEFORE)
    alpha = 1 - 0.95 ** (1 / max(len(seen.compared), 1))
    for mover in seen.compared:
        now, before = mover.unit.now, mover.unit.before
        assert now is not None
        assert before is not None
        expected = confint_proportions_2indep(
            now.numerator, now.denominator, before.numerator, before.denominator,
            method="newcomb", alpha=alpha,
        )  # fmt: skip
        assert (mover.interval.low, mover.interval.high) == pytest.approx(expected, abs=1e-9)


# --- who is below the line ------------------------------------------------------------------------

MEMBERS = [
    unit("a", (90, 100)),  # 5 points below 95
    unit("b", (95, 100)),  # exactly there
    unit("c", (94_999, 100_000)),  # a hair below
    unit("d", (50, 60)),  # 11,67 points below
    unit("small", (1, 29)),
    unit("none", None),
    unit("office", (96, 100), level="district"),
]


def test_the_widest_gap_comes_first_and_small_units_are_counted_apart() -> None:
    seen = below(MEMBERS, {"commune": goal(), "district": goal()})
    assert keys(seen.shortfalls) == ["d", "a", "c"]
    assert (seen.known, seen.small) == (5, 1)
    gaps = [shortfall.gap for shortfall in seen.shortfalls]
    assert gaps == pytest.approx([0.95 - 50 / 60, 0.05, 0.00001])


def test_each_level_is_held_against_its_own_target() -> None:
    seen = below(MEMBERS, {"commune": goal(0.80), "district": goal(0.97)})
    assert keys(seen.shortfalls) == ["office"]
    assert below(MEMBERS, {}).known == 0


def test_whoever_is_not_looked_at_is_counted_by_the_reason() -> None:
    """Of three units one has 29 dossiers and one resolved nothing: nobody is left to look at."""
    seen = below([unit("small", (1, 29)), unit("idle", (0, 0))], {"commune": goal()})
    assert (seen.known, seen.small, seen.idle) == (0, 1, 1)


# --- where the late dossiers are ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("late", "total", "half", "holders"),
    [
        ((10, 30, 20), 60, 1, [30, 20, 10]),  # 30 are exactly half
        ((10, 29, 20), 59, 2, [29, 20, 10]),
        ((5, 5, 5, 5), 20, 2, [5, 5, 5, 5]),  # equal units
        ((0, 7, 0), 7, 1, [7]),
        ((0, 0), 0, 0, []),
        ((), 0, 0, []),
    ],
)
def test_half_by_hand(late: tuple[int, ...], total: int, half: int, holders: list[int]) -> None:
    seen = late_units(late_of(*late))
    assert (seen.total, seen.units, seen.half) == (total, len(late), half)
    assert [holder.late for holder in seen.holders] == holders


def test_the_most_come_first_and_equal_ones_by_code() -> None:
    assert keys(late_units(late_of(5, 9, 5, 0)).holders) == ["u001", "u000", "u002"]


def test_units_without_counts_are_not_counted() -> None:
    bare = unit("bare", None)
    rated = Unit("rated", "commune", bare.name, an_answer(key="rated"), None)
    seen = late_units([*late_of(4), bare, rated])
    assert (seen.total, seen.units) == (4, 1)


def test_units_that_resolved_nothing_are_no_part_that_is_missing() -> None:
    nothing = replace(
        an_answer(value=None, counts=(0, 0), covered=1, expected=1), key="u9", basis="computed"
    )
    members = [*late_of(3, 2), Unit("u9", "province", Bilingual("u9", "u9"), nothing, None)]
    seen = late_units(members)
    assert (seen.units, seen.total) == (3, 5)


@given(st.lists(st.integers(0, 100), max_size=30), st.randoms(use_true_random=False))
def test_half_is_the_smallest_number_that_reaches_half(
    late: list[int], chance: random.Random
) -> None:
    members = late_of(*late)
    seen = late_units(members)
    ordered = sorted(late, reverse=True)
    assert seen.total == sum(late)
    reach = [number for number in range(len(late) + 1) if 2 * sum(ordered[:number]) >= sum(late)]
    assert seen.half == reach[0]
    chance.shuffle(members)
    assert late_units(members) == seen
