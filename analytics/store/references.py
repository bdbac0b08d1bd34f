"""Codes that must exist elsewhere, and units that must exist on the day they report for."""

from collections.abc import Mapping

from analytics import schema
from analytics.errors import Problem, UnknownName
from analytics.metrics import METRICS
from analytics.periods import parse
from analytics.store.cells import shown
from analytics.store.csvfile import Row, TextTable
from analytics.store.rules import Catalogue, in_force
from analytics.texts import Bilingual


def known_codes(tables: Mapping[str, TextTable]) -> dict[str, frozenset[str]]:
    """Return the codes that may be referred to, by table; only tables that were read whole."""
    codes = {
        name: frozenset(row.cells["code"] or "" for row in text.rows)
        for name, text in tables.items()
        if text.complete and "code" in text.table.names
    }
    return codes | {"metrics": frozenset(METRICS)}


def catalogue_of(tables: Mapping[str, TextTable]) -> Catalogue:
    """Return what the rules ask of the catalogue: indicators and units by code."""
    units: dict[str, list[Row]] = {}
    for row in tables["units"].rows:
        units.setdefault(row.cells["code"] or "", []).append(row)
    return Catalogue(
        {row.cells["code"] or "": row.cells for row in tables["indicators"].rows},
        {code: tuple(row.cells for row in rows) for code, rows in units.items()},
    )


def reference_problems(
    text: TextTable, codes: Mapping[str, frozenset[str]], catalogue: Catalogue
) -> list[Problem]:
    """Return a problem for every code of the table that the table it refers to lacks.

    A unit of a row with a period must also be in force on the period's last day.
    """
    columns = [column for column in text.table.columns if column.reference in codes]
    return [
        problem
        for row in text.rows
        for column in columns
        for problem in _cell_problems(text, row, column, codes, catalogue)
    ]


def _cell_problems(
    text: TextTable,
    row: Row,
    column: schema.Column,
    codes: Mapping[str, frozenset[str]],
    catalogue: Catalogue,
) -> list[Problem]:
    cell = row.cells[column.name]
    if cell is None:
        return []
    unknown = [code for code in _parts(column, cell) if code not in codes[column.reference]]
    if unknown:
        place = _place(column.reference)
        expected = Bilingual(f"mã có trong {place.vi}", f"a code in {place.en}")
        action = Bilingual(
            "Sửa mã, hoặc thêm mã vào danh mục trước.",
            "Correct the code, or add it to the catalogue first.",
        )
        return [
            Problem(text.file, row.number, column.name, shown(code), expected, action)
            for code in unknown
        ]
    if column.reference == "units" and "period" in text.table.names:
        return _validity_problems(text, row, column.name, catalogue)
    return []


def _parts(column: schema.Column, cell: str) -> list[str]:
    return cell.split(";") if column.type == schema.CODES else [cell]


def _place(reference: str) -> Bilingual:
    if reference == "metrics":
        return Bilingual("danh mục chỉ số", "the catalogue of metrics")
    return Bilingual(f"catalogue/{reference}.csv", f"catalogue/{reference}.csv")


def _validity_problems(text: TextTable, row: Row, name: str, catalogue: Catalogue) -> list[Problem]:
    try:
        last_day = parse(row.cells["period"] or "").last_day.isoformat()
    except UnknownName:  # the cell itself is reported by its type
        return []
    if in_force(catalogue.units[row.cells[name] or ""], last_day) is not None:
        return []
    expected = Bilingual(
        f"đơn vị còn hiệu lực vào ngày cuối kỳ, {last_day}",
        f"a unit in force on the period's last day, {last_day}",
    )
    action = Bilingual(
        "Sửa mã đơn vị hoặc kỳ; hoặc thêm dòng hiệu lực vào catalogue/units.csv.",
        "Correct the unit's code or the period; or add a row in force to catalogue/units.csv.",
    )
    return [Problem(text.file, row.number, name, shown(row.cells[name]), expected, action)]
