"""One CSV file as received: bytes → rows of text, or every reason why it cannot be read."""

import csv
import io
from dataclasses import dataclass

from analytics.errors import Problem
from analytics.schema import Table
from analytics.texts import Bilingual, Message, same

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
        byte = f"byte 0x{content[error.start]:02x}"
        found = Message("{byte} không phải UTF-8", byte=byte)
        expected = Message("chữ mã hóa UTF-8")
        action = Message("Lưu lại tệp dạng CSV UTF-8.")
        problems.append(Problem(file, row, None, found, expected, action))
        return TextTable(file, table, (), complete=False), problems
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        found = Message("CSV hỏng ({error})", error=error)
        expected = Message("dấu nháy kép đóng mở đủ cặp")
        problems.append(Problem(file, None, None, found, expected))
        return TextTable(file, table, (), complete=False), problems
    if not lines:
        header = ",".join(table.names)
        found = Message("tệp rỗng")
        expected = Message("một dòng tiêu đề")
        action = Message("Thêm dòng tiêu đề: {header}", header=header)
        problems.append(Problem(file, 1, None, found, expected, action))
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
        found = Message("dấu BOM ở đầu tệp")
        expected = Message("UTF-8 không BOM")
        action = Message("Lưu lại dạng “UTF-8” thay cho “UTF-8 with BOM”.")
        problems.append(Problem(file, 1, None, found, expected, action))
    if b"\r" in content:
        row = content.count(b"\n", 0, content.index(b"\r")) + 1
        found = Message("xuống dòng kiểu CR (Windows)")
        expected = Message("xuống dòng LF")
        action = Message("Đổi kiểu xuống dòng của tệp sang LF.")
        problems.append(Problem(file, row, None, found, expected, action))
    return problems


def _header_problems(file: str, header: list[str], table: Table) -> list[Problem]:
    if tuple(header) == table.names:
        return []
    problems = [
        Problem(
            file,
            1,
            name,
            Message("không có cột này"),
            Message("cột {column}", column=Bilingual(f"“{table.column(name).label}”", name)),
            Message("Thêm cột."),
        )
        for name in table.names
        if name not in header
    ]
    problems += [
        Problem(
            file,
            1,
            name or "“”",
            Message("cột lạ"),
            Message("chỉ các cột của mẫu"),
            Message("Xóa cột này."),
        )
        for name in header
        if name not in table.names
    ]
    problems += [
        Problem(
            file,
            1,
            name,
            Message("cột lặp lại"),
            Message("mỗi cột một lần"),
            Message("Xóa cột thừa."),
        )
        for name in table.names
        if header.count(name) > 1
    ]
    if not problems:
        found = Message("thứ tự cột khác mẫu")
        expected = same(",".join(table.names))
        action = Message("Xếp lại các cột.")
        problems.append(Problem(file, 1, None, found, expected, action))
    return problems


def _rows(file: str, lines: list[list[str]], table: Table) -> tuple[list[Row], list[Problem]]:
    rows, problems = [], []
    wanted = len(table.names)
    for number, line in enumerate(lines, start=2):
        if len(line) == wanted:
            cells = {name: text or None for name, text in zip(table.names, line, strict=True)}
            rows.append(Row(number, cells))
        else:
            found = Message("dòng trống")
            action = Message("Xóa dòng này.")
            if line:
                found = _cells(len(line))
                action = Message("Đặt trong dấu nháy kép những ô có dấu phẩy.")
            problems.append(Problem(file, number, None, found, _cells(wanted), action))
    return rows, problems


def _cells(number: int) -> Message:
    return Message("{number} ô", number=number)
