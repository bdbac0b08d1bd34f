"""A comparison asked of the store: which period, which groups, who did not report, what else."""

from dataclasses import replace

import pytest

from analytics.filters import Filter
from analytics.i18n import EN, VI
from analytics.views.compare import Change, Question, change, nearest, of_unit, own
from tests.views.compare.conftest import UNITS, Asking, small

LAND, BUILD = "dat-dai", "xay-dung"


def shown(view: Change) -> dict[str, tuple[int, int]]:
    """By group the rate effect and the mix effect in hundredths of a point."""
    return {
        group.key: (group.effect.rate_units, group.effect.mix_units)
        for group in view.groups
        if group.effect
    }


def test_land_dossiers_double_at_an_unchanged_rate_below_the_mean() -> None:
    """Land 80 of 100 → 160 of 200 on time, building 95 of 100 in both quarters."""
    earlier = {("so-noi-vu", LAND): (80, 20), ("so-noi-vu", BUILD): (95, 5)}
    later = {("so-noi-vu", LAND): (160, 40), ("so-noi-vu", BUILD): (95, 5)}
    view = small(earlier, later)(split="sector")
    assert view.period == "2020-Q1"
    assert shown(view) == {LAND: (0, -104), BUILD: (0, -146)}
    assert view.split is not None
    assert (view.split.rate_units, view.split.mix_units) == (0, -250)


def test_every_way_of_dividing_explains_the_same_change(ask: Asking) -> None:
    for split in ("level", "unit", "area", "sector"):
        view = ask(split=split, dataset="demo")
        assert view.explained.reason == ""
        assert view.split is not None
        assert view.split.units == 35
        assert float(view.split.difference) == pytest.approx(111824 / 113375 - 104820 / 106647)


def test_what_lies_in_no_area_is_a_group_of_its_own(ask: Asking) -> None:
    view = ask(split="area", dataset="demo")
    rest = next(group for group in view.groups if group.key == "elsewhere")
    departments, registry = (26106, 26193), (18377, 18570)
    assert rest.earlier is not None
    assert (rest.earlier.numerator, rest.earlier.denominator) == tuple(
        map(sum, zip(departments, registry, strict=True))
    )
    assert view.name("elsewhere", VI) == "Cơ quan không thuộc địa bàn nào"
    assert view.name("568", VI) == "Thành phố Nha Trang"


def test_an_office_is_told_from_its_area(ask: Asking) -> None:
    view = ask(split="unit", dataset="demo")
    assert view.name("568", VI) == "UBND thành phố Nha Trang"
    assert view.name("568", EN) == "Nha Trang city People's Committee"


def test_the_parts_of_a_count_add_up_to_its_change(ask: Asking) -> None:
    view = ask("received", dataset="demo")
    changes = {group.key: group.difference for group in view.groups}
    assert changes == {"commune": 2929, "land_registry": 2676, "province": 2665, "district": 764}
    assert sum(group.share or 0 for group in view.groups) == pytest.approx(1)
    both_ways = ask("received", "sector", dataset="demo")
    assert {group.share for group in both_ways.groups} == {None}
    assert sum(group.difference or 0 for group in both_ways.groups) == 9034


def test_the_period_is_the_year_before_or_the_chosen_one(ask: Asking) -> None:
    assert ask(dataset="demo").period == "2020-Q1"
    # 2018-Q3 is incomplete: another season does not take its place.
    incomplete = ask(period="2019-Q3", dataset="demo")
    assert (incomplete.period, incomplete.comparable) == ("2018-Q3", False)
    assert ask(period="2019-Q3", compare="2017-Q2", dataset="demo").period == "2017-Q2"
    assert ask(period="2017-Q1", dataset="demo").period is None


def test_an_incomplete_quarter_has_no_total_but_groups_and_names_who_is_missing(
    ask: Asking,
) -> None:
    view = ask(split="unit", period="2018-Q3", dataset="demo")
    assert view.later is not None and view.later.value is None
    assert (view.later.covered, view.later.expected) == (161, 166)
    assert not view.comparable and view.known and view.split is None
    assert sum(group.difference is not None for group in view.groups) == 161
    names = [unit.full.vi for unit in view.unreported["2018-Q3"]]
    assert names[:2] == ["Sở Du lịch", "UBND huyện Khánh Vĩnh"]
    assert len(names) == 5
    assert view.unreported["2017-Q3"] == ()


def test_groups_without_dossiers_are_new_gone_or_left_out() -> None:
    earlier = {("so-noi-vu", LAND): (9, 1), ("568", LAND): (5, 5)}
    later = {("so-noi-vu", LAND): (9, 1), ("22327", LAND): (4, 6)}
    view = small(earlier, later)(split="unit")
    states = {group.key: group.effect.state for group in view.groups if group.effect}
    assert states == {"so-noi-vu": "both", "568": "gone", "22327": "new"}
    assert set(view.explained.left_out) == set(UNITS) - set(states)
    assert shown(view)["568"][0] == shown(view)["22327"][0] == 0


def test_a_unit_that_is_missing_leaves_no_total() -> None:
    both = {("so-noi-vu", LAND): (9, 1), ("568", LAND): (5, 5)}
    view = small(both, both, missing={"2021-Q1": ("22327",)})(compare="2020-Q1")
    assert view.explained.reason == "missing"
    assert [unit.full.vi for unit in view.unreported["2021-Q1"]] == ["Phường Vĩnh Hòa"]


def test_equal_quarters_change_by_nothing() -> None:
    both = {("so-noi-vu", LAND): (9, 1), ("568", LAND): (5, 5)}
    view = small(both, both)(split="unit")
    assert view.split is not None
    assert (view.split.difference, view.split.units) == (0, 0)


def test_two_units_of_which_one_gets_slower() -> None:
    earlier = {("so-noi-vu", LAND): (100, 0), ("568", LAND): (100, 0)}
    later = {("so-noi-vu", LAND): (100, 0), ("568", LAND): (80, 20)}
    view = small(earlier, later)(split="unit")
    assert shown(view) == {"568": (-1000, 0), "so-noi-vu": (0, 0)}


def test_one_department_is_split_by_its_own_sectors() -> None:
    """85% → 77.5% of 200 dossiers: half of them fall by 20 points, half rise by 5."""
    earlier = {("so-noi-vu", LAND): (80, 20), ("so-noi-vu", BUILD): (90, 10), ("568", LAND): (1, 9)}
    later = {("so-noi-vu", LAND): (60, 40), ("so-noi-vu", BUILD): (95, 5), ("568", LAND): (9, 1)}
    asked = small(earlier, later)
    chosen = of_unit(asked.catalogue, "2021-Q1", "so-noi-vu")
    assert chosen == Filter(level="province", unit="so-noi-vu")
    view = asked(split="sector", level="province", unit="so-noi-vu")
    assert (view.earlier.value, view.later.value) == (0.85, 0.775)
    assert view.explains
    assert shown(view) == {LAND: (-1000, 0), BUILD: (250, 0)}
    assert own(asked.catalogue, view.question, LAND) is None


def test_one_commune_whose_dossiers_moved_to_a_slower_sector() -> None:
    """Both rates stay (90%, 50%); 40 of 100 dossiers move: 0.4 × (50 − 90) = −16 points."""
    earlier = {("22327", BUILD): (72, 8), ("22327", LAND): (10, 10)}
    later = {("22327", BUILD): (36, 4), ("22327", LAND): (30, 30)}
    view = small(earlier, later)(split="sector", level="commune", unit="22327")
    assert view.split is not None
    assert (view.split.rate_units, view.split.mix_units) == (0, -1600)
    assert (view.earlier.value, view.later.value) == (0.82, 0.66)


def test_one_group_alone_is_all_rate(ask: Asking) -> None:
    view = ask(dataset="demo", level="district")
    assert shown(view) == {"district": (196, 0)}


@pytest.mark.parametrize(
    ("metric", "period", "compare", "reason"),
    [
        ("on_time_rate", "2021-Q1", "2019-Q3", "similar"),
        ("on_time_rate", "2021-Q1", None, "none"),
        ("on_time_rate", "2024-Q1", None, "total"),
        ("on_time_rate", "2025-Q3", "2024-Q1", "break"),
        ("online_rate", "2021-Q1", "2019-Q3", "definition"),
        ("late", "2021-Q1", None, "none"),
    ],
)
def test_published_figures_are_split_only_where_their_counts_are(
    ask: Asking, metric: str, period: str, compare: str | None, reason: str
) -> None:
    view = ask(metric, period=period, compare=compare)
    assert view.explained.reason == reason
    assert view.split is None


def test_rates_on_both_sides_of_the_merger_have_no_groups(ask: Asking) -> None:
    view = ask(period="2025-Q3", compare="2024-Q1")
    assert view.comparison is not None
    assert (view.comparison.state, view.period, view.groups) == ("break", "2024-Q1", ())
    assert not view.comparable


def test_groups_printed_without_counts_are_not_divided_by() -> None:
    values = [
        {"indicator": "resolved", "period": "2020-Q1", "value": 100},
        {"indicator": "on_time", "period": "2020-Q1", "value": 90},
        {"indicator": "resolved", "value": 200},
        {"indicator": "on_time", "value": 190},
        {"indicator": "on_time_rate", "value": 95, "level": "province"},
        {"indicator": "on_time_rate", "period": "2020-Q1", "value": 90, "level": "province"},
    ]
    view = small({}, {}, values=values, missing=dict.fromkeys(("2020-Q1", "2021-Q1"), UNITS))()
    assert (view.explained.reason, view.explained.without) == ("group", ("province",))
    assert view.groups[0].difference == pytest.approx(0.05)


def test_a_numerator_without_denominator_is_named() -> None:
    """On time of received: building dossiers answered in Q1 2021, of which none was received."""
    both = {("so-noi-vu", LAND): (9, 1)}
    further = [
        {"unit": "568", "sector": BUILD, "period": "2020-Q1", "received_in_person": 5},
        {"unit": "568", "sector": BUILD, "period": "2021-Q1", "resolved_on_time": 5},
    ]
    view = small(both, both, further=further)("on_time_of_received", "sector")
    assert (view.explained.reason, view.explained.without) == ("undefined", (BUILD,))


# --- where else to look ---------------------------------------------------------------------------


ASKED = [
    Question("late", "level", "2021-Q1"),
    Question("on_time_rate", "level", "2025-Q3"),
    Question("on_time_rate", "sector", "2021-Q1", "2020-Q1", Filter(sector="dat-dai")),
    Question("received", "level", "2017-Q1", dataset="demo"),
    Question("on_time_rate", "unit", "2018-Q3", dataset="demo"),
]


@pytest.mark.parametrize("question", ASKED, ids=str)
def test_every_one_offered_compares(ask: Asking, question: Question) -> None:
    others = nearest(ask.reader, ask.catalogue, question)
    assert 1 <= len(others) <= 4
    assert question not in others
    assert len(set(others)) == len(others)
    for other in others:
        assert other.dataset == question.dataset
        assert change(ask.reader, ask.catalogue, other).comparable


def test_the_nearest_comes_first(ask: Asking) -> None:
    # Another season is offered, never taken by itself.
    first, *_ = nearest(ask.reader, ask.catalogue, Question("received", "level", "2021-Q1"))
    assert (first.metric, first.period, first.compare) == ("received", "2021-Q1", "2019-Q3")
    wider, *_ = nearest(ask.reader, ask.catalogue, ASKED[2])
    assert (wider.metric, wider.period, wider.chosen) == ("on_time_rate", "2024-Q1", Filter())
    incomplete, *_ = nearest(ask.reader, ask.catalogue, ASKED[4])
    assert incomplete.period == "2018-Q2"


# --- what each group adds, and its own parts ------------------------------------------------------


def test_contributions_add_up_to_the_difference(ask: Asking) -> None:
    for split in ("level", "unit", "area", "sector"):
        view = ask(split=split, dataset="demo")
        parts = view.contributions()
        assert view.split is not None
        assert sum(part.whole.size for part in parts) == view.split.difference
        assert sum(part.whole.units for part in parts) == 35
        assert sum(part.rate.units for part in parts) == view.split.rate_units
        assert sum(part.mix.size for part in parts) == view.split.mix
    counts = ask("received", "sector", dataset="demo").contributions()
    assert sum(part.whole.units for part in counts) == 9034


def test_five_stand_alone_and_the_chosen_one_is_among_them(ask: Asking) -> None:
    view = ask(split="unit", dataset="demo")
    keys = [part.key for part in view.contributions()]
    assert len(keys) == 6 and keys[-1] == ""
    assert keys[:5] == [group.key for group in view.groups[:5]]
    last = view.groups[100].key
    assert [part.key for part in view.contributions(last)] == [*keys[:4], last, ""]
    assert [part.key for part in view.contributions("no such unit")] == keys
    assert len(ask(dataset="demo").contributions()) == 4


def test_others_are_by_chance_where_each_of_them_is() -> None:
    """Seven communes and offices, the greatest on their own; the others moved a dossier each."""
    great = dict.fromkeys(UNITS[:5], ((900, 100), (700, 300)))
    little = dict.fromkeys(UNITS[5:], ((90, 10), (89, 11)))

    def rest(of: dict[str, tuple[tuple[int, int], tuple[int, int]]]) -> list[bool]:
        before = {(unit, LAND): pair[0] for unit, pair in of.items()}
        after = {(unit, LAND): pair[1] for unit, pair in of.items()}
        parts = small(before, after)("on_time_rate", "unit").contributions()
        return [part.by_chance for part in parts if not part.key]

    assert rest(great | little) == [True]
    assert rest(great | little | {UNITS[7]: ((900, 100), (800, 200))}) == [False]


@pytest.mark.parametrize(
    ("split", "key", "chosen", "into"),
    [
        ("level", "district", Filter(level="district"), "unit"),
        ("unit", "568", Filter(level="district", unit="568"), "sector"),
        ("area", "568", Filter(district="568"), "sector"),
        ("sector", "dat-dai", Filter(sector="dat-dai"), "unit"),
    ],
)
def test_a_group_is_explained_by_its_own_parts(
    ask: Asking, split: str, key: str, chosen: Filter, into: str
) -> None:
    asked = Question("on_time_rate", split, "2021-Q1", dataset="demo")
    question = own(ask.catalogue, asked, key)
    assert question == Question("on_time_rate", into, "2021-Q1", chosen=chosen, dataset="demo")
    whole = next(
        group for group in change(ask.reader, ask.catalogue, asked).groups if group.key == key
    )
    part = change(ask.reader, ask.catalogue, question)
    assert part.explains and len(part.groups) > 1
    assert (part.earlier and part.earlier.value) == (whole.earlier and whole.earlier.value)
    assert (part.later and part.later.value) == (whole.later and whole.later.value)


def test_what_has_no_parts_of_its_own_asks_nothing(ask: Asking) -> None:
    unit = Question("on_time_rate", "unit", "2021-Q1", dataset="demo")
    assert own(ask.catalogue, unit, "no such unit") is None
    land = replace(unit, chosen=Filter(sector="dat-dai"))
    assert own(ask.catalogue, land, "568") is None
    assert own(ask.catalogue, replace(unit, split="area"), "elsewhere") is None
