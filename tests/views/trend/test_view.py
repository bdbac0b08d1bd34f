"""What is asked and answered: official figures as printed, illustrative ones from dossiers."""

import pytest

from analytics.catalogue import Catalogue
from analytics.i18n import EN, VI
from analytics.views.trend import kinds, left_out, nearest, subjects, table, ways
from analytics.views.trend.data import Question
from tests.views.trend.conftest import Asking


def told(view) -> dict[str, float]:  # type: ignore[no-untyped-def]
    return {answer.period: round(view.amount(answer), 2) for answer in view.known}


def test_the_on_time_rate_as_published(ask: Asking) -> None:
    assert told(ask()) == {
        "2019-Q3": 97.76,
        "2021-Q1": 98.63,
        "2023-Q1": 99.19,
        "2024-Q1": 99.37,
        "2025-Q3": 93.28,
    }


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("par_index", {"2019": 80.91, "2020": 82.57, "2021": 85.11, "2023": 88.6, "2024": 90.49}),
        ("sipas", {"2020": 81.82, "2021": 84.4, "2023": 81.09, "2024": 83.66}),
        ("papi", {"2019": 42.16, "2020": 39.14, "2022": 43.44, "2023": 44.94}),
        ("pci", {"2022": 67.74, "2023": 67.65}),
        ("papi_rank", {"2019": 49, "2022": 16, "2023": 8}),
    ],
)
def test_the_yearly_indices(ask: Asking, code: str, values: dict[str, float]) -> None:
    assert told(ask(code, kind="year")) == values


def test_an_index_has_no_parts_and_no_filter(ask: Asking) -> None:
    assert ask("par_index", "level", "year").answers == ()
    assert ask("par_index", None, "year", level="commune").answers == ()


def test_two_documents_that_disagree_both_stay(ask: Asking) -> None:
    ranks = [one.value for one in ask("sipas_rank", kind="year").known if one.period == "2023"]
    assert sorted(ranks) == [40, 43]


def test_demo_has_seventeen_quarters_and_one_is_a_gap(ask: Asking) -> None:
    view = ask(dataset="demo")
    assert len(view.answers) == 17
    assert [(one.period, one.covered, one.expected) for one in view.gaps] == [("2018-Q3", 161, 166)]
    assert told(view)["2021-Q1"] == 98.63


@pytest.mark.parametrize(
    ("split", "keys"), [("level", 4), ("unit", 166), ("sector", 30)], ids=lambda value: str(value)
)
def test_demo_by_parts(ask: Asking, split: str, keys: int) -> None:
    view = ask(split=split, dataset="demo")
    assert len(view.keys) == len(view.called(VI)) == keys
    assert set(view.called(EN)) == set(view.keys)


def test_datasets_are_never_mixed(ask: Asking) -> None:
    assert {answer.basis for answer in ask(dataset="demo").known} == {"computed"}
    assert "computed" not in {answer.basis for answer in ask().known}


def test_the_greatest_part_comes_first(ask: Asking) -> None:
    assert ask(split="level", dataset="demo").keys[0] == "commune"


def test_the_lowest_part_with_enough_dossiers_is_shown_first(ask: Asking) -> None:
    view = ask(split="unit", dataset="demo")
    newest = [one for one in view.known if one.period == "2021-Q1"]
    told = min((one for one in newest if one.denominator >= 30), key=lambda one: one.value or 0)
    assert (view.standout, told.key) == (told.key, "570")
    assert ask("late_rate", "unit", dataset="demo").standout == told.key
    assert ask("received", "level", dataset="demo").standout == "commune"
    assert ask(split="level").standout == "province"
    assert ask().standout is None


def test_units_are_called_as_in_their_newest_period(ask: Asking) -> None:
    """Code 22366 is Phường Lộc Thọ until 1 July 2025, and something else after it."""
    names = ask(split="unit", dataset="demo").called(VI)
    (row,) = ask.reader.rows(
        "select name from units where code = '22366' and valid_from <= '2021-03-31'"
        " and valid_to > '2021-03-31'"
    )
    assert names["22366"] == row["name"] != "Phường Nha Trang"


def test_units_of_one_name_are_told_apart(ask: Asking) -> None:
    names = ask(split="unit", dataset="demo").called(VI)
    assert len(set(names.values())) == len(names)


def test_the_target_counts_from_its_day(ask: Asking) -> None:
    official, demo = ask().target, ask(dataset="demo").target
    assert official is not None
    assert demo is not None
    assert (official.value, official.in_force, demo.in_force) == (0.95, True, False)
    assert ask("late_rate").target is None


def test_events_lie_within_the_time_shown(ask: Asking) -> None:
    shown = ask()
    days = [day.isoformat() for day, _vi, _en in shown.events]
    assert days == sorted(days)
    assert "2020-12-23" in days
    assert "2025-07-01" not in days  # a break, no event
    assert ask("backlog_rate").events == ()


def test_real_events_do_not_explain_made_up_figures(ask: Asking) -> None:
    shown = ask(dataset="demo")
    assert {answer.period for answer in shown.answers} >= {"2020-Q4", "2021-Q1"}
    assert shown.events == ()


@pytest.mark.parametrize(
    ("code", "dataset", "found"),
    [
        ("on_time_rate", "official", ("quarter", "half", "year")),
        ("on_time_rate", "demo", ("quarter",)),
        ("par_index", "official", ("year",)),
        ("par_index", "demo", ()),
        ("backlog_rate", "official", ()),
        ("backlog_rate", "demo", ("quarter",)),
    ],
)
def test_only_kinds_of_period_with_figures_are_offered(
    ask: Asking, code: str, dataset: str, found: tuple[str, ...]
) -> None:
    assert kinds(ask.reader, ask.catalogue, code, dataset) == found


def test_an_empty_choice_offers_the_nearest_ones(ask: Asking) -> None:
    asked = Question("par_index", "level", "year")
    assert nearest(ask.reader, ask.catalogue, asked)[0] == Question("par_index", None, "year")
    found = nearest(ask.reader, ask.catalogue, Question("backlog_rate", None, "quarter"))
    assert found[-1].subject == "on_time_rate"
    assert all(
        ask(one.subject, one.split, one.kind).known
        for one in nearest(ask.reader, ask.catalogue, asked)
    )


def test_ways_of_counting_stand_together(ask: Asking) -> None:
    known = subjects(ask.catalogue)
    found = [one.code for one in ways(known["on_time_rate"], known)]
    assert found == ["on_time_rate", "on_time_of_received", "not_overdue_rate"]
    assert list(known)[:3] == found
    assert ways(known["received"], known) == ()
    assert all(one.formula for one in ways(known["on_time_rate"], known))


# --- tables ---------------------------------------------------------------------------------------


def test_few_parts_stand_side_by_side_newest_first(ask: Asking, catalogue: Catalogue) -> None:
    shown = table(ask(split="level"), catalogue, VI, heading="Cấp")
    assert list(shown.frame) == ["Kỳ", "Cấp tỉnh (%)", "Cấp huyện (%)", "Cấp xã (%)"]
    assert list(shown.frame["Kỳ"]) == ["Quý III/2025", "Quý I/2021"]
    assert shown.texts["Cấp huyện (%)"] == ["—", "91,58%"]
    assert shown.frame["Cấp huyện (%)"].dtype == "float64"


def test_the_counts_stand_beside_a_total(ask: Asking, catalogue: Catalogue) -> None:
    shown = table(ask(), catalogue, VI, heading="")
    rows = dict(zip(shown.frame["Kỳ"], shown.frame["Mẫu số (hồ sơ)"], strict=True))
    assert rows["Quý I/2021"] == 113_375
    assert "nguồn không nêu số hồ sơ" in list(shown.frame["Ghi chú"])[1]


def test_a_gap_is_said_and_not_filled(ask: Asking, catalogue: Catalogue) -> None:
    shown = table(ask(dataset="demo"), catalogue, VI, heading="")
    row = shown.frame[shown.frame["Kỳ"] == "Quý III/2018"].iloc[0]
    assert row.isna().sum() == 3
    assert "161 trên 166 đơn vị đã gửi" in row["Ghi chú"]


def test_of_very_many_parts_the_newest_periods_are_shown(ask: Asking, catalogue: Catalogue) -> None:
    view = ask(split="unit", dataset="demo")
    shown = table(view, catalogue, VI, heading="Đơn vị")
    assert left_out(view) == (3, 17)
    assert set(shown.frame["Kỳ"]) == {"Quý I/2021", "Quý IV/2020", "Quý III/2020"}
    assert left_out(ask(split="sector", dataset="demo")) == (17, 17)


def test_the_table_says_how_each_point_lies_to_its_limits(
    ask: Asking, catalogue: Catalogue
) -> None:
    chosen = {"dataset": "demo", "sector": "bao-tro-xa-hoi"}
    total = table(ask(**chosen), catalogue, VI, heading="")
    told = dict(zip(total.frame["Kỳ"], total.frame["So với giới hạn"], strict=True))
    assert (told["Quý I/2021"], told["Quý I/2019"]) == ("trên giới hạn", "trong giới hạn")
    assert told["Quý III/2018"] == "—"
    levels = table(ask(split="level", **chosen), catalogue, VI, heading="Cấp")
    assert levels.frame["Dấu hiệu"][1] == "Cấp huyện: trên giới hạn"
    assert "So với giới hạn" not in table(ask(), catalogue, VI, heading="").frame
