"""A target counts from its day; before that it is a yardstick without met or missed."""

from datetime import date

import pytest

from analytics.query import STATES, state, target
from analytics.store import Reader
from tests.fixtures.memory import memory_reader

# The small catalogue's own general target takes over on 1 July 2025.
GENERAL = {
    "metric": "on_time_rate",
    "value": 90,
    "valid_from": "2020-01-01",
    "valid_to": "2025-07-01",
}
COMMUNES = {"metric": "on_time_rate", "level": "commune", "value": 97}


@pytest.mark.parametrize(
    ("period", "in_force"),
    [
        ("2025-Q3", True),
        ("2025-Q4", True),
        ("2026", True),
        ("2025-Q2", False),
        ("2021-Q1", False),
        ("2025-H1", False),
        ("2025", False),  # half of the year was over when it began
        ("2025-9M", False),
        ("since-2018..2025-Q4", False),
    ],
)
def test_the_95_per_cent_of_september_2025_count_from_the_third_quarter_on(
    official: Reader, period: str, in_force: bool
) -> None:
    found = target(official, "on_time_rate", None, period)
    assert found is not None
    assert (found.value, found.in_force) == (0.95, in_force)
    assert (found.valid_from, found.set_on) == (date(2025, 7, 1), date(2025, 9, 19))


def test_it_names_its_source_in_both_languages_with_an_address(official: Reader) -> None:
    found = target(official, "on_time_rate", "district", "2025-Q3")
    assert found is not None
    assert found.level is None
    assert "9/2025" in found.source.vi
    assert "September 2025" in found.source.en
    assert (found.address or "").startswith("https://news.laodong.vn/")


def test_a_metric_without_a_target_has_none(official: Reader) -> None:
    assert target(official, "online_rate", None, "2025-Q3") is None


def test_a_target_of_the_level_comes_before_a_general_one() -> None:
    reader = memory_reader(
        targets=[
            GENERAL,
            COMMUNES | {"valid_from": "2020-01-01"},
        ]
    )
    found = {
        level: target(reader, "on_time_rate", level, "2021-Q1")
        for level in (None, "commune", "district")
    }
    assert {level: one and one.value for level, one in found.items()} == {
        None: 0.9,
        "commune": 0.97,
        "district": 0.9,
    }


def test_a_general_target_in_force_comes_before_a_later_one_of_the_level() -> None:
    reader = memory_reader(
        targets=[
            GENERAL,
            COMMUNES | {"valid_from": "2022-01-01"},
        ]
    )
    found = target(reader, "on_time_rate", "commune", "2021-Q1")
    assert found is not None
    assert (found.value, found.in_force) == (0.9, True)


def test_a_target_ends_and_the_next_one_is_the_yardstick_until_it_begins() -> None:
    ended = {
        "metric": "late_rate",
        "value": 5,
        "valid_from": "2018-01-01",
        "valid_to": "2020-01-01",
    }
    begins = {"metric": "late_rate", "value": 2, "valid_from": "2022-01-01"}
    reader = memory_reader(targets=[ended, begins])
    found = [target(reader, "late_rate", None, p) for p in ("2019-Q4", "2020-Q1", "2022-Q1")]
    assert [one and (one.value, one.in_force) for one in found] == [
        (0.05, True),
        (0.02, False),
        (0.02, True),
    ]


def test_an_ended_target_without_a_next_one_is_no_yardstick() -> None:
    ended = {
        "metric": "late_rate",
        "value": 5,
        "valid_from": "2018-01-01",
        "valid_to": "2020-01-01",
    }
    assert target(memory_reader(targets=[ended]), "late_rate", None, "2021-Q1") is None


@pytest.mark.parametrize(
    ("value", "period", "code"),
    [
        (0.95, "2025-Q3", "met"),
        (1.0, "2025-Q3", "met"),
        (0.9499, "2025-Q3", "near"),
        (0.9401, "2025-Q3", "near"),
        (0.94, "2025-Q3", "missed"),
        (0.0, "2025-Q3", "missed"),
        (None, "2025-Q3", "no_data"),
        (0.5, "2021-Q1", "not_in_force"),
        (0.99, "2021-Q1", "not_in_force"),
        (None, "2021-Q1", "no_data"),
    ],
)
def test_how_a_rate_stands_to_its_target(
    official: Reader, value: float | None, period: str, code: str
) -> None:
    assert state(value, target(official, "on_time_rate", None, period)).code == code


def test_without_any_target_nothing_is_met_or_missed(official: Reader) -> None:
    assert state(0.2, target(official, "online_rate", None, "2025-Q3")).code == "not_in_force"


def test_every_state_has_a_sign_and_a_word_of_its_own() -> None:
    assert len({one.sign for one in STATES.values()}) == len(STATES) == 5
    for language in ("vi", "en"):
        assert len({one.label.in_(language) for one in STATES.values()}) == len(STATES)
