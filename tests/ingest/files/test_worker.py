"""The process that reads workbooks: limits, no secrets, no files, and words when it is stopped."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

from analytics.ingest.files import worker
from analytics.ingest.files.cells import Damaged, TooMuch
from tests.fixtures.examples import within
from tests.ingest.files.refused import opened, refusal
from tests.ingest.files.workbooks import MAIN, sheet_xml, table, with_parts

FORM = table([["STT", "Lĩnh vực"], [1, "Đất đai"]])


def long_text_in_many_cells(letters: int, cells: int) -> bytes:
    """One text, stored once, stands in every cell: a small package, gigabytes of text."""
    text = f'<sst xmlns="{MAIN}"><si><t>{letters // 8 * "đất đai "}</t></si></sst>'
    row = f"<row>{10 * '<c t=[s]><v>0</v></c>'}</row>".replace("[", '"').replace("]", '"')
    sheet = sheet_xml(row * (cells // 10))
    parts = {"xl/sharedStrings.xml": text.encode(), "xl/worksheets/sheet1.xml": sheet}
    # Noise that no rule of packing objects to: the ratio stays under 200 : 1.
    return with_parts(FORM, **parts, **{"xl/media/noise.png": Random(1).randbytes(10**5)})


@pytest.mark.parametrize(
    ("letters", "cells"), [(30_000, 5_000), pytest.param(30_000, 100_000, marks=pytest.mark.deep)]
)
def test_a_small_file_that_would_fill_the_memory(letters: int, cells: int, tmp_path: Path) -> None:
    content = long_text_in_many_cells(letters, cells)
    assert len(content) < 10**6
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    fault = refusal(opened(tmp_path, "a.xlsx", content), "a.xlsx")
    assert "1 GB" in fault.found.vi
    # Kilobytes: the server itself did not take the gigabytes.
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000


def replace_python(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    """Let this script run where the reading process would."""
    path = folder / "python"
    path.write_text(f"#!{sys.executable}\n{script}\n", encoding="utf-8")
    path.chmod(0o700)
    monkeypatch.setattr(worker.sys, "executable", str(path))


@pytest.mark.parametrize("signal", ["SIGKILL", "SIGABRT", "SIGXCPU"])
def test_a_process_that_the_system_stops(
    signal: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = f"import os, signal; os.kill(os.getpid(), signal.{signal})"
    replace_python(monkeypatch, tmp_path, script)
    assert "1 GB" in refusal(opened(tmp_path, "a.xlsx", FORM), "a.xlsx").found.vi


@pytest.mark.parametrize("script", ["raise SystemExit(1)", "import os; os.kill(os.getpid(), 11)"])
def test_a_process_that_ends_otherwise(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_python(monkeypatch, tmp_path, script)
    with pytest.raises(Damaged):
        worker.sheets_of(tmp_path / "a.xlsx", "xlsx")


@pytest.mark.timed
def test_a_process_that_does_not_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace_python(monkeypatch, tmp_path, "import time; time.sleep(60)")
    monkeypatch.setattr(worker, "SECONDS", 0.5)
    with within(20), pytest.raises(TooMuch):
        worker.sheets_of(tmp_path / "a.xlsx", "xlsx")


def test_its_limits_are_those_of_the_issue() -> None:
    assert (worker.MEMORY, worker.SECONDS) == (2**30, 60)


def test_it_inherits_nothing_and_tells_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    told = tmp_path / "told.json"
    monkeypatch.setenv("DASHBOARD_PASSWORD", "bí mật")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "bí mật")
    read, write = os.pipe()
    os.set_inheritable(write, False)
    script = (
        "import json, os, sys\n"
        f"json.dump([dict(os.environ), sys.stdin.read(), sorted(os.listdir('/proc/self/fd'))],"
        f" open({str(told)!r}, 'w'))\n"
        "sys.stderr.write('Traceback: bí mật')\n"
        'print(json.dumps({"sheets": []}))'
    )
    replace_python(monkeypatch, tmp_path, script)
    assert worker.sheets_of(tmp_path / "a.xlsx", "xlsx") == ()
    os.close(read)
    os.close(write)
    environment, stdin, _ = json.loads(told.read_text(encoding="utf-8"))
    assert "bí mật" not in environment.values()
    assert set(environment) <= {*worker._ENVIRONMENT, "LC_CTYPE"}
    assert stdin == ""
    assert capfd.readouterr() == ("", "")


def test_it_cannot_write_a_file(tmp_path: Path) -> None:
    script = (
        "from analytics.ingest.files.worker import limit; limit(2**30, 60)\n"
        f"open({str(tmp_path / 'x')!r}, 'w').write('x')"
    )
    root = Path(worker.__file__).parents[3]
    subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, check=False)
    assert (tmp_path / "x").stat().st_size == 0


@pytest.mark.parametrize("content", [FORM, FORM[:-40], b"\xd0\xcf\x11\xe0" * 300])
def test_nothing_is_left_behind(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    opened(tmp_path, "a.xlsx", content)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["received", "tmp"]


def test_what_comes_back_is_what_was_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(FORM)
    sheets: Any = worker.sheets_of(path, "xlsx")
    assert [(sheet.name, sheet.rows) for sheet in sheets] == [
        ("Biểu", (("STT", "Lĩnh vực"), (1.0, "Đất đai")))
    ]
