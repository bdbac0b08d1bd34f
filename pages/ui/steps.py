"""The steps of a page that leads a clerk through something; which of them one is at."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from pages.ui import markup


@contextmanager
def step(number: int, now: int, title: str, words: str) -> Iterator[None]:
    """One step as a card with its number; the body of the ``with`` is drawn in it.

    Args:
        number: of the step.
        now: the step that the clerk is at.
        title: of the step.
        words: what is done here, or why it cannot be done yet.
    """
    with st.container(key=f"panel-step-{number}"):
        state = "now" if number == now else "done" if number < now else "later"
        markup.show("step", number=number, state=state, title=title, words=words)
        yield
