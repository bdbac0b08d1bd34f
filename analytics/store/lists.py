"""A list of dossiers, one row each, added up to the columns of form II.06a.

Only the columns that are named are read, and only sums leave this file: names, identity numbers,
telephones and addresses of the same list are neither stored nor seen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from analytics.store.reader import SETTINGS
from analytics.store.staging import sql_path

# What a list must tell of each dossier, and what it may tell.
NEEDED = ("received", "due", "returned", "unit", "sector")
OPTIONAL = ("channel", "fee")
_EXAMPLES = 5

_SETTINGS = SETTINGS | {"memory_limit": "2GB", "preserve_insertion_order": False}


@dataclass(frozen=True)
class ListFile:
    """A list as it lies on disk.

    ``container`` is "csv" or "parquet"; ``columns`` maps what is needed to the file's own column
    names; ``date_formats`` are strptime's, the first that fits counts. ``online`` are the words of
    the channel that mean online, folded to small letters.
    """

    path: Path
    container: str
    columns: Mapping[str, str]
    date_formats: Sequence[str]
    online: Sequence[str] = ()
    delimiter: str = ","
    encoding: str = "utf-8"


@dataclass(frozen=True)
class RolledUp:
    """The sums of a list for one period.

    ``rows`` have unit and sector as the list calls them and the counts of form II.06a; ``dossiers``
    is how many the list holds, ``counted`` how many concern the period. ``wrong`` maps what is
    wrong with a row (a date that cannot be read, returned before received, …) to how many rows
    have it and the first few row numbers, from 2 below the header.
    """

    rows: tuple[Mapping[str, Any], ...]
    dossiers: int
    counted: int
    wrong: Mapping[str, tuple[int, tuple[int, ...]]]


def column_names(
    path: Path, container: str, delimiter: str = ",", encoding: str = "utf-8"
) -> list[str]:
    """The names of a list's columns, none of its rows."""
    source = _source(path, container, delimiter, encoding)
    with duckdb.connect(":memory:", config=_SETTINGS) as connection:
        rows = connection.execute(f"describe select * from {source}").fetchall()
    return [str(row[0]) for row in rows]


def roll_up(file: ListFile, first: date, last: date) -> RolledUp:
    """Add a list up for the period from ``first`` to ``last``, both included.

    Counted as form II.06a counts (Thông tư 01/2020/TT-VPCP): received in the period by channel
    (4), (5); received before it and not yet returned when it began (6); returned in it before,
    on or after the due day (8), (9), (10); not returned at its end with the due day still to come
    (12) or past (13). A dossier without a due day cannot be late.

    Raises:
        duckdb.Error: for a file that cannot be read as its container says.
    """
    with duckdb.connect(":memory:", config=_SETTINGS) as connection:
        values = {"first": first, "last": last, "online": list(file.online)}
        query = _ROLL_UP.format(dossiers=_dossiers(file))
        rows = _records(connection.execute(query, values))
        wrong = {name: sum(row.pop(f"wrong_{name}") for row in rows) for name in _WRONG}
        return RolledUp(
            dossiers=sum(row.pop("dossiers") for row in rows),
            counted=sum(row["counted"] for row in rows),
            rows=tuple(row for row in rows if row.pop("counted") and row["unit"] is not None),
            wrong={
                name: (count, _examples(connection, file, name))
                for name, count in wrong.items()
                if count
            },
        )


def _dossiers(file: ListFile) -> str:
    """The needed columns with their types, dossiers that are alike in all of them as one row.

    Most dossiers share their unit, sector, days and channel with others: reading a date from text
    is the dear part, and is done once for each of these groups.
    """
    source = _source(file.path, file.container, file.delimiter, file.encoding)
    days = ("received", "due", "returned")
    texts = {name: _text(file, name) for name in (*days, "unit", "sector", "channel")}
    fee = _text(file, "fee")
    return f"""
with alike as (
    select
        {", ".join(f"{expression} as {name}_text" for name, expression in texts.items())},
        count(*) as dossiers,
        count(*) filter ({fee} <> '0') as with_fee,
        sum(try_cast(translate({fee}, '., ₫đ', '') as bigint)) as fees
    from {source}
    group by all
)
select
    unit_text as unit, sector_text as sector, lower(channel_text) as channel,
    {", ".join(f"{_day(file, name)} as {name}" for name in days)},
    {", ".join(f"{name}_text" for name in days)},
    dossiers, with_fee, fees
from alike"""


def _day(file: ListFile, name: str) -> str:
    formats = ", ".join(_quoted(one) for one in file.date_formats)
    read = f"cast(try_strptime({name}_text, [{formats}]) as date)"
    return (
        f"coalesce(try_cast({name}_text as date), {read})" if file.container == "parquet" else read
    )


def _text(file: ListFile, name: str) -> str:
    column = file.columns.get(name)
    if column is None:
        return "null::varchar"
    return f"nullif(trim(cast({_name(column)} as varchar)), '')"


def _source(path: Path, container: str, delimiter: str, encoding: str) -> str:
    if container == "parquet":
        return f"read_parquet({sql_path(path)})"
    options = f"delim = {_quoted(delimiter)}, encoding = {_quoted(encoding)}"
    return (
        f"read_csv({sql_path(path)}, header = true, all_varchar = true, {options},"
        " quote = '\"', escape = '\"')"
    )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


# What may be wrong with a dossier, and the condition that finds it.
_WRONG = {
    "no_unit": "unit is null",
    "no_sector": "sector is null",
    "received": "received is null",
    "due": "due is null and due_text is not null",
    "returned": "returned is null and returned_text is not null",
    "order": "returned < received",
    "due_order": "due < received",
}


def _sum(condition: str) -> str:
    return f"coalesce(sum(dossiers) filter (concerns and {condition}), 0)::bigint"


_ROLL_UP = f"""
select
    unit,
    sector,
    {_sum("received >= $first and is_online")} as received_online,
    {_sum("received >= $first and not is_online")} as received_in_person,
    {_sum("received < $first")} as carried_over,
    {_sum("is_resolved and (returned < due or due is null)")} as resolved_early,
    {_sum("is_resolved and returned = due")} as resolved_on_time,
    {_sum("is_resolved and returned > due")} as resolved_late,
    {_sum("not is_resolved and (due > $last or due is null)")} as pending_in_time,
    {_sum("not is_resolved and due <= $last")} as pending_overdue,
    coalesce(sum(with_fee) filter (concerns and is_resolved and is_online), 0)::bigint
        as paid_online,
    coalesce(sum(fees) filter (concerns and is_resolved and is_online), 0)::bigint
        as fees_online_vnd,
    {_sum("true")} as counted,
    sum(dossiers)::bigint as dossiers,
    {
    ", ".join(
        f"coalesce(sum(dossiers) filter ({wrong}), 0)::bigint as wrong_{name}"
        for name, wrong in _WRONG.items()
    )
}
from (
    select
        *,
        coalesce(list_contains($online, channel), false) as is_online,
        coalesce(returned <= $last, false) as is_resolved,
        coalesce(received <= $last and (returned is null or returned >= $first), false)
            as concerns
    from ({{dossiers}})
)
group by unit, sector
order by unit, sector
"""


def _examples(connection: duckdb.DuckDBPyConnection, file: ListFile, name: str) -> tuple[int, ...]:
    """The first few rows that have something wrong; asked only where some have."""
    connection.execute("set preserve_insertion_order = true")
    texts = {one: _text(file, one) for one in (*NEEDED, *OPTIONAL)}
    source = _source(file.path, file.container, file.delimiter, file.encoding)
    rows = connection.execute(
        f"""
select row from (
    select row, unit_text as unit, sector_text as sector, due_text, returned_text,
        {", ".join(f"{_day(file, day)} as {day}" for day in ("received", "due", "returned"))}
    from (
        select row_number() over () + 1 as row,
            {", ".join(f"{text} as {one}_text" for one, text in texts.items())}
        from {source}
    )
)
where {_WRONG[name]} order by row limit {_EXAMPLES}"""
    ).fetchall()
    return tuple(int(row[0]) for row in rows)


def _records(result: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    names = [str(column[0]) for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
