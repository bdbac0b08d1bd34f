"""Uploaded files: asked for by a page, kept for the visitor until let go, on disk while read.

What a visitor has chosen outlives the field: whoever looks at another page meanwhile finds it
again. It is the visitor's alone (a second tab is another visitor) and goes when the visitor does.
"""

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
# In the visitor's session, by the key of the field: what it held when it was drawn last, and what
# earlier ones held.
_CHOSEN, _KEPT = "uploads_chosen", "uploads_kept"


def field(label: str, key: str, **options: Any) -> list[Any]:
    """The framework's field for files; returns all that the visitor has chosen, in it and before.

    The server takes files only for a page that shows one.
    """
    before = kept(key)
    context = get_script_run_ctx(suppress_warning=True)
    if context is not None:
        _CAME[context.session_id] = context.session_state
        _ASKING.add(context.session_id)
        _DRAWN.add(context.session_id)
    inside = st.file_uploader(plain(label), accept_multiple_files=True, key=key, **options)
    st.session_state.setdefault(_CHOSEN, {})[key] = list(inside)
    return [*before, *inside]


def kept(key: str) -> list[Any]:
    """The files that were chosen before the field was drawn anew: it is empty then."""
    state = st.session_state
    before, chosen = state.setdefault(_KEPT, {}), state.setdefault(_CHOSEN, {})
    if key not in state:
        before[key] = [*before.get(key, ()), *chosen.pop(key, ())]
    return list(before.get(key, ()))


def are_chosen(key: str) -> bool:
    """Whether there are files, asked before their field is drawn."""
    return bool(kept(key) or st.session_state.get(key))


def let_go(file: Any) -> None:
    """Let go of one file that is kept from before."""
    before = st.session_state.get(_KEPT, {})
    for key, files in before.items():
        before[key] = [other for other in files if other.file_id != file.file_id]
    context = get_script_run_ctx(suppress_warning=True)
    if context is not None:
        manager: Any = context.uploaded_file_mgr
        manager.remove_file(context.session_id, file.file_id)


@contextmanager
def watched() -> Iterator[None]:
    """Around a page: a visitor whose page was drawn without a field is asked for no files any more.

    A file that was still on its way then is let go. A run that is broken off by the next one
    changes nothing.
    """
    visitor = _visitor()
    _DRAWN.discard(visitor)
    yield
    if visitor in _ASKING - _DRAWN:
        _ASKING.discard(visitor)
        _release_others()


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


def release(key: str) -> None:
    """Let go of what was chosen in a field; the framework holds it until the visitor leaves.

    A list of a million dossiers has some 200 MB, and names of persons that nobody needs any longer.
    """
    for name in (_CHOSEN, _KEPT):
        st.session_state.get(name, {}).pop(key, None)
    _release_others()


def _release_others() -> None:
    """Let the framework go of all files of the visitor that are not known to be chosen."""
    state, context = st.session_state, get_script_run_ctx(suppress_warning=True)
    if context is None:
        return
    manager: Any = context.uploaded_file_mgr
    visitor = context.session_id
    known = [
        file.file_id
        for name in (_KEPT, _CHOSEN)
        for files in state.get(name, {}).values()
        for file in files
    ]
    records = manager.get_files(visitor, known)
    manager.remove_session_files(visitor)
    for record in records:
        manager.add_file(visitor, record)


def _visitor() -> str:
    context = get_script_run_ctx(suppress_warning=True)
    return "" if context is None else context.session_id
