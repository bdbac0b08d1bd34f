"""What a received file is by its content, and what is not opened at all.

A name says nothing: files are renamed, cut off in transfer, locked, or made to fill the memory of
whoever opens them.
"""

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from analytics.ingest.csvtext import looks_like_text
from analytics.ingest.package import DAMAGE, verdict
from analytics.ingest.reading import Fault
from analytics.texts import Bilingual

Container = Literal["xlsx", "xls", "ods", "csv", "parquet"]

LARGEST = 200 * 2**20
LARGEST_LIST = 8 * 2**30
_HEAD = 65536
_LONGEST_MANIFEST = 4 * 2**20

_RESAVE = Bilingual(
    "Mở tệp bằng Excel hoặc LibreOffice, lưu thành .xlsx rồi gửi lại.",
    "Open the file in Excel or LibreOffice, save it as .xlsx and send it again.",
)
# What is too long for a workbook is nearly always a list of dossiers.
SMALLER = Bilingual(
    "Danh sách hồ sơ dài: lưu thành .csv rồi gửi lại. Bảng khác: xóa những gì ở ngoài bảng, lưu lại"
    " thành .xlsx rồi gửi.",
    "A long list of dossiers: save it as .csv and send it again. Another table: clear what stands"
    " outside it, save it as .xlsx and send it again.",
)
_AGAIN = Bilingual("Sao chép và gửi lại tệp.", "Copy and send the file again.")
_TABLE = Bilingual(
    "bảng tính .xlsx, .xls, .ods hoặc .csv", "a spreadsheet .xlsx, .xls, .ods or .csv"
)
_CUT = Bilingual("tệp bị cắt cụt hoặc hỏng", "a file that is cut off or damaged")
_PDF = Bilingual("tệp PDF", "a PDF file")
_WORD = Bilingual("văn bản Word", "a Word document")
_WEB = Bilingual("trang web hoặc XML mang tên bảng tính", "a web page or XML named like a sheet")
_OTHER = Bilingual("nội dung không phải bảng tính", "content that is no spreadsheet")
_PACKED = Bilingual("tệp nén không phải bảng tính", "a package that is no spreadsheet")
_BINARY = Bilingual("bảng tính nhị phân .xlsb", "a binary spreadsheet .xlsb")
_BOMB = Bilingual(
    "tệp nén nở ra quá 500 MB hoặc quá 200 lần", "a package of over 500 MB or 200 : 1 unpacked"
)
_UNPACKED = Bilingual(
    "tệp nở ra không quá 500 MB và không quá 200 lần",
    "a package of at most 500 MB and 200 : 1 unpacked",
)
_PARTS = Bilingual("tệp nén có quá nhiều phần", "a package of too many parts")
_DECLARES = Bilingual(
    "XML trong bảng tính tự khai kiểu tài liệu (DOCTYPE)",
    "XML in the workbook that declares a document type (DOCTYPE)",
)


@dataclass(frozen=True)
class Opened:
    """A file that may be read, and as what; or the fault that says why not."""

    container: Container | None
    fault: Fault | None = None


def inspect(path: Path, name: str) -> Opened:
    """Look at a file without trusting it: its first bytes, its parts, what it unpacks to.

    Args:
        path: the received bytes.
        name: what the sender calls it, for the messages.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if size == 0:
        return _refused(name, Bilingual("tệp rỗng", "an empty file"), _TABLE, _RESAVE)
    if head.startswith(b"PAR1"):
        return _sized(path, name, size, "parquet", LARGEST_LIST)
    if head.startswith(b"PK\x03\x04"):
        return _zip(path, name, size)
    if head.startswith((b"PK\x05\x06", b"PK\x07\x08")):
        return _refused(name, _CUT, _TABLE, _AGAIN)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _ole(path, name, size)
    other = next((words for magic, words in _MAGIC if magic.match(head)), None)
    if other is None and not looks_like_text(head):
        other = _OTHER
    if other is not None:
        return _refused(name, other, _TABLE, _RESAVE)
    return _sized(path, name, size, "csv", LARGEST_LIST)


# What else is sent under the name of a spreadsheet; many programs save a web page as ".xls". A
# mark of UTF-8 or UTF-16 and the zeros of UTF-16 may stand between its signs.
_MAGIC = (
    (re.compile(rb"\s*%PDF-"), _PDF),
    (re.compile(rb"\s*\{\\rtf"), _WORD),
    (
        re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\x00]*<\x00?[a-z!?]", re.IGNORECASE),
        _WEB,
    ),
    (re.compile(rb"\s*(?:MIME-Version|Content-Type):", re.IGNORECASE), _WEB),
)


def _zip(path: Path, name: str, size: int) -> Opened:
    if size > LARGEST:
        return _sized(path, name, size, "xlsx", LARGEST)
    why = verdict(path)
    if why == "locked":
        return locked(name)
    if why == "cut":
        return _refused(name, _CUT, _TABLE, _AGAIN)
    if why == "bomb":
        return _refused(name, _BOMB, _UNPACKED, SMALLER)
    if why is not None:
        found = {"parts": _PARTS, "declares": _DECLARES}[why]
        return _refused(name, found, _TABLE, _RESAVE)
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
            if any(_is_macro(part) for part in names):
                return macros(name)
            if _has_word(package, "META-INF/manifest.xml", b"encryption-data"):
                return locked(name)
            if _has_word(package, "[Content_Types].xml", b"vbaProject"):
                return macros(name)
    except DAMAGE:
        return _refused(name, _CUT, _TABLE, _AGAIN)
    if "xl/workbook.xml" in names:
        return Opened("xlsx")
    if "content.xml" in names:
        return Opened("ods")
    found = _BINARY if "xl/workbook.bin" in names else _PACKED
    return _refused(name, _WORD if "word/document.xml" in names else found, _TABLE, _RESAVE)


def _is_macro(part: str) -> bool:
    """Whether a part of a package holds a program: Excel's two kinds, LibreOffice's two places."""
    return part.lower().endswith("vbaproject.bin") or part.startswith(
        ("xl/macrosheets/", "Basic/", "Scripts/")
    )


def _has_word(package: zipfile.ZipFile, part: str, word: bytes) -> bool:
    if part not in package.namelist():
        return False
    with package.open(part) as stream:
        return word in stream.read(_LONGEST_MANIFEST)


def _ole(path: Path, name: str, size: int) -> Opened:
    """A workbook of the old format; its directory names its streams in UTF-16."""
    if size > LARGEST:
        return _sized(path, name, size, "xls", LARGEST)
    content = path.read_bytes()
    if _stream("EncryptedPackage") in content:
        return locked(name)
    if _stream("_VBA_PROJECT") in content:
        return macros(name)
    if _stream("WordDocument") in content:
        return _refused(name, _WORD, _TABLE, _RESAVE)
    if _stream("Workbook") in content or _stream("Book") in content:
        return Opened("xls")
    found = Bilingual("tệp Office không phải bảng tính", "an Office file that is no spreadsheet")
    return _refused(name, found, _TABLE, _RESAVE)


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le")


def _sized(path: Path, name: str, size: int, container: Container, largest: int) -> Opened:
    if size <= largest:
        return Opened(container)
    shown = f"{size / 2**20:.0f} MB"
    return _refused(
        name,
        Bilingual(f"tệp {shown}", f"a file of {shown}"),
        Bilingual(f"nhiều nhất {largest // 2**20} MB", f"at most {largest // 2**20} MB"),
        SMALLER
        if container in ("xlsx", "xls")
        else Bilingual("Chia tệp theo kỳ hoặc theo đơn vị.", "Split the file by period or unit."),
    )


def locked(name: str) -> Opened:
    """The refusal of a file with a password."""
    return _refused(
        name,
        Bilingual("tệp có mật khẩu", "a file with a password"),
        Bilingual("tệp không khóa", "a file that is not locked"),
        Bilingual("Bỏ mật khẩu rồi gửi lại.", "Remove the password and send it again."),
    )


def macros(name: str) -> Opened:
    """The refusal of a workbook with macros."""
    return _refused(
        name,
        Bilingual("bảng tính có macro", "a workbook with macros"),
        Bilingual("bảng tính không có macro", "a workbook without macros"),
        _RESAVE,
    )


def _refused(name: str, found: Bilingual, expected: Bilingual, action: Bilingual) -> Opened:
    return Opened(None, Fault(name, None, None, found, expected, action))
