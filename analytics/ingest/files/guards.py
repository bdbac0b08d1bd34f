"""What a received file is by its content, and what is not opened at all.

A name says nothing: files are renamed, cut off in transfer, locked, or made to fill the memory of
whoever opens them.
"""

import re
import stat
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from analytics.ingest.files.csvtext import looks_like_text
from analytics.ingest.files.package import DAMAGE, verdict
from analytics.ingest.result import Fault
from analytics.texts import Bilingual

Container = Literal["xlsx", "xls", "ods", "csv", "parquet"]

LARGEST = 200 * 2**20
LARGEST_LIST = 8 * 2**30
# A text file of a form; a list of dossiers is read by the store, however long.
LONGEST_TEXT = 5 * 2**20
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
_ASK = Bilingual(
    "Xin bảng tính gốc (.xlsx, .xls, .ods hoặc .csv) từ nơi gửi.",
    "Ask the sender for the original spreadsheet (.xlsx, .xls, .ods or .csv).",
)
_COPY = Bilingual(
    "Xin bảng tính gốc từ nơi gửi, hoặc chép bảng sang bảng tính rồi lưu thành .xlsx.",
    "Ask the sender for the original spreadsheet, or copy the table into one and save it as .xlsx.",
)
_UNPACK = Bilingual(
    "Giải nén, rồi chọn từng bảng tính bên trong.",
    "Unpack it, then choose each spreadsheet inside.",
)
_ATTACHED = Bilingual(
    "Mở thư, lưu tệp đính kèm, rồi chọn tệp ấy.",
    "Open the message, save the attached file, then choose that file.",
)
_EXPORT = Bilingual("Xuất ra .xlsx rồi gửi lại.", "Export it as .xlsx and send that.")
_TABLE = Bilingual(
    "bảng tính .xlsx, .xls, .ods hoặc .csv", "a spreadsheet .xlsx, .xls, .ods or .csv"
)
_CUT = Bilingual("tệp bị cắt cụt hoặc hỏng", "a file that is cut off or damaged")
_PDF = Bilingual("tệp PDF", "a PDF file")
_PICTURE = Bilingual("ảnh chụp hoặc ảnh quét", "a picture or scan")
_WORD = Bilingual("văn bản Word", "a Word document")
_TEXT = Bilingual("văn bản .odt", "a text document .odt")
_SLIDES = Bilingual("bản trình chiếu", "a presentation")
_MAIL = Bilingual("thư điện tử", "an e-mail message")
_ARCHIVE = Bilingual("tệp nén .rar, .7z hoặc .gz", "an archive .rar, .7z or .gz")
_WEB = Bilingual("trang web hoặc XML mang tên bảng tính", "a web page or XML named like a sheet")
_XML = Bilingual("bảng tính XML 2003", "an XML Spreadsheet 2003")
_OTHER = Bilingual("nội dung không phải bảng tính", "content that is no spreadsheet")
_OFFICE = Bilingual("tệp Office không phải bảng tính", "an Office file that is no spreadsheet")
_PACKED = Bilingual("tệp nén không phải bảng tính", "a package that is no spreadsheet")
_BINARY = Bilingual("bảng tính nhị phân .xlsb", "a binary spreadsheet .xlsb")
_NUMBERS = Bilingual("bảng tính của Apple Numbers", "a spreadsheet of Apple Numbers")
_BOMB = Bilingual(
    "tệp nén nở ra quá 500 MB hoặc quá 200 lần", "a package of over 500 MB or 200 : 1 unpacked"
)
_UNPACKED = Bilingual(
    "tệp nở ra không quá 500 MB và không quá 200 lần",
    "a package of at most 500 MB and 200 : 1 unpacked",
)
_PARTS = Bilingual("tệp nén có quá nhiều phần", "a package of too many parts")
_FILE = Bilingual("một tệp thường trên đĩa", "a plain file on disk")
_CHOOSE = Bilingual("Chọn lại tệp.", "Choose the file again.")
_LOST = Bilingual("liên kết đến tệp không còn nữa", "a link to a file that is gone")
_STRANGE = Bilingual("thứ không phải tệp", "something that is no file")
_DEVICE = Bilingual("một thiết bị, không phải tệp", "a device, not a file")
_KINDS = (
    (stat.S_ISDIR, Bilingual("một thư mục", "a folder")),
    (stat.S_ISFIFO, Bilingual("một ống dẫn (FIFO), không phải tệp", "a pipe (FIFO), not a file")),
    (stat.S_ISSOCK, Bilingual("một socket, không phải tệp", "a socket, not a file")),
    *((stat.S_ISCHR, _DEVICE), (stat.S_ISBLK, _DEVICE)),
)
_DECLARES = Bilingual(
    "XML trong bảng tính tự khai kiểu tài liệu (DOCTYPE)",
    "XML in the workbook that declares a document type (DOCTYPE)",
)


@dataclass(frozen=True)
class Opened:
    """A file that may be read, and as what; or the fault that says why not."""

    container: Container | None
    fault: Fault | None = None


def no_file(path: Path, name: str) -> Fault | None:
    """The fault of what must not even be opened: a pipe or a device never ends, and what the system
    makes up while it is read has no size."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return _refused(name, _LOST, _FILE, _AGAIN).fault
    if not stat.S_ISREG(status.st_mode):
        kind = next((words for is_it, words in _KINDS if is_it(status.st_mode)), _STRANGE)
        return _refused(name, kind, _FILE, _CHOOSE).fault
    if status.st_size == 0:
        found = Bilingual("tệp rỗng, 0 byte", "an empty file of 0 bytes")
        return _refused(name, found, _TABLE, _ASK).fault
    return None


def inspect(path: Path, name: str) -> Opened:
    """Look at a file without trusting it: its first bytes, its parts, what it unpacks to.

    Args:
        path: the received bytes.
        name: what the sender calls it, for the messages.
    """
    fault = no_file(path, name)
    if fault is not None:
        return Opened(None, fault)
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(b"PAR1"):
        return _sized(path, name, size, "parquet", LARGEST_LIST)
    if head.startswith(b"PK\x03\x04"):
        return _zip(path, name, size)
    if head.startswith((b"PK\x05\x06", b"PK\x07\x08")):
        return _refused(name, _CUT, _TABLE, _AGAIN)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _ole(path, name, size)
    if _is_mail(head):
        return _refused(name, _MAIL, _TABLE, _ATTACHED)
    for magic, found, action in _MAGIC:
        if magic.match(head):
            return _refused(name, found, _TABLE, action)
    if not looks_like_text(head):
        return _refused(name, _OTHER, _TABLE, _ASK)
    return _sized(path, name, size, "csv", LARGEST_LIST)


# What else is sent under the name of a spreadsheet; many programs save a web page as ".xls". A
# mark of UTF-8 or UTF-16 and the zeros of UTF-16 may stand between its signs.
_MAGIC = (
    (re.compile(rb"\s*%PDF-"), _PDF, _ASK),
    (re.compile(rb"\s*\{\\rtf"), _WORD, _COPY),
    (
        re.compile(
            rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|BM.{4}\0{4}|RIFF.{4}WEBP"
            rb"|.{4}ftyp(?:hei|mif|msf|avif)",
            re.DOTALL,
        ),
        *(_PICTURE, _ASK),
    ),
    (re.compile(rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x8b\x08"), _ARCHIVE, _UNPACK),
    (
        re.compile(rb"\W*<\?xml.{,2000}urn:schemas-microsoft-com:office:spreadsheet", re.DOTALL),
        *(_XML, _RESAVE),
    ),
    (
        re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\x00]*<\x00?[a-z!?]", re.IGNORECASE),
        *(_WEB, _RESAVE),
    ),
    (re.compile(rb"\s*(?:MIME-Version|Content-Type):", re.IGNORECASE), _WEB, _RESAVE),
)
_HEADERS = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_FROM = re.compile(rb"^From:", re.IGNORECASE | re.MULTILINE)
_SENT = re.compile(rb"^(?:Subject|Received|Message-ID|Date):", re.IGNORECASE | re.MULTILINE)


def _is_mail(head: bytes) -> bool:
    """Whether a file begins with the lines of a message, its sender among them."""
    lines = _HEADERS.match(head.lstrip())
    return lines is not None and bool(_FROM.search(lines[0]) and _SENT.search(lines[0]))


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
            if _has_word(package, "mimetype", b"opendocument.text"):
                return _refused(name, _TEXT, _TABLE, _COPY)
            if _has_word(package, "mimetype", b"opendocument.presentation"):
                return _refused(name, _SLIDES, _TABLE, _COPY)
    except DAMAGE:
        return _refused(name, _CUT, _TABLE, _AGAIN)
    if "xl/workbook.xml" in names:
        return Opened("xlsx")
    for part, found, action in _PARTS_OF_OTHERS:
        if part in names:
            return _refused(name, found, _TABLE, action)
    if "content.xml" in names:
        return Opened("ods")
    return _refused(name, _PACKED, _TABLE, _UNPACK)


# A package by a part that it alone has.
_PARTS_OF_OTHERS = (
    *(("word/document.xml", _WORD, _COPY), ("ppt/presentation.xml", _SLIDES, _COPY)),
    *(("xl/workbook.bin", _BINARY, _RESAVE), ("Index/Document.iwa", _NUMBERS, _EXPORT)),
)


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
    # One search for all: a file of 100 MB is gone through once.
    streams = {stream.decode("utf-16-le") for stream in _STREAMS.findall(path.read_bytes())}
    if "EncryptedPackage" in streams:
        return locked(name)
    if "_VBA_PROJECT" in streams:
        return macros(name)
    for stream, found, action in _STREAMS_OF_OTHERS:
        if stream in streams:
            return _refused(name, found, _TABLE, action)
    if streams & {"Workbook", "Book"}:
        return Opened("xls")
    return _refused(name, _OFFICE, _TABLE, _ASK)


# A compound file by a stream that it alone has.
_STREAMS_OF_OTHERS = (
    *(("WordDocument", _WORD, _COPY), ("__nameid_version1.0", _MAIL, _ATTACHED)),
    ("PowerPoint Document", _SLIDES, _COPY),
)
_NAMES = (
    *("EncryptedPackage", "_VBA_PROJECT", "Workbook", "Book"),
    *(stream for stream, _, _ in _STREAMS_OF_OTHERS),
)
_STREAMS = re.compile(b"|".join(re.escape(name.encode("utf-16-le")) for name in _NAMES))


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
