"""Files accepted together are all in, in one snapshot, or none is and nothing has changed."""

from pathlib import Path

import pytest

from analytics.errors import InputProblems
from analytics.store import Receipt, accept, acceptance, build, current, open_reader
from analytics.texts import Bilingual
from tests.store.test_acceptance import DOSSIER

UNITS = ("568", "569", "22327")
WHEN = "2021-04-05T08:30:00+07:00"


def receipt(unit: str, **changed: object) -> Receipt:
    rows = [{**DOSSIER, "unit": unit, **changed}]
    return Receipt(rows, "dossiers", f"{unit}.xlsx", unit.zfill(64), "Lan", WHEN)


def archived(store: Path) -> list[str]:
    return sorted(path.name for path in (store / "loads").glob("*"))


def reporting(path: Path) -> list[str]:
    rows = open_reader(path).rows("select unit from reporting_units order by unit")
    return [row["unit"] for row in rows]


def test_all_are_in_one_snapshot_in_their_order(store: Path, data: Path) -> None:
    build(store, data=data)
    told: list[Bilingual] = []
    given = [receipt(unit) for unit in UNITS]
    loads, path = accept(given, root=store, data=data, progress=told.append)
    assert [load.name for load in loads] == ["0001-568", "0002-569", "0003-22327"]
    assert reporting(path) == sorted(UNITS)
    assert path == build(store, data=data) == current(store)
    assert told[:3] == [
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
    told: list[Bilingual] = []

    def tell(text: Bilingual) -> None:
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
