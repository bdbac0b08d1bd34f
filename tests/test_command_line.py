"""python -m analytics: which commands there are, and that each loads only what it needs."""

import subprocess
import sys
from pathlib import Path

import pytest

from analytics.__main__ import _COMMANDS, main

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("arguments", [[], ["bild"], ["--verbose"], ["store", "bild"]])
def test_a_wrong_call_prints_the_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert (out, err.startswith("Cách dùng: python -m analytics ")) == ("", True)


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-h"]) == main(["--help"]) == 0
    printed = capsys.readouterr().out
    assert [name for name in _COMMANDS if printed.count(f"\n  {name} ") != 2] == []


@pytest.mark.parametrize("name", _COMMANDS)
def test_every_command_says_how_it_is_called(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"Cách dùng: python -m analytics {name} ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["store", "rollback", "--who", "--why", "gửi nhầm"],
        ["ingest", "--who", "--dry-run", "tep.xlsx"],
        ["audit", "--document", "--json"],
    ],
)
def test_an_option_is_not_taken_for_the_value_that_was_forgotten(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    option = next(word for word in arguments if word.startswith("--"))
    assert capsys.readouterr().err.endswith(f"\n{option} cần một giá trị\n")


def test_the_store_is_built_without_what_other_commands_need() -> None:
    code = (
        "import sys; from analytics.__main__ import main; main(['store', '--help']);"
        " print([name for name in sys.modules if name.startswith(('analytics.in', 'plotly'))])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.endswith("\n[]\n")
