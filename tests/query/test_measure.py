"""measured: the best basis there is, sums that add up however they are cut, one dataset."""

from fractions import Fraction
from math import isclose
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.errors import UnknownName
from analytics.filters import Filter
from analytics.metrics import METRICS
from analytics.query import Answer, measured
from analytics.store import DATA, Reader
from tests.fixtures.examples import some
from tests.fixtures.memory import memory_reader
from tests.query.stories import COLUMNS as FORM
from tests.query.stories import LOCAL, Q1, asked, files, told

COUNTS = ("received", "to_process", "resolved", "on_time", "late", "pending", "pending_overdue")
RATES = ("on_time_rate", "late_rate", "not_overdue_rate", "online_rate", "backlog_rate")
QUARTERS = ("2020-Q4", "2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4")
SECTORS = ("dat-dai", "xay-dung")

# --- the order of the bases -----------------------------------------------------------------------


def test_all_files_in_the_total_is_computed_and_the_print_yields() -> None:
    reader = memory_reader(values=[{"indicator": "received", "value": 9}], dossiers=files())
    answer = told(reader, "received")
    assert (answer.value, answer.basis, answer.printed, answer.document) == (
        8,
        "computed",
        None,
        None,
    )


def test_one_file_missing_the_print_leads_and_the_part_stands_beside() -> None:
    printed = [{"indicator": "received", "value": 9}]
    answer = told(memory_reader(values=printed, dossiers=files(LOCAL[1:])), "received")
    assert (answer.value, answer.basis, answer.printed) == (9, "reported", "9")
    assert (answer.covered, answer.expected, answer.partial) == (7, 8, 7)


def test_no_file_at_all_the_print_stands_alone() -> None:
    answer = told(memory_reader(values=[{"indicator": "received", "value": 9}]), "received")
    assert (answer.value, answer.basis) == (9, "reported")
    assert (answer.covered, answer.expected, answer.partial) == (0, None, None)


def test_neither_files_nor_print_is_a_gap_without_a_row() -> None:
    assert not measured(memory_reader(), ["received"], [Q1], Filter())


def test_a_part_never_hands_out_its_counts_as_those_of_the_whole() -> None:
    answer = told(memory_reader(dossiers=files(LOCAL[:2])), "on_time_rate")
    assert (answer.value, answer.basis, answer.partial) == (None, None, 1.0)
    assert not answer.has_counts


def test_each_metric_of_one_question_takes_its_own_best_basis() -> None:
    printed = [{"indicator": "on_time_rate", "value": 90}, {"indicator": "received", "value": 9}]
    reader = memory_reader(values=printed, dossiers=files(received_online=1))  # nothing resolved
    found = measured(reader, ["received", "on_time_rate"], [Q1], Filter())
    assert [(answer.basis, answer.value) for answer in found] == [
        ("computed", 8),
        ("reported", 0.9),
    ]


def test_a_rate_with_a_part_beside_keeps_the_counts_of_its_document() -> None:
    printed = [{"indicator": "resolved", "value": 200}, {"indicator": "on_time", "value": 150}]
    answer = told(memory_reader(values=printed, dossiers=files(LOCAL[:2])), "on_time_rate")
    assert (answer.value, answer.numerator, answer.denominator) == (0.75, 150, 200)
    assert (answer.partial, answer.covered) == (1.0, 2)


def test_where_the_size_of_a_level_is_unknown_the_print_leads_whatever_came_in() -> None:
    commune = files(["22366"])[0] | {"period": "2025-Q3"}
    printed = [{"indicator": "received", "value": 191957, "period": "2025-Q3"}]
    reader = memory_reader(values=printed, dossiers=[commune])
    answer = told(reader, "received", period="2025-Q3")
    assert (answer.value, answer.basis) == (191957, "reported")
    assert (answer.covered, answer.expected, answer.partial) == (1, None, 1)


def test_one_file_added_to_the_first_quarter_leaves_the_real_headline_alone() -> None:
    one = {"unit": "so-noi-vu", "sector": "dat-dai", "received_online": 40, "resolved_late": 40}
    reader = memory_reader(DATA, dossiers=[one])
    received, rate = told(reader, "received"), told(reader, "on_time_rate")
    assert (received.value, received.printed, received.basis) == (130729, "130.729", "reported")
    assert (received.covered, received.expected, received.partial) == (1, 166, 40)
    assert (rate.printed, rate.numerator, rate.denominator) == ("98,63%", 111824, 113375)
    assert rate.partial == 0
    assert told(reader, "late").value == 1551


# --- what cuts and sums must not change -----------------------------------------------------------

numbers = st.integers(0, 50) | st.integers(0, 2_000_000)
row = st.tuples(*[numbers] * len(FORM))
quarter = st.fixed_dictionaries({(unit, sector): row for unit in LOCAL for sector in SECTORS})
some_quarters = st.tuples(*[quarter] * len(QUARTERS))


def reader_of(quarters: tuple[Any, ...], divided: bool = True) -> Reader:
    """A reader on the given quarters; ``divided`` False merges the sectors of each unit's file."""
    rows = []
    for period, counts in zip(QUARTERS, quarters, strict=True):
        for unit in LOCAL:
            parts = [counts[unit, sector] for sector in SECTORS]
            if not divided:
                parts = [tuple(map(sum, zip(*parts, strict=True)))]
            for sector, one in zip(SECTORS if divided else (None,), parts, strict=True):
                rows.append(
                    {"period": period, "unit": unit, "sector": sector}
                    | dict(zip(FORM, one, strict=True))
                )
    return memory_reader(dossiers=rows)


def asked_of(reader: Reader, metrics: tuple[str, ...], split: str | None = None) -> list[Answer]:
    return measured(reader, metrics, QUARTERS, Filter(), split=split)


def summed(found: list[Answer], field: str) -> dict[tuple[str, str], float]:
    """The sum of a field over the keys, by metric and period."""
    sums: dict[tuple[str, str], float] = {}
    for answer in found:
        place = answer.metric, answer.period
        sums[place] = sums.get(place, 0) + getattr(answer, field)
    return sums


def counts_add_up_over_units_sectors_and_levels(reader: Reader) -> None:
    total = summed(asked_of(reader, COUNTS), "value")
    assert len(total) == len(COUNTS) * len(QUARTERS)
    for split in ("unit", "sector", "level"):
        assert summed(asked_of(reader, COUNTS, split), "value") == total


def a_rate_of_the_total_is_the_sum_of_numerators_by_the_sum_of_denominators(reader: Reader) -> None:
    total = asked_of(reader, RATES)
    for split in ("unit", "sector", "level"):
        parts = asked_of(reader, RATES, split)
        numerators = summed([part for part in parts if part.has_counts], "numerator")
        denominators = summed(parts, "denominator")
        for answer in total:
            place = answer.metric, answer.period
            if answer.value is None:
                assert denominators[place] == 0
            else:
                assert answer.value == numerators[place] / denominators[place]


def the_identities_between_rates_hold_at_every_grain(reader: Reader) -> None:
    for split in (None, "unit"):
        found = asked_of(reader, (*COUNTS, *RATES), split)
        value: dict[Any, Any] = {(one.metric, one.period, one.key): one.value for one in found}
        for period, key in {(one.period, one.key) for one in found}:
            of = {metric: value[metric, period, key] for metric in (*COUNTS, *RATES)}
            assert of["resolved"] == of["on_time"] + of["late"]
            if of["on_time_rate"] is not None:
                assert isclose(of["on_time_rate"] + of["late_rate"], 1)
            if of["not_overdue_rate"] is not None:
                overdue = Fraction(int(of["late"] + of["pending_overdue"]), int(of["to_process"]))
                assert isclose(of["not_overdue_rate"], 1 - overdue, abs_tol=1e-12)


@some(3)
@given(some_quarters)
def test_sums_rates_and_their_identities_hold_at_every_grain(quarters: tuple[Any, ...]) -> None:
    """Three rules, each of any quarters: one store of them is enough."""
    reader = reader_of(quarters)
    counts_add_up_over_units_sectors_and_levels(reader)
    a_rate_of_the_total_is_the_sum_of_numerators_by_the_sum_of_denominators(reader)
    the_identities_between_rates_hold_at_every_grain(reader)


@some(3)
@given(some_quarters)
def test_dividing_or_merging_the_rows_of_a_file_changes_nothing(quarters: tuple[Any, ...]) -> None:
    divided, merged = reader_of(quarters), reader_of(quarters, divided=False)
    for split in (None, "unit", "level"):
        found = asked_of(divided, (*COUNTS, *RATES), split)
        assert found
        assert found == asked_of(merged, (*COUNTS, *RATES), split)


# --- loads and datasets ---------------------------------------------------------------------------


def test_a_newer_file_of_a_unit_takes_the_place_of_the_whole_older_one() -> None:
    first = [*files(["568"]), {"unit": "568", "sector": "xay-dung", "received_in_person": 7}]
    second = [row | {"load": 2} for row in files(["568"], received_in_person=6)]
    reader = memory_reader(dossiers=[*first, *second])
    assert told(reader, "received", Filter("district", "568")).value == 6


def test_a_newer_file_of_one_unit_leaves_the_other_units_of_the_load_alone() -> None:
    second = [row | {"load": 2} for row in files(["568"], received_in_person=6)]
    assert told(memory_reader(dossiers=[*files(), *second]), "received").value == 7 + 6


def test_illustrative_and_official_figures_never_meet() -> None:
    demo = [row | {"dataset": "demo"} for row in files(received_in_person=100)]
    printed = [
        {"indicator": "on_time", "value": 90, "document": "demo-report", "dataset": "demo"},
        {"indicator": "resolved", "value": 120},
    ]
    reader = memory_reader(
        values=printed,
        dossiers=[*files(LOCAL[1:]), *demo],
        documents=[{"code": "demo-report", "kind": "demo", "dataset": "demo", "period": Q1}],
    )
    assert told(reader, "received").partial == 7
    assert told(reader, "received", dataset="demo").value == 800
    assert told(reader, "resolved").value == 120
    assert told(reader, "on_time").value is None  # the 90 are illustrative
    assert told(reader, "late").value is None  # 120 − 90 would mix the two


# --- the question ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def small() -> Reader:
    later = [row | {"period": "2021-Q2"} for row in files()]
    return memory_reader(dossiers=[*files(), *later])


def test_an_unknown_metric_or_split_is_named_with_the_known_ones(small: Reader) -> None:
    with pytest.raises(UnknownName) as unknown:
        measured(small, ["received", "happiness"], [Q1], Filter())
    assert (unknown.value.name, unknown.value.known) == ("happiness", tuple(METRICS))
    with pytest.raises(UnknownName, match="block"):
        measured(small, ["received"], [Q1], Filter(), split="block")


@pytest.mark.parametrize("level", ["province", "land_registry", "central"])
def test_an_area_at_a_level_that_has_none_finds_nothing(small: Reader, level: str) -> None:
    assert not measured(small, ["received"], [Q1], Filter(level, "568"))


def test_rows_come_in_the_order_asked_and_each_once(small: Reader) -> None:
    found = measured(small, ["resolved", "received", "resolved"], ["2021-Q2", Q1], Filter())
    assert [(answer.metric, answer.period) for answer in found] == [
        ("resolved", "2021-Q2"),
        ("resolved", "2021-Q1"),
        ("received", "2021-Q2"),
        ("received", "2021-Q1"),
    ]


@pytest.mark.parametrize("split", [None, "level", "unit", "sector"])
def test_no_metric_no_period_and_an_unknown_one_have_no_answers(
    small: Reader, official: Reader, split: str | None
) -> None:
    for reader in (small, official):
        for metrics, periods in (([], [Q1]), (list(METRICS), []), (list(METRICS), ["1999-Q1"])):
            assert measured(reader, metrics, periods, Filter(), split=split) == []


def test_an_answer_has_none_for_what_nobody_states_and_whole_units(small: Reader) -> None:
    answer = told(small, "received")
    assert (answer.key, answer.numerator, answer.printed, answer.partial) == (None,) * 4
    assert (answer.covered, answer.expected) == (8, 8)
    assert isinstance(answer.expected, int)
    assert asked(small, "received", period="2021-Q3") is None
