"""Text inside a figure: escaped, wrapped, its width estimated, its place chosen."""

import html
import textwrap
from dataclasses import dataclass

# The narrowest place a figure is drawn in: a phone of 360 px less the page's margins, less 8 px
# on either side. What does not collide here does not collide on a wider screen.
PLOT_WIDTH = 304

# Measured in Source Sans, Streamlit's font: Vietnamese text takes 0.46 to 0.48 em a character,
# rates 0.51, bold ones 0.55.
CHARACTER = 0.50
BOLD_CHARACTER = 0.56


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


def text_width(text: str, size: int = 14, bold: bool = False) -> float:
    """About how many pixels a one-line text takes."""
    return len(text) * size * (BOLD_CHARACTER if bold else CHARACTER)


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels that a label or a mark covers."""

    left: float
    right: float
    bottom: float
    top: float

    def meets(self, other: "Box") -> bool:
        """Whether the two overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )
