"""python -m analytics report check as a clerk or a program calls it."""

import json
from pathlib import Path

import pytest

from analytics.__main__ import main
from analytics.store import ensure
from tests.reports.build import REPORTS

FILE = str(REPORTS / "khanh-hoa-2021-q1.txt")
OTHER = str(REPORTS / "lam-dong-2022-q3.pdf")
FIGURE = {
    *("value", "printed", "locator", "sentence", "indicator", "block", "level", "unit", "sector"),
    *("scope_note", "period", "precision", "confidence"),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    ensure(folder)
    return folder


@pytest.fixture(autouse=True)
def _in_store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", str(store))


def test_json_has_the_figures_what_is_none_and_the_findings(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["report", "check", FILE, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["period"], told["province"]) == ("2021-Q1", None)
    assert {frozenset(figure) for figure in told["figures"]} == {frozenset(FIGURE)}
    assert {frozenset(part) for part in told["left_out"]} == {
        frozenset({"text", "locator", "reason"})
    }
    rate = next(figure for figure in told["figures"] if figure["printed"] == "91,58%")
    assert (rate["value"], rate["indicator"], rate["level"]) == (91.58, "on_time_rate", "district")
    assert any(finding["severity"] == "contradiction" for finding in told["findings"])


def test_every_figure_stands_in_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "check", FILE]) == 1
    out = capsys.readouterr().out
    assert "II.2 ¶6 · 130.729 · Hồ sơ tiếp nhận trong kỳ [local, 2021-Q1] · chắc" in out
    assert "CHƯA THỐNG NHẤT" in out


def test_another_province_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "check", OTHER]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Báo cáo của tỉnh Lâm Đồng: không số nào được coi là chắc")
    assert " 0 chắc" in out


def test_what_is_no_report_is_said_on_stderr(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "trong.docx"
    empty.write_bytes(b"")
    assert main(["report", "check", str(empty)]) == 1
    assert main(["report", "check", str(tmp_path / "khong-co.docx")]) == 1
    assert main(["report", "check", FILE, "--period", "2021-13"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "tệp rỗng, 0 byte" in err and "Không có tệp: " in err and "2021-13" in err


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("trong.docx", b"", "tệp rỗng, 0 byte"),
        ("cong-van.txt", "Kính gửi: Sở Nội vụ\n\nĐề nghị gửi hồ sơ.\n".encode(), "công văn"),
        ("khong-co.docx", None, "Không có tệp: "),
    ],
)
def test_a_program_is_told_why_a_file_is_not_read(
    name: str,
    content: bytes | None,
    words: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert main(["report", "check", str(path), "--json"]) == 1
    out, err = capsys.readouterr()
    told = json.loads(out)
    assert (told["figures"], told["left_out"], told["findings"]) == ([], [], [])
    assert words in told["refused"] and told["refused"] in err


def test_a_chosen_period_counts(capsys: pytest.CaptureFixture[str]) -> None:
    main(["report", "check", FILE, "--json", "--period", "2021-Q2"])
    assert json.loads(capsys.readouterr().out)["period"] == "2021-Q2"
