"""What a received report is by its content, and what is not opened, with what to do instead."""

import re
import zipfile
from pathlib import Path

from analytics.ingest.files.csvtext import looks_like_text
from analytics.ingest.files.guards import (
    AGAIN,
    ATTACHED,
    BOMB,
    CUT,
    MAIL,
    PICTURE,
    SLIDES,
    no_file,
)
from analytics.ingest.files.kinds import Kind, kind_of, start_of, streams_of
from analytics.ingest.files.package import DAMAGE, verdict
from analytics.ingest.result import Fault
from analytics.reports.blocks import Container
from analytics.texts import Message, Words

# A report of a dozen pages takes some hundred kilobytes, with pictures some megabytes.
LARGEST = 50 * 2**20
_LARGEST_TEXT = 5 * 2**20
_HEAD = 65536

REPORT = Message("báo cáo .docx, .odt, .pdf có chữ hoặc .txt")
RESAVE = Message("Mở bằng Word hoặc LibreOffice, lưu thành .docx rồi chọn lại.")
ORIGINAL = Message("Xin bản .docx gốc từ nơi soạn.")
SCAN = Message(
    "Xin bản .docx gốc từ nơi soạn. Nếu chỉ có bản quét: dùng phần mềm nhận dạng chữ (OCR) tiếng"
    " Việt, soát lại từng số, rồi lưu thành .docx."
)
_UNPACK = Message("Giải nén, rồi chọn báo cáo bên trong.")
_TABLES = Message("Bảng tính thì nạp ở trang “Cập nhật số liệu”; ở đây chọn báo cáo bằng lời.")
_OTHER = Message("nội dung không phải văn bản")
_WORD = Message("văn bản Word đời cũ (.doc)")
_RTF = Message("văn bản .rtf")
_WEB = Message("trang web")
_SHEET = Message("bảng tính")
_ARCHIVE = Message("tệp nén")
_OFFICE = Message("tệp Office không phải văn bản")
_STREAMS = (
    ("WordDocument", _WORD, RESAVE),
    ("Workbook", _SHEET, _TABLES),
    ("PowerPoint Document", SLIDES, ORIGINAL),
    ("__nameid_version1.0", MAIL, ATTACHED),
)
_OTHERS: dict[Kind, tuple[Words, Words]] = {
    **{"mail": (MAIL, ATTACHED), "rtf": (_RTF, RESAVE), "picture": (PICTURE, SCAN)},
    **{"archive": (_ARCHIVE, _UNPACK), "sheet": (_SHEET, _TABLES)},
    **{"markup": (_WEB, RESAVE), "page": (_WEB, RESAVE)},
}
# What begins like a message, though it lacks what every message has.
_MESSAGE = re.compile(rb"\s*(?:Received|From):", re.IGNORECASE)


def inspect(path: Path, name: str) -> tuple[Container | None, Fault | None]:
    """What a file is by its content, or the fault that says why it is not opened.

    Args:
        path: the received bytes.
        name: what the sender calls it, for the messages; its ending is not trusted.
    """
    fault = no_file(path, name, REPORT, AGAIN)
    if fault is not None:
        return None, fault
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if size > LARGEST:
        found = Message("tệp {shown} MB", shown=size // 2**20)
        return _refused(name, found, Message("Bỏ ảnh khỏi văn bản, lưu lại thành .docx rồi chọn."))
    if head.startswith(b"PK"):
        return _zip(path, name)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _ole(path, name)
    kind = "mail" if _MESSAGE.match(head) else kind_of(head)
    if kind == "pdf":
        return "pdf", None
    if kind is not None:
        return _refused(name, *_OTHERS[kind])
    if not looks_like_text(head):
        return _refused(name, _OTHER, ORIGINAL)
    if size > _LARGEST_TEXT:
        return None, too_long(name)
    return "txt", None


def _zip(path: Path, name: str) -> tuple[Container | None, Fault | None]:
    why = verdict(path)
    if why == "locked":
        return None, locked(name)
    if why == "cut":
        return _refused(name, CUT, AGAIN)
    if why == "bomb":
        return _refused(name, BOMB, ORIGINAL)
    if why is not None:
        found = Message("tệp nén có phần lạ, không do Word hay LibreOffice ghi")
        return _refused(name, found, RESAVE)
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
            types = start_of(package, "[Content_Types].xml")
            kind = start_of(package, "mimetype")
            if b"encryption-data" in start_of(package, "META-INF/manifest.xml"):
                return None, locked(name)
    except DAMAGE:
        return _refused(name, CUT, AGAIN)
    if any(_is_macro(part) for part in names) or b"vbaProject" in types or b"macroEnabled" in types:
        return _refused(name, Message("văn bản có macro"), RESAVE)
    if b"wordprocessingml" in types or "word/document.xml" in names:
        return "docx", None
    if b"opendocument.text" in kind and "content.xml" in names:
        return "odt", None
    if b"spreadsheet" in types + kind or "xl/workbook.xml" in names:
        return _refused(name, _SHEET, _TABLES)
    if b"presentation" in types + kind:
        return _refused(name, SLIDES, ORIGINAL)
    return _refused(name, _ARCHIVE, _UNPACK)


def _is_macro(part: str) -> bool:
    return part.lower().endswith("vbaproject.bin") or part.startswith(("Basic/", "Scripts/"))


def _ole(path: Path, name: str) -> tuple[Container | None, Fault | None]:
    """A file of Office before 2007, or one with a password."""
    streams = streams_of(path)
    if "EncryptedPackage" in streams:
        return None, locked(name)
    for stream, found, action in _STREAMS:
        if stream in streams:
            return _refused(name, found, action)
    return _refused(name, _OFFICE, ORIGINAL)


def locked(name: str) -> Fault:
    """The refusal of a file with a password."""
    return refusal(name, Message("tệp có mật khẩu"), Message("Bỏ mật khẩu rồi chọn lại."))


def scanned(name: str) -> Fault:
    """The refusal of pictures of pages."""
    return refusal(name, Message("tệp PDF chỉ có ảnh quét, không có chữ"), SCAN)


def too_long(name: str) -> Fault:
    """The refusal of what is no report of some pages."""
    found = Message("văn bản quá dài: báo cáo có nhiều nhất chừng 150 trang")
    return refusal(name, found, Message("Chọn đúng báo cáo; bỏ các tài liệu gửi kèm rồi chọn lại."))


def damaged(name: str) -> Fault:
    """The refusal of a file that cannot be read."""
    return refusal(name, CUT, RESAVE)


def refusal(name: str, found: Words, action: Words) -> Fault:
    """A fault of a whole file."""
    return Fault(name, None, None, found, REPORT, action)


def _refused(name: str, found: Words, action: Words) -> tuple[None, Fault]:
    return None, refusal(name, found, action)
