"""Forms as real workbooks, header merged as in the ministry's form: ``python -m …workbooks DIR``.

The samples of ``tests/ingest/samples`` were made of these by LibreOffice; see the README there.
"""

import sys
from pathlib import Path

import xlsxwriter

from tests.ingest.form.papers import (
    HEADER,
    NUMBERS,
    TITLE,
    Row,
    building,
    counts,
    land,
    line,
    total,
)

BELOW: tuple[Row, ...] = (
    line(None),
    line("Khánh Hòa, ngày 15 tháng 3 năm 2021", 8),
    (None, "Người lập biểu", *(None,) * 6, "GIÁM ĐỐC", *(None,) * 4),
    (None, "(đã ký)", *(None,) * 6, "(đã ký)", *(None,) * 4),
)
ONE_UNIT: tuple[Row, ...] = (land(), building(), total(), *BELOW)
ROLL_UP: tuple[Row, ...] = (
    line("A. Sở, ban, ngành"),
    counts("Sở Nội vụ", 4, 6, 2, 3, 6, 1, 1, 1, stt="I", c4="4", c9=" 6 "),
    counts("Sở Tư pháp", 1769, 0, 0, 0, 1769, stt="II", c3="1.769", c4="1.769", c9="1 769"),
    line("B. Huyện, thị xã, thành phố"),
    counts("UBND thành phố Nha Trang", 2, 3, 0, 1, 4, stt=1, c6="-", c10="-"),
    (None, "Tổng cộng", 1786, 1775, 9, 2, 1784, 4, 1779, 1, 2, 1, 1),
    *BELOW,
)
ONE_UNIT_READ = {
    ("so-noi-vu", "dat-dai"): (4, 6, 2, 3, 6, 1, 1, 1),
    ("so-noi-vu", "xay-dung"): (2, 3, 0, 1, 4, 0, 0, 0),
}
ROLL_UP_READ = {
    ("so-noi-vu", None): (4, 6, 2, 3, 6, 1, 1, 1),
    ("so-tu-phap", None): (1769, 0, 0, 0, 1769, 0, 0, 0),
    ("568", None): (2, 3, 0, 1, 4, 0, 0, 0),
}
# Merged cells of the header: first row, first column, last row, last column, from 0 at its top.
_MERGED = (
    *((0, 0, 2, 0), (0, 1, 2, 1), (0, 2, 0, 5), (0, 6, 0, 9), (0, 10, 0, 12)),
    *((1, 2, 2, 2), (1, 3, 1, 4), (1, 5, 2, 5)),
    *((1, column, 2, column) for column in range(6, 13)),
)


def write(path: Path, rows: tuple[Row, ...], title: tuple[Row, ...] = TITLE) -> Path:
    """Write one form; column (3) holds formulas with their value, as Excel stores them."""
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Biểu II.06a")
        top = len(title)
        for number, row in enumerate((*title, *HEADER, NUMBERS, *rows)):
            for column, cell in enumerate(row):
                if isinstance(cell, int) and column == 2:
                    place = number + 1
                    sheet.write_formula(number, column, f"=SUM(D{place}:F{place})", None, cell)
                elif cell is not None:
                    sheet.write(number, column, cell)
        for first_row, first, last_row, last in _MERGED:
            text = HEADER[first_row][first]
            sheet.merge_range(top + first_row, first, top + last_row, last, text)
        notes = workbook.add_worksheet("Ghi chú")
        notes.write(0, 0, "Số liệu dùng để thử chương trình")
    return path


if __name__ == "__main__":
    write(Path(sys.argv[1]) / "form-one-unit.xlsx", ONE_UNIT)
    write(Path(sys.argv[1]) / "form-roll-up.xlsx", ROLL_UP, TITLE[2:])
