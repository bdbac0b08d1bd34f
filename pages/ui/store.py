"""The snapshot a page is drawn from, what is wrong with the store, what was asked of it before.

Drawing a page writes nothing: a store that needs building is built by whoever starts the server.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st

from analytics.catalogue import Catalogue, read_catalogue
from analytics.errors import InputProblems, StoreError
from analytics.store import Reader, Serving, in_memory, inventory_of, look, open_reader, signature
from analytics.store.folders import store_folder
from pages.ui import trouble
from pages.ui.frame import Context

Made = TypeVar("Made")

# Two snapshots: the one in use and, while pages of it are still being drawn, the one before. They
# are dropped, never closed: closing would end the queries other visitors are running.
_SNAPSHOTS = 2


@dataclass
class _Store:
    """What this process knows of a store: how it looked, and what it opened of it last.

    ``path`` is the snapshot that ``opened`` reads; None: it was built in memory.
    """

    looked: tuple[object, ...] = ()
    serving: Serving = field(default_factory=lambda: Serving(None))
    opened: tuple[Reader, Catalogue] | None = None
    path: Path | None = None


_STORES: dict[Path, _Store] = {}


def context() -> Context:
    """The store of this rerun; it is looked at here, once, so that no page mixes two snapshots.

    Whatever is wrong with it stands above the page for as long as it is so.
    """
    known = _STORES.setdefault(store_folder(), _Store())
    seen = signature()
    if seen != known.looked:
        lines = inventory_of(known.opened[0]).lines if known.opened is not None else ()
        known.serving = look(witness=lines)
        if known.serving.path is not None:
            known.opened, known.path = _open(str(known.serving.path)), known.serving.path
        elif known.path is None or known.path.exists():
            # A file that is gone can be read as long as it is open; one that was damaged cannot.
            known.opened, known.path = _in_memory(known), None
        known.looked = seen
    opened, trouble_now = known.opened, known.serving.trouble
    assert opened is not None
    if trouble_now is not None:
        trouble.remark(trouble_now)
    trouble.decided(inventory_of(opened[0]))
    return Context(*opened)


def cached(context: Context, key: tuple[Any, ...], make: Callable[[], Made]) -> Made:
    """What ``make`` gives, made once per snapshot and key.

    A snapshot never changes, so neither does what is made of it; callers treat it as read-only.
    The framework's own cache looks a key up in a third of a millisecond, this one in none.
    """
    return context.reader.once(("made", *key), make)


def _in_memory(known: _Store) -> tuple[Reader, Catalogue]:
    """Without any snapshot: the inputs in memory, or what was made of them while they were right.

    Where there is neither, the page says why.
    """
    try:
        reader = in_memory()
    except (InputProblems, StoreError) as error:
        if known.path is None and known.opened is not None:
            return known.opened
        # What was wrong at the look, which knew of what is missing.
        seen = known.serving.trouble
        trouble.page(seen if isinstance(seen, InputProblems) else error)
        raise
    return reader, read_catalogue(reader)


@st.cache_resource(max_entries=_SNAPSHOTS, show_spinner=False)
def _open(path: str) -> tuple[Reader, Catalogue]:
    reader = open_reader(Path(path))
    return reader, read_catalogue(reader)
