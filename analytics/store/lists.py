"""A list of dossiers, one row each, added up to the columns of form II.06a.

Only the columns that are named are read, and only sums leave this file: names, identity numbers,
telephones and addresses of the same list are neither stored nor seen. DuckDB quotes the rows that
it cannot read in its messages; these are dropped, not passed on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from analytics.store.listfile import NEEDED, OPTIONAL, ListFile, alike, raw, source, typed
from analytics.store.reader import SETTINGS
from analytics.store.staging import sql_path

_EXAMPLES = 5
# Units × sectors × channels of a province are some ten thousand.
_MOST_GROUPS = 100_000
_FIRST_YEAR, _LAST_YEAR = 1990, 2100

_SETTINGS = SETTINGS | {"memory_limit": "2GB", "preserve_insertion_order": False}


class UnreadableList(Exception):
    """The file is not the table that it was said to be; nothing of its content is told."""


class TooManyGroups(Exception):
    """Unit and sector have so many different values that they are something else."""


@dataclass(frozen=True)
class RolledUp:
    """The sums of a list for one period.

    ``rows`` have unit, sector and channel as the list calls them, ``counted`` (how many dossiers
    concern the period), received, the other counts of form II.06a, and paid and fees_vnd of those
    resolved. ``dossiers`` is how many the list holds, ``first`` and ``last`` the first and last
    day on which any was received. ``wrong`` maps each of WRONG that was found to how many
    dossiers have it and the first few row numbers.
    """

    rows: tuple[Mapping[str, Any], ...]
    dossiers: int
    first: date | None
    last: date | None
    wrong: Mapping[str, tuple[int, tuple[int, ...]]]


def parquet_names(path: Path) -> list[str]:
    """The names of a parquet list's columns, none of its rows.

    Raises:
        UnreadableList: when it is no such file.
    """
    try:
        with duckdb.connect(":memory:", config=_SETTINGS) as connection:
            query = f"describe select * from read_parquet({sql_path(path)})"
            rows = connection.execute(query).fetchall()
    except duckdb.Error:
        raise UnreadableList from None
    return [str(row[0]) for row in rows]


def roll_up(file: ListFile, first: date, last: date) -> RolledUp:
    """Add a list up for the period from ``first`` to ``last``, both included.

    Counted as form II.06a counts (Thông tư 01/2020/TT-VPCP): received in the period (4) + (5);
    received before it and not yet returned when it began (6); returned in it before, on or after
    the due day (8), (9), (10); not returned at its end with the due day still to come (12) or
    past (13). A dossier without a due day is neither early nor late.

    Raises:
        UnreadableList: for a file that cannot be read as its container says.
        TooManyGroups: when units and sectors are none.
    """
    settings = _SETTINGS | {"temp_directory": str(file.work)}
    try:
        with duckdb.connect(":memory:", config=settings) as connection:
            return _rolled_up(connection, file, {"first": first, "last": last})
    except duckdb.Error:
        raise UnreadableList from None


def _rolled_up(
    connection: duckdb.DuckDBPyConnection, file: ListFile, period: Mapping[str, date]
) -> RolledUp:
    days = _TYPED.format(columns=typed(file), source=alike(file))
    rows = _records(connection.execute(_ROLL_UP.format(typed=days), period))
    if len(rows) > _MOST_GROUPS:
        raise TooManyGroups
    found = {name: sum(row.pop(f"wrong_{name}") for row in rows) for name in WRONG}
    received = [day for row in rows for day in (row.pop("first"), row.pop("last")) if day]
    dossiers = sum(row.pop("dossiers") for row in rows)
    examples = _examples(connection, file, period) if any(found.values()) else {}
    return RolledUp(
        rows=tuple(row for row in rows if row["counted"]),
        dossiers=dossiers,
        first=min(received, default=None),
        last=max(received, default=None),
        wrong={name: (count, examples[name]) for name, count in found.items() if count},
    )


def _unlikely(day: str) -> str:
    return f"coalesce(year({day}) not between {_FIRST_YEAR} and {_LAST_YEAR}, false)"


# What may be wrong with a dossier, and the condition that finds it.
WRONG = {
    "received": "received is null",
    "due": "due is null and due_text is not null",
    "returned": "returned is null and returned_text is not null",
    "unlikely": f"({_unlikely('received')} or {_unlikely('returned')})",
    "no_unit": "concerns and unit is null",
    "no_sector": "concerns and sector is null",
    # One of the two days is wrong, and with either the dossier may belong to the period.
    "order": "returned < received and returned <= $last and received >= $first",
    "due_order": "concerns and due < received",
    "no_due": "concerns and due_text is null",
    "fee": "concerns and fee_text is not null and (fee is null or fee < 0)",
}


def _sum(condition: str) -> str:
    return f"coalesce(sum(dossiers) filter (concerns and {condition}), 0)::bigint"


_TYPED = """
select
    *,
    coalesce(returned <= $last, false) as is_resolved,
    coalesce(received <= $last and (returned is null or returned >= $first), false) as concerns
from (select {columns}, dossiers from ({source}))
where coalesce(received_text, due_text, returned_text, unit, sector) is not null"""

_ROLL_UP = f"""
select
    unit,
    sector,
    channel,
    {_sum("true")} as counted,
    {_sum("received >= $first")} as received,
    {_sum("received < $first")} as carried_over,
    {_sum("is_resolved and returned < due")} as resolved_early,
    {_sum("is_resolved and (returned = due or due is null)")} as resolved_on_time,
    {_sum("is_resolved and returned > due")} as resolved_late,
    {_sum("not is_resolved and (due > $last or due is null)")} as pending_in_time,
    {_sum("not is_resolved and due <= $last")} as pending_overdue,
    {_sum("is_resolved and fee > 0")} as paid,
    coalesce(sum(fee * dossiers) filter (concerns and is_resolved), 0)::bigint as fees_vnd,
    sum(dossiers)::bigint as dossiers,
    min(received) as first,
    max(received) as last,
    {
    ", ".join(
        f"coalesce(sum(dossiers) filter ({wrong}), 0)::bigint as wrong_{name}"
        for name, wrong in WRONG.items()
    )
}
from ({{typed}})
group by unit, sector, channel
order by unit, sector, channel
limit {_MOST_GROUPS + 1}
"""


def _examples(
    connection: duckdb.DuckDBPyConnection, file: ListFile, period: Mapping[str, date]
) -> dict[str, tuple[int, ...]]:
    """The first few rows that have something wrong, by what it is; asked only where some have."""
    connection.execute("set preserve_insertion_order = true")
    columns = ", ".join(f"{raw(file, name)} as {name}" for name in (*NEEDED, *OPTIONAL))
    number = f"row_number() over () + {file.first_row - 1}"
    rows = f"select {columns}, {number} as dossiers from {source(file)}"
    found = ", ".join(
        f"min(dossiers, {_EXAMPLES}) filter ({wrong}) as {name}" for name, wrong in WRONG.items()
    )
    days = _TYPED.format(columns=typed(file), source=rows)
    (row,) = _records(connection.execute(f"select {found} from ({days})", period))
    return {name: tuple(numbers or ()) for name, numbers in row.items()}


def _records(result: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    names = [str(column[0]) for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
