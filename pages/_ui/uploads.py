"""Uploaded files on disk for as long as they are read: a private folder, empty otherwise."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from streamlit.runtime.scriptrunner import get_script_run_ctx

from analytics.store.folders import store_folder

FOLDER = ".uploads"
_EMPTIED: set[Path] = set()


def begin() -> None:
    """Remove what a process that was killed left behind; once, when the server starts."""
    folder = store_folder() / FOLDER
    if folder not in _EMPTIED:
        _EMPTIED.add(folder)
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def on_disk(content: bytes) -> Iterator[Path]:
    """The path of some uploaded bytes, in a folder that only this user may enter.

    The name that the sender gave is no part of it, and nothing is left of it afterwards.
    """
    begin()
    folder = store_folder() / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    with tempfile.TemporaryDirectory(dir=folder) as own:
        path = Path(own) / "upload"
        path.write_bytes(content)
        yield path


def release() -> None:
    """Let go of what the visitor has uploaded; the framework holds it until the visitor leaves.

    A list of a million dossiers has some 200 MB, and names of persons that nobody needs any longer.
    """
    context = get_script_run_ctx(suppress_warning=True)
    if context is not None:
        context.uploaded_file_mgr.remove_session_files(context.session_id)
