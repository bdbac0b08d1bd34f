"""Uploaded files are held no longer than they are needed."""

from types import SimpleNamespace

import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from pages._ui import uploads


def test_what_was_published_is_let_go_and_other_visitors_keep_theirs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    manager = MemoryUploadedFileManager("/upload")
    for visitor in ("mine", "another"):
        manager.add_file(visitor, UploadedFileRec("1", "danh-sach.csv", "text/csv", b"x" * 9))
    run = SimpleNamespace(session_id="mine", uploaded_file_mgr=manager)
    monkeypatch.setattr(uploads, "get_script_run_ctx", lambda **_: run)
    uploads.release()
    assert manager.get_files("mine", ["1"]) == []
    assert len(manager.get_files("another", ["1"])) == 1
