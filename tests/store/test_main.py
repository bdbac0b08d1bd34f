"""The verbs: python -m analytics.store build | path | loads | rollback | demo."""

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from analytics.demo import dossiers, fingerprint
from analytics.store import DATA, build, open_reader, read_inputs
from analytics.store import __main__ as verbs
from analytics.store.folders import REPOSITORY, archive_folder
from analytics.store.illustrative import KEPT
from analytics.store.publication import BUILDING


@pytest.fixture(autouse=True)
def small_store(store: Path, data: Path, monkeypatch) -> None:
    """$DASHBOARD_STORE is the test's store, and the inputs are the small ones."""
    monkeypatch.setenv("DASHBOARD_STORE", str(store))
    monkeypatch.setattr("analytics.store.folders.DATA", data)


def test_path_prints_the_path_alone_and_builds_first_when_it_must(store: Path, capsys) -> None:
    assert verbs.main(["path"]) == 0
    printed = capsys.readouterr()
    assert printed.err == f"{BUILDING.vi}\n"
    (snapshot,) = store.glob("dashboard-*.duckdb")
    assert printed.out == f"{snapshot}\n"
    assert verbs.main(["path"]) == 0
    assert capsys.readouterr() == (f"{snapshot}\n", "")


def test_path_as_a_command(store: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "analytics.store", "path"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    (snapshot,) = store.glob("dashboard-*.duckdb")
    assert run.stdout == f"{snapshot}\n"
    assert run.stderr == f"{BUILDING.vi}\n"


def test_build_says_which_snapshot_is_in_use(store: Path, capsys) -> None:
    assert verbs.main(["build"]) == 0
    (snapshot,) = store.glob("dashboard-*.duckdb")
    assert str(snapshot) in capsys.readouterr().out


def test_loads_lists_every_load(capsys) -> None:
    assert verbs.main(["loads"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Số")
    assert len(lines) == 2
    assert "report-2021-Q1.csv" in lines[1]


def test_rollback_says_which_snapshot_it_left(store: Path, edit, capsys) -> None:
    first = build()
    edit("published/report-2021-Q1.csv", "130729,130.729", "130730,130.730")
    second = build()
    assert verbs.main(["rollback"]) == 0
    printed = capsys.readouterr().out
    assert printed == f"Đã quay về {first.name}, thôi dùng {second.name}\n"
    assert verbs.main(["path"]) == 0
    assert capsys.readouterr().out == f"{first}\n"


def test_rollback_without_an_earlier_snapshot_is_an_error(capsys) -> None:
    build()
    assert verbs.main(["rollback"]) == 1
    assert "Không còn bản dựng" in capsys.readouterr().err


@pytest.mark.parametrize("verb", ["build", "path", "loads"])
def test_problems_are_all_listed(verb: str, edit, capsys) -> None:
    edit("published/report-2021-Q1.csv", ",98.63,", ",198.63,")
    edit("catalogue/sectors.csv", "thue,Thuế,", "thue,,")
    assert verbs.main([verb]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "published/report-2021-Q1.csv, dòng 3, cột value" in printed.err
    assert "catalogue/sectors.csv, dòng 4, cột name" in printed.err


@pytest.mark.parametrize(
    ("option", "found"),
    [
        ("--seed=-1", "-1"),
        ("--seed=4294967296", "4294967296"),
        ("--seed=hai", "'hai'"),
        ("--seed=1.5", "'1.5'"),
        ("--size=0", "0"),
        ("--size=1001", "1001"),
        ("--size=", "''"),
    ],
)
def test_a_number_out_of_range_is_named_with_its_limits(
    option: str, found: str, store: Path, capsys
) -> None:
    assert verbs.main(["demo", option]) == 1
    name = option.partition("=")[0]
    highest = {"--seed": 2**32 - 1, "--size": 1000}[name]
    lowest = {"--seed": 0, "--size": 1}[name]
    told = f"{name}: thấy {found}; cần số nguyên từ {lowest} đến {highest}\n"
    assert capsys.readouterr() == ("", told)
    assert not store.exists()


def test_another_seed_makes_another_dataset_and_never_replaces_one(
    store: Path, monkeypatch, capsys
) -> None:
    monkeypatch.setattr("analytics.store.folders.DATA", DATA)
    assert verbs.main(["demo", "--seed", "7"]) == 0
    assert KEPT.vi not in capsys.readouterr().err
    (load,) = read_inputs(archive=archive_folder(store)).loads[-1:]
    assert load.dataset == "demo"
    assert load.sha256 != fingerprint(_default_rows())
    assert verbs.main(["demo", "--seed=8"]) == 0
    assert KEPT.vi in capsys.readouterr().err
    assert read_inputs(archive=archive_folder(store)).loads[-1].sha256 == load.sha256


def test_layers_are_put_to_use_and_kept_until_the_next_build(
    store: Path, monkeypatch, capsys
) -> None:
    monkeypatch.setattr("analytics.store.folders.DATA", DATA)
    assert verbs.main(["demo", "--size", "2"]) == 0
    (snapshot,) = store.glob("dashboard-*.duckdb")
    assert str(snapshot) in capsys.readouterr().out
    rows = open_reader(snapshot).rows(
        "select count(*) as n, count(*) filter (where sector like '%.0002') as of_second"
        " from current_dossiers where dataset = 'demo'"
    )
    assert rows == [{"n": 2 * len(_default_rows()), "of_second": len(_default_rows())}]
    assert verbs.main(["path"]) == 0
    assert capsys.readouterr().out == f"{snapshot}\n"
    assert not list(store.glob(".building-*"))
    assert verbs.main(["build"]) == 0
    assert snapshot.name not in capsys.readouterr().out


@cache
def _default_rows():
    tables = read_inputs(DATA, DATA / "none").tables
    return dossiers(tables["units"], tables["sectors"])


def test_whoever_reads_the_list_may_stop_reading(store: Path) -> None:
    run = subprocess.Popen(
        [sys.executable, "-m", "analytics.store", "loads"],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert run.stdout is not None
    assert run.stderr is not None
    run.stdout.close()
    told = run.stderr.read()
    assert run.wait(timeout=300) == 0
    assert told == f"{BUILDING.vi}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["bild"],
        ["build", "now"],
        ["--verbose"],
        ["build", "--seed", "1"],
        ["demo", "--seed"],
        ["demo", "--sede", "1"],
        ["demo", "7"],
    ],
)
def test_a_wrong_verb_prints_the_usage(arguments: list[str], capsys) -> None:
    assert verbs.main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert all(verb in printed.err for verb in verbs._VERBS)


def test_help_is_no_error(capsys) -> None:
    assert verbs.main(["--help"]) == 0
    assert "build" in capsys.readouterr().out
