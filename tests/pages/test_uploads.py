"""Uploaded files are held no longer than they are needed, in memory and on disk."""

import ast
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from analytics.ingest.files import private_folder
from pages.ui import uploads
from tests.fixtures.sources import nodes


def test_what_was_published_is_let_go_and_other_visitors_keep_theirs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    manager = MemoryUploadedFileManager("/upload")
    for visitor in ("mine", "another"):
        manager.add_file(visitor, UploadedFileRec("1", "danh-sach.csv", "text/csv", b"x" * 9))
    run = SimpleNamespace(session_id="mine", uploaded_file_mgr=manager)
    monkeypatch.setattr(uploads.st, "session_state", {})
    monkeypatch.setattr(uploads, "get_script_run_ctx", lambda **_: run)
    uploads.release("field")
    assert manager.get_files("mine", ["1"]) == []
    assert len(manager.get_files("another", ["1"])) == 1


def folders(store: Path) -> list[str]:
    return sorted(path.name for path in (store / private_folder.FOLDER).iterdir())


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DASHBOARD_STORE", str(tmp_path))
    monkeypatch.setattr(private_folder, "_OWN", {})
    return tmp_path


READING = """
import sys
from pages.ui import uploads
with uploads.on_disk(b"names of persons") as path:
    print(path, flush=True)
    sys.stdin.read()
"""


def test_a_second_office_leaves_the_firsts_file_and_takes_that_of_a_dead_one(store: Path) -> None:
    first = subprocess.Popen(
        [sys.executable, "-c", READING],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert first.stdin is not None and first.stdout is not None
    with first:
        path = Path(first.stdout.readline().strip())
        private_folder.begin()
        with uploads.on_disk(b"x"):
            assert path.read_bytes() == b"names of persons"
        first.kill()
    assert path.exists()
    private_folder.begin()
    own = private_folder._OWN[store / private_folder.FOLDER][0].name
    assert folders(store) == [own, f"{own}.lock"]


def test_nothing_is_left_when_the_process_ends(store: Path) -> None:
    with uploads.on_disk(b"x") as path:
        assert (path.parent.parent.stat().st_mode & 0o777, path.name) == (0o700, "upload")
    private_folder._end(*private_folder._OWN[store / private_folder.FOLDER])
    assert folders(store) == []


def test_what_an_earlier_version_left_is_removed_too(store: Path) -> None:
    (store / private_folder.FOLDER / "tmpabc").mkdir(parents=True)
    (store / private_folder.FOLDER / "tmpabc" / "upload").write_bytes(b"names of persons")
    private_folder.begin()
    assert folders(store) == []


def test_a_folder_somebody_removed_is_made_anew(store: Path) -> None:
    for _turn in range(2):
        with uploads.on_disk(b"x") as path:
            assert path.read_bytes() == b"x"
        for left in sorted((store / private_folder.FOLDER).rglob("*"), reverse=True):
            left.rmdir() if left.is_dir() else left.unlink()
        (store / private_folder.FOLDER).rmdir()


def test_every_field_for_files_opens_the_door() -> None:
    """The framework's own would be shown, and what is put into it refused."""
    for path in Path(uploads.__file__).parents[1].rglob("*.py"):
        calls = [node for node in nodes(path) if isinstance(node, ast.Call)]
        named = {getattr(call.func, "attr", "") for call in calls}
        assert "file_uploader" not in named or path == Path(uploads.__file__), path
