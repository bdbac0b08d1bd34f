"""One CSV file as received: bytes → rows of text, or every reason why it cannot be read."""

import csv
import io
from dataclasses import dataclass

from analytics.errors import Problem
from analytics.schema import Table

BOM = b"\xef\xbb\xbf"
Cells = dict[str, str | None]


@dataclass(frozen=True)
class Row:
    """One row of text; ``number`` counts as a spreadsheet does (the header is row 1)."""

    number: int
    cells: Cells


@dataclass(frozen=True)
class TextTable:
    """The rows of one file; ``complete`` is False when some of it could not be read."""

    file: str
    table: Table
    rows: tuple[Row, ...]
    complete: bool = True


def read_csv(file: str, content: bytes, table: Table) -> tuple[TextTable, list[Problem]]:
    """Read a file's bytes: its rows (empty cells are None) and what is wrong with its form.

    The form is UTF-8 without byte order mark, lines ending in LF, commas, the header exactly as
    the table's columns. Rows that cannot be placed under the header are left out and reported.
    """
    problems = _byte_problems(file, content)
    try:
        text = content.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{content[error.start]:02x} không phải UTF-8"
        problems.append(
            Problem(file, row, None, found, "chữ mã hóa UTF-8", "Lưu lại tệp dạng CSV UTF-8.")
        )
        return TextTable(file, table, (), complete=False), problems
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        problems.append(
            Problem(file, None, None, f"CSV hỏng ({error})", "dấu nháy kép đóng mở đủ cặp")
        )
        return TextTable(file, table, (), complete=False), problems
    if not lines:
        found, action = "tệp rỗng", f"Thêm dòng tiêu đề: {','.join(table.names)}"
        problems.append(Problem(file, 1, None, found, "một dòng tiêu đề", action))
        return TextTable(file, table, (), complete=False), problems
    header_problems = _header_problems(file, lines[0], table)
    if header_problems:
        return TextTable(file, table, (), complete=False), problems + header_problems
    rows, row_problems = _rows(file, lines[1:], table)
    complete = not row_problems
    return TextTable(file, table, tuple(rows), complete), problems + row_problems


def _byte_problems(file: str, content: bytes) -> list[Problem]:
    problems = []
    if content.startswith(BOM):
        action = "Lưu lại dạng “UTF-8” thay cho “UTF-8 with BOM”."
        problems.append(Problem(file, 1, None, "dấu BOM ở đầu tệp", "UTF-8 không BOM", action))
    if b"\r" in content:
        row = content.count(b"\n", 0, content.index(b"\r")) + 1
        found, expected = "xuống dòng kiểu CR (Windows)", "xuống dòng LF"
        problems.append(
            Problem(file, row, None, found, expected, "Đổi kiểu xuống dòng của tệp sang LF.")
        )
    return problems


def _header_problems(file: str, header: list[str], table: Table) -> list[Problem]:
    if tuple(header) == table.names:
        return []
    problems = [
        Problem(file, 1, name, "không có cột này", f"cột “{table.column(name).label}”", "Thêm cột.")
        for name in table.names
        if name not in header
    ]
    problems += [
        Problem(file, 1, name or "(trống)", "cột lạ", "chỉ các cột của mẫu", "Xóa cột này.")
        for name in header
        if name not in table.names
    ]
    problems += [
        Problem(file, 1, name, "cột lặp lại", "mỗi cột một lần", "Xóa cột thừa.")
        for name in table.names
        if header.count(name) > 1
    ]
    if not problems:
        found, expected = "thứ tự cột khác mẫu", ",".join(table.names)
        problems.append(Problem(file, 1, None, found, expected, "Xếp lại các cột."))
    return problems


def _rows(file: str, lines: list[list[str]], table: Table) -> tuple[list[Row], list[Problem]]:
    rows, problems = [], []
    wanted = len(table.names)
    for number, line in enumerate(lines, start=2):
        if len(line) == wanted:
            cells = {name: text or None for name, text in zip(table.names, line, strict=True)}
            rows.append(Row(number, cells))
        else:
            found = f"{len(line)} ô" if line else "dòng trống"
            action = "Đặt trong dấu nháy kép những ô có dấu phẩy." if line else "Xóa dòng này."
            problems.append(Problem(file, number, None, found, f"{wanted} ô", action))
    return rows, problems
