"""Taking back: earlier rows stop counting, stay in the archive, and may come again."""

import json
import shutil
from pathlib import Path

import pytest

from analytics.errors import InputProblems, StoreChanged, UnknownName
from analytics.store import Reader, build, open_reader, withdraw
from tests.fixtures.building import anew
from tests.fixtures.loading import DOSSIER, VALUE, add_load, without_inventory

WHEN = "2021-04-06T08:30:00+07:00"


@pytest.fixture
def loaded(store: Path, data: Path) -> None:
    load(store, data)


def load(store: Path, data: Path) -> None:
    rows = [DOSSIER, {**DOSSIER, "unit": "22327"}]
    given = {"file_name": "a.xlsx", "sha256": "ab" * 32, "who": "Lan", "when": WHEN}
    add_load(rows, kind="dossiers", root=store, data=data, **given)


def taken_back(store: Path, data: Path) -> Reader:
    withdraw([("2021-Q1", "568")], who="Lan", when=WHEN, why="gửi nhầm", root=store, data=data)
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
def test_what_was_never_loaded_cannot_be_taken_back(store, data, slice_) -> None:
    with pytest.raises(UnknownName):
        withdraw([slice_], who="Lan", when=WHEN, why="gửi nhầm", root=store, data=data)
    assert len(list((store / "loads").glob("*.json"))) == 1


SHEET = "bang-so-lieu-2021-Q2-toan-tinh"


def load_sheet(store: Path, data: Path, value: int = 140000, document: str = SHEET) -> str:
    row = VALUE | {"document": document, "period": "2021-Q2", "value": value, "printed": str(value)}
    given = {"file_name": "bang.xlsx", "sha256": "cd" * 32, "who": "Lan", "when": WHEN}
    source = {"code": document, "period": "2021-Q2"}
    load = add_load([row], kind="indicators", source=source, root=store, data=data, **given)
    return load.name


def sheet_taken_back(store: Path, data: Path, **seen: str) -> None:
    named = {(SHEET,): seen["seen"]} if seen else None
    given = {
        "who": "Lan",
        "when": WHEN,
        "why": "nhầm quý",
        "root": store,
        "data": data,
        "seen": named,
    }
    withdraw([(SHEET,)], kind="indicators", **given)


def sheets(reader: Reader) -> dict[str, int]:
    """What counts of other documents than the published ones."""
    rows = reader.rows(
        "select v.document, v.value from current_indicator_values v"
        " join loads l on l.load_id = v.load_id where l.kind = 'indicators'"
    )
    return {row["document"]: int(row["value"]) for row in rows}


def sources(reader: Reader) -> list[str]:
    rows = reader.rows("select code from current_documents where kind = 'import' order by code")
    return [row["code"] for row in rows]


@pytest.mark.usefixtures("loaded")
def test_a_sheet_stops_counting_and_nothing_else_does(store, data) -> None:
    other = SHEET.replace("Q2", "Q3")
    load_sheet(store, data)
    load_sheet(store, data, 139000, other)
    before = open_reader(build(store, data=data))
    assert sheets(before) == {SHEET: 140000, other: 139000}
    assert sources(before) == [SHEET, other, "import-0001-a"]
    sheet_taken_back(store, data)
    after = open_reader(build(store, data=data))
    assert sheets(after) == {other: 139000}
    assert sources(after) == [other, "import-0001-a"]
    assert reporting(after) == ["22327", "568"]
    published = "select * from current_indicator_values where document = 'report-2021-Q1'"
    assert after.rows(published) == before.rows(published) != []
    (kept,) = after.rows("select value from indicator_values where document = ?", [SHEET])
    assert kept["value"] == 140000
    (told,) = after.rows("select kind, reason, row_count from loads where name = '0004-rut'")
    assert told == {"kind": "indicators", "reason": "nhầm quý", "row_count": 0}


def test_earlier_loads_of_a_sheet_stay_out_and_a_later_one_counts(store, data) -> None:
    load_sheet(store, data)
    load_sheet(store, data, 141000)
    sheet_taken_back(store, data)
    assert sheets(open_reader(build(store, data=data))) == {}
    load_sheet(store, data, 142000)
    after = open_reader(build(store, data=data))
    assert (sheets(after), sources(after)) == ({SHEET: 142000}, [SHEET])
    sheet_taken_back(store, data)
    assert sheets(open_reader(build(store, data=data))) == {}


def test_the_archive_alone_gives_the_same_after_both_were_taken_back(
    store, data, tmp_path, loaded
) -> None:
    load_sheet(store, data)
    sheet_taken_back(store, data)
    now = taken_back(store, data)
    shutil.copytree(store / "loads", tmp_path / "elsewhere" / "loads")
    with anew():
        again = open_reader(build(tmp_path / "elsewhere", data=data))
    for table in ("withdrawals", "loads", "current_documents", "current_indicator_values"):
        assert again.rows(f"select * from {table}") == now.rows(f"select * from {table}")
    assert (sheets(again), reporting(again)) == ({}, ["22327"])
    assert again.rows("select period, unit, document from withdrawals order by load_id") == [
        {"period": None, "unit": None, "document": SHEET},
        {"period": "2021-Q1", "unit": "568", "document": None},
    ]


def test_another_was_faster_with_a_sheet(store, data) -> None:
    first = load_sheet(store, data)
    load_sheet(store, data, 141000)
    with pytest.raises(StoreChanged) as caught:
        sheet_taken_back(store, data, seen=first)
    (change,) = caught.value.changes
    assert (change.what, change.did) == ((SHEET,), "loaded")
    sheet_taken_back(store, data)
    with pytest.raises(StoreChanged) as caught:
        sheet_taken_back(store, data)
    assert str(caught.value) == f"Số của {SHEET} đã được Lan rút lúc {WHEN}"
    assert len(list((store / "loads").glob("*.json"))) == 3


@pytest.mark.usefixtures("loaded")
def test_a_sheet_that_was_never_loaded(store, data) -> None:
    with pytest.raises(UnknownName):
        sheet_taken_back(store, data)
    assert len(list((store / "loads").glob("*.json"))) == 1


def test_the_manifests_name_what_is_taken_back(store, data, loaded) -> None:
    """The form of the first: so it stands in archives that are older than sheets."""
    load_sheet(store, data)
    sheet_taken_back(store, data)
    taken_back(store, data)
    of_sheet, of_unit = (
        json.loads((store / "loads" / f"{name}.json").read_bytes())
        for name in ("0003-rut", "0004-rut")
    )
    assert of_unit["withdrawn"] == [["2021-Q1", "568"]]
    assert of_unit["slices"] == [["official", "2021-Q1", "568"]]
    assert of_sheet["withdrawn"] == [[SHEET]]
    assert of_sheet["slices"] == [["official", SHEET]]


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("names", [["568"], ["official", "2021-Q1", "568"]])
def test_a_manifest_that_takes_back_no_slice_is_damaged(store, data, names) -> None:
    taken_back(store, data)
    path = store / "loads" / "0002-rut.json"
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {"withdrawn": [names]}))
    without_inventory(store)
    with pytest.raises(InputProblems, match="0002-rut"):
        build(store, data=data)
