"""A PDF with text → blocks: letters put into lines by where they stand, lines into paragraphs.

A PDF knows letters and places, no words, lines or paragraphs; some programs even write the letters
of a line out of order. Lines that stand on most pages alike, and numbers of pages, are left out.
"""

import ctypes
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from statistics import median

import pypdfium2
from pypdfium2 import raw

from analytics.ingest.files.cells import Damaged, Locked, TooMuch
from analytics.names import clean
from analytics.reports.blocks import LOWERED, RAISED, RAISED_DIGITS, Block, Content, text_block
from analytics.reports.outline import ends_sentence, heading_of, opens_paragraph
from analytics.reports.plain_text import PAGE_NUMBER

# A report has a dozen pages; a book is none.
MOST_PAGES = 150
# In widths of a letter's size: a gap that is a space, and one that parts two cells.
_SPACE, _CELL = 0.18, 1.6
# Of the page's height: where heads and numbers of pages stand.
_EDGE = 0.09
_INDENT = 9.0
_FEWEST_LETTERS = 20
# Of the usual size: that of footnotes.
_SMALL = 0.9
_HYPHEN = re.compile(r"(?<=\w)- (?=\w)")
_NOTE = re.compile(r"([0-9]{1,2})(?P<dot>[.)]?)\s*(?=[^\W\d_])")
# Of a line's width: a line that ends within it of the margin is full.
_FULL = 0.02
_PLAIN = str.maketrans("", "", RAISED_DIGITS)
# Footnotes stand below the middle of their page.
_MIDDLE = 0.4


@dataclass(frozen=True)
class _Letter:
    sign: str
    left: float
    right: float
    bottom: float
    top: float
    size: float


@dataclass(frozen=True)
class _Line:
    """A line of a page: its text, its edges, its place from 0 (top) to 1 (bottom), its cells with
    where each begins."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    place: float
    size: float
    cells: tuple[tuple[str, float, float], ...] = ()


def read_pdf(path: Path) -> Content | None:
    """The blocks of a PDF; None for pictures of pages.

    Raises:
        Locked: for one with a password.
        TooMuch: for one of more pages than a report has.
        Damaged: for one that cannot be read.
    """
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise Locked if "assword" in str(error) else Damaged from error
    if len(pdf) > MOST_PAGES:
        raise TooMuch
    pages = [list(_lines(pdf[number])) for number in range(len(pdf))]
    if sum(len(line.text) for lines in pages for line in lines) < _FEWEST_LETTERS * len(pages):
        return None
    content = Content()
    repeated = _repeated(pages)
    sizes = Counter(line.size for lines in pages for line in lines for _ in line.text)
    usual = sizes.most_common(1)[0][0]
    for lines in pages:
        kept = [line for line in lines if not _is_furniture(line, repeated)]
        raised = "".join(line.text for line in kept)
        marks = {mark.translate(LOWERED) for mark in re.findall(rf"[{RAISED_DIGITS}]+", raised)}
        content.blocks += _cut(_blocks([_noted(line, usual, marks) for line in kept]), kept)
    return content


def _lines(page: pypdfium2.PdfPage) -> Iterator[_Line]:
    """The lines of a page from top to bottom; a letter belongs to a line on whose height it is."""
    height = page.get_height()
    lines: list[list[_Letter]] = []
    for letter in sorted(_letters(page), key=lambda letter: (-letter.size, -letter.bottom)):
        near = next((line for line in reversed(lines) if _shares(line[0], letter)), None)
        if near is None:
            lines.append([letter])
        else:
            near.append(letter)
    for line in sorted(lines, key=lambda line: -line[0].bottom):
        yield _line(line, height)


def _shares(first: _Letter, letter: _Letter) -> bool:
    """Whether a letter stands in the line of another: on its height, or raised above its foot."""
    middle = (letter.top + letter.bottom) / 2
    return first.bottom <= middle <= first.bottom + 1.1 * first.size


def _letters(page: pypdfium2.PdfPage) -> list[_Letter]:
    text = page.get_textpage()
    letters = []
    edges = [ctypes.c_double() for _ in range(4)]
    loose = raw.FS_RECTF()
    for number in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text.raw, number)
        sign = chr(code) if 0 < code < 0x110000 else ""
        # A hyphen at the end of a line comes as another sign.
        sign = "-" if sign in ("\x02", "\ufffe") else sign
        if not sign.strip() or sign == "\uffff":
            continue
        raw.FPDFText_GetCharBox(text.raw, number, *edges)
        left, right, bottom, top = (edge.value for edge in edges)
        size = raw.FPDFText_GetFontSize(text.raw, number)
        if raw.FPDFText_GetLooseCharBox(text.raw, number, loose):
            # The box of the font's line: all letters of a line have the same foot.
            bottom, top = loose.bottom, loose.top
            left, right = min(left, loose.left), max(right, loose.right)
        height = top - bottom
        letters.append(_Letter(sign, left, right, bottom, top, size if size > 1 else height))
    return letters


def _line(letters: list[_Letter], height: float) -> _Line:
    letters = sorted(letters, key=lambda letter: letter.left)
    size = Counter(round(letter.size, 1) for letter in letters).most_common(1)[0][0]
    full = [letter for letter in letters if letter.size > 0.8 * size] or letters
    foot = median(letter.bottom for letter in full)
    pieces: list[str] = []
    cells: list[tuple[str, float, float]] = []
    start, before = letters[0].left, None
    for letter in letters:
        gap = 0.0 if before is None else letter.left - before.right
        if gap > _CELL * size:
            cells.append((clean("".join(pieces)), start, before.right if before else start))
            pieces, start = [], letter.left
        elif gap > _SPACE * size and letter.sign not in ",.;:)":
            pieces.append(" ")
        raised = letter.size < 0.8 * size and letter.bottom > foot + 0.12 * size
        pieces.append(letter.sign.translate(RAISED) if raised else letter.sign)
        before = letter
    cells.append((clean("".join(pieces)), start, letters[-1].right))
    text = clean(" ".join(cell for cell, _, _ in cells))
    top, bottom = max(letter.top for letter in full), min(letter.bottom for letter in full)
    place = 1 - bottom / height if height else 0
    edges = (letters[0].left, max(letter.right for letter in letters))
    return _Line(text, *edges, top, bottom, place, size, tuple(cells))


def _repeated(pages: Sequence[Sequence[_Line]]) -> frozenset[str]:
    """What stands at the edge of at least half of the pages, numbers left out."""
    seen: Counter[str] = Counter()
    for lines in pages:
        seen.update({_shape(line) for line in lines if _is_at_edge(line)})
    return frozenset(
        shape for shape, times in seen.items() if times > 1 and times * 2 >= len(pages)
    )


def _shape(line: _Line) -> str:
    return re.sub(r"[0-9]+", "#", line.text)


def _is_at_edge(line: _Line) -> bool:
    return line.place < _EDGE or line.place > 1 - _EDGE


def _is_furniture(line: _Line, repeated: frozenset[str]) -> bool:
    if not _is_at_edge(line):
        return False
    return _shape(line) in repeated or PAGE_NUMBER.fullmatch(line.text) is not None


def _cut(blocks: Iterable[Block], lines: Sequence[_Line]) -> list[Block]:
    """The blocks of a page; the last text, where its last line is full, as one that goes on."""
    page = list(blocks)
    last = next((at for at in reversed(range(len(page))) if page[at].kind == "text"), None)
    if last is None:
        return page
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    ends = [line for line in lines if page[last].text.endswith(line.text.translate(_PLAIN)[-20:])]
    is_full = bool(ends) and ends[-1].right > right - _FULL * (right - left)
    page[last] = replace(page[last], is_cut=is_full)
    return page


def _noted(line: _Line, usual: float, marks: Collection[str]) -> _Line:
    """A line; one that begins a footnote, by its small letters or a mark on its page, with its
    number raised."""
    match = _NOTE.match(line.text) if line.place > _MIDDLE else None
    if match is None:
        return line
    is_marked = match[1] in marks and match["dot"] == ""
    if line.size >= _SMALL * usual and not is_marked:
        return line
    return replace(line, text=f"{match[1].translate(RAISED)} {line.text[match.end() :]}")


def _blocks(lines: Sequence[_Line]) -> Iterator[Block]:
    """The paragraphs and tables of a page."""
    at = 0
    while at < len(lines):
        end = _table_end(lines, at)
        if end > at:
            yield Block("table", rows=_rows(lines[at:end]))
            at = end
            continue
        end = at + 1
        while end < len(lines) and not _begins(lines, end, lines[at:end]):
            end += 1
        block = text_block(_joined(lines[at:end]))
        if block is not None:
            yield block
        at = end


def _joined(lines: Sequence[_Line]) -> str:
    """The words of lines; one that a hyphen parts goes on in the next."""
    text = " ".join(line.text for line in lines)
    return _HYPHEN.sub("-", text) if len(lines) > 1 else text


def _begins(lines: Sequence[_Line], at: int, paragraph: Sequence[_Line]) -> bool:
    """Whether a line begins a paragraph: by its indent, the gap above, or the short line above."""
    line, before = lines[at], lines[at - 1]
    if abs(line.size - before.size) > 0.1 * before.size or _table_end(lines, at) > at:
        return True
    if line.text[0] in RAISED_DIGITS:
        return True
    same = [other for other in lines if abs(other.size - line.size) < 0.1 * line.size]
    left, right = min(other.left for other in same), max(other.right for other in same)
    gap = before.bottom - line.top
    usual = _usual_gap(same)
    is_indented = line.left > left + _INDENT and (
        len(paragraph) > 1 or abs(before.left - line.left) < 2 or before.left > line.left
    )
    is_short = before.right < right - 0.12 * (right - left)
    if is_short and heading_of(Block("text", _joined(paragraph))):
        return True
    if gap > usual + 0.25 * line.size:
        return True
    if is_indented and (ends_sentence(before.text) or is_short or before.left > left + _INDENT):
        return True
    return is_short and (ends_sentence(before.text) or opens_paragraph(line.text))


def _usual_gap(lines: Sequence[_Line]) -> float:
    gaps = [above.bottom - below.top for above, below in pairwise(lines)]
    near = sorted(gap for gap in gaps if gap < 2 * lines[0].size)
    return near[len(near) // 4] if near else 0.0


def _table_end(lines: Sequence[_Line], at: int) -> int:
    """The line after a table that begins at a line; the line itself where none does."""
    end = at
    while end < len(lines) and len(lines[end].cells) >= 3:
        end += 1
    return end if end - at >= 2 else at


def _rows(lines: Sequence[_Line]) -> tuple[tuple[str, ...], ...]:
    """The cells of lines, each in the column that it stands over."""
    widest = max(lines, key=lambda line: len(line.cells))
    middles = [(left + right) / 2 for _, left, right in widest.cells]
    rows = []
    for line in lines:
        row = [""] * len(middles)
        for text, left, right in line.cells:
            column = min(range(len(middles)), key=lambda at: abs(middles[at] - (left + right) / 2))
            row[column] = f"{row[column]} {text}".strip()
        rows.append(tuple(row))
    return tuple(rows)
