"""The verbs: python -m analytics store build | path | loads | check | …"""

import subprocess
import sys
from pathlib import Path

import pytest

from analytics.__main__ import main
from analytics.store.commands import USAGE
from analytics.store.commands import store as verbs
from analytics.store.folders import REPOSITORY
from analytics.store.publication import BUILDING


@pytest.fixture(autouse=True)
def small_store(store: Path, data: Path, monkeypatch) -> None:
    """$DASHBOARD_STORE is the test's store, and the inputs are the small ones."""
    monkeypatch.setenv("DASHBOARD_STORE", str(store))
    monkeypatch.setattr("analytics.store.folders.DATA", data)


def test_path_prints_the_path_alone_and_builds_first_when_it_must(store: Path, capsys) -> None:
    assert main(["store", "path"]) == 0
    printed = capsys.readouterr()
    assert printed.err == f"{BUILDING.vi}\n"
    (snapshot,) = store.glob("dashboard-*.duckdb")
    assert printed.out == f"{snapshot}\n"
    assert main(["store", "path"]) == 0
    assert capsys.readouterr() == (f"{snapshot}\n", "")


def test_path_as_a_command(store: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "analytics", "store", "path"],
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
    assert main(["store", "build"]) == 0
    (snapshot,) = store.glob("dashboard-*.duckdb")
    assert str(snapshot) in capsys.readouterr().out


def test_loads_lists_every_load(capsys) -> None:
    assert main(["store", "loads"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Số")
    assert len(lines) == 2
    assert "report-2021-Q1.csv" in lines[1]


@pytest.mark.parametrize("verb", ["build", "path", "loads", "check"])
def test_problems_are_all_listed(verb: str, edit, capsys) -> None:
    edit("published/report-2021-Q1.csv", ",98.63,", ",198.63,")
    edit("catalogue/sectors.csv", "thue,Thuế,", "thue,,")
    assert main(["store", verb]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "published/report-2021-Q1.csv, dòng 3, cột value" in printed.err
    assert "catalogue/sectors.csv, dòng 4, cột name" in printed.err


def test_whoever_reads_the_list_may_stop_reading(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", str(published))
    run = subprocess.Popen(
        [sys.executable, "-m", "analytics", "store", "loads"],
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
    assert told == ""


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["bild"],
        ["build", "now"],
        ["--verbose"],
        ["build", "--seed", "1"],
        ["build", "--wait", "soon"],
        ["backup"],
        ["give-up", "one"],
        ["check", "--language", "fr"],
    ],
)
def test_a_wrong_verb_prints_the_usage(arguments: list[str], capsys) -> None:
    assert main(["store", *arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert all(verb in printed.err for verb in verbs.commands)


@pytest.mark.parametrize("verb", ["", *verbs.commands])
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_is_no_error(verb: str, flag: str, store: Path, capsys) -> None:
    assert main(["store", *verb.split(), flag]) == 0
    assert capsys.readouterr() == (f"{USAGE}\n", "")
    assert not store.exists()
