"""A rollback is a decision: kept whatever is built or loaded, ended by nothing but a decision."""

import os
from pathlib import Path

import pytest

from analytics.__main__ import main
from analytics.errors import StoreMissing
from analytics.store import (
    Receipt,
    accept,
    build,
    current,
    forward,
    inventory_of,
    look,
    open_reader,
    rollback,
)
from tests.fixtures.loading import DOSSIER, receipt, reporting

SAID = {"who": "Lan", "when": "2021-04-06T08:30:00+07:00", "why": "gửi nhầm"}


@pytest.fixture
def loaded(store: Path, data: Path) -> Path:
    """Two loads: one of two units, then one more."""
    accept([receipt("568"), receipt("569")], root=store, data=data)
    accept([receipt("22327")], root=store, data=data)
    return store


def test_the_last_loads_are_set_aside_together_and_one_by_one(loaded: Path, data: Path) -> None:
    loads, path = rollback(loaded, data=data, **SAID)
    assert ([load.name for load in loads], reporting(path)) == (["0003-22327"], ["568", "569"])
    loads, path = rollback(loaded, data=data, **SAID)
    assert ([load.name for load in loads], reporting(path)) == (["0001-568", "0002-569"], [])
    with pytest.raises(StoreMissing):
        rollback(loaded, data=data, **SAID)
    loads, path = forward(loaded, data=data, **SAID)
    assert ([load.name[:4] for load in loads], len(reporting(path))) == (
        ["0001", "0002", "0003"],
        3,
    )
    with pytest.raises(StoreMissing):
        forward(loaded, data=data, **SAID)


def test_nothing_but_a_decision_ends_it(loaded: Path, data: Path, edit) -> None:
    rollback(loaded, data=data, **SAID)
    for path in loaded.rglob("*"):
        os.utime(path, (1, 1))  # order is that of loads, not of files' times
    assert reporting(build(loaded, data=data)) == ["568", "569"]
    edit("published/report-2021-Q1.csv", "130729,130.729", "130730,130.730")
    assert reporting(build(loaded, data=data)) == ["568", "569"]
    _, path = accept([receipt("22366", period="2025-Q3")], root=loaded, data=data)
    assert reporting(path) == ["22366", "568", "569"]
    (decision,) = inventory_of(open_reader(path)).rollbacks
    assert (decision.who, decision.why, decision.numbers) == ("Lan", "gửi nhầm", (3,))


def test_what_was_loaded_again_meanwhile_counts_after_it_is_ended(loaded, data) -> None:
    rollback(loaded, data=data, **SAID)
    accept([receipt("22327", received_online=9)], root=loaded, data=data)
    _, path = forward(loaded, data=data, **SAID)
    rows = open_reader(path).rows("select received_online as n from current_dossiers")
    assert sorted(row["n"] for row in rows) == [3, 3, 9]


def test_by_command_with_who_and_why(loaded: Path, data: Path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", str(loaded))
    monkeypatch.setattr("analytics.store.folders.DATA", data)
    assert main(["store", "rollback", "--who", "Lan", "--why", "gửi nhầm"]) == 0
    assert "0003-22327" in capsys.readouterr().out
    assert main(["store", "check"]) == 0
    assert "3 lần nạp (1 đang để riêng theo quyết định)" in capsys.readouterr().out
    assert main(["store", "loads"]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("Đang để riêng, không tính: 0003-22327: Lan, ")
    assert last.endswith(": gửi nhầm")
    assert main(["store", "forward", "--language", "en"]) == 0
    assert "Counted again: 0003-22327" in capsys.readouterr().out
    assert main(["store", "forward"]) == 1
    assert look(data=data).path == current()


def test_the_rows_of_a_load_that_is_aside_are_not_lost(loaded: Path, data: Path) -> None:
    rollback(loaded, data=data, **SAID)
    again = Receipt([DOSSIER], "dossiers", "x.xlsx", "0" * 64, "Lan", "2021-04-07")
    (load,), _ = accept([again], root=loaded, data=data)
    assert load.name == "0004-x"  # numbers go on
    assert len(list((loaded / "loads").glob("*.parquet"))) == 4
