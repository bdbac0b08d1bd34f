"""The four steps of the page: samples, files, checks, publication; which of them one is at."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from analytics.i18n import Translator
from pages.ui import markup

SAMPLES, FILES, CHECKS, PUBLICATION = 1, 2, 3, 4


@contextmanager
def step(number: int, now: int, words: str, t: Translator) -> Iterator[None]:
    """One step as a card with its number; the body of the ``with`` is drawn in it.

    Args:
        number: of the step.
        now: the step that the clerk is at.
        words: what is done here, or why it cannot be done yet.
    """
    with st.container(key=f"panel-step-{number}"):
        names = {
            SAMPLES: t("Mẫu"),
            FILES: t("Tệp"),
            CHECKS: t("Kiểm tra"),
            PUBLICATION: t("Công bố"),
        }
        state = "now" if number == now else "done" if number < now else "later"
        markup.show("step", number=number, state=state, title=names[number], words=words)
        yield
