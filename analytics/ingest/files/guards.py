"""What a received file is by its content, and what is not opened at all.

A name says nothing: files are renamed, cut off in transfer, locked, or made to fill the memory of
whoever opens them.
"""

import stat
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from analytics.ingest.files.csvtext import looks_like_text
from analytics.ingest.files.kinds import Kind, kind_of, start_of, streams_of
from analytics.ingest.files.package import DAMAGE, verdict
from analytics.ingest.result import Fault
from analytics.texts import Message, Words

Container = Literal["xlsx", "xls", "ods", "csv", "parquet"]

LARGEST = 200 * 2**20
LARGEST_LIST = 8 * 2**30
# A text file of a form; a list of dossiers is read by the store, however long.
LONGEST_TEXT = 5 * 2**20
_HEAD = 65536

_RESAVE = Message("Mở tệp bằng Excel hoặc LibreOffice, lưu thành .xlsx rồi gửi lại.")
# What is too long for a workbook is nearly always a list of dossiers.
SMALLER = Message(
    "Danh sách hồ sơ dài: lưu thành .csv rồi gửi lại. Bảng khác: xóa những gì ở ngoài bảng, lưu"
    " lại thành .xlsx rồi gửi."
)
AGAIN = Message("Sao chép và gửi lại tệp.")
_ASK = Message("Xin bảng tính gốc (.xlsx, .xls, .ods hoặc .csv) từ nơi gửi.")
_COPY = Message("Xin bảng tính gốc từ nơi gửi, hoặc chép bảng sang bảng tính rồi lưu thành .xlsx.")
_UNPACK = Message("Giải nén, rồi chọn từng bảng tính bên trong.")
ATTACHED = Message("Mở thư, lưu tệp đính kèm, rồi chọn tệp ấy.")
_EXPORT = Message("Xuất ra .xlsx rồi gửi lại.")
_TABLE = Message("bảng tính .xlsx, .xls, .ods hoặc .csv")
CUT = Message("tệp bị cắt cụt hoặc hỏng")
_PDF = Message("tệp PDF")
PICTURE = Message("ảnh chụp hoặc ảnh quét")
_WORD = Message("văn bản Word")
_TEXT = Message("văn bản .odt")
SLIDES = Message("bản trình chiếu")
MAIL = Message("thư điện tử")
_ARCHIVE = Message("tệp nén .rar, .7z hoặc .gz")
_WEB = Message("trang web hoặc XML mang tên bảng tính")
_XML = Message("bảng tính XML 2003")
_OTHER = Message("nội dung không phải bảng tính")
_OFFICE = Message("tệp Office không phải bảng tính")
_PACKED = Message("tệp nén không phải bảng tính")
_BINARY = Message("bảng tính nhị phân .xlsb")
_NUMBERS = Message("bảng tính của Apple Numbers")
BOMB = Message("tệp nén nở ra quá 500 MB hoặc quá 200 lần")
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


_OTHERS: dict[Kind, tuple[Words, Words]] = {
    **{"mail": (MAIL, ATTACHED), "pdf": (_PDF, _ASK), "rtf": (_WORD, _COPY)},
    **{"picture": (PICTURE, _ASK), "archive": (_ARCHIVE, _UNPACK), "sheet": (_XML, _RESAVE)},
    **{"markup": (_WEB, _RESAVE), "page": (_WEB, _RESAVE)},
}


def no_file(
    path: Path, name: str, expected: Words = _TABLE, if_empty: Words = _ASK
) -> Fault | None:
    """The fault of what must not even be opened: a pipe or a device never ends, and what the system
    makes up while it is read has no size.

    Args:
        path: the received bytes.
        name: what the sender calls it, for the messages.
        expected: what belongs in place of an empty file.
        if_empty: what to do about one.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        return _refused(name, _LOST, _FILE, AGAIN).fault
    if not stat.S_ISREG(status.st_mode):
        kind = next((words for is_it, words in _KINDS if is_it(status.st_mode)), _STRANGE)
        return _refused(name, kind, _FILE, _CHOOSE).fault
    if status.st_size == 0:
        return _refused(name, Message("tệp rỗng, 0 byte"), expected, if_empty).fault
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
        return _refused(name, CUT, _TABLE, AGAIN)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _ole(path, name, size)
    kind = kind_of(head)
    if kind is not None:
        found, action = _OTHERS[kind]
        return _refused(name, found, _TABLE, action)
    if not looks_like_text(head):
        return _refused(name, _OTHER, _TABLE, _ASK)
    return _sized(name, size, "csv", LARGEST_LIST)


def _zip(path: Path, name: str, size: int) -> Opened:
    if size > LARGEST:
        return _sized(name, size, "xlsx", LARGEST)
    why = verdict(path)
    if why == "locked":
        return locked(name)
    if why == "cut":
        return _refused(name, CUT, _TABLE, AGAIN)
    if why == "bomb":
        return _refused(name, BOMB, _UNPACKED, SMALLER)
    if why is not None:
        found = {"parts": _PARTS, "declares": _DECLARES}[why]
        return _refused(name, found, _TABLE, _RESAVE)
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
            if any(_is_macro(part) for part in names):
                return macros(name)
            if b"encryption-data" in start_of(package, "META-INF/manifest.xml"):
                return locked(name)
            if b"vbaProject" in start_of(package, "[Content_Types].xml"):
                return macros(name)
            kind = start_of(package, "mimetype")
            if b"opendocument.text" in kind:
                return _refused(name, _TEXT, _TABLE, _COPY)
            if b"opendocument.presentation" in kind:
                return _refused(name, SLIDES, _TABLE, _COPY)
    except DAMAGE:
        return _refused(name, CUT, _TABLE, AGAIN)
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
    *(("word/document.xml", _WORD, _COPY), ("ppt/presentation.xml", SLIDES, _COPY)),
    *(("xl/workbook.bin", _BINARY, _RESAVE), ("Index/Document.iwa", _NUMBERS, _EXPORT)),
)


def _is_macro(part: str) -> bool:
    """Whether a part of a package holds a program: Excel's two kinds, LibreOffice's two places."""
    return part.lower().endswith("vbaproject.bin") or part.startswith(
        ("xl/macrosheets/", "Basic/", "Scripts/")
    )


def _ole(path: Path, name: str, size: int) -> Opened:
    """A workbook of the old format."""
    if size > LARGEST:
        return _sized(name, size, "xls", LARGEST)
    streams = streams_of(path)
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
    *(("WordDocument", _WORD, _COPY), ("__nameid_version1.0", MAIL, ATTACHED)),
    ("PowerPoint Document", SLIDES, _COPY),
)


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
