"""Sectors that accepted files bring: a clerk has confirmed them, data/catalogue/ lacks them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

import pandas as pd

from analytics.errors import Problem
from analytics.names import plain_words
from analytics.store.cell_checks import quoted
from analytics.store.loads import Load
from analytics.store.text_table import Row, TextTable
from analytics.texts import Message

Record = Mapping[str, str]


def with_sectors(known: TextTable, brought: Iterable[Record]) -> TextTable:
    """The table of sectors and those that loads bring.

    The catalogue's own row of a code counts; of several loads the newest, which comes last.
    """
    new = _new({row.cells["code"] for row in known.rows}, brought)
    rows = (Row(number, dict(record)) for number, record in enumerate(new, len(known.rows) + 2))
    return replace(known, rows=(*known.rows, *rows))


def sectors_frame(catalogue: pd.DataFrame, loads: Iterable[Load]) -> pd.DataFrame:
    """The catalogue's sectors, then those that only loads bring; see ``with_sectors``."""
    new = _new(set(catalogue["code"]), (record for load in loads for record in load.sectors))
    if not new:
        return catalogue
    rows = pd.DataFrame(new, columns=catalogue.columns, dtype="str")
    return pd.concat([catalogue, rows], ignore_index=True)


def clash_problems(file: str, brought: Iterable[Record], known: TextTable) -> list[Problem]:
    """A problem for every new sector whose code is another sector's already."""
    names = {row.cells["code"]: row.cells["name"] or "" for row in known.rows}
    return [
        _clash(file, record["code"], record["name"], names[record["code"]])
        for record in brought
        if record["code"] in names
        and plain_words(record["name"]) != plain_words(names[record["code"]])
    ]


def _clash(file: str, code: str, new: str, old: str) -> Problem:
    found = Message("lĩnh vực mới {new} mang mã “{code}”", new=quoted(new), code=code)
    expected = Message("mã chưa dùng: “{code}” đã là lĩnh vực {old}", code=code, old=quoted(old))
    action = Message(
        "Chọn lĩnh vực đã có, hoặc thêm lĩnh vực này với mã khác vào data/catalogue/sectors.csv rồi"
        " nạp lại."
    )
    return Problem(file, None, "sector", found, expected, action)


def _new(known: Collection[str | None], brought: Iterable[Record]) -> list[Record]:
    return list(
        {record["code"]: record for record in brought if record["code"] not in known}.values()
    )
