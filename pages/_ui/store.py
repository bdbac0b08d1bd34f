"""The snapshot a page is drawn from, and what was already asked of it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st

from analytics.errors import InputProblems, StoreError
from analytics.query import Catalogue, read_catalogue
from analytics.store import Reader, build_with_demo, current, ensure, open_reader
from analytics.store.lock import Progress
from pages._ui import trouble
from pages._ui.frame import Context
from pages._ui.plain import plain

Made = TypeVar("Made")

# Two snapshots: the one in use and, while pages of it are still being drawn, the one before. They
# are dropped, never closed: closing would end the queries other visitors are running.
_SNAPSHOTS = 2

# Whether this process has seen to it that the snapshot is one of the inputs as they are now.
_ENSURED: set[bool] = set()
# What was wrong with them, where the snapshot before had to serve instead.
_REFUSED: list[InputProblems] = []


def context() -> Context:
    """The store of this rerun; CURRENT is read here, once, so that no page mixes two snapshots."""
    path = current() if _ENSURED else None
    if path is None:
        path = _build()
    for error in _REFUSED:
        trouble.remark(error)
    return Context(*_open(str(path)))


def with_demo() -> Context:
    """The store with the illustrative dataset, generated first where it has none."""
    when = datetime.now(UTC).isoformat(timespec="seconds")
    path = _told(lambda tell: build_with_demo(when, progress=tell))
    return Context(*_open(str(path)))


def cached(context: Context, key: tuple[Any, ...], make: Callable[[], Made]) -> Made:
    """What ``make`` gives, made once per snapshot and key.

    A snapshot never changes, so neither does what is made of it; callers treat it as read-only.
    The framework's own cache looks a key up in a third of a millisecond, this one in none.
    """
    return context.reader.once(("made", *key), make)


def _build() -> Path:
    path = _told(_ensure)
    _ENSURED.add(True)
    return path


def _ensure(tell: Progress) -> Path:
    """A snapshot of the inputs; where they are wrong, the one before, if there is a good one."""
    try:
        return ensure(progress=tell)
    except InputProblems as error:
        found = current()
        if found is None:
            raise
        _REFUSED.append(error)
        return found


def _told(work: Callable[[Progress], Path]) -> Path:
    """Do long work with its progress on the page, in the place that it leaves empty again.

    Where it fails, the page says why, and the run ends.
    """
    place, language = st.empty(), trouble.spoken()
    try:
        with place.status(
            "Đang chuẩn bị kho số liệu · Preparing the data store", expanded=True
        ) as told:
            return work(lambda said: told.write(plain(said.in_(language))))
    except (InputProblems, StoreError) as error:
        place.empty()
        trouble.page(error)
        raise
    finally:
        place.empty()


@st.cache_resource(max_entries=_SNAPSHOTS, show_spinner=False)
def _open(path: str) -> tuple[Reader, Catalogue]:
    reader = open_reader(Path(path))
    return reader, read_catalogue(reader)
