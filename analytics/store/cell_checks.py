"""One cell: does its text fit its column? Nothing here looks at another cell."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date

from analytics import schema
from analytics.errors import Problem
from analytics.periods import is_period
from analytics.store.text_table import TextTable
from analytics.texts import Bilingual, Message, Words, same

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_INTEGER = re.compile(r"[0-9]{1,18}")
_DECIMAL = re.compile(r"-?[0-9]{1,14}(\.[0-9]{1,6})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

# What is expected, what to do: None when the cell is right.
Complaint = tuple[Words, Words | None] | None

BLANK = Message("ô trống")


def cell_problems(text: TextTable) -> list[Problem]:
    """Return a problem for every cell of the table that its column does not allow."""
    problems = []
    for row in text.rows:
        for column in text.table.columns:
            complaint = complain(column, row.cells[column.name])
            if complaint is not None:
                expected, action = complaint
                found = shown(row.cells[column.name])
                problems.append(
                    Problem(text.file, row.number, column.name, found, expected, action)
                )
    return problems


def shown(cell: str | None) -> Words:
    """Return a cell's text as a message quotes it."""
    return BLANK if cell is None else same(quoted(cell))


def quoted(text: str) -> str:
    """Return a text in quotation marks, a long one cut."""
    return f"“{text}”" if len(text) <= 80 else f"“{text[:79]}…”"


def complain(column: schema.Column, cell: str | None) -> Complaint:
    """Return what the column expects instead of the cell, and what to do; None when it fits."""
    if cell is None:
        # Labels of columns are Vietnamese only.
        value = Bilingual(column.label.lower(), "a value")
        return (value, Message("Điền ô này.")) if column.required else None
    if cell != cell.strip():
        return Message("chữ không có dấu cách ở đầu và cuối"), Message("Xóa dấu cách thừa.")
    if cell != unicodedata.normalize("NFC", cell):
        return (
            Message("chữ Việt dựng sẵn (Unicode NFC)"),
            Message("Gõ lại bằng bảng mã Unicode dựng sẵn."),
        )
    if column.choices and cell not in column.choices:
        options = ", ".join(column.choices)
        return Message("một trong: {options}", options=options), None
    return _CHECKS[column.type](cell)


def _text(cell: str) -> Complaint:
    # Nearly every cell is printable: letter by letter, a build would take a tenth longer.
    if not cell.isprintable() and any(unicodedata.category(letter) == "Cc" for letter in cell):
        return (
            Message("chữ trên một dòng, không có ký tự điều khiển"),
            Message("Xóa chỗ xuống dòng trong ô."),
        )
    return None


def _code(cell: str) -> Complaint:
    if _CODE.fullmatch(cell):
        return None
    return Message("mã gồm chữ không dấu, số, dấu gạch"), None


def _codes(cell: str) -> Complaint:
    if all(_CODE.fullmatch(code) for code in cell.split(";")):
        return None
    return Message("các mã cách nhau bằng dấu chấm phẩy, không có dấu cách"), None


def _date(cell: str) -> Complaint:
    try:
        if _DATE.fullmatch(cell):
            date.fromisoformat(cell)
            return None
    except ValueError:
        pass
    return Message("ngày dạng năm-tháng-ngày, ví dụ 2021-03-31"), None


def _period(cell: str) -> Complaint:
    return None if is_period(cell) else (schema.PERIOD_TEXT, None)


def _integer(cell: str) -> Complaint:
    if _INTEGER.fullmatch(cell):
        return None
    return (
        Message("số nguyên không âm, chỉ gồm chữ số"),
        Message("Bỏ dấu chấm, dấu phẩy, dấu cách giữa các số."),
    )


def _decimal(cell: str) -> Complaint:
    if _DECIMAL.fullmatch(cell):
        return None
    return (
        Message("số dạng 98.63 (nhiều nhất 14 chữ số nguyên, 6 chữ số lẻ)"),
        Message("Dùng dấu chấm thập phân, không có dấu ngăn hàng nghìn."),
    )


_CHECKS: dict[str, Callable[[str], Complaint]] = {
    schema.TEXT: _text,
    schema.CODE: _code,
    schema.CODES: _codes,
    schema.DATE: _date,
    schema.PERIOD: _period,
    schema.INTEGER: _integer,
    schema.DECIMAL: _decimal,
}
