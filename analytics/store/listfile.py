"""A list of dossiers on disk, and the SQL that reads its needed columns and no others."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from analytics.store.staging import sql_path

# What a list must tell of each dossier, and what it may tell.
NEEDED = ("received", "due", "returned", "unit", "sector")
OPTIONAL = ("channel", "fee")
_DAYS = ("received", "due", "returned")
_LONGEST_DAY = len("31/12/2021")
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


def alike(file: ListFile) -> str:
    """The needed columns as they are written, dossiers that are alike in all of them as one row.

    Most dossiers share their unit, sector, days and channel with others: reading a day from its
    text is the dear part, and is done once for each of these groups.
    """
    columns = ", ".join(f"{raw(file, name)} as {name}" for name in (*NEEDED, *OPTIONAL))
    return f"select {columns}, count(*) as dossiers from {source(file)} group by all"


def typed(file: ListFile) -> str:
    """The select list that makes days, names and an amount of what is written."""
    nothing = ", ".join(_quoted(word) for word in ("", *file.nothing))

    def said(name: str) -> str:
        text = f"trim(replace(nfc_normalize({name}), chr(160), ' '))"
        return f"case when lower({text}) not in ({nothing}) then {text} end"

    days = [f"{_day(file, _cut(file, f'({said(name)})'))} as {name}" for name in _DAYS]
    texts = [f"{said(name)} as {name}_text" for name in (*_DAYS, "fee")]
    names = [f"{said(name)} as {name}" for name in ("unit", "sector", "channel")]
    # Amounts have no decimals worth a đồng: "15.000", "15,000", "15000.0", "15.000 đ".
    bare = f"regexp_replace({said('fee')}, '[\\s₫]|đồng|VNĐ|VND|đ', '', 'gi')"
    plain = f"replace(replace(regexp_replace({bare}, '[.,][0-9]{{1,2}}$', ''), '.', ''), ',', '')"
    return ", ".join([*days, *texts, *names, f"try_cast({plain} as bigint) as fee"])


def raw(file: ListFile, name: str) -> str:
    """A needed column as it is written; null where the list has none."""
    place = file.columns.get(name)
    if place is None:
        return "null::varchar"
    column = f"c{place}" if file.container == "csv" else _name(file.names[place])
    text = f"cast({column} as varchar)"
    if name in _DAYS and _marks(file):
        # A time is cut off before dossiers are put together: else none are alike.
        return f"case when strlen({text}) > {_LONGEST_DAY} then {_cut(file, text)} else {text} end"
    return text


def _cut(file: ListFile, text: str) -> str:
    """A day without the time that follows it, where days have times."""
    cut = f"ltrim({text})"
    for mark in _marks(file):
        cut = f"split_part({cut}, '{mark}', 1)"
    # Words for "no day yet" have spaces too.
    is_day = f"ascii(ltrim({text})) between 48 and 57"
    return f"case when {is_day} then {cut} else {text} end" if _marks(file) else text


def _marks(file: ListFile) -> list[str]:
    """What stands between a day and its time."""
    return sorted({found[1] for found in map(_TIME.search, _formats(file)) if found})


def _formats(file: ListFile) -> list[str]:
    """The formats of days; parquet has days as days, which are written the ISO way."""
    ours = ["%Y-%m-%d", "%Y-%m-%d %H:%M:%S"] if file.container == "parquet" else []
    return [*file.date_formats, *ours]


def _day(file: ListFile, text: str) -> str:
    formats = dict.fromkeys(_TIME.sub("", one) for one in _formats(file))
    listed = ", ".join(_quoted(one) for one in formats)
    return f"cast(try_strptime({text}, [{listed}]) as date)"


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
