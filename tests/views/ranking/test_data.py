"""Who is ranked, who stands apart, who is missing; change of rank, way to the line, what else."""

import pytest

from analytics.i18n import VI
from analytics.metrics import SMALL
from analytics.views.ranking import Ranking, nearest, reading
from analytics.views.ranking.wording import change_text
from tests.views.ranking.conftest import Asking, story

# Enough dossiers to tell the first from the last.
FIVE = {"a": (990, 10), "b": (95, 5), "c": (95, 5), "d": (180, 20), "e": (7, 1)}


def ranks(view: Ranking) -> list[tuple[str, int | None]]:
    return [(row.key, row.rank) for row in view.standings]


def test_ties_share_a_rank_and_small_units_stand_apart() -> None:
    view = story(FIVE)()
    assert ranks(view) == [("a", 1), ("b", 2), ("c", 2), ("d", 4), ("e", None)]
    small = view.of("e")
    assert small is not None
    assert (small.apart, small.value) == ("small", 7 / 8)
    assert small.possible is None


def test_a_unit_at_the_stated_volume_is_ranked() -> None:
    view = story({"a": (1, SMALL - 1), "b": (1, SMALL - 2), "c": (40, 0)}, names="abc")()
    assert ranks(view) == [("c", 1), ("a", 2), ("b", None)]


def test_possible_ranks_of_three_hundred_dossiers_by_hand() -> None:
    """99%, 95% and 60% of 300: the first two cannot be told apart at Šidák's 98.3%, the third can.

    Wilson with z = 2.3877: 96.45–99.72%, 91.07–97.25% and 53.12–66.51%.
    """
    view = story({"a": (297, 3), "b": (285, 15), "c": (180, 120)}, names="abc")()
    assert [row.possible for row in view.ranked] == [(1, 2), (1, 2), (3, 3)]


def test_tiers_of_three_hundred_dossiers_by_hand() -> None:
    """The same intervals lie above, above and below the overall rate of 762 ÷ 900 = 84.67%."""
    view = story({"a": (297, 3), "b": (285, 15), "c": (180, 120)}, names="abc")()
    assert [row.tier for row in view.ranked] == ["higher", "higher", "lower"]
    ends = [(row.wide.low, row.wide.high) for row in view.ranked if row.wide]
    assert ends[1] == pytest.approx((0.9107, 0.9725), abs=1e-4)
    assert view.worse == "lower"
    assert view.featured is not None and view.featured.key == "c"


def test_a_unit_whose_interval_holds_the_common_rate_is_of_neither_tier() -> None:
    """Of 5%, 4% and 10% late none is told at once with the others, although the third is by itself:
    its 95% interval is 82.6–94.5%, the overall rate 93.67%, and 81.1–95.0% for all three."""
    view = story({"a": (95, 5), "b": (96, 4), "c": (90, 10)}, names="abc")()
    assert view.has_tiers and view.unranked == "alike"
    assert [row.tier for row in view.ranked] == ["same"] * 3
    assert view.featured is None


def test_the_better_tier_answers_where_nobody_is_worse() -> None:
    """99% of 100 are 92.05–99.87% at Šidák's 99%, the overall rate is 459 ÷ 500 = 91.8%."""
    view = story(dict.fromkeys("abcd", (90, 10)) | {"e": (99, 1)})()
    assert {row.key for row in view.tier("same")} == set("abcd")
    assert view.featured is not None and view.featured.key == "e"


def test_without_counts_of_every_ranked_unit_there_are_no_tiers() -> None:
    for metric in ("late", "on_time_of_received"):
        view = story(FIVE)(metric=metric)
        assert not view.has_tiers and view.featured is None
        assert {row.tier for row in view.standings} == {""}


def test_late_dossiers_and_the_way_to_the_yardstick() -> None:
    """180 of 200 on time: 95% are 190, so ten more; the 95% do not bind in 2021."""
    view = story(FIVE)()
    far = view.of("d")
    assert far is not None
    assert (far.late, far.needed) == (20, 10)
    assert view.goal is not None and not view.goal.in_force
    assert [row.needed for row in view.ranked] == [0, 0, 0, 10]


def test_a_late_rate_ranks_the_lowest_first() -> None:
    view = story(FIVE)(metric="late_rate")
    assert ranks(view)[:2] == [("a", 1), ("b", 2)]
    assert [row.late for row in view.ranked] == [10, 5, 5, 20]


def test_counts_are_ranked_by_value_without_intervals() -> None:
    view = story(FIVE)(metric="late")
    assert ranks(view) == [("e", 1), ("b", 2), ("c", 2), ("a", 4), ("d", 5)]
    assert {row.interval for row in view.standings} == {None}
    assert view.funnel is None


def test_a_rate_that_can_pass_100_per_cent_is_not_ranked() -> None:
    view = story(FIVE)(metric="on_time_of_received")
    assert view.unranked == "no_share"
    assert {row.rank for row in view.standings} == {None}
    # By name: the rate does not tell late dossiers.
    assert [row.key for row in view.ranked] == ["a", "b", "c", "d"]
    assert not view.sure
    assert view.funnel is None


ALIKE = {"a": (990, 10), "b": (986, 14), "c": (985, 15), "e": (7, 1)}


def test_where_any_rank_is_open_to_anybody_there_is_none() -> None:
    """99,0%, 98,6% and 98,5% of 1.000: all intervals overlap; the most late dossiers come first."""
    view = story(ALIKE, {"a": (500, 500), "b": (990, 10), "c": (900, 100)})()
    assert view.unranked == "alike"
    assert ranks(view) == [("c", None), ("b", None), ("a", None), ("e", None)]
    assert [row.key for row in view.ranked] == ["c", "b", "a"]
    assert {(row.rank, row.possible, row.change) for row in view.standings} == {(None, None, None)}
    assert view.compared is None


def test_no_change_of_rank_from_a_period_without_ranks() -> None:
    before = dict.fromkeys("abcd", (950, 50))
    view = story(FIVE, before)()
    assert not view.unranked and view.sure
    assert view.compared is None
    assert {row.change for row in view.standings} == {None}


def test_change_of_rank_against_the_year_before() -> None:
    before = {"a": (90, 10), "b": (990, 10), "c": (95, 5), "d": (50, 50)}
    view = story(FIVE, before)()
    assert view.compared == "2020-Q1"
    assert {row.key: row.change for row in view.standings} == {
        "a": 2,
        "b": -1,
        "c": 0,
        "d": 0,
        "e": None,
    }


def test_units_ranked_for_the_first_time_move_nobody() -> None:
    before = {"b": (950, 50), "c": (600, 400)}
    now = {"a": (99, 1), "b": (600, 400), "c": (960, 40), "d": (100, 0)}
    view = story(now, before, names="abcd")()
    changes = {row.key: (row.rank, row.change) for row in view.standings}
    assert changes == {"d": (1, None), "a": (2, None), "c": (3, 1), "b": (4, -1)}
    assert "Chỉ 2 đơn vị có hạng ở cả hai kỳ" in str(reading(view, VI))


def test_four_of_eight_areas_are_compared_with_the_same_four(ask: Asking) -> None:
    """Illustrative Q3 2018: offices of four areas are silent, so that only four are ranked."""
    view = ask("districts", areas=True, period="2018-Q3", dataset="demo")
    assert len(view.ranked) == 4
    later = ask("districts", areas=True, period="2018-Q4", compare="2018-Q3", dataset="demo")
    assert len(later.ranked) == 8
    assert {row.key for row in later.moved} <= {"570", "571", "572", "574"}
    assert sum(row.change or 0 for row in later.ranked) == 0


def test_one_unit_in_common_is_not_compared() -> None:
    view = story({"a": (99, 1), "b": (95, 5)}, {"b": (95, 5), "c": (90, 10)}, names="abc")()
    assert view.compared is None
    assert {row.change for row in view.standings} == {None}


def test_without_an_earlier_period_there_is_no_change() -> None:
    view = story(FIVE)()
    assert view.compared is None
    assert {row.change for row in view.standings} == {None}
    assert story(FIVE, FIVE)(compare="2019-Q4").compared is None


def test_who_did_not_report_is_named() -> None:
    counts = {key: FIVE[key] for key in "abc"}
    view = story(counts)()
    assert (view.members.silent, view.members.missing) == (("d", "e"), 2)


def test_a_unit_that_need_not_report_is_not_missing() -> None:
    """Five departments, four of which should report, and one that never did."""
    view = story({key: FIVE[key] for key in "abcd"}, expected=4)()
    assert (view.members.silent, view.members.missing) == ((), 0)
    fewer = story({key: FIVE[key] for key in "abc"}, expected=4)()
    assert (fewer.members.silent, fewer.members.missing) == (("d", "e"), 1)


@pytest.mark.parametrize("counts", [{}, {"a": (99, 1)}, {"a": (9, 1), "b": (9, 1)}])
def test_nobody_one_unit_and_only_small_ones_are_not_ranked(
    counts: dict[str, tuple[int, int]],
) -> None:
    view = story(counts)()
    assert view.ranked == ()
    assert len(view.standings) == len(counts)


def test_two_units_all_on_time_and_all_late() -> None:
    view = story({"a": (40, 0), "b": (0, 40)}, names="ab")()
    assert [(row.rank, row.value, row.possible) for row in view.ranked] == [
        (1, 1.0, (1, 1)),
        (2, 0.0, (2, 2)),
    ]


def test_equal_units() -> None:
    view = story(dict.fromkeys("abcde", (95, 5)))()
    assert view.unranked == "alike"
    assert {(row.rank, row.possible) for row in view.ranked} == {(None, None)}


def test_a_unit_without_dossiers_to_count_stands_apart() -> None:
    """Nobody has anything pending: the overdue share has no denominator."""
    view = story(FIVE)(metric="overdue_share")
    assert {(row.rank, row.apart, row.value) for row in view.standings} == {(None, "empty", None)}
    assert view.known == ()


# --- the catalogue as it is -----------------------------------------------------------------------


def test_demo_ranks_the_eight_districts_and_their_areas(ask: Asking) -> None:
    offices = ask("districts", dataset="demo")
    assert len(offices.ranked) == 8
    assert offices.members.missing == 0
    areas = ask("districts", dataset="demo", areas=True)
    assert len(areas.ranked) == 8
    office, area = offices.of("568"), areas.of("568")
    assert office is not None and area is not None
    communes = ask("communes", dataset="demo", district="568")
    below = [row.answer.denominator or 0 for row in communes.known]
    assert area.answer.denominator == (office.answer.denominator or 0) + sum(below)


def test_demo_names_the_units_missing_in_one_quarter(ask: Asking) -> None:
    view = ask("communes", period="2018-Q3", dataset="demo")
    assert view.members.missing == len(view.members.silent) == 3
    assert "22736" not in view.members.silent  # Trường Sa never reports


def test_the_communes_of_a_district_are_its_own(ask: Asking) -> None:
    view = ask("communes", dataset="demo", district="575")
    assert {ask.catalogue.units[row.key]["parent"] for row in view.standings} <= {
        "575",
        None,
    }
    assert len(view.standings) == len(view.members.names) == 8


def test_official_central_agencies_are_ranked_by_print(ask: Asking) -> None:
    """The Q1/2021 report prints the online share of four of them, without denominators."""
    view = ask("central", "online_of_resolved")
    assert [(row.key, row.value) for row in view.ranked] == [
        ("cuc-hai-quan", 0.9956),
        ("bao-hiem-xa-hoi", 0.8453),
        ("cong-an-tinh", 0.8206),
        ("kho-bac-nha-nuoc", 0.7849),
    ]
    assert not view.sure
    assert view.documents == ("report-2021-Q1",)


def test_no_district_can_be_ranked_after_the_level_ended(ask: Asking) -> None:
    view = ask("districts", period="2025-Q3")
    assert (view.standings, view.members.names, view.members.expected) == ((), {}, 0)


def test_the_series_does_not_reach_over_the_break(ask: Asking) -> None:
    view = ask("communes", period="2025-Q3")
    assert all(code >= "2025-Q3" for code in view.periods)


def test_a_rank_that_chance_can_have_moved_is_told_from_one_that_moved() -> None:
    before = {"a": (500, 500), "b": (900, 100), "c": (899, 101), "d": (100, 900)}
    now = {"a": (990, 10), "b": (899, 101), "c": (900, 100), "d": (100, 900)}
    known = {row.key: row for row in story(now, before)().standings}
    assert {key: row.change for key, row in known.items()} == {
        "a": 2,
        "b": -2,
        "c": 0,
        "d": 0,
    }
    # b was 1–2 and may be 2–3 now: its place among the two that are alike says nothing.
    assert {key: row.possible for key, row in known.items()}["b"] == (2, 3)
    assert known["b"].move is not None
    assert known["b"].move.possible_then == (1, 2)
    assert {key for key, row in known.items() if row.changed_by_chance} == {"b"}
    assert change_text(known["a"], VI) == "▲ 2"
    assert change_text(known["b"], VI) == "(▼ 2)"


def test_without_possible_ranks_nothing_is_known_of_chance() -> None:
    view = story(FIVE, {key: FIVE[key] for key in "abcd"})(metric="on_time_of_received")
    assert not any(row.changed_by_chance for row in view.standings)


# --- where else to look ---------------------------------------------------------------------------


def test_the_nearest_choices_have_figures(ask: Asking) -> None:
    question = ask("departments").question
    choices = nearest(ask.reader, ask.catalogue, question)
    assert [(other.population, other.metric, other.period, n) for other, n in choices[:2]] == [
        ("central", "online_resolved", "2021-Q1", 4),
        ("central", "online_of_resolved", "2021-Q1", 4),
    ]
    for other, units in choices:
        view = ask(other.population, other.metric, other.period, areas=other.areas)
        assert len(view.known) == units


def test_a_dataset_without_any_figure_offers_nothing() -> None:
    asked = story({})
    assert nearest(asked.reader, asked.catalogue, asked().question) == ()
