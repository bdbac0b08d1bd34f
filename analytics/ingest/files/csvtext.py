"""A text file → one sheet: its encoding and its delimiter found out, never assumed."""

import codecs
import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from pathlib import Path

from analytics.ingest.files import old_encodings
from analytics.ingest.files.cells import MOST_CELLS, Sheet

_DELIMITERS = (";", ",", "\t", "|")
# What a spreadsheet program writes above a file to say its delimiter.
_DECLARED = re.compile(r"sep=([;,\t|])\s*$", re.MULTILINE)
_SAMPLE = 100
_LONGEST_CELL = 32_767
# So many delimiters in a line of a cell may be cells of a row: an address has fewer commas.
_FEWEST_CELLS = 4
# So many of the bytes that are no ASCII may be broken in a text that is UTF-8 all the same.
_BROKEN = 0.1


class NotText(Exception):
    """The bytes are no text in any encoding that files are sent in, or no table."""


class OpenQuote(Exception):
    """A quotation mark that ``row`` (from 1) opens is not closed."""

    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row


class CutText(Exception):
    """The text is UTF-8 or UTF-16 with bytes missing."""


def read_text(path: Path, name: str) -> tuple[Sheet, str]:
    """Read a delimited text file.

    Args:
        path: its bytes.
        name: what the sender calls it: the sheet's name, without its ending.

    Returns:
        The sheet, and the name of the encoding ("utf-8", "utf-16", "windows-1258", or one of
        ``old_encodings``).

    Raises:
        NotText: for bytes that are no text, or cells longer or more than any table has.
        OpenQuote: for a quotation mark that is not closed.
        CutText: for text that was cut off within a letter, or damaged.
    """
    text, encoding = decode(path.read_bytes())
    delimiter = delimiter_of(text)
    rows = [_cut([cell.strip() or None for cell in row]) for row in rows_of(text, delimiter)]
    while rows and not rows[-1]:
        rows.pop()
    width = max((len(row) for row in rows), default=0)
    longest = max((len(cell) for row in rows for cell in row if cell), default=0)
    if longest > _LONGEST_CELL or width * len(rows) > MOST_CELLS:
        raise NotText
    return Sheet(
        Path(name).stem, tuple(row + (None,) * (width - len(row)) for row in rows)
    ), encoding


def _cut(cells: list[str | None]) -> tuple[str | None, ...]:
    """A row without the blanks at its end: they are no cells."""
    while cells and cells[-1] is None:
        cells.pop()
    return tuple(cells)


def rows_of(text: str, delimiter: str) -> Iterator[list[str]]:
    """The rows of a delimited text.

    Raises:
        OpenQuote: for a quotation mark that is not closed, or closed by that of another row.
        NotText: for cells longer than any table has.
    """
    lines = StringIO(text, newline="").readlines()
    usual = Counter(line.count(delimiter) for line in lines if line.strip())
    most = most_within(max(usual, key=lambda count: usual[count], default=0))
    done = number = 0
    while done < len(lines):
        start, reader = done, csv.reader(lines[done:], delimiter=delimiter, strict=True)
        try:
            for row in reader:
                if swallows(row, delimiter, most):
                    raise OpenQuote(number + 1)
                yield row
                number, done = number + 1, start + reader.line_num
        except csv.Error as error:
            if "limit" in str(error):
                raise NotText from error
            if start + reader.line_num > done + 1 or lines[done].count('"') % 2:
                raise OpenQuote(number + 1) from None
            # A mark within a cell, all of it in one line, is what it looks like.
            yield next(csv.reader([lines[done]], delimiter=delimiter))
            number, done = number + 1, done + 1


def most_within(usual: int) -> int:
    """How many delimiters a line within a cell has at least that is a row of the table, whose lines
    usually have so many."""
    return max(_FEWEST_CELLS, usual - 1)


def swallows(row: Sequence[str], delimiter: str, most: int) -> bool:
    """Whether a cell holds whole rows, or nearly: lines of many cells, as no text in a cell has."""
    inner = [line for cell in row if "\n" in cell for line in cell.splitlines()]
    return any(line.count(delimiter) >= most for line in inner)


def decode(content: bytes) -> tuple[str, str]:
    """The text of some bytes, and the encoding that they turned out to be in.

    Raises:
        NotText, CutText: as ``read_text``.
    """
    wide = _wide(content[:65536])
    if wide is not None:
        return _decoded(content, wide), "utf-16"
    try:
        return _decoded(content, "utf-8"), "utf-8"
    except CutText:
        lenient = content.decode("utf-8", "replace")
        others = sum(sign > "\x7f" for sign in lenient)
        if lenient.count("\ufffd") <= max(1, others * _BROKEN) and others > 1:
            raise
    older = old_encodings.encoding_of(content)
    if older is not None:
        return old_encodings.decoded(_decoded(content, "latin-1"), older), older
    # Windows-1258 writes a letter and its tone as two signs.
    try:
        return unicodedata.normalize("NFC", _decoded(content, "cp1258")), "windows-1258"
    except CutText as error:
        raise NotText from error


def looks_like_text(head: bytes) -> bool:
    """Whether the first bytes of a file are text in an encoding that sheets are sent in."""
    wide = _wide(head)
    if wide is None:
        strange = sum(byte < 32 and byte not in b"\t\n\f\r" for byte in head)
        return 0 not in head and strange <= len(head) / 100
    text = head[: len(head) // 2 * 2].decode(wide, "replace")
    strange = sum(unicodedata.category(sign) in ("Cc", "Cn", "Co", "Cs") for sign in text)
    strange += text.count("\ufffd") - sum(text.count(sign) for sign in "\t\n\f\r")
    return strange <= max(1, len(text) / 100)


def delimiter_of(text: str) -> str:
    """The delimiter that splits most of the first lines into the most, equally many, cells."""
    declared = _DECLARED.match(text)
    if declared is not None:
        return declared[1]
    lines = [line for line in text[: _SAMPLE * 2000].splitlines()[:_SAMPLE] if line.strip()]

    def score(rows: Iterable[list[str]]) -> int:
        try:
            counts = [len(row) for row in rows if len(row) > 1]
        except csv.Error:
            return 0
        common = max(set(counts), key=lambda count: (counts.count(count), count), default=1)
        return counts.count(common) * (common - 1)

    def fit(delimiter: str) -> int:
        """Read together, and line by line: a mark that is not closed hides what follows."""
        alone = (row for line in lines for row in csv.reader([line], delimiter=delimiter))
        return score(csv.reader(lines, delimiter=delimiter)) + score(alone)

    return max(_DELIMITERS, key=fit)


def _wide(head: bytes) -> str | None:
    """Which UTF-16 the first bytes are, by their mark or by their zeros; None for neither.

    Every second byte of Latin text is zero, of Vietnamese at least every fourth.
    """
    if head.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if head.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    first, second = head[0::2].count(0), head[1::2].count(0)
    if second * 4 > len(head) / 2 and first * 20 < second:
        return "utf-16-le"
    if first * 4 > len(head) / 2 and second * 20 < first:
        return "utf-16-be"
    return None


def _decoded(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise CutText from error
    if "\x00" in text:
        raise NotText
    return text
