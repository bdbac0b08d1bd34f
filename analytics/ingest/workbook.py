"""A workbook → its sheets, by python-calamine: values as stored, nothing computed or run."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from analytics.ingest.cells import Sheet, Value
from analytics.ingest.markup import Extras, extras


def read_sheets(path: Path, container: str) -> tuple[Sheet, ...]:
    """Read every sheet with cells, hidden ones too.

    Args:
        path: the workbook; ``guards.inspect`` has looked at it.
        container: "xlsx", "xls" or "ods".

    Raises:
        Whatever the libraries raise over a damaged workbook: the caller reads in a process of its
        own and says that the file is damaged.
    """
    told = extras(path, container)
    with CalamineWorkbook.from_path(str(path)) as workbook:
        return tuple(
            _sheet(workbook, one.name, one.visible, told.get(one.name, Extras()))
            for one in workbook.sheets_metadata
            if one.typ in (SheetTypeEnum.WorkSheet, SheetTypeEnum.MacroSheet)
        )


def _sheet(workbook: CalamineWorkbook, name: str, visible: Any, told: Extras) -> Sheet:
    rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return Sheet(
        name=name,
        rows=tuple(tuple(_value(cell) for cell in row) for row in rows),
        hidden=visible != SheetVisibleEnum.Visible,
        hidden_rows=frozenset(row for row in told.rows if row < len(rows)),
        hidden_columns=frozenset(told.columns),
        uncomputed=frozenset(told.uncomputed),
    )


def _value(cell: Any) -> Value:
    if cell == "" or cell is None:
        return None
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    value: Value = cell
    return value
