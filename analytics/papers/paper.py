"""What an administrative document says, without how it looks."""

from dataclasses import dataclass

# What is not known: to be filled in by whoever has it. Words may follow the dots: "[… năm 2021]".
OPEN = "[…]"


@dataclass(frozen=True)
class Span:
    """Words of a paragraph; neighbours of one comment share it, ``doubted`` ones have a ground."""

    text: str
    comment: str = ""
    doubted: bool = False


Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 ("I. …"), 2 ("1. …") or 3 ("a) …")."""

    text: str
    level: int


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the text."""

    spans: Spans


@dataclass(frozen=True)
class Row:
    """A row of a table; ``look``: "line", "group" (names what follows) or "total"."""

    cells: tuple[Span, ...]
    look: str = "line"


@dataclass(frozen=True)
class Grid:
    """A table: its columns with their widths in millimetres, the head repeated on every page.

    A column is its name, its code on the form and its width. The first ones are ``words``, the
    others numbers.
    """

    title: str
    note: str
    columns: tuple[tuple[str, str, int], ...]
    rows: tuple[Row, ...]
    words: int = 2


@dataclass(frozen=True)
class Paper:
    """An administrative document.

    ``agency`` are the lines of who issues it, ``symbol`` its number and kind of document, ``state``
    how far it is ("DỰ THẢO"), ``place`` the place with the date, ``subject`` what it is about,
    ``remark`` what is to be known about a draft, ``annexes`` tables on wide pages after the
    signature, ``mark`` what stands at the head of every page.
    """

    agency: tuple[str, ...]
    symbol: str
    state: str
    place: str
    kind: str
    subject: str
    body: tuple[Heading | Paragraph, ...]
    recipients: tuple[str, ...]
    signer: tuple[str, ...]
    remark: str = ""
    annex_note: str = ""
    annexes: tuple[Grid, ...] = ()
    mark: str = ""


@dataclass(frozen=True)
class Sheet:
    """A list on wide pages without letterhead: its title, what holds for all of it, its table."""

    title: str
    facts: tuple[str, ...]
    grid: Grid
