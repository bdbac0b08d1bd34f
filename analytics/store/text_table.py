"""One CSV file as received: bytes → rows of text, or every reason why it cannot be read."""

import csv
import io
from dataclasses import dataclass

from analytics.errors import Problem
from analytics.schema import Table
from analytics.texts import Bilingual

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
        found = Bilingual(f"{byte} không phải UTF-8", f"{byte}, which is not UTF-8")
        expected = Bilingual("chữ mã hóa UTF-8", "text in UTF-8")
        action = Bilingual("Lưu lại tệp dạng CSV UTF-8.", "Save the file again as CSV UTF-8.")
        problems.append(Problem(file, row, None, found, expected, action))
        return TextTable(file, table, (), complete=False), problems
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        found = Bilingual(f"CSV hỏng ({error})", f"damaged CSV ({error})")
        expected = Bilingual("dấu nháy kép đóng mở đủ cặp", "quotation marks in pairs")
        problems.append(Problem(file, None, None, found, expected))
        return TextTable(file, table, (), complete=False), problems
    if not lines:
        header = ",".join(table.names)
        found = Bilingual("tệp rỗng", "an empty file")
        expected = Bilingual("một dòng tiêu đề", "a header row")
        action = Bilingual(f"Thêm dòng tiêu đề: {header}", f"Add the header row: {header}")
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
        found = Bilingual("dấu BOM ở đầu tệp", "a byte order mark (BOM) at the start")
        expected = Bilingual("UTF-8 không BOM", "UTF-8 without BOM")
        action = Bilingual(
            "Lưu lại dạng “UTF-8” thay cho “UTF-8 with BOM”.",
            "Save it again as “UTF-8” instead of “UTF-8 with BOM”.",
        )
        problems.append(Problem(file, 1, None, found, expected, action))
    if b"\r" in content:
        row = content.count(b"\n", 0, content.index(b"\r")) + 1
        found = Bilingual("xuống dòng kiểu CR (Windows)", "lines that end in CR (Windows)")
        expected = Bilingual("xuống dòng LF", "lines that end in LF")
        action = Bilingual(
            "Đổi kiểu xuống dòng của tệp sang LF.", "Change the file's line endings to LF."
        )
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
            Bilingual("không có cột này", "no such column"),
            Bilingual(f"cột “{table.column(name).label}”", f"column {name}"),
            Bilingual("Thêm cột.", "Add the column."),
        )
        for name in table.names
        if name not in header
    ]
    problems += [
        Problem(
            file,
            1,
            name or "“”",
            Bilingual("cột lạ", "an unknown column"),
            Bilingual("chỉ các cột của mẫu", "only the columns of the template"),
            Bilingual("Xóa cột này.", "Delete this column."),
        )
        for name in header
        if name not in table.names
    ]
    problems += [
        Problem(
            file,
            1,
            name,
            Bilingual("cột lặp lại", "the column is there more than once"),
            Bilingual("mỗi cột một lần", "each column once"),
            Bilingual("Xóa cột thừa.", "Delete the one too many."),
        )
        for name in table.names
        if header.count(name) > 1
    ]
    if not problems:
        found = Bilingual("thứ tự cột khác mẫu", "columns in another order than the template's")
        expected = Bilingual(",".join(table.names), ",".join(table.names))
        action = Bilingual("Xếp lại các cột.", "Put the columns in order.")
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
            found = Bilingual("dòng trống", "an empty row")
            action = Bilingual("Xóa dòng này.", "Delete this row.")
            if line:
                found = _cells(len(line))
                action = Bilingual(
                    "Đặt trong dấu nháy kép những ô có dấu phẩy.",
                    "Put quotation marks around cells with a comma.",
                )
            problems.append(Problem(file, number, None, found, _cells(wanted), action))
    return rows, problems


def _cells(number: int) -> Bilingual:
    return Bilingual(f"{number} ô", "1 cell" if number == 1 else f"{number} cells")
