"""What is wrong with a whole table: headings, what it counts in, merged cells, empty columns."""

from collections.abc import Iterator, Sequence

from analytics.i18n import both
from analytics.ingest.files.cells import Sheet, address, text_of
from analytics.ingest.form.header import LABELS, PARTS, Header, Heading
from analytics.ingest.form.line_kinds import Sorted
from analytics.ingest.form.lines import Counts, Line
from analytics.ingest.result import Fault, Location, quoted
from analytics.ingest.title import is_dossiers, is_scaled, measure_of
from analytics.names import has_letters
from analytics.schema import FORM_TOTALS
from analytics.texts import Message

_OF_FORM = Message(
    "tiêu đề như trong biểu II.06a: tiếp nhận, đã giải quyết, đang giải quyết và các cột (3)–(13)"
)


def heading_faults(header: Header, location: Location) -> list[Fault]:
    """Everything that is wrong with the header, and a notice of the columns that are left out."""
    missing = [code for code in PARTS if code not in header.columns]
    heads = any(odd.heads for odd in header.odd)
    # The columns below a group that is not understood are there.
    faults = [
        _missing(code, header, location)
        for code in missing
        if not (heads and _group(code) not in header.groups)
    ]
    faults += [_doubled(code, heading, location) for code, heading in header.doubled]
    strange = [odd for odd in header.odd if missing or odd.group is not None]
    faults += [odd_fault(heading, location) for heading in strange]
    faults += _moved(header, location)
    left = [*header.passed, *(odd for odd in header.odd if odd not in strange)]
    return faults + ([_left(left, location)] if left else [])


def _group(code: int) -> int:
    return 3 if code < 7 else 7 if code < 11 else 11


def _missing(code: int, header: Header, location: Location) -> Fault:
    label = LABELS[code]
    return location.fault(
        header.groups.get(_group(code), (header.top, header.name)),
        Message("thiếu cột ({code}) {label}", code=code, label=label),
        Message("đủ các cột (3)–(13) của biểu II.06a, không chỉ cột tổng số"),
        Message("Thêm cột này với tiêu đề như trong biểu."),
    )


def _doubled(code: int, heading: Heading, location: Location) -> Fault:
    label = LABELS[code]
    return location.fault(
        (heading.row, heading.column),
        Message("cột ({code}) {label} lần thứ hai", code=code, label=label),
        Message("mỗi cột của biểu một lần"),
        Message("Cộng hai cột thành một, hoặc sửa tiêu đề của cột này."),
    )


def odd_fault(heading: Heading, location: Location) -> Fault:
    """The fault of words over numbers that say no column of the form."""
    text = quoted(heading.text)
    return location.fault(
        (heading.row, heading.column),
        Message("cột có số với tiêu đề không hiểu được: {text}", text=text),
        _OF_FORM,
        Message("Sửa tiêu đề như trong biểu, hoặc xóa cột nếu không thuộc biểu."),
    )


def _left(headings: list[Heading], location: Location) -> Fault:
    first = headings[0]
    cells = [f"“{heading.text}” ({address(heading.row, heading.column)})" for heading in headings]
    return location.fault(
        (first.row, first.column),
        Message("cột không đọc: {cells}", cells="; ".join(cells)),
        Message("chỉ các cột (3)–(13) của biểu"),
        Message("Tỷ lệ, “trong đó” và cột ngoài biểu không được nạp."),
        "notice",
    )


def _moved(header: Header, location: Location) -> Iterator[Fault]:
    """A fault for each column whose words and printed number are not in the same order."""
    codes = {column: code for code, column in header.columns.items() if column in header.numbers}
    numbers = sorted(header.numbers[column] for column in codes)
    by_code = sorted(codes, key=lambda column: codes[column])
    for column, number in zip(by_code, numbers, strict=True):
        printed = header.numbers[column]
        if printed == number:
            continue
        code = codes[column]
        label = LABELS[code]
        yield location.fault(
            (header.body - 1, column),
            Message("số cột ({printed}) dưới tiêu đề “{label}”", printed=printed, label=label),
            Message("số cột ({number})", number=number),
            Message("Tiêu đề hoặc số cột bị đổi chỗ: xem lại số liệu của cột này thuộc cột nào."),
        )


Merge = tuple[int, int, int, int]


def measure_faults(
    sheet: Sheet, header: Header, lines: Sequence[Line], location: Location
) -> list[Fault]:
    """A fault for each cell that says that something else than single dossiers is counted."""
    names = {(line.row, line.column) for line in lines if not line.is_blank}
    used: set[tuple[int, int]] = set()
    faults = []
    for row, cells in enumerate(sheet.rows):
        texts = [
            (column, cell)
            for column, cell in enumerate(cells)
            if isinstance(cell, str) and (has_letters(cell) or "%" in cell)
        ]
        for number, (column, cell) in enumerate(texts):
            if (row, column) in names or (row, column) in used:
                continue
            is_heading = header.top <= row < header.body
            measure = measure_of(cell)
            text = cell
            if measure == "" and number + 1 < len(texts) and not is_heading:
                # "Đơn vị tính:" and what is counted in the cell beside it.
                beside, more = texts[number + 1]
                used.add((row, beside))
                text = f"{cell} {more}"
                measure = measure_of(text)
            if not is_dossiers(measure or "") or (is_heading and is_scaled(cell)):
                faults.append(_measured(location, (row, column), text))
    return faults


def _measured(location: Location, cell: tuple[int, int], text: str) -> Fault:
    return location.fault(
        cell,
        quoted(text),
        Message("đơn vị tính: hồ sơ"),
        Message("Ghi số hồ sơ đầy đủ và sửa đơn vị tính thành “hồ sơ”."),
    )


def merged_counts(sheet: Sheet, header: Header, lines: Sequence[Line]) -> list[Merge]:
    """The merged cells that hold a count of more than one row or column.

    A row of the form may be several rows of the sheet high, all its cells merged alike.
    """
    columns = set(header.columns.values())
    names = {line.row: line.column for line in lines}
    high = {
        top: bottom
        for top, left, bottom, right in sheet.merged
        if left <= names.get(top, -1) <= right
    }
    merges = []
    for top, left, bottom, right in sheet.merged:
        if top >= len(sheet.rows):
            continue
        rows = range(max(top, header.body), min(bottom + 1, len(sheet.rows)))
        named = [row for row in rows if row in names]
        value = sheet.rows[top][left] if left < len(sheet.rows[top]) else None
        if left not in columns or not named or not text_of(value).strip():
            continue
        is_row = top == bottom or (named == [top] and high.get(top, top) >= bottom)
        is_column = len(columns & set(range(left, right + 1))) == 1
        if not (is_row and is_column):
            merges.append((top, left, bottom, right))
    return sorted(merges)  # a workbook names them in any order


def merge_faults(merges: Sequence[Merge], sheet: Sheet, location: Location) -> list[Fault]:
    """A fault for each of them."""
    faults = []
    for top, left, bottom, right in merges:
        area = f"{address(top, left)}:{address(bottom, right)}"
        value = quoted(sheet.rows[top][left])
        faults.append(
            location.fault(
                (top, left),
                Message("ô gộp {area}: {value}", area=area, value=value),
                Message("mỗi dòng, mỗi cột một ô số"),
                Message("Bỏ gộp ô và ghi số của từng dòng, từng cột."),
            )
        )
    return faults


_RECEIVED = FORM_TOTALS[3]


def empty_columns(
    own: Sequence[Sorted], counts: Counts, header: Header, location: Location
) -> list[Fault]:
    """A fault where columns on both sides of (3) = (7) + (11) are empty and no total is given.

    Empty ones on one side alone are 0, or the row does not add up: that is told as such. Nobody but
    the unit knows whether it had no dossiers, so no answer here may write the 0.
    """
    rows = [row.line.row for row in own if not row.line.is_blank]
    empty = [
        code
        for code in PARTS
        if code in header.columns and not any((row, code) in counts.given for row in rows)
    ]
    totals = {part: total for total, parts in FORM_TOTALS.items() for part in parts}
    open_codes = [
        code for code in empty if not all((row, totals[code]) in counts.given for row in rows)
    ]
    sides = {code in _RECEIVED for code in open_codes}
    if not rows or len(sides) < 2:
        return []
    names = both(lambda t: "; ".join(t(LABELS[code]) for code in open_codes))
    return [
        location.fault(
            (header.body - 1, header.columns[open_codes[0]]),
            Message("các cột không có số nào: {names}", names=names),
            Message("đủ số ở mọi cột; không có hồ sơ thì ghi 0"),
            Message("Trả tệp lại cho đơn vị điền."),
        )
    ]
