"""What an .xls hides, merges, its errors, and whether it has a password: read from its records.

SOURCE: Microsoft, [MS-CFB] 2.2-2.6 (the container: sectors chained by a table) and [MS-XLS] 2.4
(the records of the stream "Workbook").
"""

import struct
from collections.abc import Iterator

from analytics.ingest.files.cells import Damaged, Locked
from analytics.ingest.files.workbook_xml import Extras

_BOF, _EOF, _FILEPASS, _BOUNDSHEET = 0x0809, 0x000A, 0x002F, 0x0085
_ROW, _COLINFO, _BOOLERR, _FORMULA, _MERGED = 0x0208, 0x007D, 0x0205, 0x0006, 0x00E5
# [MS-XLS] 2.5.10, BErr.
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_LAST_SECTOR = 0xFFFFFFFA
_ENTRY = 128


def xls_extras(content: bytes) -> dict[str, Extras]:
    """Extras by sheet name; {} for a workbook of before 1997, which has other records.

    Raises:
        Locked: for a workbook with a password.
        Damaged, struct.error: for one whose sectors or records do not hold together.
    """
    stream = _workbook(content)
    if stream is None:
        return {}
    sheets = {}
    for kind, body in _records(stream, 0):
        if kind == _FILEPASS:
            raise Locked
        if kind == _BOUNDSHEET:
            start, _, length, is_wide = struct.unpack_from("<LHBB", body)
            text = body[8 : 8 + length * (1 + (is_wide & 1))]
            sheets[text.decode("utf-16-le" if is_wide & 1 else "latin-1")] = start
    return {name: _sheet(stream, start) for name, start in sheets.items()}


def _sheet(stream: bytes, start: int) -> Extras:
    extras = Extras()
    for kind, body in _records(stream, start):
        if kind == _ROW and struct.unpack_from("<H", body, 12)[0] & 0x20:
            row = struct.unpack_from("<H", body)[0]
            extras.rows.append((row, row + 1))
        elif kind == _COLINFO and struct.unpack_from("<H", body, 8)[0] & 1:
            first, last = struct.unpack_from("<HH", body)
            extras.columns.append((first, last + 1))
        elif kind == _MERGED:
            for at in range(2, 2 + 8 * struct.unpack_from("<H", body)[0], 8):
                top, bottom, left, right = struct.unpack_from("<4H", body, at)
                extras.merged.append((top, left, bottom, right))
        elif kind == _BOOLERR and body[7]:
            extras.errors[struct.unpack_from("<HH", body)] = _ERRORS.get(body[6], "#N/A")
        elif kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
            extras.errors[struct.unpack_from("<HH", body)] = _ERRORS.get(body[8], "#N/A")
    return extras


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records of one part of the stream; charts within a sheet are parts of their own."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + length]
        at += 4 + length
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 1:
            yield kind, body
        if depth <= 0:
            return


def _workbook(content: bytes) -> bytes | None:
    """The stream "Workbook" of a compound file."""
    shift, small_shift = struct.unpack_from("<HH", content, 30)
    if shift not in (9, 12) or small_shift != 6:
        raise Damaged
    first_directory, _, least = struct.unpack_from("<LLL", content, 48)
    sector = 1 << shift
    tables = _table_sectors(content, sector)
    table = b"".join(content[(number + 1) * sector : (number + 2) * sector] for number in tables)
    directory = _chain(content, table, first_directory, sector, sector)
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        name_length = struct.unpack_from("<H", directory, at + 64)[0]
        name = directory[at : at + max(0, min(name_length, 64) - 2)]
        if name.decode("utf-16-le", "replace").lower() != "workbook":
            continue
        start, size = struct.unpack_from("<LL", directory, at + 116)
        if size >= least:
            return _whole(_chain(content, table, start, sector, sector), size)
        first_small = struct.unpack_from("<L", content, 60)[0]
        small_table = _chain(content, table, first_small, sector, sector)
        root_start = struct.unpack_from("<L", directory, 116)[0]
        small = _chain(content, table, root_start, sector, sector)
        return _whole(_chain(small, small_table, start, 1 << small_shift, 0), size)
    return None


def _whole(stream: bytes, size: int) -> bytes:
    if len(stream) < size:
        raise Damaged
    return stream[:size]


def _table_sectors(content: bytes, sector: int) -> list[int]:
    """Where the table of sectors stands: 109 places in the header, more in sectors of their own."""
    sectors = list(struct.unpack_from("<109L", content, 76))
    following = struct.unpack_from("<L", content, 68)[0]
    for _ in range(len(content) // sector):
        if following >= _LAST_SECTOR:
            break
        numbers = struct.unpack_from(f"<{sector // 4}L", content, (following + 1) * sector)
        sectors += numbers[:-1]
        following = numbers[-1]
    return [number for number in sectors if number < _LAST_SECTOR]


def _chain(content: bytes, table: bytes, start: int, sector: int, before: int) -> bytes:
    """The bytes of a chain of sectors; the header, where there is one, stands before the first."""
    pieces: list[bytes] = []
    for _ in range(len(content) // sector + 1):
        if start >= _LAST_SECTOR:
            return b"".join(pieces)
        pieces.append(content[before + start * sector : before + (start + 1) * sector])
        start = struct.unpack_from("<L", table, start * 4)[0]
    raise Damaged
