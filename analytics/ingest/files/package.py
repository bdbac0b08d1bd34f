"""Whether a .zip package may be opened: its parts are counted and unpacked here, into nothing.

What a package says of itself can be false (sizes, sums, number of parts), and the libraries that
read it believe different parts of it. So every part is unpacked once, in small pieces that are not
kept, before anything else sees it.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Literal

# "cut": damaged or forged · "locked": a password · "bomb": unpacks to too much · "parts": too many
# of them · "declares": an XML part with a document type, which can make text out of nothing.
Verdict = Literal["cut", "locked", "bomb", "parts", "declares"]

_LARGEST_UNPACKED = 500 * 2**20
_MOST_PACKED = 200
# Smaller packages cannot hurt, whatever their ratio.
_HARMLESS = 2**20
# The list of parts: some ten thousand of them. A workbook has a few dozen.
_LARGEST_LIST = 2**20
_CHUNK = 2**20
_TAIL = 2**16 + 128
_END, _END_64, _LOCATOR_64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_LOCAL = struct.Struct("<4s22xHH")
# In UTF-8; in UTF-16 of either order.
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY", b"<\x00!\x00D", b"<\x00!\x00E")
_OVERLAP = 16
# What the standard library raises over a package that is cut off, damaged or forged.
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError),
)


class _Refused(Exception):
    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict)
        self.verdict = verdict


def verdict(path: Path) -> Verdict | None:
    """Why a package must not be opened; None when it may be."""
    try:
        with path.open("rb") as file:
            if _list_size(file) > _LARGEST_LIST:
                return "parts"
            _check(file, path.stat().st_size)
    except _Refused as refused:
        return refused.verdict
    except DAMAGE:
        return "cut"
    return None


def _list_size(file: BinaryIO) -> int:
    """How many bytes the list of parts takes; it is read whole when the package is opened."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _TAIL))
    tail = file.read()
    end = tail.rfind(_END)
    if end < 0:
        raise _Refused("cut")
    if tail[max(0, end - 20) : end].startswith(_LOCATOR_64):
        record = tail[max(0, end - 76) : end - 20]
        if not record.startswith(_END_64):
            raise _Refused("cut")
        return int(struct.unpack_from("<Q", record, 40)[0])
    return int(struct.unpack_from("<L", tail, end + 12)[0])


def _check(file: BinaryIO, size: int) -> None:
    with zipfile.ZipFile(file) as package:
        parts = package.infolist()
    if len({part.filename for part in parts}) < len(parts):
        raise _Refused("cut")
    if any(part.flag_bits & 1 for part in parts):
        raise _Refused("locked")
    if _is_bomb(sum(part.file_size for part in parts), size):
        raise _Refused("bomb")
    total = 0
    for part in parts:
        is_markup = part.filename.lower().endswith((".xml", ".rels"))
        # OpenOffice declares the type of its list of parts, which is only searched for words.
        is_markup = is_markup and not part.filename.startswith("META-INF/")
        before, length, check = b"", 0, 0
        for piece in _unpacked(file, part):
            length += len(piece)
            check = zlib.crc32(piece, check)
            if _is_bomb(total + length, size):
                raise _Refused("bomb")
            if is_markup:
                seen = before + piece
                if any(word in seen for word in _DECLARATIONS):
                    raise _Refused("declares")
                before = piece[-_OVERLAP:]
        if length != part.file_size or check != part.CRC:
            raise _Refused("cut")
        total += length


def _is_bomb(unpacked: int, size: int) -> bool:
    return unpacked > _HARMLESS and (unpacked > _LARGEST_UNPACKED or unpacked > _MOST_PACKED * size)


def _unpacked(file: BinaryIO, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """What a part really unpacks to, to the end of its data, whatever length it states."""
    file.seek(part.header_offset)
    signature, name, extra = _LOCAL.unpack(file.read(_LOCAL.size))
    if signature != b"PK\x03\x04":
        raise _Refused("cut")
    file.seek(name + extra, 1)
    left = part.compress_size
    stored = part.compress_type == zipfile.ZIP_STORED
    if not stored and part.compress_type != zipfile.ZIP_DEFLATED:
        # No office program packs in another way.
        raise _Refused("cut")
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    while left > 0:
        packed = file.read(min(_CHUNK, left))
        if not packed:
            raise _Refused("cut")
        left -= len(packed)
        if stored:
            yield packed
            continue
        while packed and not inflate.eof:
            yield inflate.decompress(packed, _CHUNK)
            packed = inflate.unconsumed_tail
    if not stored:
        yield inflate.flush()
        if not inflate.eof:
            raise _Refused("cut")
