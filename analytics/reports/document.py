"""A written report as it is read: paragraphs and rows of tables, each with its place."""

from dataclasses import dataclass
from typing import Literal

from analytics.texts import Words

# "heading" opens a section; "item" is one of a list; "row" is of a table; "note" is a footnote;
# "frame" the text of a box; "furniture" stands around it: letterhead, receivers, signatures.
Kind = Literal["heading", "text", "item", "row", "note", "frame", "furniture"]


@dataclass(frozen=True)
class Mark:
    """The mark of a footnote: where in the text it stood, and its sign. It is not in the text."""

    position: int
    sign: str


@dataclass(frozen=True)
class Cell:
    """A cell of a table's row: from where to where its text stands in the row's, and what the
    head of the table says over it."""

    start: int
    end: int
    header: str


@dataclass(frozen=True)
class Paragraph:
    """One paragraph or one row of a table.

    ``locator`` says where it stands as documents are quoted: "II.2 ¶6", "II.2 bảng 1, dòng 3";
    ``section`` is the first part of it. ``marks`` are those of footnotes, ``cells`` those of a row.
    """

    locator: str
    text: str
    section: str
    kind: Kind = "text"
    marks: tuple[Mark, ...] = ()
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class Document:
    """A report as it stands: its title, its paragraphs in order.

    ``notes`` are what a reader of it must know: changes that were tracked and are taken as
    accepted, text that was no Unicode, text of boxes.
    """

    title: str
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Words, ...] = ()

    def paragraph(self, locator: str) -> Paragraph | None:
        """The paragraph at a place; None where there is none."""
        return next((part for part in self.paragraphs if part.locator == locator), None)
