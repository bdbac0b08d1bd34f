"""What is unusual in a series, in words, and behind one click what that means."""

from html import escape

import streamlit as st

from analytics.i18n import Translator
from analytics.views.control import Control, basis_sentences, signal_sentences, terms


def draw(found: Control, t: Translator) -> None:
    """The signals below a chart, how its limits were made, and the words explained."""
    if not found.pieces:
        return
    # That nothing is unusual, or that all climbs or falls, is the title of the picture.
    told = signal_sentences(found, t) if found.signals else []
    lines = "".join(f"<li>{escape(one)}</li>" for one in told)
    basis = escape(" ".join(basis_sentences(found, t)))
    words = "".join(
        f"<p><b>{escape(word)}</b>: {escape(meaning)}</p>" for word, meaning in terms(t)
    )
    more = escape(t("Giải thích"))
    st.html(
        (f'<ul class="signals">{lines}</ul>' if told else "")
        + f'<details class="source"><summary>{basis} <u>{more}</u></summary>{words}</details>'
    )
