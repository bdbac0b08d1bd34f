"""Text inside a figure: escaped and wrapped."""

import html
import textwrap

# The narrowest place a figure is drawn in: a phone of 360 px less the page's margins, less 8 px
# on either side. What does not collide here does not collide on a wider screen.
PLOT_WIDTH = 304

# Measured in Source Sans, Streamlit's font: Vietnamese text takes 0.46 to 0.48 em a character,
# rates 0.51.
CHARACTER = 0.50


def escape(text: str) -> str:
    """The text as plotly must be given it: "<0,01%" is no tag."""
    return html.escape(text, quote=False)


def lines(text: str, size: int = 14, room: int = PLOT_WIDTH) -> list[str]:
    """The text in lines that fit ``room`` pixels at a font ``size``, broken between words."""
    characters = max(int(room / (size * CHARACTER)), 8)
    if 0 < len(text) <= characters and text.isprintable() and not text.endswith(" "):
        return [text]  # most are: wrapping costs ten times as much
    return textwrap.wrap(text, characters, break_long_words=False) or [""]


def wrapped(text: str, size: int = 14, room: int = PLOT_WIDTH) -> str:
    """The text escaped and wrapped, for an annotation or a title."""
    return "<br>".join(escape(line) for line in lines(text, size, room))
