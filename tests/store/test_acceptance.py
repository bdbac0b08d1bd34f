"""Accepting files: checked, appended whole or not at all, together or not, counted at once."""

import hashlib
import json
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from analytics.errors import InputProblems, StoreError, UnknownName
from analytics.names import slug
from analytics.store import Load, accept, acceptance, build, current, look, open_reader
from analytics.texts import Words
from tests.fixtures.loading import DOSSIER, VALUE, add_load, receipt, reporting, without_inventory

UNITS = ("568", "569", "22327")


@pytest.fixture
def accepted(store: Path, data: Path):
    """accepted(rows, kind="dossiers", …): add a load to the store of the test."""

    def add(rows, kind: str = "dossiers", **more) -> Load:
        given = {
            "file_name": "Nha Trang Q1.xlsx",
            "sha256": "ab" * 32,
            "who": "Phòng CCHC",
            "when": "2021-04-05T08:30:00+07:00",
        }
        return add_load(rows, kind=kind, root=store, data=data, **(given | more))

    return add


def test_a_load_is_rows_and_a_manifest(store: Path, accepted) -> None:
    load = accepted([DOSSIER], why="báo cáo bổ sung")
    assert load.name == "0001-nha-trang-q1"
    assert sorted(path.name for path in (store / "loads").iterdir()) == [
        "0001-nha-trang-q1.json",
        "0001-nha-trang-q1.parquet",
        "inventory.jsonl",
    ]
    manifest = json.loads((store / "loads/0001-nha-trang-q1.json").read_text(encoding="utf-8"))
    assert manifest["who"] == "Phòng CCHC"
    assert manifest["when"] == "2021-04-05T08:30:00+07:00"
    assert manifest["why"] == "báo cáo bổ sung"
    assert manifest["file_name"] == "Nha Trang Q1.xlsx"
    assert manifest["sha256"] == "ab" * 32
    assert manifest["kind"] == "dossiers"
    assert manifest["slices"] == [["official", "2021-Q1", "568"]]
    assert manifest["rows"] == 1


def test_the_next_build_counts_it_after_the_published_files(store, data, accepted) -> None:
    before = build(store, data=data)
    accepted([DOSSIER])
    after = build(store, data=data)
    assert after != before
    reader = open_reader(after)
    (row,) = reader.rows("select load_id, area, received_online, paid_online from current_dossiers")
    assert row == {"load_id": 2, "area": "568", "received_online": 3, "paid_online": None}
    (row,) = reader.rows(
        "select loads.loaded_by, documents.kind, documents.sha256, documents.period from loads"
        " inner join documents on documents.code = loads.document where load_id = 2"
    )
    assert row == {
        "loaded_by": "Phòng CCHC",
        "kind": "import",
        "sha256": "ab" * 32,
        "period": "2021-Q1",
    }
    assert open_reader(before).rows("select * from current_dossiers") == []


def test_a_partial_import_leaves_other_units_and_the_printed_total_alone(
    store, data, accepted
) -> None:
    accepted([DOSSIER, {**DOSSIER, "unit": "569"}])
    accepted([{**DOSSIER, "received_online": 9}])
    reader = open_reader(build(store, data=data))
    rows = reader.rows("select unit, received_online as n from current_dossiers")
    assert rows == [{"unit": "568", "n": 9}, {"unit": "569", "n": 3}]
    (row,) = reader.rows("select value from current_indicator_values where indicator = 'received'")
    assert row == {"value": Decimal(130729)}


def test_imported_figures_replace_the_document_they_name(store, data, accepted) -> None:
    accepted([VALUE], kind="indicators")
    reader = open_reader(build(store, data=data))
    rows = reader.rows("select load_id, row, indicator, value from current_indicator_values")
    assert rows == [{"load_id": 2, "row": 1, "indicator": "received", "value": Decimal(130730)}]


def test_imported_figures_may_bring_their_document(store, data, accepted) -> None:
    source = {"code": "report-2021-Q2", "title_vi": "Báo cáo quý II", "period": "2021-Q2"}
    accepted(
        [{**VALUE, "document": "report-2021-Q2", "period": "2021-Q2"}],
        kind="indicators",
        source=source,
    )
    reader = open_reader(build(store, data=data))
    (row,) = reader.rows("select title_vi, kind from documents where code = 'report-2021-Q2'")
    assert row == {"title_vi": "Báo cáo quý II", "kind": "import"}
    assert reader.rows("select count(*) as n from current_indicator_values") == [{"n": 3}]


def test_demo_rows_stay_in_their_own_dataset(store, data, accepted) -> None:
    accepted([DOSSIER], dataset="demo")
    reader = open_reader(build(store, data=data))
    assert reader.rows("select dataset from current_dossiers") == [{"dataset": "demo"}]
    assert reader.rows("select kind from documents where dataset = 'demo'") == [{"kind": "demo"}]


def test_a_frame_with_gaps_is_taken_as_it_is(store, data, accepted) -> None:
    frame = pd.DataFrame([{**DOSSIER, "paid_online": 2}, {**DOSSIER, "sector": "xay-dung"}])
    accepted(frame)
    reader = open_reader(build(store, data=data))
    rows = reader.rows("select sector, paid_online from current_dossiers")
    assert rows == [
        {"sector": "dat-dai", "paid_online": 2},
        {"sector": "xay-dung", "paid_online": None},
    ]


@pytest.mark.parametrize(
    ("rows", "column"),
    [
        ([{**DOSSIER, "resolved_late": -1}], "resolved_late"),
        ([{**DOSSIER, "resolved_late": 1.5}], "resolved_late"),
        ([{**DOSSIER, "resolved_late": None}], "resolved_late"),
        ([{**DOSSIER, "unit": "999"}], "unit"),
        ([{**DOSSIER, "unit": "22366"}], "unit"),  # a ward of 2025 cannot report for 2021
        ([{**DOSSIER, "sector": "fishing"}], "sector"),
        ([{**DOSSIER, "period": "Q1"}], "period"),
        ([DOSSIER, DOSSIER], "period"),
        ([DOSSIER, {**DOSSIER, "sector": None}], "sector"),
    ],
)
def test_wrong_rows_are_refused_and_leave_no_trace(store, accepted, rows, column: str) -> None:
    with pytest.raises(InputProblems) as caught:
        accepted(rows)
    assert {problem.column for problem in caught.value.problems} == {column}
    assert {problem.file for problem in caught.value.problems} == {"Nha Trang Q1.xlsx"}
    assert list(store.glob("loads/*")) == []


@pytest.mark.parametrize(
    "more", [{"kind": "totals"}, {"dataset": "private"}, {"rows": [{**DOSSIER, "late": 1}]}]
)
def test_unknown_names_are_refused(accepted, more) -> None:
    with pytest.raises(UnknownName):
        accepted(**({"rows": [DOSSIER]} | more))


def test_numbers_go_on_and_rows_without_a_manifest_are_no_load(
    store, data, accepted, monkeypatch
) -> None:
    accepted([DOSSIER])
    before = sorted((store / "loads").iterdir())
    with monkeypatch.context() as cut:
        cut.setattr(acceptance, "write_whole", _power_cut)
        with pytest.raises(StoreError, match="power"):
            accepted([{**DOSSIER, "received_online": 8}])
    reader = open_reader(build(store, data=data))
    assert reader.rows("select received_online as n from current_dossiers") == [{"n": 3}]
    assert sorted((store / "loads").iterdir()) == before
    assert accepted([DOSSIER]).name == "0002-nha-trang-q1"


def _power_cut(*_: object) -> None:
    raise OSError("power cut")


@pytest.mark.parametrize(
    ("name", "damage", "word"),
    [
        ("0001-nha-trang-q1.parquet", lambda path: path.write_bytes(b"other"), "thay đổi"),
        ("0001-nha-trang-q1.parquet", lambda path: path.unlink(), "không có tệp"),
        ("0001-nha-trang-q1.json", lambda path: path.unlink(), "không có tệp"),
        ("0001-nha-trang-q1.json", lambda path: path.write_text("{"), "thay đổi"),
        (
            "0001-nha-trang-q1.json",
            lambda path: path.write_text(path.read_text().replace("Phòng CCHC", "Phòng khác")),
            "thay đổi",
        ),
        ("inventory.jsonl", lambda path: path.unlink(), "không có tệp"),
        ("inventory.jsonl", lambda path: path.write_text(path.read_text()[:-9]), "như lúc ghi"),
        (
            "inventory.jsonl",
            lambda path: path.write_text(path.read_text().replace('"number": 1', '"number": 2')),
            "không nối tiếp",
        ),
        (
            "inventory.jsonl",
            lambda path: path.write_text("".join(path.read_text().splitlines(True)[:-1])),
            "không nối tiếp",
        ),
    ],
)
def test_a_damaged_archive_is_told_and_nothing_is_published(
    store, data, accepted, name: str, damage, word: str
) -> None:
    accepted([DOSSIER])
    damage(store / "loads" / name)
    with pytest.raises(InputProblems) as caught:
        build(store, data=data)
    (problem,) = caught.value.problems
    assert caught.value.of_archive
    assert problem.file == f"loads/{name}"
    assert word in problem.found.vi
    with pytest.raises(InputProblems):
        accepted([{**DOSSIER, "unit": "569"}])
    serving = look(store, data=data)
    assert serving.path is not None
    assert str(serving.trouble) == str(caught.value)


def test_an_imported_figure_of_a_unit_that_left_the_catalogue_is_told(
    store, data, accepted, edit
) -> None:
    accepted([{**VALUE, "unit": "22408", "level": "commune"}], kind="indicators")
    edit("catalogue/units.csv", "22408,", "22409,")
    with pytest.raises(InputProblems) as caught:
        build(store, data=data)
    assert [problem.found.vi for problem in caught.value.problems] == ["“22408”"]


def test_a_code_that_left_the_catalogue_after_the_import_is_told(
    store, data, accepted, edit
) -> None:
    accepted([DOSSIER, {**DOSSIER, "unit": "22408"}])
    edit("catalogue/sectors.csv", "dat-dai,", "land,")
    edit("catalogue/units.csv", "22408,", "22409,")
    with pytest.raises(InputProblems) as caught:
        build(store, data=data)
    found = [(problem.file, problem.column, problem.found.vi) for problem in caught.value.problems]
    assert found == [
        ("Nha Trang Q1.xlsx", "sector", "“dat-dai”"),
        ("Nha Trang Q1.xlsx", "unit", "“22408 (2021-Q1)”"),
    ]


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Sở Nội vụ (Q1)", "so-noi-vu-q1"),
        ("Điện Biên", "dien-bien"),
        ("../../etc", "etc"),
        ("報告", "load"),
        ("a" * 60, "a" * 40),
    ],
)
def test_a_file_name_becomes_a_plain_slug(name: str, plain: str) -> None:
    assert slug(name) == plain


def test_a_load_of_before_a_column_was_there_has_none_of_it(store, data, accepted) -> None:
    """Its rows are written again without the column, as they were, and its manifest with them."""
    accepted([DOSSIER])
    path = next((store / "loads").glob("0001-*.parquet"))
    frame = pd.read_parquet(path).drop(columns="ended_without_result")
    frame.to_parquet(path)
    manifest = path.with_suffix(".json")
    record = json.loads(manifest.read_text(encoding="utf-8"))
    record["parquet_sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    manifest.write_text(json.dumps(record), encoding="utf-8")
    without_inventory(store)
    accepted([{**DOSSIER, "unit": "569", "ended_without_result": 2}])
    reader = open_reader(build(store, data=data))
    rows = reader.rows("select unit, ended_without_result as n from current_dossiers order by unit")
    assert rows == [{"unit": "568", "n": None}, {"unit": "569", "n": 2}]


# --- several together ---------------------------------------------------------------------------


def archived(store: Path) -> list[str]:
    return sorted(path.name for path in (store / "loads").glob("*"))


def test_all_are_in_one_snapshot_in_their_order(store: Path, data: Path) -> None:
    build(store, data=data)
    told: list[Words] = []
    given = [receipt(unit) for unit in UNITS]
    loads, path = accept(given, root=store, data=data, progress=told.append)
    assert [load.name for load in loads] == ["0001-568", "0002-569", "0003-22327"]
    assert reporting(path) == sorted(UNITS)
    assert path == build(store, data=data) == current(store)
    assert [tuple(text) for text in told[:3]] == [
        (f"Đang lưu tệp {n} trên 3: {one}.xlsx", f"Storing file {n} of 3: {one}.xlsx")
        for n, one in enumerate(UNITS, 1)
    ]
    assert len(list(store.glob("dashboard-*.duckdb"))) == 2


def test_one_wrong_file_keeps_all_out(store: Path, data: Path) -> None:
    before = build(store, data=data)
    with pytest.raises(InputProblems):
        accept([receipt("568"), receipt("569", sector="khong-co")], root=store, data=data)
    assert archived(store) == []
    assert current(store) == before


class Interrupted(BaseException):
    """As the framework ends a run whose visitor has clicked on something else."""


def interrupts(at: int):
    """A progress that ends the work when so many things were told."""
    told: list[Words] = []

    def tell(text: Words) -> None:
        told.append(text)
        if len(told) == at:
            raise Interrupted

    return tell


@pytest.mark.parametrize("at", [1, 2, 3, 4])
def test_interrupted_while_archiving_or_building_nothing_is_in(
    store: Path, data: Path, at: int
) -> None:
    before = build(store, data=data)
    with pytest.raises(Interrupted):
        accept([receipt(unit) for unit in UNITS], root=store, data=data, progress=interrupts(at))
    assert archived(store) == []
    assert build(store, data=data) == before


def test_a_process_that_is_killed_midway_leaves_loads_that_do_not_count(
    store: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = build(store, data=data)
    given = [receipt(unit) for unit in UNITS]
    with monkeypatch.context() as killed:
        killed.setattr(acceptance, "end_writing", lambda _folder, _inventory: None)
        with pytest.raises(Interrupted):
            accept(given, root=store, data=data, progress=interrupts(3))
    assert "0002-569.json" in archived(store)
    assert build(store, data=data) == before
    _loads, path = accept(given[2:], root=store, data=data)
    assert reporting(path) == ["22327"]
    assert archived(store) == ["0001-22327.json", "0001-22327.parquet", "inventory.jsonl"]


def test_where_the_snapshot_cannot_be_built_the_archive_is_as_before(
    store: Path, data: Path, edit
) -> None:
    before = build(store, data=data)
    edit("published/report-2021-Q1.csv", "98.63", "98,63x")
    with pytest.raises(InputProblems):
        accept([receipt("568")], root=store, data=data)
    assert archived(store) == []
    assert current(store) == before
