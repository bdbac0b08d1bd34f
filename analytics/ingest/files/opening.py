"""A received file → its sheets, or the one fault that says why it was not opened."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from analytics.ingest.files import old_encodings
from analytics.ingest.files.cells import MOST_CELLS, Damaged, Locked, Macros, Sheet, TooFar, TooMuch
from analytics.ingest.files.csvtext import CutText, NotText, OpenQuote, read_text
from analytics.ingest.files.guards import LONGEST_TEXT, SMALLER, Container, inspect, locked, macros
from analytics.ingest.files.unicode import converted, in_unicode
from analytics.ingest.files.worker import sheets_of
from analytics.ingest.result import TOO_MUCH, Count, Fault, Location, open_quote
from analytics.texts import Message, Words

_TABLE = Message("bảng tính mở được")
_DAMAGED = Message("tệp hỏng hoặc bị cắt cụt")
_AGAIN = Message("Mở tệp, lưu lại thành .xlsx rồi gửi lại.")
_OTHER = Message("Kiểm tra đã chọn đúng tệp; xin nơi gửi tệp có số liệu.")


@dataclass(frozen=True)
class Sheets:
    """The sheets of a file; none, and a fault, where it was not opened.

    ``encoding`` is that of a text file; ``notices`` are of text that was no Unicode.
    """

    container: Container | None
    sheets: tuple[Sheet, ...] = ()
    encoding: str | None = None
    fault: Fault | None = None
    notices: tuple[Fault, ...] = ()


def open_sheets(path: Path, name: str, known: Collection[str] = frozenset()) -> Sheets:
    """Open a received file.

    Args:
        path: its bytes.
        name: what the sender calls it, for the messages; its ending is not trusted.
        known: names that are looked for and their words, in small letters, for ``old_encodings``.

    Returns:
        Its sheets with all their cells, or the fault. Never raises for what is in the file.
    """
    opened = inspect(path, name)
    container = opened.container
    if container is None:
        return Sheets(None, fault=opened.fault)
    if container == "parquet":
        return Sheets("parquet")
    if container == "csv":
        return _in_unicode(_text(path, name), name, known)
    try:
        sheets = sheets_of(path, container)
    except TooMuch:
        return Sheets(container, fault=Fault(name, None, None, *TOO_MUCH, SMALLER))
    except TooFar as far:
        return Sheets(container, fault=_far(name, far))
    except Locked:
        return Sheets(None, fault=locked(name).fault)
    except Macros:
        return Sheets(None, fault=macros(name).fault)
    except Damaged:
        return _fault(container, name, _DAMAGED)
    if not any(_has_cells(sheet) for sheet in sheets):
        return _fault(container, name, Message("bảng tính trống"), _OTHER)
    return _in_unicode(Sheets(container, sheets), name, known)


def _in_unicode(opened: Sheets, name: str, known: Collection[str]) -> Sheets:
    """The sheets with all text in Unicode, and what is said of text that was not."""
    sheets, notices = in_unicode(opened.sheets, Location(name), known)
    if opened.encoding in old_encodings.OLDER:
        notices.insert(0, converted(Location(name), opened.encoding))
    return replace(opened, sheets=sheets, notices=tuple(notices))


def _text(path: Path, name: str) -> Sheets:
    if path.stat().st_size > LONGEST_TEXT:
        return Sheets("csv")
    try:
        sheet, encoding = read_text(path, name)
    except CutText:
        return _fault("csv", name, _DAMAGED)
    except OpenQuote as quote:
        return Sheets("csv", fault=open_quote(Location(name), quote.row))
    except NotText:
        found = Message("nội dung không đọc được thành bảng")
        return _fault("csv", name, found)
    if not _has_cells(sheet):
        found = Message("tệp chỉ có dòng trống")
        return _fault("csv", name, found, _OTHER)
    return Sheets("csv", (sheet,), encoding)


def _has_cells(sheet: Sheet) -> bool:
    return bool(sheet.uncomputed) or any(cell is not None for row in sheet.rows for cell in row)


def _far(name: str, far: TooFar) -> Fault:
    return Fault(
        name,
        far.sheet,
        far.cell,
        Message("bảng kéo dài đến ô này"),
        Message("bảng không quá {most} ô, kể cả ô trống", most=Count(MOST_CELLS)),
        Message("Xóa những gì ở xa ngoài bảng; danh sách dài thì lưu thành .csv rồi gửi lại."),
    )


def _fault(container: Container, name: str, found: Words, action: Words = _AGAIN) -> Sheets:
    return Sheets(container, fault=Fault(name, None, None, found, _TABLE, action))
