"""A card of a page: the message as its title, what it is of below, then what is drawn in it."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from pages.ui import frame, markup


@contextmanager
def panel(key: str, title: str, subtitle: str = "", note: str = "") -> Iterator[None]:
    """A white card; the body of the ``with`` is drawn in it.

    Args:
        key: its identity on the page.
        title: the message, from the same data as the page's sentence.
        subtitle: metric, scope, period, unit.
        note: one line below, where something must be known to read it.
    """
    with st.container(key=f"panel-{key}", height="stretch", gap="xsmall"):
        markup.show("panel", title=title, subtitle=subtitle)
        yield
        if note:
            frame.small(note)
