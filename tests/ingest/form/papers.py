"""Forms as clerks send them, made of rows: what the stories of this folder are told with."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from analytics.catalogue import Catalogue
from analytics.ingest.files.cells import Sheet, Value, address
from analytics.ingest.form import read_form
from analytics.ingest.questions import Context
from analytics.ingest.result import Fault, Question, Reading

Row = tuple[Value, ...]
WIDTH = 13
NAMES = (
    "received_online",
    "received_in_person",
    "carried_over",
    "resolved_early",
    "resolved_on_time",
    "resolved_late",
    "pending_in_time",
    "pending_overdue",
)
HEADER: tuple[Row, ...] = (
    (
        *("STT", "Lĩnh vực giải quyết"),
        *("Số lượng hồ sơ tiếp nhận", None, None, None),
        *("Số lượng hồ sơ đã giải quyết", None, None, None),
        *("Số lượng hồ sơ đang giải quyết", None, None),
    ),
    (
        *(None, None, "Tổng số", "Trong kỳ", None, "Từ kỳ trước"),
        *("Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn", "Tổng số", "Trong hạn", "Quá hạn"),
    ),
    (None, None, None, "Trực tuyến", "Trực tiếp, dịch vụ bưu chính", *(None,) * 8),
)
NUMBERS: Row = tuple(f"({number})" for number in range(1, WIDTH + 1))
TITLE: tuple[Row, ...] = (
    ("UBND TỈNH KHÁNH HÒA", *(None,) * 12),
    ("Đơn vị báo cáo: Sở Nội vụ", *(None,) * 12),
    ("Kỳ báo cáo: Quý I/2021", *(None,) * 12),
    (None,) * WIDTH,
)
# Rows of the table begin here, counted from 0, under TITLE, HEADER and NUMBERS: sheet row 9.
BODY = len(TITLE) + len(HEADER) + 1


def line(text: Value, place: int = 0) -> Row:
    """A row with one text."""
    return (*(None,) * place, text, *(None,) * (WIDTH - place - 1))


def counts(name: str, *parts: int, stt: Value = None, **changed: Value) -> Row:
    """A row of the table with its totals: ``c3=…`` puts something else into form column 3.

    ``parts`` are online, in person, carried over, early, on time, late, in time, overdue; missing
    ones are 0.
    """
    a, b, c, d, e, f, g, h = (*parts, *(0,) * (8 - len(parts)))
    numbers: list[Value] = [a + b + c, a, b, c, d + e + f, d, e, f, g + h, g, h]
    for column, value in changed.items():
        numbers[int(column[1:]) - 3] = value
    return (stt, name, *numbers)


def land(**changed: Value) -> Row:
    """Đất đai: 12 to process, 10 resolved, 2 pending."""
    return counts("Đất đai", 4, 6, 2, 3, 6, 1, 1, 1, stt=1, **changed)


def building(**changed: Value) -> Row:
    """Xây dựng: 5 to process, 5 resolved."""
    return counts("Xây dựng", 2, 3, 0, 1, 4, stt=2, **changed)


def total(**changed: Value) -> Row:
    """The sum of ``land`` and ``building``."""
    return counts("Tổng cộng", 6, 9, 2, 4, 10, 1, 1, 1, **changed)


def form(
    *rows: Row,
    title: Sequence[Row] = TITLE,
    header: Sequence[Row] = HEADER,
    name: str = "Biểu II.06a",
    **more: Any,
) -> Sheet:
    """A sheet with the form: title, header, column numbers, the rows."""
    return Sheet(name, (*title, *header, NUMBERS, *rows), **more)


def roll_up(*rows: Row, title: Sequence[Row] = TITLE[2:], **more: Any) -> Sheet:
    """A sheet with many units, one a row."""
    header = ((HEADER[0][0], "Đơn vị", *HEADER[0][2:]), *HEADER[1:])
    return form(*rows, title=title, header=header, **more)


def read(
    catalogue: Catalogue,
    *sheets: Sheet,
    period: str | None = None,
    unit: str | None = None,
    answers: Mapping[str, str] | None = None,
) -> Reading:
    """Read some sheets as the file "bieu.xlsx"."""
    return read_form(sheets, "0" * 64, Context("bieu.xlsx", catalogue, period, unit, answers or {}))


def stored(reading: Reading) -> dict[tuple[str, str | None], tuple[int, ...]]:
    """(unit, sector) → the eight counts of each row."""
    return {
        (row["unit"], row["sector"]): tuple(row[name] for name in NAMES) for row in reading.rows
    }


def errors(reading: Reading) -> list[tuple[str | None, str]]:
    """(cell, what was found) of every error, in Vietnamese."""
    return [(fault.cell, fault.found.vi) for fault in reading.errors]


def notices(reading: Reading) -> list[Fault]:
    """What is only worth knowing."""
    return [fault for fault in reading.faults if fault.severity == "notice"]


def question(reading: Reading) -> Question:
    """The only question."""
    (asked,) = reading.questions
    return asked


def at(row: int, column: int) -> str:
    """The cell of the row-th row of the table (from 0) in a form column."""
    return address(BODY + row, column - 1)


def with_cell(sheet: Sheet, row: int, column: int, value: Value) -> Sheet:
    """The sheet with one cell changed, places from 0."""
    rows = [list(one) for one in sheet.rows]
    rows[row][column] = value
    return replace(sheet, rows=tuple(tuple(one) for one in rows))
