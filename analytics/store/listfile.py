"""A list of dossiers on disk, and the SQL that reads its needed columns and no others."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from analytics.store.staging import sql_path

# What a list must tell of each dossier, and what it may tell.
NEEDED = ("received", "due", "returned", "unit", "sector")
OPTIONAL = ("channel", "fee")
DAYS = ("received", "due", "returned")
_TIME = re.compile(r"([ T])%[HI].*")


@dataclass(frozen=True)
class ListFile:
    """A list as it lies on disk.

    ``container`` is "csv" (UTF-8) or "parquet". ``names`` are the names of all its columns and
    ``columns`` maps what is needed to their places. ``date_formats`` are strptime's, the first
    that fits counts; where one has a time, times are cut off. ``nothing`` are words, in small
    letters, that a cell says instead of being empty. ``skip`` rows stand above the first dossier,
    whose number is ``first_row`` for a spreadsheet. What does not fit into memory goes to ``work``.
    """

    path: Path
    container: str
    names: Sequence[str]
    columns: Mapping[str, int]
    date_formats: Sequence[str]
    work: Path
    nothing: Sequence[str] = ()
    delimiter: str = ","
    skip: int = 1
    first_row: int = 2


def dossier_rows(file: ListFile, number: str = "null") -> str:
    """One row per dossier: unit, sector, channel and fee as written, days, what they said.

    A day that the formats fit is read at once; what else stands there is looked at only where they
    do not: spaces around it, a time behind it, a word for "not yet". ``has_…`` tells whether a day
    that could not be read says anything. ``number`` is an expression for the row's number.
    """
    raw = {name: _raw(file, name) for name in (*NEEDED, *OPTIONAL)}
    written = ", ".join(f"{text} as {name}" for name, text in raw.items())
    days = ", ".join(
        f"coalesce({_day(file, name)}, {_day_within(file, name)}) as {name}, {name} as {name}_text"
        for name in DAYS
    )
    # "case", for both sides of an "and" are worked out for every row.
    told = ", ".join(
        f"{name}, case when {name} is null and {name}_text is not null"
        f" then {said(file, f'{name}_text')} is not null else false end as {name}_unread"
        for name in DAYS
    )
    return f"""
select unit, sector, channel, fee, row, {told}
from (
    select unit, sector, channel, fee, row, {days}
    from (select {written}, {number} as row from {source(file)})
)"""


def said(file: ListFile, name: str) -> str:
    """What a cell says, in plain spaces and composed letters; null where it says nothing."""
    text = f"trim(replace(nfc_normalize({name}), chr(160), ' '))"
    # Words one by one: a long "in" would become a join, worked out for every row of the list.
    says = " and ".join(f"lower({text}) <> {_quoted(word)}" for word in ("", *file.nothing))
    return f"case when {name} is not null and {says} then {text} end"


def amount(name: str) -> str:
    """An amount in đồng; it has no decimals: "15.000", "15,000", "15000.0", "15.000 đ"."""
    bare = f"regexp_replace({name}, '[\\s₫]|đồng|VNĐ|VND|đ', '', 'gi')"
    whole = f"regexp_replace({bare}, '[.,][0-9]{{1,2}}$', '')"
    return f"try_cast(replace(replace({whole}, '.', ''), ',', '') as bigint)"


def _raw(file: ListFile, name: str) -> str:
    place = file.columns.get(name)
    if place is None:
        return "null::varchar"
    column = f"c{place}" if file.container == "csv" else _name(file.names[place])
    return f"cast({column} as varchar)"


def _formats(file: ListFile) -> list[str]:
    """The formats of days; parquet has days as days, which are written the ISO way."""
    ours = ["%Y-%m-%d", "%Y-%m-%d %H:%M:%S"] if file.container == "parquet" else []
    return [*file.date_formats, *ours]


def _day(file: ListFile, text: str) -> str:
    listed = ", ".join(_quoted(one) for one in _formats(file))
    return f"cast(try_strptime({text}, [{listed}]) as date)"


def _day_within(file: ListFile, name: str) -> str:
    """A day from a cell that no format fits as a whole: spaces around it, another time behind."""
    text = f"trim(replace({name}, chr(160), ' '))"
    formats = dict.fromkeys(_TIME.sub("", one) for one in _formats(file))
    marks = sorted({found[1] for found in map(_TIME.search, _formats(file)) if found})
    for mark in marks:
        text = f"split_part({text}, '{mark}', 1)"
    listed = ", ".join(_quoted(one) for one in formats)
    return f"case when {name} is not null then cast(try_strptime({text}, [{listed}]) as date) end"


def source(file: ListFile) -> str:
    """The list's rows in SQL, all columns of text as text."""
    if file.container == "parquet":
        return f"read_parquet({sql_path(file.path)})"
    columns = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(len(file.names)))
    return (
        f"read_csv({sql_path(file.path)}, auto_detect = false, header = false,"
        f" skip = {file.skip}, columns = {{{columns}}},"
        f" delim = {_quoted(file.delimiter)}, quote = '\"', escape = '\"', compression = 'none')"
    )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'
