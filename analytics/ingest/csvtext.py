"""A text file → one sheet: its encoding and its delimiter found out, never assumed."""

import codecs
import csv
from io import StringIO
from pathlib import Path

from analytics.ingest.cells import Sheet

# Vietnamese letters that Windows-1258 writes as a base letter and a mark of its own.
_ENCODINGS = ("utf-8-sig", "utf-16", "cp1258")
_DELIMITERS = (";", ",", "\t", "|")
_SAMPLE = 20
_LONGEST_CELL = 10_000


class NotText(Exception):
    """The bytes are no text in any encoding that files are sent in."""


def read_text(path: Path) -> tuple[Sheet, str]:
    """Read a delimited text file.

    Returns:
        The sheet, and the name of the encoding ("utf-8", "utf-16", "windows-1258").

    Raises:
        NotText: for bytes that are no text, or cells longer than any table has.
    """
    text, encoding = decode(path.read_bytes())
    csv.field_size_limit(_LONGEST_CELL)
    try:
        rows = tuple(
            tuple(cell.strip() or None for cell in row)
            for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter_of(text))
        )
    except csv.Error as error:
        raise NotText from error
    return Sheet(path.stem, rows), encoding


def decode(content: bytes) -> tuple[str, str]:
    """The text of some bytes, and the encoding that they turned out to be in."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decoded(content, "utf-16"), "utf-16"
    if content[:200].count(0) > len(content[:200]) // 4:
        little = content[1:200:2].count(0) >= content[0:200:2].count(0)
        return _decoded(content, "utf-16-le" if little else "utf-16-be"), "utf-16"
    try:
        return content.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        return _decoded(content, "cp1258"), "windows-1258"


def delimiter_of(text: str) -> str:
    """The delimiter that splits the first lines into the most, and equally many, cells."""
    lines = [line for line in text.splitlines()[:_SAMPLE] if line.strip()]

    def score(delimiter: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(lines, delimiter=delimiter)]
        common = max(set(counts), key=counts.count, default=1)
        return (counts.count(common) if common > 1 else 0, common)

    return max(_DELIMITERS, key=score)


def _decoded(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except (UnicodeDecodeError, UnicodeError) as error:
        raise NotText from error
    if "\x00" in text:
        raise NotText
    return text
