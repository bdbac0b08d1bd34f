"""Sectors and indicators that accepted files bring: a clerk has confirmed them, the catalogue lacks
them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

import pandas as pd

from analytics import schema
from analytics.errors import Problem
from analytics.names import plain_words
from analytics.store.cell_checks import quoted
from analytics.store.loads import Load
from analytics.store.text_table import Row, TextTable
from analytics.texts import Message

Record = Mapping[str, str | None]

# The tables that loads may bring rows for, and the column with the name.
SECTORS, INDICATORS = schema.SECTORS.name, schema.INDICATORS.name
_NAMES = {SECTORS: "name", INDICATORS: "name_vi"}


def brought_by(load: Load, table: str) -> tuple[Record, ...]:
    """The rows that a load brings for a table of the catalogue."""
    return load.sectors if table == SECTORS else load.indicators


def with_new(tables: Mapping[str, TextTable], loads: Iterable[Load]) -> dict[str, TextTable]:
    """The tables of the catalogue and the rows that loads bring.

    The catalogue's own row of a code counts; of several loads the newest, which comes last.
    """
    given = list(loads)
    new = dict(tables)
    for name in _NAMES:
        known = tables[name]
        codes = {row.cells["code"] for row in known.rows}
        records = _new(codes, (record for load in given for record in brought_by(load, name)))
        numbered = enumerate(records, len(known.rows) + 2)
        rows = (Row(number, dict(record)) for number, record in numbered)
        new[name] = replace(known, rows=(*known.rows, *rows))
    return new


def frame_with_new(table: str, catalogue: pd.DataFrame, loads: Iterable[Load]) -> pd.DataFrame:
    """The catalogue's rows, then those that only loads bring; see ``with_new``."""
    brought = (record for load in loads for record in brought_by(load, table))
    new = _new(set(catalogue["code"]), brought)
    if not new:
        return catalogue
    rows = pd.DataFrame(new, columns=catalogue.columns, dtype="str")
    return pd.concat([catalogue, rows], ignore_index=True)


def clash_problems(load: Load, tables: Mapping[str, TextTable]) -> list[Problem]:
    """A problem for every new row whose code is another sector's or indicator's already."""
    problems = []
    for table, column in _NAMES.items():
        names = {row.cells["code"]: row.cells[column] or "" for row in tables[table].rows}
        for record in brought_by(load, table):
            code, new = record["code"] or "", record[column] or ""
            if code in names and plain_words(new) != plain_words(names[code]):
                problems.append(_clash(table, load.file_name, code, new, names[code]))
    return problems


def _clash(table: str, file: str, code: str, new: str, old: str) -> Problem:
    if table == SECTORS:
        found = Message("lĩnh vực mới {new} mang mã “{code}”", new=quoted(new), code=code)
        expected = Message(
            "mã chưa dùng: “{code}” đã là lĩnh vực {old}", code=code, old=quoted(old)
        )
        action = Message(
            "Chọn lĩnh vực đã có, hoặc thêm lĩnh vực này với mã khác vào data/catalogue/sectors.csv"
            " rồi nạp lại."
        )
        return Problem(file, None, "sector", found, expected, action)
    found = Message("chỉ tiêu mới {new} mang mã “{code}”", new=quoted(new), code=code)
    expected = Message("mã chưa dùng: “{code}” đã là chỉ tiêu {old}", code=code, old=quoted(old))
    action = Message("Chọn chỉ tiêu đã có, hoặc gọi chỉ tiêu mới bằng tên khác rồi nạp lại.")
    return Problem(file, None, "indicator", found, expected, action)


def _new(known: Collection[str | None], brought: Iterable[Record]) -> list[Record]:
    return list(
        {record["code"]: record for record in brought if record["code"] not in known}.values()
    )
