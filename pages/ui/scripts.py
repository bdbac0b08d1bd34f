"""The scripts of the pages, each known by its text: the browser runs no other (pages/server)."""

from pathlib import Path

import streamlit as st

from analytics.i18n import TRANSLATORS

# How history is kept, before the framework can add an entry, and light or dark, before it paints:
# both stand in the document itself.
FIRST = "\n".join(
    Path(__file__).with_name(name).read_text(encoding="utf-8")
    for name in ("history.js", "theme.js")
)
# What the framework leaves to the browser: where the focus goes, what links of the menu carry, how
# tables are sorted, how boxes search, what a downloaded picture says, what is made ready to be
# printed, how its own words are said.
_FRAME = "\n".join(
    Path(__file__).with_name(name).read_text(encoding="utf-8")
    for name in (
        "keyboard.js",
        "menu.js",
        "tables.js",
        "search.js",
        "commands.js",
        "picture.js",
        "print.js",
        "words.js",
    )
)
# With them the browser is told the language: screen readers and hyphenation go by it.
FRAME = {
    t.language: f'document.documentElement.lang = "{t.language}";\n{_FRAME}' for t in TRANSLATORS
}
# On a fresh server the framework still opens its dialog about a page it does not know (the style
# sheet keeps it out of sight); left open, it would make the page under it deaf to clicks.
CLOSE_DIALOG = """
for (const wait of [0, 200, 800, 2000]) setTimeout(
  () => document.querySelector('.stDialog :is([aria-label="Close"], [aria-label="Đóng"])')?.click(),
  wait);
"""
EVERY = (FIRST, *FRAME.values(), CLOSE_DIALOG)


def run(script: str) -> None:
    """Let the browser run one of EVERY."""
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)
