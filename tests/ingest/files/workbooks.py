"""Workbooks for the tests; ``python -m tests.ingest.files.workbooks DIR`` writes odds.xlsx."""

import struct
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter

SAMPLES = Path(__file__).parents[1] / "samples"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
Write = Callable[[Any, Any], object]


def workbook(write: Write, name: str = "Biểu") -> bytes:
    """An .xlsx of one sheet; ``write(book, sheet)`` fills it."""
    made = BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    write(book, book.add_worksheet(name))
    book.close()
    return made.getvalue()


def table(rows: Iterable[Sequence[object]]) -> bytes:
    """An .xlsx of one sheet with these rows; text is written as text, also "=…" and "1769"."""

    def write(_book: Any, sheet: Any) -> None:
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, str):
                    sheet.write_string(row, column, cell)
                elif cell is not None:
                    sheet.write(row, column, cell)

    return workbook(write)


def parts_of(package: bytes) -> dict[str, bytes]:
    """The parts of a package, by name."""
    with zipfile.ZipFile(BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A package of these parts."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return made.getvalue()


def with_parts(package: bytes, **changed: bytes | Callable[[bytes], bytes] | None) -> bytes:
    """A copy with parts replaced (by bytes, or by a function of theirs) or, by None, left out."""
    parts = parts_of(package)
    for name, change in changed.items():
        old = parts.pop(name, b"")
        if change is not None:
            parts[name] = change(old) if callable(change) else change
    return packed(parts)


def sheet_xml(data: str, before: str = "") -> bytes:
    """The XML of a sheet from the inside of its sheetData."""
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    text = f'{head}<worksheet xmlns="{MAIN}">{before}<sheetData>{data}</sheetData></worksheet>'
    return text.encode()


def xlsx_of(data: str, before: str = "") -> bytes:
    """An .xlsx whose only sheet has this XML."""
    return with_parts(table([["x"]]), **{"xl/worksheets/sheet1.xml": sheet_xml(data, before)})


def ods_of(rows: str, **more: bytes) -> bytes:
    """An .ods whose only sheet has this XML; ``more`` parts beside it."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body>'
        f'<office:spreadsheet><table:table table:name="Biểu">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    parts = {"mimetype": kind, "content.xml": content.encode(), "META-INF/manifest.xml": manifest}
    return packed({**parts, **more})


def forged(content: bytes, stated: int, check: bytes | None = None) -> bytes:
    """A package of one sheet part that says to unpack to ``stated`` bytes, sum and all."""
    name = b"xl/worksheets/sheet1.xml"
    press = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = press.compress(content) + press.flush()
    said = zlib.crc32(content[:stated] if check is None else check)
    common = struct.pack("<HHHHHLLLHH", 20, 0, 8, 0, 33, said, len(data), stated, len(name), 0)
    local = b"PK\x03\x04" + common + name + data
    entry = b"PK\x01\x02" + struct.pack("<H", 20) + common + bytes(14) + name
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(entry), len(local), 0)
    return local + entry + end


def odds_and_ends() -> bytes:
    """What a clerk's workbook may hold: hidden and merged cells, errors, links, notes, dates."""

    def write(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["STT", "Lĩnh vực", "Tiếp nhận", "Ghi chú"])
        sheet.write_row(1, 0, [1, "Đất đai", "1.769"])
        sheet.write_string(1, 3, '=HYPERLINK("http://example.invalid","Bấm")')
        sheet.write_row(2, 0, [2, "Hộ tịch", 12])
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.write_row(3, 0, [3, "Chứng thực"])
        sheet.write_formula(3, 2, "=1/0", None, "#DIV/0!")
        sheet.write_formula(4, 2, "=12+1", None, 13)
        sheet.set_column(3, 3, None, None, {"hidden": True})
        sheet.write_comment(1, 1, "đã kiểm tra")
        sheet.merge_range(5, 0, 5, 1, "Tổng cộng")
        sheet.write_boolean(5, 2, True)
        day = book.add_format({"num_format": 14})
        sheet.write_datetime(6, 0, date(2021, 3, 31), day)
        other = book.add_worksheet("Ẩn")
        other.write(0, 0, "x")
        other.hide()

    return workbook(write)


if __name__ == "__main__":
    (Path(sys.argv[1]) / "odds.xlsx").write_bytes(odds_and_ends())
