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
from analytics.texts import Message, Words

Container = Literal["xlsx", "xls", "ods", "csv", "parquet"]

LARGEST = 200 * 2**20
LARGEST_LIST = 8 * 2**30
# A text file of a form; a list of dossiers is read by the store, however long.
LONGEST_TEXT = 5 * 2**20
_HEAD = 65536
_LONGEST_MANIFEST = 4 * 2**20

_RESAVE = Message("Mở tệp bằng Excel hoặc LibreOffice, lưu thành .xlsx rồi gửi lại.")
# What is too long for a workbook is nearly always a list of dossiers.
SMALLER = Message(
    "Danh sách hồ sơ dài: lưu thành .csv rồi gửi lại. Bảng khác: xóa những gì ở ngoài bảng, lưu"
    " lại thành .xlsx rồi gửi."
)
_AGAIN = Message("Sao chép và gửi lại tệp.")
_ASK = Message("Xin bảng tính gốc (.xlsx, .xls, .ods hoặc .csv) từ nơi gửi.")
_COPY = Message("Xin bảng tính gốc từ nơi gửi, hoặc chép bảng sang bảng tính rồi lưu thành .xlsx.")
_UNPACK = Message("Giải nén, rồi chọn từng bảng tính bên trong.")
_ATTACHED = Message("Mở thư, lưu tệp đính kèm, rồi chọn tệp ấy.")
_EXPORT = Message("Xuất ra .xlsx rồi gửi lại.")
_TABLE = Message("bảng tính .xlsx, .xls, .ods hoặc .csv")
_CUT = Message("tệp bị cắt cụt hoặc hỏng")
_PDF = Message("tệp PDF")
_PICTURE = Message("ảnh chụp hoặc ảnh quét")
_WORD = Message("văn bản Word")
_TEXT = Message("văn bản .odt")
_SLIDES = Message("bản trình chiếu")
_MAIL = Message("thư điện tử")
_ARCHIVE = Message("tệp nén .rar, .7z hoặc .gz")
_WEB = Message("trang web hoặc XML mang tên bảng tính")
_XML = Message("bảng tính XML 2003")
_OTHER = Message("nội dung không phải bảng tính")
_OFFICE = Message("tệp Office không phải bảng tính")
_PACKED = Message("tệp nén không phải bảng tính")
_BINARY = Message("bảng tính nhị phân .xlsb")
_NUMBERS = Message("bảng tính của Apple Numbers")
_BOMB = Message("tệp nén nở ra quá 500 MB hoặc quá 200 lần")
_UNPACKED = Message("tệp nở ra không quá 500 MB và không quá 200 lần")
_PARTS = Message("tệp nén có quá nhiều phần")
_FILE = Message("một tệp thường trên đĩa")
_CHOOSE = Message("Chọn lại tệp.")
_LOST = Message("liên kết đến tệp không còn nữa")
_STRANGE = Message("thứ không phải tệp")
_DEVICE = Message("một thiết bị, không phải tệp")
_KINDS = (
    (stat.S_ISDIR, Message("một thư mục")),
    (stat.S_ISFIFO, Message("một ống dẫn (FIFO), không phải tệp")),
    (stat.S_ISSOCK, Message("một socket, không phải tệp")),
    *((stat.S_ISCHR, _DEVICE), (stat.S_ISBLK, _DEVICE)),
)
_DECLARES = Message("XML trong bảng tính tự khai kiểu tài liệu (DOCTYPE)")


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
        found = Message("tệp rỗng, 0 byte")
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
        return _sized(name, size, "parquet", LARGEST_LIST)
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
    return _sized(name, size, "csv", LARGEST_LIST)


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
        return _sized(name, size, "xlsx", LARGEST)
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
        return _sized(name, size, "xls", LARGEST)
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


def _sized(name: str, size: int, container: Container, largest: int) -> Opened:
    if size <= largest:
        return Opened(container)
    shown = f"{size / 2**20:.0f} MB"
    return _refused(
        name,
        Message("tệp {shown}", shown=shown),
        Message("nhiều nhất {largest} MB", largest=largest // 2**20),
        SMALLER if container in ("xlsx", "xls") else Message("Chia tệp theo kỳ hoặc theo đơn vị."),
    )


def locked(name: str) -> Opened:
    """The refusal of a file with a password."""
    return _refused(
        name,
        Message("tệp có mật khẩu"),
        Message("tệp không khóa"),
        Message("Bỏ mật khẩu rồi gửi lại."),
    )


def macros(name: str) -> Opened:
    """The refusal of a workbook with macros."""
    return _refused(
        name,
        Message("bảng tính có macro"),
        Message("bảng tính không có macro"),
        _RESAVE,
    )


def _refused(name: str, found: Words, expected: Words, action: Words) -> Opened:
    return Opened(None, Fault(name, None, None, found, expected, action))
