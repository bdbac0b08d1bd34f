"""Blocks → title and paragraphs, with sections and places as people quote them: "II.2 ¶6".

Sections open with "I.", "1.", "1.1."; list items, and everything else, are paragraphs of their
section, counted from 1. A paragraph that a page's end cut in two is one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from analytics.names import fold, plain
from analytics.reports.blocks import SAME, Block
from analytics.reports.document import Cell, Kind, Mark, Paragraph
from analytics.reports.tables import headers_of, heads_of, is_number

BEGINNING, ANNEX = "Mở đầu", "Phụ lục"
_ROMAN = re.compile(
    r"(?:phần\s+)?([IVX]{1,5})\s*(?!/\s*[0-9])[.:)\-–/]\s*(?=\S)|phần\s+([IVX]{1,5})\b\s*", re.I
)
_PART = re.compile(r"(?:phần\s+)(?:thứ\s+)?(nhất|hai|ba|bốn|tư|năm|sáu)\b[.:\s]*", re.I)
_NUMBER_OF_PART = re.compile(r"phần\s+(?:thứ\s+)?[IVX]{1,5}\b[.:\s]*", re.I)
_LETTER = re.compile(r"([A-H])\s*[.)]\s+(?=\S)")
_NUMBERED = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,2}){0,3})\s*[.)/]?\s+(?=[^\W\d_“\"(])")
_DOTTED = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,2}){0,3})\s*[.:]\s*(?=[^\W\d_“\"(])")
_ITEM = re.compile(r"(?:[-–+*•●▪✓➢]|\(?[a-zđ0-9]{1,2}\)|[a-zđ]\.)\s*(?=\S)")
_ENDS = re.compile(r"[.;:!?…/”\"]\s*[)”\"]?$|\.{3}$")
_CONTENTS = re.compile(r".{,300}?(?:\.{4,}|…{2,}|_{4,})\s*[0-9]{1,3}\s*")
_ORDINALS = {
    "nhất": "I",
    "hai": "II",
    "ba": "III",
    "bốn": "IV",
    "tư": "IV",
    "năm": "V",
    "sáu": "VI",
}
# A heading is a line, not a sentence.
_LONGEST_HEADING = 170
_LONGEST_TITLE = 300
_TITLE_WORD = "BÁO CÁO"
_REPORT = re.compile(r"báo\s+cáo(?:\s+(?P<more>.+))?", re.I)
_ANNEX = re.compile(r"(?:phụ\s+lục|phụ\s+biểu)\b\s*(?P<number>[0-9IVX]{0,4})", re.I)
_RECEIVERS = re.compile(r"nơi\s+nhận\s*:?", re.I)
# In capitals; a table that says who signs has few rows.
_SIGNATURE = re.compile(
    r"(?:(?:TM|KT|TL|TUQ|Q)\.|(?:PHÓ\s+)?(?:GIÁM ĐỐC|CHỦ TỊCH|CHÁNH VĂN PHÒNG|TRƯỞNG PHÒNG)"
    r"|THỦ TRƯỞNG|NGƯỜI (?:LẬP|BÁO CÁO|KÝ))(?![^\W\d_])"
)
_LONGEST_SIGNATURE = 6
_LETTERHEAD = (
    *("cong hoa xa hoi chu nghia viet nam", "doc lap tu do hanh phuc", "uy ban nhan dan"),
    *("so ", "ubnd", "hoi dong nhan dan"),
)


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a paragraph does, not within a sentence."""
    return _ENDS.search(text) is not None


def is_title_word(text: str) -> bool:
    """Whether a line is "BÁO CÁO" alone, below which a report's title stands."""
    return " ".join(text.split()) == _TITLE_WORD


def opens_paragraph(text: str) -> bool:
    """Whether a line begins something of its own: a section, an item of a list, the title."""
    return bool(
        _ITEM.match(text)
        or is_title_word(text)
        or _ROMAN.match(text)
        or _PART.match(text)
        or _DOTTED.match(text)
        or _RECEIVERS.match(text)
        or _ANNEX.match(text)
    )


def is_of_contents(text: str) -> bool:
    """Whether a line is one of a table of contents: "I. Tình hình ........ 3"."""
    return _CONTENTS.fullmatch(text) is not None


@dataclass(frozen=True)
class Heading:
    """The opening of a section: its depth (1 for "II.", 2 for "1.", 3 for "1.1."), its number."""

    depth: int
    number: str


def heading_of(block: Block) -> Heading | None:
    """The section that a block opens; None for what is no heading."""
    text = block.text
    is_line = len(text) <= _LONGEST_HEADING and not text.rstrip().endswith((";", ","))
    is_name = is_line and (bool(block.level) or not text.rstrip().endswith((".", ":")))
    if match := _PART.match(text):
        return Heading(1, _ORDINALS[match[1].lower()])
    if (match := _ROMAN.match(text)) and is_line:
        return Heading(1, (match[1] or match[2]).upper())
    if (match := _LETTER.match(text)) and is_line and _is_capital(text[match.end() :]):
        return Heading(1, match[1])
    if match := _DOTTED.match(text):
        return Heading(2 + match[1].count("."), match[1]) if is_name and _is_line(text) else None
    if block.level and (match := _NUMBERED.match(text)):
        return Heading(2 + match[1].count("."), match[1])
    return None


def _is_line(text: str) -> bool:
    """Whether a numbered text is the name of a section: it has no end of a sentence inside."""
    body = re.sub(r"^[0-9.]+\s*", "", text).rstrip(" :.")
    return not re.search(r"[.;!?]\s+[A-ZĐÀ-Ỵ]|:\s", body)


def _is_capital(text: str) -> bool:
    return text == text.upper()


def outline(blocks: Iterable[Block], *, wrapped: bool) -> tuple[str, tuple[Paragraph, ...]]:
    """The title of a report and its paragraphs.

    Args:
        blocks: as the file has them.
        wrapped: whether pages and lines may cut a paragraph in two, as in text and PDF files;
            else only what goes on with a small letter belongs to the paragraph before.
    """
    title, front, body = _title([block for block in blocks if not is_of_contents(block.text)])
    body = _joined(body, wrapped)
    places = _Places()
    paragraphs = [part for block in front for part in places.letterhead(block)]
    is_over = False
    for block in body:
        if _ANNEX.match(block.text) and len(block.text) <= _LONGEST_HEADING and is_over:
            is_over = False
        is_over |= _is_end(block)
        paragraphs += places.paragraphs(block, is_over)
    return title, tuple(paragraphs)


def _is_end(block: Block) -> bool:
    """Whether a report ends with a block: with whom it goes to, or with who signs it, which may
    stand side by side in a table."""
    if block.kind == "text":
        return _RECEIVERS.match(block.text) is not None
    cells = [cell for row in block.rows for cell in row if cell]
    if block.kind != "table" or any(map(is_number, cells)):
        return False
    if any(_RECEIVERS.match(cell) for cell in cells):
        return True
    return len(block.rows) <= _LONGEST_SIGNATURE and any(map(_SIGNATURE.match, cells))


def _joined(blocks: Sequence[Block], wrapped: bool) -> list[Block]:
    """The blocks with paragraphs whole that were cut in two; notes may stand between."""
    joined: list[Block] = []
    open_at: int | None = None
    for block in blocks:
        if block.kind != "text":
            if block.kind == "table":
                open_at = None
            joined.append(block)
            continue
        before = None if open_at is None else joined[open_at]
        if before is not None and _goes_on(before, block, wrapped):
            assert open_at is not None
            joined[open_at] = _whole(before, block)
            continue
        joined.append(block)
        ends = ends_sentence(block.text) and not block.is_cut
        is_closed = (heading_of(block) is not None or ends) and not _is_nameless(block.text)
        open_at = None if is_closed else len(joined) - 1
    return joined


def _goes_on(before: Block, block: Block, wrapped: bool) -> bool:
    if opens_paragraph(block.text):
        return False
    if _is_nameless(before.text):
        return len(block.text) <= _LONGEST_HEADING and not ends_sentence(block.text)
    if block.level:
        return False
    if before.is_cut:
        return True
    if ends_sentence(before.text):
        return False
    if block.text[:1].islower():
        return True
    is_line = _is_capital(before.text) or _is_capital(block.text) or len(before.text) < 60
    return wrapped and not is_line


def _is_nameless(text: str) -> bool:
    """Whether a text is only the number of a part, whose name stands in the next line."""
    return any(pattern.fullmatch(text) for pattern in (_PART, _NUMBER_OF_PART, _ANNEX))


def _whole(before: Block, block: Block) -> Block:
    shift = len(before.text) + 1
    marks = tuple(Mark(mark.position + shift, mark.sign) for mark in block.marks)
    text = f"{before.text} {block.text}"
    return replace(before, text=text, marks=before.marks + marks, is_cut=block.is_cut)


def _title(blocks: Sequence[Block]) -> tuple[str, list[Block], list[Block]]:
    """The title, what stands before the report's first words, and the report."""
    for number, block in enumerate(blocks[:40]):
        match = _REPORT.fullmatch(block.text) if block.kind == "text" else None
        if match is None or (match["more"] and not _is_capital(block.text)):
            if block.kind == "text" and heading_of(block) is not None:
                break
            continue
        end = number + 1
        lines = [match["more"]] if match["more"] else []
        while end < len(blocks) and _is_title_line(blocks[end], lines):
            lines.append(blocks[end].text)
            end += 1
        return " ".join(lines), list(blocks[:end]), list(blocks[end:])
    # Without the word alone in a line: a first line that begins with it.
    for number, block in enumerate(blocks[:12]):
        if fold(block.text).startswith(fold("báo cáo ")) and len(block.text) < _LONGEST_TITLE:
            return block.text, list(blocks[: number + 1]), list(blocks[number + 1 :])
    start = 0
    while start < min(12, len(blocks)) and _is_letterhead(blocks[start]):
        start += 1
    return "", list(blocks[:start]), list(blocks[start:])


def _is_title_line(block: Block, lines: Sequence[str]) -> bool:
    text = block.text
    if block.kind != "text" or heading_of(block) is not None or ends_sentence(text):
        return False
    return len(text) <= _LONGEST_TITLE and len(lines) < 4 and not plain(text).startswith("kinh gui")


def _is_letterhead(block: Block) -> bool:
    words = plain(block.text)
    return block.kind == "text" and len(words) < 120 and words.startswith(_LETTERHEAD)


class _Places:
    """Counts paragraphs and tables within their section."""

    def __init__(self) -> None:
        self.path: list[str] = []
        self.annex = ""
        self.count = self.tables = self.notes = self.frames = self.front = 0

    @property
    def section(self) -> str:
        """The section that is open: "II.2"."""
        return ".".join([*([self.annex] if self.annex else []), *self.path]) or BEGINNING

    def paragraphs(self, block: Block, is_over: bool) -> Iterator[Paragraph]:
        """What a block is, as paragraphs; after the report's end it is furniture."""
        if block.kind == "table":
            yield from self._rows(block, is_over)
        elif block.kind == "note":
            yield self.next("note", block)
        elif is_over:
            yield replace(self.next("furniture", block), section="")
        elif block.kind == "frame":
            yield self.next("frame", block)
        elif self._opened(block) is not None:
            yield Paragraph(self.section, block.text, self.section, "heading", block.marks)
        else:
            yield self.next("item" if _ITEM.match(block.text) else "text", block)

    def letterhead(self, block: Block) -> Iterator[Paragraph]:
        """What stands before the title; offices put their name into a table of two columns."""
        cells = [cell for row in block.rows for cell in row if cell and cell != SAME]
        for text in cells or [block.text]:
            yield replace(self.next("furniture", Block("text", text)), section="")

    def next(self, kind: Kind, block: Block) -> Paragraph:
        """The block as the next paragraph of its kind."""
        if kind == "furniture":
            self.front += 1
            locator = f"Ngoài báo cáo ¶{self.front}"
        elif kind == "note":
            self.notes += 1
            locator = f"Chú thích {block.marks[0].sign if block.marks else self.notes}"
        elif kind == "frame":
            self.frames += 1
            locator = f"{self.section} khung {self.frames}"
        else:
            self.count += 1
            locator = f"{self.section} ¶{self.count}"
        marks = () if kind == "note" else block.marks
        return Paragraph(locator, block.text, self.section, kind, marks)

    def _opened(self, block: Block) -> Heading | None:
        """Open the section whose heading a block is."""
        if match := _ANNEX.match(block.text):
            if len(block.text) <= _LONGEST_HEADING:
                self.annex, self.path = f"{ANNEX} {match['number']}".strip(), []
                self.count = self.tables = self.frames = 0
                return Heading(0, match["number"])
            return None
        heading = heading_of(block)
        # Reports of a single level begin with "1.".
        if heading is None or (heading.depth > 2 and not self.path and not self.annex):
            return None
        numbers = heading.number.split(".")
        if heading.depth == 1:
            self.path = numbers
        else:
            top = self.path[:1] if self.path and not self.path[0].isdigit() else []
            self.path = [*top, *numbers]
        self.count = self.tables = self.frames = 0
        return heading

    def _rows(self, block: Block, is_over: bool) -> Iterator[Paragraph]:
        """The rows of a table; each cell knows the head over it."""
        self.tables += 1
        self.count += not is_over
        heads = max(block.heads, heads_of(block.rows))
        headers = headers_of(block.rows[:heads])
        for number, row in enumerate(block.rows, 1):
            text, cells = "", []
            for column, cell in enumerate(row):
                if cell == SAME:
                    cells.append(Cell(len(text), len(text), ""))
                    continue
                start = len(text) + 3 if column else 0
                text = f"{text} | {cell}" if column else cell
                header = headers[column] if headers and number > heads else ""
                cells.append(Cell(start, start + len(cell), header))
            if not text.strip(" |"):
                continue
            if is_over:
                yield replace(self.next("furniture", Block("text", text)), section="")
                continue
            locator = f"{self.section} bảng {self.tables}, dòng {number}"
            yield Paragraph(locator, text, self.section, "row", (), tuple(cells))
