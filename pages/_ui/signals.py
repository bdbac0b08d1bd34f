"""What is unusual in a series, in words, and behind one click what that means."""

from html import escape

import streamlit as st

from analytics.control import TERMS, Control, basis_sentences, signal_sentences
from analytics.texts import translator


def draw(found: Control, language: str) -> None:
    """The signals below a chart, how its limits were made, and the words explained."""
    _ = translator(language)
    if not found.pieces:
        return
    told = signal_sentences(found, language)
    lines = "".join(f"<li>{escape(one)}</li>" for one in told)
    basis = escape(" ".join(basis_sentences(found, language)))
    terms = "".join(
        f"<p><b>{escape(term.short.in_(language))}</b>: {escape(term.full.in_(language))}</p>"
        for term in TERMS
    )
    more = escape(_("Giải thích"))
    st.html(
        (f'<ul class="signals">{lines}</ul>' if told else "")
        + f'<details class="source"><summary>{basis} <u>{more}</u></summary>{terms}</details>'
    )
