"""What a received file is by what stands in it: its first bytes, its streams, its parts."""

import re
import zipfile
from pathlib import Path
from typing import Literal

# "sheet" is a spreadsheet as XML of 2003, "markup" a page of the web or other XML, "page" one with
# its pictures in a single file.
Kind = Literal["mail", "pdf", "rtf", "picture", "archive", "sheet", "markup", "page"]

_LONGEST_MANIFEST = 4 * 2**20
# Many programs save a web page as ".xls" or ".doc". A mark of UTF-8 or UTF-16 and the zeros of
# UTF-16 may stand between its signs.
_MAGIC: tuple[tuple[re.Pattern[bytes], Kind], ...] = (
    (re.compile(rb"[\s\x00\xef\xbb\xbf]*%PDF-"), "pdf"),
    (re.compile(rb"\s*\{\\rtf"), "rtf"),
    (
        re.compile(
            rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|BM.{4}\0{4}|RIFF.{4}WEBP"
            rb"|.{4}ftyp(?:hei|mif|msf|avif)",
            re.DOTALL,
        ),
        "picture",
    ),
    (re.compile(rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x8b\x08"), "archive"),
    (
        re.compile(rb"\W*<\?xml.{,2000}urn:schemas-microsoft-com:office:spreadsheet", re.DOTALL),
        "sheet",
    ),
    (
        re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\x00]*<\x00?[a-z!?]", re.IGNORECASE),
        "markup",
    ),
    (re.compile(rb"\s*(?:MIME-Version|Content-Type):", re.IGNORECASE), "page"),
)
_HEADERS = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_FROM = re.compile(rb"^From:", re.IGNORECASE | re.MULTILINE)
_SENT = re.compile(rb"^(?:Subject|Received|Message-ID|Date):", re.IGNORECASE | re.MULTILINE)
# What the directory of a compound file names, in UTF-16: each stream is of one kind of file.
_NAMES = (
    *("EncryptedPackage", "_VBA_PROJECT", "Workbook", "Book", "WordDocument"),
    *("__nameid_version1.0", "PowerPoint Document"),
)
_STREAMS = re.compile(b"|".join(re.escape(name.encode("utf-16-le")) for name in _NAMES))


def kind_of(head: bytes) -> Kind | None:
    """What a file is by its first bytes; None for what none of these kinds begins with."""
    if _is_mail(head):
        return "mail"
    return next((kind for magic, kind in _MAGIC if magic.match(head)), None)


def _is_mail(head: bytes) -> bool:
    """Whether a file begins with the lines of a message, its sender among them."""
    lines = _HEADERS.match(head.lstrip())
    return lines is not None and bool(_FROM.search(lines[0]) and _SENT.search(lines[0]))


def streams_of(path: Path) -> set[str]:
    """The streams of a file of the old Office that tell what it is."""
    # One search for all: a file of 100 MB is gone through once.
    return {stream.decode("utf-16-le") for stream in _STREAMS.findall(path.read_bytes())}


def start_of(package: zipfile.ZipFile, part: str) -> bytes:
    """The first bytes of a package's part; none where there is no such part."""
    if part not in package.namelist():
        return b""
    with package.open(part) as stream:
        return stream.read(_LONGEST_MANIFEST)
