"""The rows below the header as they stand, down to the signatures."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analytics.ingest.cells import Sheet, Value, text_of
from analytics.ingest.fold import clean, fold
from analytics.ingest.form.header import Header, find_header
from analytics.ingest.places import Place, counted, quoted
from analytics.ingest.reading import Fault
from analytics.ingest.words import has_letters, plain, unnumbered
from analytics.texts import Bilingual

# What stands below a table: signatures, the place and day, notes.
_CLOSING = re.compile(
    r"^(?:nguoi (?:lap|tong hop|bao cao|ki)|tm|kt|tl|tuq|thu truong|lanh dao|chu tich|pho chu tich"
    r"|giam doc|pho giam doc|truong phong|chanh van phong|ki ten|da ki|noi nhan|ghi chu|luu y"
    r"|xac nhan|can bo lap|nguoi duyet|ke toan)\b"
    r"|\bki (?:ten|ghi ro)\b|\bnguoi lap (?:bieu|bao cao)\b"
    r"|\bngay [0-9 ]{1,3}thang [0-9 ]{1,3}nam\b"
)
_TOTALS = tuple(
    fold(words)
    for words in ("tổng cộng", "tổng số", "tổng chung", "cộng", "toàn tỉnh", "tổng toàn tỉnh")
)
# Every unit of the province with every sector of its own has fewer.
_MOST = 8_000
# Numbers that make a row of the table, not a page number or a day.
_ROW = 3
_MARKER = re.compile(r"\(?([0-9]{1,4}|[IVXivx]{1,5}|[A-Ha-h])[.)]?")


@dataclass(frozen=True)
class Line:
    """One row of the table.

    ``marker`` is its number or letter ("1", "II", "A", ""), ``name`` what it is of, ``column``
    where the name stands. ``cells`` are by form column.
    """

    row: int
    marker: str
    name: str
    column: int
    cells: Mapping[int, Value]

    @property
    def is_blank(self) -> bool:
        """Whether no cell says anything, not even "-" or 0."""
        return all(not clean(text_of(cell)) for cell in self.cells.values())

    @property
    def is_total(self) -> bool:
        """Whether it is called a total: "Tổng cộng", "Cộng (I)"."""
        name = fold(self.name)
        return name == fold("tổng") or any(f"{name} ".startswith(f"{one} ") for one in _TOTALS)

    @property
    def is_numbered(self) -> bool:
        """Whether it has an ordinary number, as a unit or a sector has."""
        return self.marker.isdigit()


def read_lines(sheet: Sheet, header: Header, place: Place) -> tuple[list[Line], list[Fault]]:
    """Read the table's rows.

    Returns:
        The lines with a name; and a fault for each row of numbers without one, and for what
        stands below the end of the table and would be lost.
    """
    lines: list[Line] = []
    faults: list[Fault] = []
    row = header.body
    while row < len(sheet.rows):
        again = find_header(sheet, row, 1)
        if again is not None and again.columns == header.columns and _goes_on(sheet, header, row):
            row = again.body
            continue
        line = _line(sheet, header, row)
        if again is not None or _closes(line, sheet.rows[row]):
            return lines, faults + _lost(sheet, header, place, row)
        if len(lines) == _MOST:
            return lines, [*faults, _too_long(place, line)]
        if line.name:
            lines.append(line)
        elif _has_numbers(line):
            faults.append(_nameless(sheet, place, line))
        row += 1
    return lines, faults


def _line(sheet: Sheet, header: Header, row: int) -> Line:
    cells = sheet.rows[row]

    def at(column: int | None) -> Value:
        return cells[column] if column is not None and column < len(cells) else None

    marker, name = unnumbered(text_of(at(header.name)))
    column = header.name
    number = clean(text_of(at(header.number)))
    if has_letters(name):
        found = _MARKER.fullmatch(number)
        marker = found[1] if found else marker
    else:
        # A name merged over the number's column stands there: "Tổng cộng", "A. Sở, ban, ngành".
        marker, name = unnumbered(number)
        if not has_letters(name) or (not marker and _MARKER.fullmatch(name)):
            name = ""
        elif header.number is not None:
            column = header.number
    counts = {code: at(place) for code, place in header.columns.items()}
    return Line(row, marker, name, column, counts)


def _has_numbers(line: Line) -> bool:
    """Whether any count stands in the row; the day over a signature is none."""
    return any(_is_number(cell) for cell in line.cells.values())


def _is_number(cell: Value) -> bool:
    text = text_of(cell)
    return re.search("[0-9]", text) is not None and not has_letters(text)


def _goes_on(sheet: Sheet, header: Header, row: int) -> bool:
    """Whether the table goes on under a repeated header: no text stands between, as of a title."""
    above = (one for one in range(row - 1, header.body - 1, -1) if any(sheet.rows[one]))
    last = next(above, None)
    return last is None or _has_numbers(_line(sheet, header, last))


def _closes(line: Line, row: Sequence[Value]) -> bool:
    if line.is_numbered or _has_numbers(line):
        return False
    return any(_CLOSING.search(plain(text_of(cell))) for cell in row if isinstance(cell, str))


def _nameless(sheet: Sheet, place: Place, line: Line) -> Fault:
    numbers = "; ".join(text for text in map(text_of, line.cells.values()) if text)
    return place.fault(
        (line.row, line.column),
        Bilingual(
            f"dòng có số ({numbers}) mà không có tên",
            f"a row of numbers ({numbers}) without a name",
        ),
        Bilingual(
            "tên đơn vị hoặc lĩnh vực ở đầu dòng", "the name of a unit or sector before them"
        ),
        Bilingual("Ghi tên vào dòng này, hoặc xóa dòng.", "Name the row, or delete it."),
    )


def _too_long(place: Place, line: Line) -> Fault:
    most = counted(_MOST)
    return place.fault(
        (line.row, line.column),
        Bilingual(f"bảng dài hơn {most.vi} dòng", f"a table of over {most.en} rows"),
        Bilingual("biểu tổng hợp", "a form of totals"),
        Bilingual("Chia bảng thành nhiều tệp.", "Split the table into several files."),
    )


def _lost(sheet: Sheet, header: Header, place: Place, end: int) -> list[Fault]:
    """Faults for tables and rows of numbers below the end of the table."""
    second = find_header(sheet, end, len(sheet.rows))
    if second is not None:
        return [
            place.fault(
                (second.top, min(second.columns.values())),
                Bilingual(
                    "bảng thứ hai trên cùng một trang tính", "a second table on the same sheet"
                ),
                Bilingual("mỗi trang tính một bảng", "one table on each sheet"),
                Bilingual(
                    "Chuyển bảng này sang trang tính riêng.", "Move this table to its own sheet."
                ),
            )
        ]
    faults = []
    for row in range(end, len(sheet.rows)):
        line = _line(sheet, header, row)
        numbers = [cell for cell in line.cells.values() if _is_number(cell)]
        if line.name and len(numbers) >= _ROW:
            faults.append(
                place.fault(
                    (row, line.column),
                    quoted(line.name),
                    Bilingual(
                        "không còn dòng số nào dưới phần ký", "no rows of numbers below signatures"
                    ),
                    Bilingual(
                        "Chuyển dòng này lên trong bảng, hoặc xóa dòng.",
                        "Move the row up into the table, or delete it.",
                    ),
                )
            )
    return faults
