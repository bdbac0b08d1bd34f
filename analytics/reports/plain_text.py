"""A text file → blocks: its lines are paragraphs, or parts of them where it wraps its lines."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from analytics.ingest.files.cells import Damaged
from analytics.ingest.files.csvtext import CutText, NotText, decode
from analytics.ingest.files.old_encodings import OLDER
from analytics.reports.blocks import RAISED_DIGITS, Content, table_block, text_block, tidy
from analytics.reports.outline import ends_sentence, is_of_contents, is_title_word, opens_paragraph
from analytics.reports.tables import with_covered

# "3", "- 3 -", "Trang 3/12": the number of a page.
PAGE_NUMBER = re.compile(r"[-–\s]*(?:trang\s*)?[0-9]{1,3}(?:\s*/\s*[0-9]{1,3})?[-–\s]*", re.I)
_RULE = re.compile(r"[\s|+:=_*–—-]{3,}")
# Lines longer than this are whole paragraphs: nobody wraps them there.
_WIDEST = 160
# A line that is shorter than so much of the others ends its paragraph.
_SHORT = 0.75
_FEWEST_CELLS = 3
# A line of capitals that is no longer is a heading of its own.
_CAPITALS = 120


def read_file(path: Path) -> Content:
    """The blocks of a text file, its encoding found out; raises Damaged for what is no text."""
    try:
        text, encoding = decode(path.read_bytes())
    except (CutText, NotText) as error:
        raise Damaged from error
    content = read_plain(text)
    if encoding in OLDER:
        content.notice("encoding")
    return content


def read_plain(text: str) -> Content:
    """The blocks of a text."""
    lines = text.replace("\f", "\n\n").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    content = Content()
    for group in _groups(lines):
        rows = [_cells(line) for line in group]
        if all(rows) and len(group) > 1:
            blocks = [table_block(with_covered(rows))]
        else:
            blocks = [text_block(line) for line in _paragraphs(group)]
        content.blocks += filter(None, blocks)
    return content


def _groups(lines: Sequence[str]) -> Iterator[list[str]]:
    """Lines between blank ones; numbers of pages are no lines, tables stand apart."""
    group: list[str] = []
    for line in [*lines, ""]:
        if (_RULE.fullmatch(line) and "|" in line) or is_of_contents(line):
            continue
        is_blank = not line.strip() or bool(_RULE.fullmatch(line))
        changes = bool(group) and bool(_cells(line)) != bool(_cells(group[-1]))
        if (is_blank or changes) and group:
            yield group
            group = []
        if not is_blank:
            group.append(line)


def _cells(line: str) -> tuple[str, ...]:
    """The cells of a line that is a row of a table; () for any other."""
    sign = "|" if line.count("|") >= 2 else "\t"
    bare = line.strip().strip("|") if sign == "|" else line.strip("\r\n ")
    cells = bare.split(sign) if sign in bare.strip() else []
    filled = [cell for cell in cells if cell.strip()]
    is_row = len(cells) >= _FEWEST_CELLS or (sign == "|" and len(filled) >= 2)
    return tuple(tidy(cell) for cell in cells) if is_row and len(filled) >= 2 else ()


def _paragraphs(group: Sequence[str]) -> Iterator[str]:
    """The lines of a group, joined where they are wrapped."""
    width = max(len(line) for line in group)
    text = last = ""
    for line in group:
        if PAGE_NUMBER.fullmatch(line) and len(group) == 1:
            continue
        is_new = width > _WIDEST or opens_paragraph(tidy(line)) or line[0] in RAISED_DIGITS
        is_new |= is_title_word(text)
        is_new |= 0 < len(text) < _CAPITALS and text.isupper() != line.isupper()
        is_new |= ends_sentence(text) and (len(last) < _SHORT * width or line[0].isspace())
        if is_new and text:
            yield text
            text = ""
        text = f"{text} {line.strip()}" if text else line.strip()
        last = line
    if text:
        yield text
