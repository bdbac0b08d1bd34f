"""What a received file is by its content, and what is not opened at all.

A name says nothing: files are renamed, cut off in transfer, locked, or made to fill the memory of
whoever opens them.
"""

import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from analytics.ingest.reading import Fault
from analytics.texts import Bilingual

Container = Literal["xlsx", "xls", "ods", "csv", "parquet"]

LARGEST = 200 * 2**20
LARGEST_LIST = 8 * 2**30
_LARGEST_UNPACKED = 500 * 2**20
_MOST_PACKED = 200
# Smaller packages cannot hurt, whatever their ratio.
_HARMLESS = 2**20
_CHUNK = 2**20
_HEAD = 65536

_RESAVE = Bilingual(
    "Mở tệp bằng Excel hoặc LibreOffice, lưu thành .xlsx rồi gửi lại.",
    "Open the file in Excel or LibreOffice, save it as .xlsx and send it again.",
)
_TABLE = Bilingual(
    "bảng tính .xlsx, .xls, .ods hoặc .csv", "a spreadsheet .xlsx, .xls, .ods or .csv"
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
    if head.startswith(b"PK"):
        return _refused(name, _CUT, _TABLE, _AGAIN)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _ole(path, name, size)
    if head.lstrip(_BLANK)[:20].lower().startswith(_MARKUP):
        found = Bilingual(
            "trang web hoặc XML mang tên bảng tính", "a web page or XML named like a sheet"
        )
        return _refused(name, found, _TABLE, _RESAVE)
    if _is_binary(head):
        found = Bilingual("nội dung không phải bảng tính", "content that is no spreadsheet")
        return _refused(name, found, _TABLE, _RESAVE)
    return _sized(path, name, size, "csv", LARGEST_LIST)


# What a web page or a program saves under the name of a spreadsheet.
_MARKUP = (b"<html", b"<!doctype", b"<?xml", b"<table", b"<style", b"<meta")
_BLANK = b"\xef\xbb\xbf \r\n\t"
# What the standard library raises over a package that is cut off, damaged or forged.
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError),
)
_CUT = Bilingual("tệp bị cắt cụt hoặc hỏng", "a file that is cut off or damaged")
_AGAIN = Bilingual("Sao chép và gửi lại tệp.", "Copy and send the file again.")


def _zip(path: Path, name: str, size: int) -> Opened:
    if size > LARGEST:
        return _sized(path, name, size, "xlsx", LARGEST)
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
            names = {part.filename for part in parts}
            if any(part.flag_bits & 1 for part in parts):
                return _locked(name)
            unpacked = sum(part.file_size for part in parts)
            if unpacked > _HARMLESS and (
                unpacked > _LARGEST_UNPACKED or unpacked > _MOST_PACKED * size
            ):
                return _bomb(name)
            found = _refused_part(package, names, name)
            if found is not None:
                return found
            if not _unpacks(package, size):
                return _bomb(name)
    except _DAMAGE:
        return _refused(name, _CUT, _TABLE, _AGAIN)
    if "xl/workbook.xml" in names:
        return Opened("xlsx")
    if "content.xml" in names:
        return Opened("ods")
    found_text = Bilingual("tệp nén không phải bảng tính", "a package that is no spreadsheet")
    return _refused(name, found_text, _TABLE, _RESAVE)


def _refused_part(package: zipfile.ZipFile, names: set[str], name: str) -> Opened | None:
    """A part that says what the workbook must not be: one with macros, or a locked one."""
    if any(part.lower().endswith("vbaproject.bin") or part.startswith("Basic/") for part in names):
        return _macros(name)
    if "META-INF/manifest.xml" in names:
        manifest = package.read("META-INF/manifest.xml")
        if b"encryption-data" in manifest:
            return _locked(name)
    return None


def _unpacks(package: zipfile.ZipFile, size: int) -> bool:
    """Whether it really unpacks to what it may: the sizes a package states can be false."""
    total = 0
    for part in package.infolist():
        with package.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                total += len(chunk)
                if total > _HARMLESS and (total > _LARGEST_UNPACKED or total > _MOST_PACKED * size):
                    return False
    return True


def _ole(path: Path, name: str, size: int) -> Opened:
    """A workbook of the old format; its directory names its streams in UTF-16."""
    if size > LARGEST:
        return _sized(path, name, size, "xls", LARGEST)
    content = path.read_bytes()
    if _stream("EncryptedPackage") in content:
        return _locked(name)
    if _stream("_VBA_PROJECT") in content:
        return _macros(name)
    if _stream("Workbook") in content or _stream("Book") in content:
        return Opened("xls")
    found = Bilingual("tệp Office không phải bảng tính", "an Office file that is no spreadsheet")
    return _refused(name, found, _TABLE, _RESAVE)


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le")


def _is_binary(head: bytes) -> bool:
    """Whether the first bytes are no text in any encoding that sheets are sent in."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    controls = sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in head)
    if b"\x00" in head:
        # UTF-16 without a mark: every second byte of plain text is zero.
        zeros = max(head[0::2].count(0), head[1::2].count(0))
        return zeros < 0.3 * len(head) / 2
    return controls > len(head) / 100


def _sized(path: Path, name: str, size: int, container: Container, largest: int) -> Opened:
    if size <= largest:
        return Opened(container)
    shown = f"{size / 2**20:.0f} MB"
    return _refused(
        name,
        Bilingual(f"tệp {shown}", f"a file of {shown}"),
        Bilingual(f"nhiều nhất {largest // 2**20} MB", f"at most {largest // 2**20} MB"),
        Bilingual("Chia tệp theo kỳ hoặc theo đơn vị.", "Split the file by period or unit."),
    )


def _locked(name: str) -> Opened:
    return _refused(
        name,
        Bilingual("tệp có mật khẩu", "a file with a password"),
        Bilingual("tệp không khóa", "a file that is not locked"),
        Bilingual("Bỏ mật khẩu rồi gửi lại.", "Remove the password and send it again."),
    )


def _macros(name: str) -> Opened:
    return _refused(
        name,
        Bilingual("bảng tính có macro", "a workbook with macros"),
        Bilingual("bảng tính không có macro", "a workbook without macros"),
        _RESAVE,
    )


def _bomb(name: str) -> Opened:
    return _refused(
        name,
        Bilingual(
            "tệp nén nở ra quá 500 MB hoặc quá 200 lần",
            "a package of over 500 MB or 200 : 1 unpacked",
        ),
        _TABLE,
        _RESAVE,
    )


def _refused(name: str, found: Bilingual, expected: Bilingual, action: Bilingual) -> Opened:
    return Opened(None, Fault(name, None, None, found, expected, action))
