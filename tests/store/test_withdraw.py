"""Taking back: earlier rows stop counting, stay in the archive, and may come again."""

from pathlib import Path

import pytest

from analytics.errors import UnknownName
from analytics.store import Reader, add_load, build, open_reader, withdraw
from tests.store.test_accept import DOSSIER

WHEN = "2021-04-06T08:30:00+07:00"


@pytest.fixture
def loaded(store: Path, data: Path) -> None:
    load(store, data)


def load(store: Path, data: Path) -> None:
    rows = [DOSSIER, {**DOSSIER, "unit": "22327"}]
    given = {"file_name": "a.xlsx", "sha256": "ab" * 32, "who": "Lan", "when": WHEN}
    add_load(rows, kind="dossiers", root=store, data=data, **given)


def taken_back(store: Path, data: Path) -> Reader:
    withdraw([("2021-Q1", "568")], who="Lan", when=WHEN, why="gửi nhầm", root=store)
    return open_reader(build(store, data=data))


def reporting(reader: Reader) -> list[str]:
    return [row["unit"] for row in reader.rows("select unit from reporting_units order by unit")]


@pytest.mark.usefixtures("loaded")
def test_only_the_named_unit_and_period_stop_counting(store, data) -> None:
    assert reporting(open_reader(build(store, data=data))) == ["22327", "568"]
    after = taken_back(store, data)
    assert reporting(after) == ["22327"]
    assert after.rows("select distinct unit from current_dossiers") == [{"unit": "22327"}]
    (kept,) = after.rows("select count(*) as n from dossiers where unit = '568'")
    assert kept["n"] == 1
    (told,) = after.rows("select loaded_by, reason, row_count from loads where name = '0002-rut'")
    assert told == {"loaded_by": "Lan", "reason": "gửi nhầm", "row_count": 0}


@pytest.mark.usefixtures("loaded")
def test_a_later_load_counts_again(store, data) -> None:
    taken_back(store, data)
    load(store, data)
    assert reporting(open_reader(build(store, data=data))) == ["22327", "568"]


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("slice_", [("2021-Q2", "568"), ("2021-Q1", "569")])
def test_what_was_never_loaded_cannot_be_taken_back(store, slice_) -> None:
    with pytest.raises(UnknownName):
        withdraw([slice_], who="Lan", when=WHEN, why="gửi nhầm", root=store)
    assert len(list((store / "loads").glob("*.json"))) == 1
