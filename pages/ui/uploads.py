"""Uploaded files: asked for by a page, on disk for as long as they are read, let go afterwards."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analytics.ingest.files import private_folder
from pages.ui.plain import plain

# Visitors who ever saw a field for files, with the state of their session; those whose page shows
# one; those whose present run has drawn one.
_CAME: dict[str, Any] = {}
_ASKING: set[str] = set()
_DRAWN: set[str] = set()


def field(label: str, **options: Any) -> Any:
    """The framework's field for files; the server takes files only for a page that shows one."""
    context = get_script_run_ctx(suppress_warning=True)
    if context is not None:
        _CAME[context.session_id] = context.session_state
        _ASKING.add(context.session_id)
        _DRAWN.add(context.session_id)
    return st.file_uploader(plain(label), **options)


@contextmanager
def watched() -> Iterator[None]:
    """Around a page: a visitor whose page was drawn without a field is asked for no files any more,
    and what was chosen in it is let go.

    A run that is broken off by the next one changes nothing: files may be on their way.
    """
    visitor = _visitor()
    _DRAWN.discard(visitor)
    yield
    if visitor in _ASKING - _DRAWN:
        _ASKING.discard(visitor)
        release()


def asked_for(visitor: str) -> bool:
    """Whether the visitor's page shows a field for files."""
    return visitor in _ASKING


def forget_who_left(away: set[str]) -> set[str]:
    """Let go of all that is held for visitors who were shown a field for files and have left.

    The framework itself waits until somebody else comes: what persons sent would stay in memory
    overnight. ``away`` are those who were gone the last time; returns those who are now.
    """
    server = runtime.get_instance()
    gone = {visitor for visitor in _CAME if not server.is_active_session(visitor)}
    for visitor in gone & away:
        server.close_session(visitor)
        # The framework still holds the session that spoke last, and with it what was read of files.
        _CAME.pop(visitor)._state.clear()
        _ASKING.discard(visitor)
        _DRAWN.discard(visitor)
    return gone & _CAME.keys()


@contextmanager
def on_disk(content: bytes) -> Iterator[Path]:
    """The path of some uploaded bytes, in a folder that only this user may enter.

    The name that the sender gave is no part of it, and nothing is left of it afterwards.
    """
    with tempfile.TemporaryDirectory(dir=private_folder.own()) as own:
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


def _visitor() -> str:
    context = get_script_run_ctx(suppress_warning=True)
    return "" if context is None else context.session_id
