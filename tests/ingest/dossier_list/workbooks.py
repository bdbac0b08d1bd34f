"""Lists of dossiers as workbooks of several sheets, written cell by cell."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import xlsxwriter

from tests.ingest.dossier_list.papers import HEADER

Row = Sequence[object]


def dossier(number: int, row: Sequence[object]) -> list[object]:
    """A row under HEADER: a number of its own, and nobody."""
    return [f"HS{number}", "", "", "", "", *row]


def workbook(
    path: Path,
    sheets: Mapping[str, Sequence[Row]],
    *,
    hidden: Sequence[str] = (),
    options: Mapping[str, object] | None = None,
) -> Path:
    """Write sheets of rows; dates are dates of the workbook's own."""
    with xlsxwriter.Workbook(path, dict(options or {})) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(number, column, cell, day)
                    elif cell != "":
                        sheet.write(number, column, cell)
            if name in hidden:
                sheet.hide()
    return path


def listed(*rows: Sequence[object], first: int = 1) -> list[Row]:
    """The header and some dossiers, numbered from ``first``."""
    return [HEADER, *(dossier(number, row) for number, row in enumerate(rows, first))]
