"""The rows below the header as they stand, down to the signatures: their words and their counts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from analytics.ingest.files.cells import Sheet, Value, text_of
from analytics.ingest.form.header import (
    LABELS,
    PARTS,
    Header,
    column_numbers,
    find_header,
    is_number,
)
from analytics.ingest.numbers import is_nothing, read_column
from analytics.ingest.result import Count, Fault, Location, quoted
from analytics.names import clean, fold, has_letters, is_bulleted, plain, unnumbered
from analytics.texts import Message

# What stands below a table: signatures, the place and day, notes.
_CLOSING = re.compile(
    r"^(?:nguoi (?:lap|tong hop|bao cao|ki)|tm|kt|tl|tuq|thu truong|lanh dao|chu tich|pho chu tich"
    r"|giam doc|pho giam doc|truong phong|chanh van phong|ki ten|da ki|noi nhan|ghi chu|luu y"
    r"|xac nhan|can bo lap|nguoi duyet|ke toan)\b"
    r"|\bki (?:ten|ghi ro)\b|\bnguoi lap (?:bieu|bao cao)\b"
    r"|\bngay [0-9 ]{1,3}thang [0-9 ]{1,3}nam\b"
)
# What a total is called, and how its name begins; "Tổng cục", "Cộng đồng" are none.
_TOTAL_NAMES = {
    fold(words)
    for words in (
        *("tổng", "cộng", "tc", "t.c", "t.cộng", "tổng hợp", "tổng thể", "tất cả", "chung", "σ"),
        *("∑", "total", "sum", "grand total", "subtotal", "sub-total", "all", "all sectors"),
    )
}
_TOTALS = tuple(
    fold(words)
    for words in (
        *("tổng cộng", "tổng số", "tổng chung", "tổng hồ sơ", "tổng các", "tổng lĩnh vực"),
        *("tổng đơn vị", "tổng toàn", "tổng hợp các", "tổng hợp toàn", "tổng hợp chung", "cộng"),
        *("toàn tỉnh", "toàn huyện", "toàn thành phố", "toàn thị xã", "toàn xã", "toàn phường"),
        *("toàn sở", "toàn ngành", "toàn đơn vị", "toàn cơ quan", "toàn bộ", "tất cả các"),
        *("total", "grand total", "sum of", "subtotal"),
    )
)
_NO_TOTALS = tuple(fold(words) for words in ("cộng đồng", "cộng tác", "cộng sản"))
# A part of the row above: "Trong đó: cấp lần đầu".
_OF_WHICH = re.compile(
    r"(?:trong (?:so )?(?:do|day)|cua do|o do|(?:bao )?gom(?: co)?|of which|including)\b"
    r" ?(?P<what>.*)"
)
# The same as it is written with marks: "Gom rác thải", "Ô đỗ xe" are names of their own.
_OF_WHICH_MARKED = tuple(
    f"{fold(words)} "
    for words in (
        *("trong đó", "trong đây", "trong đấy", "trong số đó", "trong số đây", "trong số đấy"),
        *("của đó", "ở đó", "gồm", "bao gồm", "of which", "including"),
    )
)
_PAGE = re.compile(
    r"(?:(?:trang|tr|page|p) ?)?[0-9]{1,3}(?:(?: of| tren)? [0-9]{1,3})?"
    r"|\W*(?:tiep theo|continued)\b.*"
)
# In the left one of two columns of names: "Tổng Sở Nội vụ".
_OUTER_TOTAL = re.compile(r"(?:tong|cong|toan|total|sum|tc)\b|∑|σ")
_PAGE_NAMED = re.compile(r"\W*(?:trang|page|tiep theo|continued)\b.*")
# Every unit of the province with every sector of its own has fewer.
_MOST = 8_000
# Numbers that make a row of the table, not a page number or a day.
_ROW = 3
# "1.2" and "1.2. Cấp đổi" are listed under 1.
_SUB_NUMBER = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})+[.)]?(?:\s+|$)")
ROMAN = frozenset("IVXLC")
# Roman numbers up to those of all communes: CXXXVIII.
_MARKER = re.compile(r"\(?([0-9]{1,4}|[IVXLC]{1,9}|[ivx]{1,5}|[A-Ha-h])[.)]?")


@dataclass(frozen=True)
class Line:
    """One row of the table.

    ``marker`` is its number or letter ("1", "II", "A", ""), ``name`` what it is of ("" where it
    only has numbers), ``column`` where the name stands. ``cells`` are by form column. ``is_listed``
    says that a dash, a number like 1.2 or more space than usual stands before the name;
    ``is_hundred`` that its "C" is the Roman number after XCIX, no letter. Where units and sectors
    have a column each, ``unit`` is the text of the first, ``group`` that of the left
    one of the two, also where it stands some rows above, and ``is_of_group`` that nothing stands in
    the right one.
    """

    row: int
    marker: str
    name: str
    column: int
    cells: Mapping[int, Value]
    is_listed: bool = False
    unit: str = ""
    group: str = ""
    is_of_group: bool = False
    is_hundred: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether no cell says anything, not even "-" or 0."""
        return all(not clean(text_of(cell)) for cell in self.cells.values())

    @property
    def says_nothing(self) -> bool:
        """Whether no cell has a number: all are blank or "-"; 0 is a number."""
        return all(is_nothing(cell) for cell in self.cells.values())

    @property
    def is_total(self) -> bool:
        """Whether it is called a total: "Tổng cộng", "Cộng (I)", "Toàn huyện"."""
        return is_total_name(self.name)

    @property
    def is_numbered(self) -> bool:
        """Whether it has an ordinary number, as a unit or a sector has."""
        return self.marker.isdigit()

    @property
    def of_which(self) -> str | None:
        """What stands behind "Trong đó"; None for a row that is no such part."""
        name, bare = fold(self.name), plain(self.name)
        match = _OF_WHICH.fullmatch(bare)
        if match is None or (name != bare and not f"{name} ".startswith(_OF_WHICH_MARKED)):
            return None
        return match["what"].strip()


def is_total_name(text: str) -> bool:
    """Whether some words call a row a total."""
    name = fold(text)
    if any(f"{name} ".startswith(f"{beginning} ") for beginning in _NO_TOTALS):
        return False
    return name in _TOTAL_NAMES or any(
        f"{name} ".startswith(f"{beginning} ") for beginning in _TOTALS
    )


def read_lines(sheet: Sheet, header: Header, location: Location) -> tuple[list[Line], list[Fault]]:
    """Read the table's rows.

    Returns:
        The lines with a name or numbers; and a fault for what stands below the end of the table
        and would be lost.
    """
    lines: list[Line] = []
    faults: list[Fault] = []
    row = header.body
    group = before = ""
    while row < len(sheet.rows):
        if _is_passed(sheet, header, row):
            row += 1
            continue
        again = find_header(sheet, row, 1)
        if again is not None and again.columns == header.columns and _goes_on(sheet, header, row):
            row = again.body
            continue
        line = _line(sheet, header, row, group)
        group = line.group
        if again is not None or _closes(line, sheet.rows[row]):
            return lines, faults + _lost(sheet, header, location, row)
        if len(lines) == _MOST:
            return lines, [*faults, _too_long(location, line)]
        if line.name or _has_numbers(line):
            lines.append(replace(line, is_hundred=line.marker == "C" and before == "XCIX"))
            before = line.marker if set(line.marker) <= ROMAN else before
        row += 1
    return lines, faults


@dataclass(frozen=True)
class _Label:
    """The words of a row, where they stand, and the unit and group that they are of."""

    text: str
    column: int
    unit: str = ""
    group: str = ""
    is_of_group: bool = False


def _line(sheet: Sheet, header: Header, row: int, group: str = "") -> Line:
    cells = sheet.rows[row]
    label = _label(cells, header, group)
    text = clean(label.text)
    listed = _SUB_NUMBER.match(text)
    marker, name = unnumbered(text) if listed is None else ("", text[listed.end() :])
    column = label.column
    number = clean(text_of(_at(cells, header.number)))
    if has_letters(name) or "∑" in name:
        match = _MARKER.fullmatch(number)
        marker = match[1] if match else marker
    else:
        # A name merged over the number's column stands there: "Tổng cộng", "A. Sở, ban, ngành".
        marker, name = unnumbered(number)
        if not has_letters(name) or (not marker and _MARKER.fullmatch(name)):
            name = ""
        elif header.number is not None:
            column = header.number
    counts = {code: _at(cells, sheet_column) for code, sheet_column in header.columns.items()}
    is_listed = label.text[:1].isspace() or is_bulleted(label.text)
    is_listed = is_listed or listed is not None or _SUB_NUMBER.match(number) is not None
    of_label = (label.unit, label.group, label.is_of_group)
    return Line(row, marker, name, column, counts, is_listed, *of_label)


def _at(cells: Sequence[Value], column: int | None) -> Value:
    return cells[column] if column is not None and column < len(cells) else None


def _label(cells: Sequence[Value], header: Header, group: str) -> _Label:
    """The words of a row; of a column of units and one of sectors, the left one carries down."""
    if header.unit is None:
        return _Label(text_of(_at(cells, header.name)), header.name)
    left, right = sorted((header.name, header.unit))
    outer, inner = text_of(_at(cells, left)), text_of(_at(cells, right))
    if has_letters(outer) and _OUTER_TOTAL.match(plain(outer)):
        return _Label(outer, left, group=group)
    group = clean(outer) if has_letters(outer) else group
    over_units = left == header.unit
    if not has_letters(inner):
        if not has_letters(outer):
            return _Label("", left, group=group)
        return _Label(outer, left, group if over_units else "", group, True)
    if is_total_name(inner):
        return _Label(inner, right, group if over_units else "", group)
    if over_units:
        return _Label(inner, right, group, group)
    return _Label(group, right, clean(inner), group)


def _is_passed(sheet: Sheet, header: Header, row: int) -> bool:
    """Whether a row is no row of the table: column numbers once more, the number of a page."""
    cells = sheet.rows[row]
    numbers = column_numbers(cells, header.columns)
    if numbers and numbers == header.numbers:
        return True
    texts = [text for cell in cells if (text := plain(text_of(cell)))]
    if len(texts) != 1 or not _PAGE.fullmatch(texts[0]):
        return False
    if _PAGE_NAMED.fullmatch(texts[0]):
        return True
    below = next(
        (after for after in range(row + 1, len(sheet.rows)) if any(sheet.rows[after])), None
    )
    return below is not None and find_header(sheet, below, 1) is not None


def _has_numbers(line: Line) -> bool:
    """Whether any count stands in the row; the day over a signature is none."""
    return any(is_number(cell) for cell in line.cells.values())


def _goes_on(sheet: Sheet, header: Header, row: int) -> bool:
    """Whether the table goes on under a repeated header: no text stands between, as of a title."""
    last = next(
        (
            above
            for above in range(row - 1, header.body - 1, -1)
            if any(sheet.rows[above]) and not _is_passed(sheet, header, above)
        ),
        None,
    )
    return last is None or _has_numbers(_line(sheet, header, last))


def _closes(line: Line, row: Sequence[Value]) -> bool:
    if line.is_numbered or _has_numbers(line):
        return False
    return any(_CLOSING.search(plain(text_of(cell))) for cell in row if isinstance(cell, str))


def nameless_fault(line: Line, location: Location) -> Fault:
    """The fault of a row of numbers that nobody names and that is no sum of others."""
    numbers = "; ".join(text for text in map(text_of, line.cells.values()) if text)
    return location.fault(
        (line.row, line.column),
        Message("dòng có số ({numbers}) mà không có tên", numbers=numbers),
        Message("tên đơn vị hoặc lĩnh vực ở đầu dòng"),
        Message("Ghi tên vào dòng này, hoặc xóa dòng."),
    )


def _too_long(location: Location, line: Line) -> Fault:
    most = Count(_MOST)
    return location.fault(
        (line.row, line.column),
        Message("bảng dài hơn {most} dòng", most=most),
        Message("biểu tổng hợp"),
        Message("Chia bảng thành nhiều tệp."),
    )


def _lost(sheet: Sheet, header: Header, location: Location, end: int) -> list[Fault]:
    """Faults for tables and rows of numbers below the end of the table."""
    second = find_header(sheet, end, len(sheet.rows))
    if second is not None:
        return [
            location.fault(
                (second.top, min(second.columns.values())),
                Message("bảng thứ hai trên cùng một trang tính"),
                Message("mỗi trang tính một bảng"),
                Message("Chuyển bảng này sang trang tính riêng."),
            )
        ]
    faults = []
    for row in range(end, len(sheet.rows)):
        line = _line(sheet, header, row)
        numbers = [cell for cell in line.cells.values() if is_number(cell)]
        if line.name and len(numbers) >= _ROW:
            faults.append(
                location.fault(
                    (row, line.column),
                    quoted(line.name),
                    Message("không còn dòng số nào dưới phần ký"),
                    Message("Chuyển dòng này lên trong bảng, hoặc xóa dòng."),
                )
            )
    return faults


@dataclass(frozen=True)
class Counts:
    """The numbers of a table by row and form column.

    A blank or "-" is 0 in ``values``; ``given`` tells which cells say something. What could not be
    read is in ``wrong`` and has no value.
    """

    values: Mapping[tuple[int, int], int]
    given: frozenset[tuple[int, int]]
    wrong: frozenset[tuple[int, int]]

    def parts(self, row: int) -> tuple[int, ...]:
        """What stands in a row's columns that are no sums of others."""
        return tuple(self.values.get((row, code), 0) for code in PARTS)


def read_counts(
    sheet: Sheet,
    header: Header,
    lines: Sequence[Line],
    location: Location,
    merges: Sequence[tuple[int, int, int, int]] = (),
) -> tuple[Counts, list[Fault]]:
    """Read the counts of all lines, column by column; those under merged cells are not known."""
    merged = {
        (line.row, code)
        for top, left, bottom, right in merges
        for line in lines
        if top <= line.row <= bottom
        for code, column in header.columns.items()
        if left <= column <= right
    }
    values: dict[tuple[int, int], int] = {}
    given, wrong = set(), set()
    faults = []
    for code, column in sorted(header.columns.items()):
        cells = [line.cells[code] for line in lines]
        read = read_column(cells, whole=True)
        bad = {*read.wrong, *read.unclear}
        for number, line in enumerate(lines):
            key, value = (line.row, code), read.values[number]
            if key in merged:
                wrong.add(key)
                continue
            uncomputed = (line.row, column) in sheet.uncomputed
            if uncomputed or number in bad:
                wrong.add(key)
                cell = None if uncomputed else cells[number]
                faults.append(_count_fault(location, (line.row, column), code, cell))
                continue
            values[key] = 0 if value is None else int(value)
            if text_of(cells[number]).strip():
                given.add(key)
    return Counts(values, frozenset(given), frozenset(wrong)), faults


def _count_fault(location: Location, cell: tuple[int, int], code: int, value: Value) -> Fault:
    label = LABELS[code]
    expected = Message(
        "số hồ sơ, nguyên, từ 0 trở lên: cột ({code}) {label}", code=code, label=label
    )
    if value is None:
        return location.uncomputed(cell, expected)
    action = Message("Sửa ô thành một số nguyên.")
    if isinstance(value, float) and not value.is_integer():
        action = Message(
            "Sửa ô thành số nguyên; dấu chấm phân nhóm nghìn có thể đã bị hiểu là dấu thập phân."
        )
    return location.fault(cell, quoted(value), expected, action)
