"""What is no file is refused with words at once: it is never opened, for it may never end."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from analytics.__main__ import main
from analytics.catalogue import Catalogue
from analytics.ingest.files.opening import open_sheets
from analytics.ingest.read import read
from tests.ingest.files.refused import refusal
from tests.publishing.forms import LINES, form


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


KINDS: dict[str, tuple[Callable[[Path], object], str]] = {
    "pipe": (os.mkfifo, "a pipe (FIFO), not a file"),
    "folder": (os.mkdir, "a folder"),
    "socket": (_socket, "a socket, not a file"),
    "device": (lambda path: path.symlink_to("/dev/zero"), "a device, not a file"),
    "system": (lambda path: path.symlink_to("/proc/kmsg"), "an empty file of 0 bytes"),
    "gone": (lambda path: path.symlink_to("nothing"), "a link to a file that is gone"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_said_what_it_is(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, catalogue: Catalogue
) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket has few letters
    make, found = KINDS[kind]
    make(path := Path("x"))
    assert refusal(open_sheets(path, "a.xlsx"), "a.xlsx").found.en == found
    (fault,) = read(path, "a.xlsx", catalogue).faults
    assert fault.found.en == found


def test_in_a_folder_it_stops_nothing_else(
    own_store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "quy-1"
    folder.mkdir()
    form(folder / "a.xlsx", LINES)
    os.mkfifo(folder / "b.xlsx")
    (folder / "c.xlsx").symlink_to("nothing")
    assert main(["ingest", str(folder), "--dry-run", "--language", "en"]) == 1
    said = capsys.readouterr().out
    assert "b.xlsx\n  error: found a pipe (FIFO)" in said
    assert "c.xlsx\n  error: found a link to a file that is gone" in said
    assert "a.xlsx (Form II.06a)\n" in said
    assert "Audit:" in said
