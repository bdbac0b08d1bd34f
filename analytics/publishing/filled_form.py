"""Form II.06a as the loaded dossiers fill it: levels, units, their sectors, and the total."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from operator import itemgetter
from typing import Any

from analytics.catalogue import Catalogue, unit_names
from analytics.filters import Filter
from analytics.formats import roman
from analytics.i18n import VI
from analytics.periods import parse
from analytics.publishing.blank_form import CELL, COLUMNS, NAME, head, period_text
from analytics.schema import DOSSIERS, FORM_TOTALS
from analytics.store import Reader
from analytics.tables import harmless, workbook
from analytics.texts import LEVELS

_COUNTS = {column.form_column: column.name for column in DOSSIERS.columns if column.form_column}
_PARTS = tuple(sorted(code for code in _COUNTS if code > 2))
_SAMPLE = "SỐ LIỆU MINH HỌA: do máy tạo để tập dùng, không phải số liệu của tỉnh"

Counts = Mapping[int, int]


@dataclass(frozen=True)
class Line:
    """A line of the form: its marker and name, its counts by form column; ``look`` is its kind."""

    marker: str
    name: str
    counts: Counts
    look: str = "line"


def has_form(reader: Reader, dataset: str, period: str, chosen: Filter) -> bool:
    """Whether any dossiers are loaded that fill the form."""
    clause, values = chosen.where()
    asked = f"select 1 from current_dossiers where dataset = ? and period = ? and {clause} limit 1"
    return bool(reader.rows(asked, [dataset, period, *values]))


def filled_form(
    reader: Reader, catalogue: Catalogue, dataset: str, period: str, chosen: Filter
) -> bytes:
    """The form of a period and scope as a workbook.

    Args:
        reader: an open snapshot.
        catalogue: names of units and sectors.
        dataset: "official" or "demo"; illustrative counts say so above the table.
        period: code of the period.
        chosen: the scope.
    """
    lines = tuple(_lines(reader, catalogue, dataset, period, chosen))
    out = BytesIO()
    with workbook(out, NAME) as book:
        sheet = book.add_worksheet("II.06a")
        looks = _looks(book)
        about = [
            *([_SAMPLE] if dataset == "demo" else []),
            period_text(period),
            "Đơn vị báo cáo: UBND tỉnh Khánh Hòa",
            f"Phạm vi: {catalogue.sentence(chosen, VI)}",
        ]
        first = head(book, sheet, about, "Đơn vị, lĩnh vực giải quyết")
        for row, line in enumerate(lines, first):
            _line(sheet, row, line, looks)
    return out.getvalue()


def _lines(
    reader: Reader, catalogue: Catalogue, dataset: str, period: str, chosen: Filter
) -> Iterator[Line]:
    """Level by level its units, below each its sectors; at last the total."""
    clause, values = chosen.where()
    rows = reader.rows(
        f"select * from current_dossiers where dataset = ? and period = ? and {clause}",
        [dataset, period, *values],
    )
    day = parse(period).last_day
    names = unit_names(reader, dict.fromkeys((row["unit"] for row in rows), day))
    order, levels = list(names), list(LEVELS)
    rows.sort(
        key=lambda row: (
            levels.index(row["level"]),
            order.index(row["unit"]),
            _sector(catalogue, row),
        )
    )
    by_level = groupby(rows, itemgetter("level"))
    for letter, (level, of_level) in zip("ABCDEFGH", by_level, strict=False):
        yield Line(letter, VI(LEVELS[level]), {}, "level")
        for number, (unit, of_unit) in enumerate(groupby(of_level, itemgetter("unit")), 1):
            sectors = list(of_unit)
            name = VI(names[unit])
            yield Line(roman(number), name, _added(sectors), "unit")
            if sectors[0]["sector"] is None:
                continue
            for place, row in enumerate(sectors, 1):
                yield Line(str(place), _sector(catalogue, row), _added([row]))
    yield Line("", "Tổng cộng", _added(rows), "total")


def _sector(catalogue: Catalogue, row: Mapping[str, Any]) -> str:
    return "" if row["sector"] is None else str(catalogue.sectors[row["sector"]]["name"])


def _added(rows: Sequence[Mapping[str, Any]]) -> Counts:
    """The counts of rows together, totals included."""
    counts = {code: sum(row[_COUNTS[code]] or 0 for row in rows) for code in _PARTS}
    totals = {code: sum(counts[part] for part in parts) for code, parts in FORM_TOTALS.items()}
    return counts | totals


def _line(sheet: Any, row: int, line: Line, looks: Mapping[str, Any]) -> None:
    look = looks[line.look]
    sheet.write_string(row, 0, line.marker, look)
    sheet.write_string(row, 1, harmless(line.name), look)
    for column in range(2, COLUMNS):
        if column + 1 in line.counts:
            sheet.write_number(row, column, line.counts[column + 1], look)
        else:
            sheet.write_blank(row, column, None, look)


def _looks(book: Any) -> dict[str, Any]:
    cell = {**CELL, "valign": "top"}
    return {
        "level": book.add_format({**cell, "bold": True, "bg_color": "#EEF2F6"}),
        "unit": book.add_format({**cell, "bold": True}),
        "line": book.add_format({**cell, "text_wrap": True}),
        "total": book.add_format({**cell, "bold": True, "top": 2}),
    }
