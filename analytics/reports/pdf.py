"""A PDF with text → blocks: its lines put into paragraphs and tables.

A PDF knows letters and places, no words, lines or paragraphs; some programs even write the letters
of a line out of order. Lines that stand on most pages alike, and numbers of pages, are left out.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from analytics.reports.blocks import (
    LOWERED,
    RAISED,
    RAISED_DIGITS,
    SAME,
    Block,
    Content,
    table_block,
    text_block,
    with_marks,
)
from analytics.reports.outline import (
    ends_sentence,
    heading_of,
    is_of_contents,
    opens_paragraph,
)
from analytics.reports.pdf_aligned import table_at
from analytics.reports.pdf_grids import Cell, grids_of, rows_of
from analytics.reports.pdf_lines import Line, columns_of, lines_of
from analytics.reports.pdf_page import Page, pages_of, turned
from analytics.reports.plain_text import PAGE_NUMBER
from analytics.reports.tables import heads_of, is_number

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

Rows = list[tuple[str, ...]]


@dataclass(frozen=True)
class _Table:
    """A ruled table of a page: where it stands, its rows."""

    top: float
    bottom: float
    rows: Rows


@dataclass(frozen=True)
class _Page:
    """What stands on a page: its lines, those of tables left out, and its ruled tables."""

    lines: list[Line]
    tables: list[_Table]


def read_pdf(path: Path) -> Content | None:
    """The blocks of a PDF; None for pictures of pages.

    Raises:
        Locked: for one with a password.
        TooMuch: for one of more pages than a report has.
        Damaged: for one that cannot be read.
    """
    blocks = blocks_of(pages_of(path))
    return Content(blocks) if blocks else None


def blocks_of(sheets: Iterable[Page]) -> list[Block]:
    """The blocks of pages; none where there is hardly a letter on them."""
    pages = list(map(_page, sheets))
    lines = [line for page in pages for line in page.lines]
    cells = [cell for page in pages for table in page.tables for row in table.rows for cell in row]
    signs = sum(len(line.text) for line in lines) + sum(map(len, cells))
    if signs < _FEWEST_LETTERS * len(pages):
        return []
    repeated = _repeated(pages)
    sizes = Counter(line.size for line in lines for _ in line.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    blocks: list[Block] = []
    for page in pages:
        kept = [line for line in page.lines if not _is_furniture(line, repeated)]
        raised = "".join(line.text for line in kept)
        marks = {mark.translate(LOWERED) for mark in re.findall(rf"[{RAISED_DIGITS}]+", raised)}
        noted = _Page([_noted(line, usual, marks) for line in kept], page.tables)
        blocks += _cut(_continued(blocks, list(_blocks(noted))), kept)
    return blocks


def _page(sheet: Page) -> _Page:
    grids = grids_of(sheet)
    tables = [
        _Table(grid.top, grid.bottom, rows_of(grid, [_words(cell) for cell in grid.cells]))
        for grid in grids
    ]
    free = (
        letter
        for letter in sheet.letters
        if not letter.turn and not any(grid.has(letter) for grid in grids)
    )
    return _Page(lines_of(free, sheet.height), tables)


def _words(cell: Cell) -> str:
    """The text of a cell, whichever way its letters stand."""
    turns = Counter(letter.turn for letter in cell.letters)
    turn = turns.most_common(1)[0][0] or 0 if turns else 0
    same = [turned(letter, turn) for letter in cell.letters if letter.turn == turn]
    return with_marks(_joined(lines_of(same, 0)))[0]


def _repeated(pages: Sequence[_Page]) -> frozenset[str]:
    """What stands at the edge of at least half of the pages, numbers left out."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_shape(line) for line in page.lines if _is_at_edge(line)})
    return frozenset(
        shape for shape, times in seen.items() if times > 1 and times * 2 >= len(pages)
    )


def _shape(line: Line) -> str:
    return re.sub(r"[0-9]+", "#", line.text)


def _is_at_edge(line: Line) -> bool:
    return line.place < _EDGE or line.place > 1 - _EDGE


def _is_furniture(line: Line, repeated: frozenset[str]) -> bool:
    if is_of_contents(line.text):
        return True
    if not _is_at_edge(line):
        return False
    return _shape(line) in repeated or PAGE_NUMBER.fullmatch(line.text) is not None


def _cut(blocks: list[Block], lines: Sequence[Line]) -> list[Block]:
    """The blocks of a page; a text at its end, where its last line is full, as one that goes on."""
    last = next((at for at in reversed(range(len(blocks))) if blocks[at].kind != "note"), None)
    if last is None or blocks[last].kind != "text":
        return blocks
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    ends = [line for line in lines if blocks[last].text.endswith(line.text.translate(_PLAIN)[-20:])]
    is_full = bool(ends) and ends[-1].right > right - _FULL * (right - left)
    blocks[last] = replace(blocks[last], is_cut=is_full)
    return blocks


def _continued(before: list[Block], page: list[Block]) -> list[Block]:
    """The blocks of a page; a table at its top that goes on with one at the end of the page before
    is put to that one, its head said once."""
    last = next((at for at in reversed(range(len(before))) if before[at].kind != "note"), None)
    if last is None or not page or {before[last].kind, page[0].kind} != {"table"}:
        return page
    above, below = before[last].rows, page[0].rows
    if len(above[0]) != len(below[0]):
        return page
    heads = max(1, heads_of(above))
    pairs = list(zip(above[0], below[0], strict=True))
    rest = list(below)
    if below[:heads] == above[:heads]:
        rest = rest[heads:]
    elif all(cell.startswith(name) for name, cell in pairs):
        # Where no rule parts it from the rest of a row, that stands behind the head's words.
        rest[0] = tuple(cell.removeprefix(name).strip() for name, cell in pairs)
    elif _is_head(below[0]):
        return page
    rows = list(above)
    if rest and _is_rest(rest[0], rows[-1]):
        joined = zip(rows[-1], rest[0], strict=True)
        rows[-1] = tuple(f"{first} {second}".strip() for first, second in joined)
        rest = rest[1:]
    before[last] = replace(before[last], rows=(*rows, *rest))
    return page[1:]


def _is_head(row: Sequence[str]) -> bool:
    """Whether a row names the columns of another table: most of its cells are words."""
    names = [cell for cell in row if cell and not is_number(cell)]
    return len(names) * 2 > len(row) and len(names) == sum(map(bool, row))


def _is_rest(row: Sequence[str], above: Sequence[str]) -> bool:
    """Whether a row is the rest of one that a page's end cut: words that go on with its words."""
    filled = [at for at, cell in enumerate(row) if cell]
    if SAME in row or any(is_number(row[at]) or not above[at] for at in filled):
        return False
    return all(row[at][0].islower() for at in filled) or (not row[0] and is_number(above[0]))


def _noted(line: Line, usual: float, marks: Collection[str]) -> Line:
    """A line; one that begins a footnote, by its small letters or a mark on its page, with its
    number raised."""
    match = _NOTE.match(line.text) if line.place > _MIDDLE else None
    if match is None:
        return line
    is_marked = match[1] in marks and match["dot"] == ""
    if line.size >= _SMALL * usual and not is_marked:
        return line
    return replace(line, text=f"{match[1].translate(RAISED)} {line.text[match.end() :]}")


def _blocks(page: _Page) -> Iterator[Block]:
    """The paragraphs and tables of a page."""
    rest = page.lines
    for table in sorted(page.tables, key=lambda table: -table.top):
        above = [line for line in rest if line.bottom >= table.top - line.size]
        yield from _flows(above, page.lines)
        rest = [line for line in rest if line.bottom < table.top - line.size]
        block = table_block(table.rows)
        if block is not None:
            yield block
    yield from _flows(rest, page.lines)


def _flows(lines: Sequence[Line], page: Sequence[Line]) -> Iterator[Block]:
    """The paragraphs and tables of lines; of a page in columns each for itself."""
    flows = columns_of(lines)
    for flow in flows:
        yield from _paragraphs(flow, page if len(flows) == 1 else flow)


def _paragraphs(lines: Sequence[Line], page: Sequence[Line]) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        end, rows = table_at(lines, at)
        block = table_block(rows)
        if block is None:
            end = at + 1
            while end < len(lines) and not _begins(lines, end, lines[at:end], page):
                end += 1
            block = text_block(_joined(lines[at:end]))
        if block is not None:
            yield block
        at = end


def _joined(lines: Sequence[Line]) -> str:
    """The words of lines; one that a hyphen parts goes on in the next."""
    text = " ".join(line.text for line in lines)
    return _HYPHEN.sub("-", text) if len(lines) > 1 else text


def _begins(
    lines: Sequence[Line], at: int, paragraph: Sequence[Line], page: Sequence[Line]
) -> bool:
    """Whether a line begins a paragraph: by its indent, the gap above, or the short line above."""
    line, before = lines[at], lines[at - 1]
    if abs(line.size - before.size) > 0.1 * before.size or table_at(lines, at)[0] > at:
        return True
    if line.text[0] in RAISED_DIGITS:
        return True
    same = [other for other in page if abs(other.size - line.size) < 0.1 * line.size]
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


def _usual_gap(lines: Sequence[Line]) -> float:
    gaps = [above.bottom - below.top for above, below in pairwise(lines)]
    near = sorted(gap for gap in gaps if gap < 2 * lines[0].size)
    return near[len(near) // 4] if near else 0.0
