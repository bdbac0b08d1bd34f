"""The header of form II.06a, found by its words: which sheet column is which form column.

Merged cells leave their text in the first cell, so a group reaches to the next one. Columns without
numbers ("Ghi chú") are passed over; those with numbers that are not understood are kept in mind, to
be told. Form: Thông tư 01/2020/TT-VPCP.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from analytics.ingest.files.cells import Sheet, Value, text_of
from analytics.names import clean, has, has_letters, plain
from analytics.texts import Message, Words

# The columns a form must have; (3), (7) and (11) are their sums.
PARTS = (4, 5, 6, 8, 9, 10, 12, 13)
LABELS: dict[int, Words] = {
    3: Message("Tiếp nhận: Tổng số"),
    4: Message("Tiếp nhận: Trực tuyến"),
    5: Message("Tiếp nhận: Trực tiếp, dịch vụ bưu chính"),
    6: Message("Tiếp nhận: Từ kỳ trước"),
    7: Message("Đã giải quyết: Tổng số"),
    8: Message("Đã giải quyết: Trước hạn"),
    9: Message("Đã giải quyết: Đúng hạn"),
    10: Message("Đã giải quyết: Quá hạn"),
    11: Message("Đang giải quyết: Tổng số"),
    12: Message("Đang giải quyết: Trong hạn"),
    13: Message("Đang giải quyết: Quá hạn"),
}
_GROUPS: dict[int, tuple[str, ...]] = {
    7: (
        *("da giai quyet", "da xu li", "giai quyet xong", "da tra ket qua", "da hoan thanh"),
        *("resolved", "settled"),
    ),
    11: (
        *("dang giai quyet", "chua giai quyet", "dang xu li", "chua xu li", "dang trong qua trinh"),
        *("dang thu li", "chua tra ket qua", "con lai", "ton cuoi ki", "con ton", "ton dong"),
        *("chuyen ki sau", "chuyen sang ki sau", "pending", "in progress"),
    ),
    3: (
        *("tiep nhan", "nhan giai quyet", "phai giai quyet", "can giai quyet", "phai xu li"),
        *("so ho so nhan", "received"),
    ),
}
# Over the resolved alone, or over the resolved and the pending, which then say so themselves.
_RESULT = ("ket qua giai quyet", "ket qua xu li", "tinh hinh giai quyet")
# Two columns of the form in one: neither of them.
_BOTH = ("truoc va dung han", "truoc dung han", "dung va truoc han", "dung truoc han")
_LEAVES: dict[int, dict[int, tuple[str, ...]]] = {
    3: {
        4: ("truc tuyen", "qua mang", "online"),
        5: ("truc tiep", "buu chinh", "buu dien", "bcci", "in person", "by post"),
        6: ("ki truoc", "qui truoc", "dau ki", "ton", "carried over", "previous period"),
    },
    7: {
        8: ("truoc han", "som han", "before time", "earli", *_BOTH),
        9: ("dung han", "trong han", "on time", *_BOTH),
        10: ("qua han", "tre han", "cham han", "muon han", "tre", "late", "overdue"),
    },
    11: {
        12: ("trong han", "con han", "in time", "not yet due"),
        13: ("qua han", "tre han", "cham han", "muon han", "tre", "overdue", "late"),
    },
}
_TOTAL = ("tong", "tong so", "ts", "total")
_DEADLINE = re.compile(r"\b(?:thoi han|hen tra|hen)\b")
_IN_TIME = re.compile(r"\bchua (?:qua|den|toi|tre) han\b")
_RATE = ("ti le", "ty le", "phan tram", "rate", "percent")
_PART_OF = ("trong do", "trong so do", "of which")
_NUMBERS = ("stt", "tt", "so tt", "so thu tu", "no")
_SECTORS = ("linh vuc", "sector", "sectors", "field")
_UNITS = ("don vi", "co quan", "dia phuong", "unit", "units", "agenci")
_NAMES = (*_SECTORS, *_UNITS, "ten", "noi dung")
_MEASURE = ("don vi tinh", "dvt")
_COLUMN_NUMBER = re.compile(r"[(\[]?([0-9]{1,2}|[A-Ea-e])[)\]]?(\s*=.*)?")
# A title block is short; a header has at most four rows.
_DEEPEST = 100
_TALLEST = 4
_FEWEST = 5


@dataclass(frozen=True)
class Heading:
    """The own words over a column, their lowest cell, and the group that they stand in.

    ``heads`` says that they stand in a group's place, other headings below them.
    """

    row: int
    column: int
    text: str
    group: int | None = None
    heads: bool = False


@dataclass(frozen=True)
class Header:
    """Where the form's columns are.

    ``top`` is the first row of the header, ``body`` the first row below it and its row of column
    numbers. ``columns`` maps form columns to sheet columns, ``doubled`` are sheet columns whose
    words say a form column that an earlier one has. ``words`` stand over the names. ``unit`` is a
    column of units beside one of sectors. ``groups`` are the cells of the groups' words, ``odd``
    the columns whose words say no column of the form, ``passed`` those that hold no count: rates,
    parts of a count. ``numbers`` are the column numbers as printed, by sheet column.
    """

    top: int
    body: int
    columns: Mapping[int, int]
    name: int
    number: int | None
    words: str
    doubled: tuple[tuple[int, Heading], ...] = ()
    unit: int | None = None
    groups: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    odd: tuple[Heading, ...] = ()
    passed: tuple[Heading, ...] = ()
    numbers: Mapping[int, int] = field(default_factory=dict)


def find_header(sheet: Sheet, first: int = 0, deepest: int = _DEEPEST) -> Header | None:
    """Find the form's header in a sheet, from the row ``first`` on; None where there is none."""
    for row in range(first, min(len(sheet.rows), first + deepest)):
        groups = _groups(sheet.rows[row])
        if len(set(groups.values())) >= 2:
            header = _header(sheet, _top(sheet, row, first, set(groups.values())))
            if header is not None:
                return header
    return None


def _groups(row: Sequence[object]) -> dict[int, int]:
    """The group that each cell of a row names, by sheet column."""
    texts = {column: plain(cell) for column, cell in enumerate(row) if isinstance(cell, str)}
    return {column: group for column, text in texts.items() if (group := _group(text))}


def _group(text: str) -> int | None:
    """The group that some words name; "kết quả giải quyết" is that of the resolved."""
    named = next((code for code, words in _GROUPS.items() if has(text, *words)), None)
    return named or (7 if has(text, *_RESULT) else None)


def _top(sheet: Sheet, row: int, first: int, known: set[int]) -> int:
    """The first row of a header: a group may stand a row above those of the others."""
    for above in range(row - 1, max(first, row - _TALLEST) - 1, -1):
        more = set(_groups(sheet.rows[above]).values()) - known
        if not more or sum(has_letters(text_of(cell)) for cell in sheet.rows[above]) < 2:
            break
        known, row = known | more, above
    return row


def _header(sheet: Sheet, top: int) -> Header | None:
    end = _end(sheet, top, _first_count(sheet, top))
    columns: dict[int, int] = {}
    groups: dict[int, tuple[int, int]] = {}
    doubled, odd, passed = [], [], []
    group: int | None = None
    strange: Heading | None = None
    for column in range(sheet.width):
        path = _path(sheet, top, end, column)
        named, at = _group_of(path)
        own = _own(path, column)
        text = clean(" ".join(text for _, _, text in own))
        if named is not None and at is not None:
            group = named
            groups.setdefault(group, at)
        elif _is_other_group(own, group, groups.get(group or 0, (top, 0))[0], columns):
            row, _, text = own[0]
            group, strange = None, Heading(row, column, clean(text), heads=True)
            odd.append(strange)
        elif own and (group is None or _leaf(group, text) is None):
            group = None
        if strange is not None and path[:1] and path[0][:2] == (strange.row, strange.column):
            continue  # told once, over all its columns
        heading = Heading(own[-1][0] if own else end - 1, column, text, group)
        code = None if group is None or not own else _code(group, path, at, column)
        words = plain(" ".join(text for _, _, text in path))
        under = plain(" ".join(text for row, _, text in path if at is None or row > at[0]))
        is_part = has(plain(text), *_PART_OF) or _is_of_new(code, under)
        is_part = is_part and group is not None and (code in (None, 3) or code in columns)
        if is_part or "%" in words or has(words, *_RATE):
            passed.append(heading)
        elif code is None:
            odd.append(heading)
        elif code in columns:
            doubled.append((code, heading))
        else:
            columns[code] = column
    if len(columns) < _FEWEST:
        return None
    first = min(columns.values())
    before = {column: _words(sheet, top, end, column) for column in range(first)}
    number = next((column for column, text in before.items() if text in _NUMBERS), None)
    body, numbers = _body(sheet, end, columns)
    before = {column: text for column, text in before.items() if not has(text, *_MEASURE)}
    sectors = [column for column, text in before.items() if has(text, *_SECTORS)]
    units = [column for column, text in before.items() if has(text, *_UNITS)]
    both = bool(sectors) and bool(units) and sectors[0] not in units and units[0] not in sectors
    called = [column for column, text in before.items() if has(text, *_NAMES)]
    name = (sectors if both else called or [_fullest(sheet, body, first, number)])[0]
    unit = units[0] if both else None
    words = before.get(name, "")
    labels = {name, number, unit}
    odd = [heading for heading in odd if heading.column not in labels]
    return Header(
        *(top, body, columns, name, number, words, tuple(doubled), unit, groups),
        odd=tuple(heading for heading in odd if _is_counted(sheet, body, heading.column)),
        passed=tuple(heading for heading in passed if _is_counted(sheet, body, heading.column)),
        numbers=numbers,
    )


Path = list[tuple[int, int, str]]


def _path(sheet: Sheet, top: int, end: int, column: int) -> Path:
    """(row, column, words) over a sheet column, from above.

    Words reach to the right, to the next ones of their row or of a row above.
    """
    path: Path = []
    border = 0
    for row in range(top, end):
        cells = sheet.rows[row]
        texts = [
            at for at in range(border, min(column + 1, len(cells))) if clean(text_of(cells[at]))
        ]
        if texts:
            border = texts[-1]
            path.append((row, border, text_of(cells[border])))
    return path


def _own(path: Path, column: int) -> list[tuple[int, int, str]]:
    return [step for step in path if step[1] == column]


def _group_of(path: Path) -> tuple[int | None, tuple[int, int] | None]:
    """The group that the words over a column name, those above first, and the cell."""
    texts = [(plain(text), row, column) for row, column, text in path]
    for text, row, column in texts:
        named = next((code for code, words in _GROUPS.items() if has(text, *words)), None)
        if named is not None:
            return named, (row, column)
    return next(
        ((7, (row, column)) for text, row, column in texts if has(text, *_RESULT)), (None, None)
    )


def _is_other_group(own: Path, group: int | None, row: int, columns: Mapping[int, int]) -> bool:
    """Whether words in the row of the groups are those of one that is not understood.

    Headings below them are in a group's place: they say columns of any, or of the one before
    columns that are there already.
    """
    if len(own) < 2 or own[0][0] > row or has(plain(own[0][2]), *_RATE, *_PART_OF):
        return False
    below = " ".join(text for _, _, text in own[1:])
    if group is None:
        return not columns and any(_leaf(other, below) is not None for other in _LEAVES)
    if "%" in own[0][2] or _leaf(group, own[0][2]) is not None:
        return False
    code = _leaf(group, f"{own[0][2]} {below}")
    return code is None or code in columns


def strange_groups(sheet: Sheet) -> tuple[Heading, ...]:
    """The words in the place of groups over a table that is the form by the headings below them.

    Two columns of what is late beside one of what is on time no other table has.
    """
    for row, cells in enumerate(sheet.rows[:_DEEPEST]):
        texts = {at: plain(cell) for at, cell in enumerate(cells) if isinstance(cell, str)}
        late = [at for at, text in texts.items() if has(text, *_LEAVES[11][13])]
        on_time = [at for at, text in texts.items() if has(text, *_LEAVES[7][9])]
        if len(late) < 2 or not on_time:
            continue
        first = min(at for at, text in texts.items() if at <= on_time[0] and has_letters(text))
        for above in range(row - 1, max(-1, row - _TALLEST), -1):
            headings = [
                Heading(above, at, clean(cell), heads=True)
                for at, cell in enumerate(sheet.rows[above])
                if at >= first and isinstance(cell, str) and has_letters(cell)
            ]
            if len(headings) > 1:
                known = _groups(sheet.rows[above])
                return tuple(heading for heading in headings if heading.column not in known)
    return ()


def _code(group: int, path: Path, at: tuple[int, int] | None, column: int) -> int | None:
    """The form column that the words over a sheet column mean, its own words first."""
    below = [step for step in path if at is None or step[0] > at[0]]
    own = " ".join(text for _, _, text in _own(below, column))
    if own and has(plain(own), *_PART_OF):
        return _leaf(group, own)
    around = " ".join(text for _, _, text in below)
    whole = " ".join(text for _, _, text in path if not below)
    return _leaf(group, own) or _leaf(group, around) or _leaf(group, whole)


def _is_of_new(code: int | None, words: str) -> bool:
    """Whether a total is that of what was newly received: (4) + (5), no column of the form."""
    return code == 3 and has(words, "trong ki", "moi tiep nhan", "tiep nhan moi")


def _leaf(group: int, text: str) -> int | None:
    """The form column that some header words mean within a group; None for none or several."""
    text = _IN_TIME.sub("trong han", _DEADLINE.sub("han", plain(text)))
    codes = [code for code, words in _LEAVES[group].items() if has(text, *words)]
    if len(codes) == 1:
        return codes[0]
    return group if not codes and has(text, *_TOTAL) else None


def _is_counted(sheet: Sheet, body: int, column: int) -> bool:
    """Whether any number stands in a column below the header."""
    cells = (row[column] for row in sheet.rows[body:] if column < len(row))
    return any(is_number(cell) for cell in cells)


def is_number(cell: Value) -> bool:
    """Whether a cell holds digits and no letters."""
    text = text_of(cell)
    return re.search("[0-9]", text) is not None and not has_letters(text)


def _words(sheet: Sheet, first: int, end: int, column: int) -> str:
    rows = sheet.rows[first:end]
    return plain(" ".join(text_of(row[column]) for row in rows if column < len(row)))


def _first_count(sheet: Sheet, top: int) -> int:
    """The first column of counts: that of a group, or one before with a heading of the form."""
    start = min(_groups(sheet.rows[top]))
    for column, cell in enumerate(sheet.rows[top + 1][:start] if top + 1 < len(sheet.rows) else ()):
        if any(_leaf(group, text_of(cell)) is not None for group in _LEAVES):
            return column
    return start


def _end(sheet: Sheet, top: int, start: int) -> int:
    """The first row below the header: one with numbers, or without words over the counts."""
    row = top + 1
    while row < min(len(sheet.rows), top + _TALLEST):
        texts = [text_of(cell) for cell in sheet.rows[row][start:]]
        words = [text for text in texts if has_letters(text)]
        if not words or len(words) < len([text for text in texts if text]) / 2:
            break
        row += 1
    return row


def _body(sheet: Sheet, end: int, columns: Mapping[int, int]) -> tuple[int, dict[int, int]]:
    """The first row below the header and its column numbers, blank rows between left out."""
    row = end
    while row < len(sheet.rows) and not any(text_of(cell).strip() for cell in sheet.rows[row]):
        row += 1
    numbers = column_numbers(sheet.rows[row], columns) if row < len(sheet.rows) else {}
    return (row + 1 if numbers else row), numbers


def column_numbers(row: Sequence[Value], columns: Mapping[int, int]) -> dict[int, int]:
    """The column numbers of a row by sheet column: (1) (2) (3)=(4)+(5)+(6) …, 1 2 3 …

    {} for a row that is none. Columns may have been moved with their numbers.
    """
    start = min(columns.values())
    texts = {at: text for at, cell in enumerate(row) if (text := text_of(cell).strip())}
    matches = {at: _COLUMN_NUMBER.fullmatch(text) for at, text in texts.items()}
    if len(texts) < _FEWEST or not all(matches.values()):
        return {}
    numbers = {at: int(match[1]) for at, match in matches.items() if match and match[1].isdigit()}
    rising = all(number < other for number, other in pairwise(numbers.values()))
    whole = sorted(numbers.values()) == list(
        range(min(numbers.values()), max(numbers.values()) + 1)
    )
    named = any(has_letters(text_of(cell)) for cell in row[:start] if isinstance(cell, str))
    lettered = any(match and match[1].isalpha() for match in matches.values())
    is_row = (rising or whole) and len(numbers) >= _FEWEST and (not named or lettered)
    return numbers if is_row else {}


def _fullest(sheet: Sheet, body: int, first: int, number: int | None) -> int:
    """The column before the counts with the most text: where names stand without a header."""

    def texts(column: int) -> int:
        cells = (row[column] for row in sheet.rows[body:] if column < len(row))
        return sum(has_letters(text_of(cell)) for cell in cells)

    columns = [column for column in range(first) if column != number]
    return max(columns, key=texts, default=0)
