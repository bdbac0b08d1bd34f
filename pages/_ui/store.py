"""The snapshot a page is drawn from, and what was already asked of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st

from analytics.query import Catalogue, read_catalogue
from analytics.store import Reader, current, ensure, open_reader
from pages._ui.frame import Context

Answered = TypeVar("Answered")

# Two snapshots: the one in use and, while pages of it are still being drawn, the one before. They
# are dropped, never closed: closing would end the queries other visitors are running.
_SNAPSHOTS = 2
_RESULTS = 512

# Whether this process has seen to it that the snapshot is one of the inputs as they are now.
_ENSURED: set[bool] = set()


def context() -> Context:
    """The store of this rerun; CURRENT is read here, once, so that no page mixes two snapshots."""
    path = current() if _ENSURED else None
    if path is None:
        path = _build()
    return Context(*_open(str(path)))


def cached(
    ask: Callable[..., Answered], context: Context, *arguments: Any, **named: Any
) -> Answered:
    """``ask(reader, catalogue, …)``, asked once per snapshot and arguments.

    A snapshot never changes, so neither does the answer; callers treat it as read-only.
    """
    name = f"{ask.__module__}.{ask.__qualname__}"
    key = (name, context.reader.name, arguments, tuple(sorted(named.items())))
    result: Answered = _cached(
        key, lambda: ask(context.reader, context.catalogue, *arguments, **named)
    )
    return result


def _build() -> Path:
    place = st.empty()
    with place.status(
        "Đang chuẩn bị kho số liệu · Preparing the data store", expanded=True
    ) as told:
        path = ensure(progress=told.write)
    place.empty()
    _ENSURED.add(True)
    return path


@st.cache_resource(max_entries=_SNAPSHOTS, show_spinner=False)
def _open(path: str) -> tuple[Reader, Catalogue]:
    reader = open_reader(Path(path))
    return reader, read_catalogue(reader)


@st.cache_resource(max_entries=_RESULTS, show_spinner=False)
def _cached(key: tuple[Any, ...], _ask: Callable[[], Any]) -> Any:
    return _ask()
