"""What stands behind one click."""

from collections.abc import Callable

import streamlit as st

from pages.ui.plain import plain


def click(words: str, key: str, draw: Callable[[], None]) -> None:
    """A place that is closed until the reader opens it, and filled only while it is open.

    A table out of sight costs the server as much as one in sight: two of them were nearly half of
    its work for a repeated choice of Tổng quan.

    Args:
        words: what stands on the place.
        key: its identity, which keeps it open or closed over reruns.
        draw: draws what stands in it.
    """
    place = st.expander(plain(words), key=key, on_change="rerun")
    if place.open:
        with place:
            draw()
