"""Sheets and names with all their text in Unicode, and what is said of text that was not."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from analytics.ingest.files import old_encodings
from analytics.ingest.files.cells import Sheet, Value
from analytics.ingest.result import Count, Fault, Location
from analytics.texts import Message, same

_UNICODE = Message("chữ Unicode")
_LETTERS = Message("chữ tiếng Việt đã mất khi lưu hoặc chuyển bảng mã")
_TEXT = Message("tệp")
_RETYPE = Message("Gõ lại ô này bằng Unicode, hoặc xin tệp gốc từ nơi gửi.")
# What an old encoding is called.
_ENCODINGS = {
    old_encodings.TCVN3: Message("bảng mã TCVN3 (ABC, phông .VnTime)"),
    old_encodings.VNI: Message("bảng mã VNI (phông VNI-Times)"),
    old_encodings.VISCII: Message("bảng mã VISCII"),
    old_encodings.CP1258: Message("bảng mã Windows-1258, bị đọc sai"),
    old_encodings.UTF8: Message("bảng mã UTF-8, bị đọc sai"),
}


def in_unicode(
    sheets: Sequence[Sheet], location: Location, known: Collection[str]
) -> tuple[tuple[Sheet, ...], list[Fault]]:
    """The sheets in Unicode; a notice of each old encoding and of cells with lost letters.

    Args:
        sheets: those of a file, their names too.
        location: the file.
        known: names that are looked for and their words, in small letters.
    """
    texts = [sheet.name for sheet in sheets]
    texts += _texts(cell for sheet in sheets for row in sheet.rows for cell in row)
    repaired = old_encodings.repair(texts, known)
    if not repaired.texts and not repaired.lost:
        return tuple(sheets), []
    new: list[Sheet] = []
    faults: list[Fault] = []
    for sheet in sheets:
        name = _new(sheet.name, repaired)
        faults += _faults(replace(location, sheet=name), sheet, repaired)
        rows = tuple(tuple(_new(cell, repaired) for cell in row) for row in sheet.rows)
        new.append(replace(sheet, name=name, rows=rows))
    return tuple(new), faults


def rows_in_unicode(rows: Iterable[Sequence[Value]]) -> list[list[Value]]:
    """The first rows of a list, its header among them, in Unicode."""
    cells = [list(row) for row in rows]
    repaired = old_encodings.repair(_texts(cell for row in cells for cell in row))
    return [[_new(cell, repaired) for cell in row] for row in cells]


def names_in_unicode(
    rows: Sequence[Mapping[str, Any]], columns: Collection[str], known: Collection[str]
) -> tuple[tuple[Mapping[str, Any], ...], frozenset[str]]:
    """Rows whose columns are names, these in Unicode; the encodings that they were in."""
    names = dict.fromkeys(row[column] for row in rows for column in columns)
    repaired = old_encodings.repair(_texts(names), known)
    new = [{**row, **{column: _new(row[column], repaired) for column in columns}} for row in rows]
    return tuple(new), frozenset(encoding for _, encoding in repaired.texts.values())


def converted(
    location: Location, encoding: str, cell: tuple[int, int] | None = None, cells: int = 0
) -> Fault:
    """The notice that text was in an old encoding. What it says may be of persons: not quoted."""
    name = _ENCODINGS.get(encoding, same(encoding))
    number = Count(cells)
    many = Message("{number} ô", number=number) if cells else _TEXT
    return location.fault(
        cell,
        Message("{many} viết bằng {name}", many=many, name=name),
        _UNICODE,
        Message("Đã đổi sang Unicode; kiểm tra tên ở phần đã nhận ra."),
        "notice",
    )


def name_lost(location: Location, name: str) -> Fault:
    """The error of a name whose letters are not all there."""
    found = Message("“{name}”: {letters}", name=name, letters=_LETTERS)
    return location.fault(None, found, _UNICODE, _RETYPE)


def is_lost(fault: Fault) -> bool:
    """Whether it is the notice of a cell whose letters are not all there."""
    return fault.found == _LETTERS


def _texts(cells: Iterable[Any]) -> list[str]:
    """The cells that may be in an old encoding."""
    return [cell for cell in cells if isinstance(cell, str) and not cell.isascii()]


def _new(cell: Any, repaired: old_encodings.Repaired) -> Any:
    return repaired.texts.get(cell, (cell,))[0] if isinstance(cell, str) else cell


def _faults(location: Location, sheet: Sheet, repaired: old_encodings.Repaired) -> list[Fault]:
    """For each old encoding the first cell and how many; each cell whose letters are lost."""
    old: dict[str, list[tuple[int, int]]] = {}
    faults = []
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if cell in repaired.texts and isinstance(cell, str):
                old.setdefault(repaired.texts[cell][1], []).append((row, column))
            elif cell in repaired.lost:
                faults.append(location.fault((row, column), _LETTERS, _UNICODE, _RETYPE, "notice"))
    faults += [converted(location, encoding, of[0], len(of)) for encoding, of in old.items()]
    return faults
