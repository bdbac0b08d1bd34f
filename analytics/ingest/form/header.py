"""The header of form II.06a, found by its words: which sheet column is which form column.

Merged cells leave their text in the first cell, so a group reaches to the next one. Columns that
mean nothing here (blank ones, "Ghi chú") are passed over. Form: Thông tư 01/2020/TT-VPCP.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analytics.ingest.cells import Sheet, text_of
from analytics.ingest.words import has, has_letters, plain
from analytics.texts import Bilingual

# The columns a form must have; (3), (7) and (11) are their sums.
PARTS = (4, 5, 6, 8, 9, 10, 12, 13)
LABELS: dict[int, Bilingual] = {
    3: Bilingual("Tiếp nhận: Tổng số", "Received: total"),
    4: Bilingual("Tiếp nhận: Trực tuyến", "Received: online"),
    5: Bilingual("Tiếp nhận: Trực tiếp, dịch vụ bưu chính", "Received: in person or by post"),
    6: Bilingual("Tiếp nhận: Từ kỳ trước", "Received: carried over"),
    7: Bilingual("Đã giải quyết: Tổng số", "Resolved: total"),
    8: Bilingual("Đã giải quyết: Trước hạn", "Resolved: before time"),
    9: Bilingual("Đã giải quyết: Đúng hạn", "Resolved: on time"),
    10: Bilingual("Đã giải quyết: Quá hạn", "Resolved: late"),
    11: Bilingual("Đang giải quyết: Tổng số", "Pending: total"),
    12: Bilingual("Đang giải quyết: Trong hạn", "Pending: in time"),
    13: Bilingual("Đang giải quyết: Quá hạn", "Pending: overdue"),
}
_GROUPS: dict[int, tuple[str, ...]] = {
    7: ("da giai quyet",),
    11: ("dang giai quyet", "chua giai quyet"),
    3: ("tiep nhan",),
}
_LEAVES: dict[int, dict[int, tuple[str, ...]]] = {
    3: {
        4: ("truc tuyen",),
        5: ("truc tiep", "buu chinh"),
        6: ("ki truoc", "ki truoc chuyen sang"),
    },
    7: {8: ("truoc han",), 9: ("dung han",), 10: ("qua han", "tre han")},
    11: {12: ("trong han",), 13: ("qua han", "tre han")},
}
_IN_TIME = re.compile(r"\bchua (?:qua|den|tre) han\b")
_NUMBERS = ("stt", "tt", "so tt", "so thu tu")
_NAMES = ("linh vuc", "don vi", "co quan", "ten")
_COLUMN_NUMBER = re.compile(r"\(?([0-9]{1,2}|[A-Ea-e])\)?(\s*=.*)?")
# A title block is short; a header has at most four rows.
_DEEPEST = 100
_TALLEST = 4
_FEWEST = 5


@dataclass(frozen=True)
class Header:
    """Where the form's columns are.

    ``top`` is the first row of the header, ``body`` the first row below it and its row of column
    numbers. ``columns`` maps form columns to sheet columns, ``doubled`` are sheet columns whose
    words say a form column that an earlier one has. ``words`` stand over the names.
    """

    top: int
    body: int
    columns: Mapping[int, int]
    name: int
    number: int | None
    words: str
    doubled: tuple[tuple[int, int], ...] = ()


def find_header(sheet: Sheet, first: int = 0, deepest: int = _DEEPEST) -> Header | None:
    """Find the form's header in a sheet, from the row ``first`` on; None where there is none."""
    for top in range(first, min(len(sheet.rows), first + deepest)):
        groups = _groups(sheet.rows[top])
        if len({group for _, group in groups}) >= 2:
            header = _header(sheet, top, groups)
            if header is not None:
                return header
    return None


def _groups(row: Sequence[object]) -> list[tuple[int, int]]:
    """(sheet column, group) of the cells that name a group."""
    found = []
    for column, cell in enumerate(row):
        if isinstance(cell, str):
            text = plain(cell)
            group = next((code for code, words in _GROUPS.items() if has(text, *words)), None)
            if group is not None:
                found.append((column, group))
    return found


def _header(sheet: Sheet, top: int, groups: list[tuple[int, int]]) -> Header | None:
    start = groups[0][0]
    end = _end(sheet, top, start)
    columns: dict[int, int] = {}
    doubled = []
    for column, group in _span(sheet, top, dict(groups)).items():
        code = _leaf(group, _words(sheet, top + 1, end, column))
        code = code or _leaf(group, _words(sheet, top, top + 1, column))
        if code in columns:
            doubled.append((code, column))
        elif code is not None:
            columns[code] = column
    if len(columns) < _FEWEST:
        return None
    first = min(columns.values())
    before = {column: _words(sheet, top, end, column) for column in range(first)}
    number = next((column for column, text in before.items() if text in _NUMBERS), None)
    body = _body(sheet, end, columns)
    named = [column for column, text in before.items() if has(text, *_NAMES)]
    name = named[0] if named else _fullest(sheet, body, first, number)
    words = before.get(name, "")
    return Header(top, body, columns, name, number, words, tuple(doubled))


def _span(sheet: Sheet, top: int, groups: Mapping[int, int]) -> dict[int, int]:
    """The group of each sheet column: it reaches right, to a cell that is no part of it."""
    found: dict[int, int] = {}
    group = None
    for column in range(sheet.width):
        text = _words(sheet, top, top + 1, column)
        if column in groups:
            group = groups[column]
        elif text and (group is None or _leaf(group, text) is None):
            group = None
        if group is not None:
            found[column] = group
    return found


def _leaf(group: int, text: str) -> int | None:
    """The form column that some header words mean within a group; None for none or several."""
    text = _IN_TIME.sub("trong han", text)
    found = [code for code, words in _LEAVES[group].items() if has(text, *words)]
    if len(found) == 1:
        return found[0]
    return group if not found and has(text, "tong", "tong so") else None


def _words(sheet: Sheet, first: int, end: int, column: int) -> str:
    rows = sheet.rows[first:end]
    return plain(" ".join(text_of(row[column]) for row in rows if column < len(row)))


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


def _body(sheet: Sheet, end: int, columns: Mapping[int, int]) -> int:
    """The first row below the header and its column numbers, blank rows between left out."""
    row = end
    while row < len(sheet.rows) and not any(text_of(cell).strip() for cell in sheet.rows[row]):
        row += 1
    return row + 1 if row < len(sheet.rows) and _is_numbers(sheet.rows[row], columns) else row


def _is_numbers(row: Sequence[object], columns: Mapping[int, int]) -> bool:
    """Whether it is the row of column numbers: (1) (2) (3)=(4)+(5)+(6) …, 1 2 3 …"""
    start = min(columns.values())
    cells = [text_of(cell).strip() for cell in row if cell is not None]  # type: ignore[arg-type]
    texts = [text for text in cells if text]
    found = [_COLUMN_NUMBER.fullmatch(text) for text in texts]
    if len(texts) < _FEWEST or not all(found):
        return False
    numbers = [int(one[1]) for one in found if one and one[1].isdigit()]
    rising = all(one < other for one, other in pairwise(numbers))
    named = any(has_letters(text_of(cell)) for cell in row[:start] if isinstance(cell, str))
    lettered = any(one and one[1].isalpha() for one in found)
    return rising and len(numbers) >= _FEWEST and (not named or lettered)


def _fullest(sheet: Sheet, body: int, first: int, number: int | None) -> int:
    """The column before the counts with the most text: where names stand without a header."""

    def texts(column: int) -> int:
        cells = (row[column] for row in sheet.rows[body:] if column < len(row))
        return sum(has_letters(text_of(cell)) for cell in cells)

    columns = [column for column in range(first) if column != number]
    return max(columns, key=texts, default=0)
