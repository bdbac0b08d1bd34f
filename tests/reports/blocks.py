"""A report's plain text as blocks: headings, paragraphs, tables, footnotes, each with its locator.

The rules are those of docs/data.md ("Locator"); README.md beside the reports says what they left
open. It knows nothing of how the product reads a report: expected figures are held against it.
"""

import re
from collections import Counter
from dataclasses import dataclass

_ROMAN = re.compile(r"([IVX]+)\.\s+\S")
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s+\S")
_MARK = re.compile(r"[⁰¹²³⁴-⁹]+|\[\d{1,2}\]")
_FURNITURE = re.compile(r"(Trang\s+)?[-–]?\s*\d{1,3}(/\d{1,3})?\s*[-–]?")
_CAPTION = re.compile(r"(Bảng|Biểu)\s+\d+[.:]\s")
_PART = re.compile(r"phần\s+(thứ\s+\w+|[ivx]+)\b", re.I)
_CLOSING = ("Trên đây là", "Nơi nhận:")
# What a paragraph ends with; one that does not is cut by a page break and goes on.
_ENDS = (".", ":", ";")


@dataclass(frozen=True)
class Block:
    """One block; ``mark`` is a footnote's, ``locator`` is empty outside the numbered sections."""

    kind: str  # front, heading, paragraph, table, footnote, furniture, closing
    text: str
    locator: str = ""
    mark: str = ""

    @property
    def rows(self) -> list[list[str]]:
        """The cells of a table, row by row, all rows equally long."""
        rows = [cells(line) for line in self.text.splitlines()]
        widest = max(map(len, rows))
        return [row + [""] * (widest - len(row)) for row in rows]


def cells(line: str) -> list[str]:
    """The cells of one line, separated by tabs or by pipes."""
    if "\t" in line:
        return [cell.strip() for cell in line.split("\t")]
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def blocks(text: str) -> list[Block]:
    """Every block in order; a paragraph cut by a page break is whole, its footnote after it."""
    answer: list[Block] = []
    section, counts = "", Counter[str]()
    closing = False
    open_at: int | None = None  # the paragraph that a page break cut
    for piece in re.split(r"\n\s*\n", text.strip()):
        lines = [line.rstrip() for line in piece.splitlines() if line.strip()]
        if not lines:
            continue
        whole = " ".join(line.strip() for line in lines)
        mark = _MARK.match(whole)
        if mark:
            answer.append(Block("footnote", whole[mark.end() :].strip(), mark=mark[0]))
        elif closing or whole.startswith(_CLOSING):
            closing = True
            answer.append(Block("closing", "\n".join(lines)))
        elif _FURNITURE.fullmatch(whole):
            answer.append(Block("furniture", whole))
        elif _is_table(lines):
            counts[section] += 1
            answer.append(Block("table", "\n".join(lines), f"{section} ¶{counts[section]}"))
            open_at = None
        elif (number := _number(whole)) is not None:
            section = _under(section, number)
            answer.append(Block("heading", whole, section))
            open_at = None
        elif _PART.match(whole) and not whole.endswith(_ENDS):
            answer.append(Block("heading", "\n".join(lines)))
        elif not section:
            answer.append(Block("front", "\n".join(lines)))
        elif open_at is not None:
            cut = answer[open_at]
            joined = f"{cut.text} {whole}"
            answer[open_at] = Block("paragraph", joined, cut.locator)
            open_at = None if joined.endswith(_ENDS) else open_at
        else:
            counts[section] += 1
            answer.append(Block("paragraph", whole, f"{section} ¶{counts[section]}"))
            whole_one = whole.endswith(_ENDS) or _CAPTION.match(whole)
            open_at = None if whole_one else len(answer) - 1
    return answer


def paragraphs(text: str) -> dict[str, str]:
    """Locator → text of every paragraph and table that is counted."""
    counted = (block for block in blocks(text) if block.kind in ("paragraph", "table"))
    return {block.locator: block.text for block in counted}


def _is_table(lines: list[str]) -> bool:
    return len(lines) > 1 and all("\t" in line or line.count("|") > 1 for line in lines)


def _number(whole: str) -> str | None:
    """The number that opens a heading; a sentence that starts with one is no heading."""
    match = _ROMAN.match(whole) or _NUMBERED.match(whole)
    if match is None or whole.endswith(_ENDS) or len(whole) > 200:
        return None
    return match[1]


def _under(section: str, number: str) -> str:
    """The section that a heading opens: "2" below "II" or "II.1" is "II.2", "2.1" stays itself."""
    roman = re.match(r"[IVX]+", section)
    if number[0].isdigit() and roman:
        return f"{roman[0]}.{number}"
    return number
