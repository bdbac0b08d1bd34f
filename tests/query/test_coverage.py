"""Who should report: named, so that no unit outside ever stands in for one that is missing."""

import pytest

from analytics.filters import Filter
from analytics.query.coverage import coverage
from analytics.store import Reader
from tests.fixtures.memory import memory_reader
from tests.query.stories import LOCAL, Q1, files, told

# As in the province: the communes of one district (here Cam Ranh, there Trường Sa) do not report.
WITHOUT = [
    {"level": "commune", "units": 2, "without": "569", "valid_to": "2025-07-01"},
    {"level": "district", "units": 1, "without": "569", "valid_to": "2025-07-01"},
]


def sent(*missing: str) -> Reader:
    units = [unit for unit in LOCAL if unit not in missing]
    return memory_reader(dossiers=files(units), expected_units=WITHOUT)


def test_a_unit_outside_does_not_stand_in_for_a_missing_one() -> None:
    """One of two communes has sent, and one of Cam Ranh, which nobody waits for."""
    answer = told(sent("22330"), "received", Filter("commune"))
    assert (answer.covered, answer.expected) == (1, 2)
    assert answer.value is None


def test_a_unit_outside_that_sends_is_no_unit_too_many() -> None:
    answer = told(sent(), "received", Filter("commune"))
    assert (answer.covered, answer.expected) == (2, 2)
    assert answer.value == 3


def test_the_whole_and_each_level_leave_it_aside() -> None:
    reader = sent("568")
    whole = coverage(reader, Filter(), "official", None)
    assert whole[Q1, None] == (6 - 1, 6)
    levels = coverage(reader, Filter(), "official", "level")
    assert levels[Q1, "district"] == (0, 1)
    assert levels[Q1, "commune"] == (2, 2)


def test_asked_for_by_itself_it_counts_as_what_it_is() -> None:
    reader = sent()
    areas = coverage(reader, Filter(), "official", "area")
    assert areas[Q1, "569"] == (2, 2)
    units = coverage(reader, Filter(), "official", "unit")
    assert units[Q1, "22408"] == (1, 1)
    assert told(reader, "received", Filter(district="569")).covered == 2


@pytest.mark.parametrize(
    ("level", "day"),
    [
        ("province", "2017-01-01"),
        ("district", "2017-01-01"),
        ("commune", "2017-01-01"),
        ("commune", "2024-11-01"),
        ("land_registry", "2017-01-01"),
        ("central", "2017-01-01"),
        ("commune", "2025-07-01"),
    ],
)
def test_the_numbers_expected_are_those_of_the_units_named(
    official: Reader, level: str, day: str
) -> None:
    """Every unit of the catalogue at that level, less those of the area left out."""
    (row,) = official.rows(
        "select units, without from expected_units where level = ? and valid_from = ?::date",
        [level, day],
    )
    units = official.rows(
        "select code, parent from units where level = ? and valid_from <= ?::date"
        " and (valid_to is null or valid_to > ?::date)",
        [level, day, day],
    )
    inside = [
        unit
        for unit in units
        if row["without"] is None or row["without"] not in (unit["code"], unit["parent"])
    ]
    assert len(inside) == row["units"]
