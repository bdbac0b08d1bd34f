"""python -m analytics audit as a clerk or a program calls it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from analytics.__main__ import main
from analytics.store import ensure


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    ensure(folder)
    return folder


@pytest.fixture(autouse=True)
def _in_store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", str(store))


def test_contradictions_are_printed_and_the_code_says_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["audit"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("CHƯA THỐNG NHẤT · ")
    assert "29 + 11 + 3 + 0 = 43 ≠ 44" in out
    assert "nếu units_rated_average là 4 thì khớp" in out
    assert "report-2021-Q1 · I.2 ¶2" in out
    assert out.splitlines()[-1].startswith("12 điểm. Các quan hệ: ")
    assert err == ""


def test_a_document_without_contradiction_is_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "--document", "baokhanhhoa-2019-Q3"]) == 0
    assert "0 điểm" in capsys.readouterr().out
    assert main(["audit", "--document", "baokhanhhoa-pci-2023"]) == 0
    assert "1 điểm" in capsys.readouterr().out


def test_json_has_stable_keys_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "--json", "--document", "report-2021-Q1"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"dataset", "counts", "findings", "unchecked"}
    assert told["counts"] == {"held": 379, "broken": 13, "unchecked": 18}
    finding = next(one for one in told["findings"] if one["code"].startswith("units_rated:"))
    keys = {"severity", "code", "sentence", "relations", "figures", "suggestion"}
    assert set(finding) == keys
    relation = finding["relations"][0]
    assert (relation["left"], relation["right"]) == (44, 43)
    assert relation["relation"].startswith("units_rated = units_rated_good + ")
    assert {"code", "rule", "sentence", "arithmetic"} < set(relation)
    figure = next(one for one in finding["figures"] if one["indicator"] == "units_rated_average")
    assert set(figure) == {
        "indicator",
        "name",
        "document",
        "period",
        "block",
        "level",
        "unit",
        "sector",
        "value",
        "printed",
        "locator",
    }
    assert finding["suggestion"] == {
        "indicator": "units_rated_average",
        "document": "report-2021-Q1",
        "locator": "I.2 ¶2",
        "printed": "03",
        "value": "4",
    }


def test_every_finding_has_a_place_or_a_document(capsys: pytest.CaptureFixture[str]) -> None:
    main(["audit", "--json"])
    for finding in json.loads(capsys.readouterr().out)["findings"]:
        assert finding["sentence"]
        assert all(one["arithmetic"] for one in finding["relations"])
        assert finding["figures"] or finding["code"].startswith("event_dates")


@pytest.mark.parametrize("wrong", [["--jsn"], ["report-2021-Q1"], ["--document"]])
def test_wrong_input_says_how_to_call_it(
    wrong: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", *wrong]) == 2
    out, err = capsys.readouterr()
    assert (out, err.startswith("Cách dùng: ")) == ("", True)


def test_an_unknown_document_is_named_with_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["audit", "--document", "bao-cao"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "“bao-cao”" in err and "report-2021-Q1" in err


def test_help_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "--help"]) == 0
    assert capsys.readouterr().out.startswith("Cách dùng: ")


def test_a_reader_that_stops_early_is_no_error(store: Path) -> None:
    run = subprocess.Popen(
        [sys.executable, "-m", "analytics", "audit", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "DASHBOARD_STORE": str(store)},
        cwd=Path(__file__).parents[2],
    )
    assert run.stdout is not None and run.stderr is not None
    run.stdout.close()
    assert "Traceback" not in run.stderr.read().decode()
    run.wait(timeout=300)
