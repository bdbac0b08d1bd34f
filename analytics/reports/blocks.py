"""What a file holds, in its order, before sections are known: texts, headings, tables, notes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from analytics.names import clean
from analytics.reports.document import Mark

# What a report's file may be.
Container = Literal["docx", "odt", "pdf", "txt"]
BlockKind = Literal["text", "table", "note", "frame"]

# Around the number of a note, where its mark stands in a text that is being put together.
MARK = "\ue000"
# A cell that the one on its left covers.
SAME = "\ue001"
SOFT_HYPHEN, _LETTER = "\u00ad", "\ue002"
# The digits that stand raised behind a word: marks of footnotes.
RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
RAISED = str.maketrans("0123456789", RAISED_DIGITS)
LOWERED = str.maketrans(RAISED_DIGITS, "0123456789")
# Behind "m" and "km" a raised two or three is a measure; within a word it is a letter of a font of
# before Unicode: "h¹n".
_MARK = re.compile(
    rf"(?<!\bm)(?<!\bkm)(?<!\bcm)(?<!\bdm)\s?[{RAISED_DIGITS}]+(?![^\W\d_])|\[(?:[1-9][0-9]?)\]"
)
_NOTE = re.compile(rf"[{RAISED_DIGITS}]+")


@dataclass(frozen=True)
class Block:
    """A paragraph or a table of a file.

    ``level`` is the depth of a heading as the file marks it, 0 where it does not. ``rows`` are the
    cells of a table, each as wide as the widest; ``heads`` how many rows the file marks as its
    head. A text's marks of footnotes are apart from it; it ``is_cut`` where its last line is full
    and the page ends: it seems to go on.
    """

    kind: BlockKind
    text: str = ""
    marks: tuple[Mark, ...] = ()
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    heads: int = 0
    is_cut: bool = False


@dataclass
class Content:
    """All that was in a file: its blocks, and what a reader must know of it, by code."""

    blocks: list[Block] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def notice(self, code: str) -> None:
        """Take note of something, once."""
        if code not in self.notices:
            self.notices.append(code)


def tidy(text: str) -> str:
    """The text cleaned, but for soft hyphens: in fonts of before Unicode they are letters."""
    return clean(text.replace(SOFT_HYPHEN, _LETTER)).replace(_LETTER, SOFT_HYPHEN)


def marked(text: str) -> tuple[str, tuple[Mark, ...]]:
    """A clean text without the marks of footnotes, and these."""
    pieces: list[str] = []
    marks: list[Mark] = []
    length = end = 0
    for match in _MARK.finditer(text):
        if match.start() == 0:
            continue
        piece = text[end : match.start()]
        pieces.append(piece)
        length += len(piece)
        marks.append(Mark(length, match[0].translate(LOWERED).strip(" []")))
        end = match.end()
    return "".join([*pieces, text[end:]]), tuple(marks)


def with_marks(text: str) -> tuple[str, tuple[Mark, ...]]:
    """A text cleaned, without the marks of notes: those set in ``MARK``, and raised digits."""
    plain, marks = "", []
    for number, part in enumerate(text.split(MARK)):
        if number % 2:
            marks.append(Mark(len(tidy(plain)), part))
        else:
            plain += part
    words, raised = marked(tidy(plain))
    return words, tuple(sorted((*marks, *raised), key=lambda mark: mark.position))


def labelled(label: str, text: str, marks: tuple[Mark, ...], level: int) -> Block:
    """A paragraph behind the number that its list gives it."""
    if not label:
        return Block("text", text, marks, level)
    shift = len(label) + 1
    moved = tuple(Mark(mark.position + shift, mark.sign) for mark in marks)
    return Block("text", f"{label} {text}", moved, level)


def text_block(text: str, level: int = 0) -> Block | None:
    """A paragraph of a text in which raised digits are marks of notes; None for an empty one."""
    text = tidy(text)
    if not text:
        return None
    if sign := _NOTE.match(text):
        body = text[sign.end() :].strip()
        return Block("note", body, (Mark(0, sign[0].translate(LOWERED)),)) if body else None
    plain, marks = marked(text)
    return Block("text", plain, marks, level)


def table_block(rows: Sequence[tuple[str, ...]], heads: int = 0) -> Block | None:
    """A table of rows, all as wide as the widest; None for one without a word."""
    width = max((len(row) for row in rows), default=0)
    filled = tuple(row + ("",) * (width - len(row)) for row in rows)
    has_words = any(cell not in ("", SAME) for row in filled for cell in row)
    return Block("table", rows=filled, heads=heads) if has_words else None


def plain_of(content: Content) -> dict[str, Any]:
    """The content as JSON can carry it."""
    return asdict(content)


def content_of(plain: Mapping[str, Any]) -> Content:
    """The content that came as JSON."""
    blocks = [
        Block(
            **{
                **block,
                "marks": tuple(Mark(**mark) for mark in block["marks"]),
                "rows": tuple(map(tuple, block["rows"])),
            }
        )
        for block in plain["blocks"]
    ]
    return Content(blocks, list(plain["notices"]))


def texts_of(content: Content) -> Iterator[str]:
    """Every text of a content: what old encodings are told by."""
    for block in content.blocks:
        if block.text:
            yield block.text
        for row in block.rows:
            yield from row
