"""A list of dossiers, one row each, added up to the columns of form II.06a.

Only the columns that are named are read, and only sums leave this file: names, identity numbers,
telephones and addresses of the same list are neither stored nor seen. DuckDB quotes the rows that
it cannot read in its messages; these are dropped, not passed on.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from analytics.store.list_file import ListFile, column_of, content_of, dossier_rows, source
from analytics.store.list_profile import Profile, TooManyTexts, profile_of
from analytics.store.reader import SETTINGS, sql_path

_EXAMPLES = 5
# Units × sectors × channels of a province are some ten thousand.
_MOST_GROUPS = 100_000
_FIRST_DAY, _LAST_DAY = "1990-01-01", "2100-12-31"

# Ten million dossiers take no longer with 600 MB than with 2 GB, and the process stays under 1 GB
# with up to four threads, each of which reads ahead; what does not fit goes to the list's folder.
_SETTINGS = SETTINGS | {
    "memory_limit": "600MB",
    "max_temp_directory_size": "4GB",
    "threads": min(4, os.cpu_count() or 1),
    "preserve_insertion_order": False,
}


class UnreadableList(Exception):
    """The file is not the table that it was said to be; nothing of its content is told."""


class TooManyGroups(Exception):
    """Unit and sector have so many different values that they are something else."""


@dataclass(frozen=True)
class RolledUp:
    """The sums of a list for one period.

    ``rows`` have unit, sector and channel as the list calls them, ``counted`` (how many dossiers
    concern the period), received, the other counts of form II.06a, ended_without_result, and paid
    and fees_vnd of those resolved. ``dossiers`` is how many the list holds, ``first`` and ``last``
    the first and last day on which any was received. ``wrong`` maps each of WRONG that was found to
    how many dossiers have it and the first few row numbers.
    """

    rows: tuple[Mapping[str, Any], ...]
    dossiers: int
    first: date | None
    last: date | None
    wrong: Mapping[str, tuple[int, tuple[int, ...]]]


@contextmanager
def _readable() -> Iterator[None]:
    """Says what DuckDB's complaints about a list come down to."""
    try:
        yield
    except duckdb.OutOfMemoryException:
        raise MemoryError from None
    except duckdb.Error:
        raise UnreadableList from None


def parquet_columns(path: Path) -> tuple[list[str], list[str], int]:
    """The names of a parquet list's columns, their types and how many rows there are.

    Raises:
        UnreadableList: when it is no such file.
    """
    with _readable(), duckdb.connect(":memory:", config=_SETTINGS) as connection:
        query = f"describe select * from read_parquet({sql_path(path)})"
        rows = connection.execute(query).fetchall()
        query = f"select num_rows from parquet_file_metadata({sql_path(path)})"
        (number,) = connection.execute(query).fetchone() or (0,)
    return [str(row[0]) for row in rows], [str(row[1]) for row in rows], int(number)


def look(file: ListFile, identity: int | None = None) -> Profile:
    """What stands in the columns of a list, and which of its rows are copies.

    Args:
        file: the list.
        identity: the place of a column whose values tell dossiers apart; None: there is none.

    Raises:
        UnreadableList, TooManyGroups, MemoryError: as ``roll_up``.
    """
    try:
        with _readable(), _connect(file) as connection:
            return profile_of(connection, file, identity)
    except TooManyTexts:
        raise TooManyGroups from None


def roll_up(file: ListFile, first: date, last: date) -> RolledUp:
    """Add a list up for the period from ``first`` to ``last``, both included.

    Counted as form II.06a counts (Thông tư 01/2020/TT-VPCP): received in the period (4) + (5);
    received before it and not yet returned when it began (6); returned in it before, on or after
    the due day (8), (9), (10); not returned at its end with the due day still to come (12) or
    past (13). A dossier without a due day is neither early nor late. One that ended without a
    result is neither resolved nor, from that day on, pending.

    Raises:
        UnreadableList: for a file that cannot be read as its container says.
        TooManyGroups: when units and sectors are none.
        MemoryError: when it takes more than a list ever does.
    """
    with _readable(), _connect(file) as connection:
        connection.execute("create temp table amounts (text varchar, amount bigint)")
        if file.amounts:
            connection.execute(_AMOUNTS, [list(file.amounts), list(file.amounts.values())])
        return _rolled_up(connection, file, {"first": first, "last": last})


def swallowing(file: ListFile, most: int) -> int | None:
    """The number of the first row of a text with a cell that holds other rows, lines of ``most``
    delimiters; None where none does.

    Raises:
        UnreadableList, MemoryError: as ``roll_up``.
    """
    columns = ", ".join(column_of(file, place) for place in range(len(file.names)))
    delimiters = "length(one) - length(replace(one, $delimiter, ''))"
    with _readable(), _connect(file) as connection:
        connection.execute("set preserve_insertion_order = true")
        found = connection.execute(
            f"""
select min(row) from (
    select row_number() over () + {file.first_row - 1} as row, [{columns}] as cells
    from {source(file)}
)
where contains(array_to_string(cells, ''), chr(10)) and len(list_filter(cells, lambda cell:
    contains(cell, chr(10)) and len(list_filter(string_split(cell, chr(10)),
        lambda one: {delimiters} >= $most)) > 0)) > 0""",
            {"delimiter": file.delimiter, "most": most},
        ).fetchone()
    return None if found is None else found[0]


_AMOUNTS = "insert into amounts select unnest(cast(? as varchar[])), unnest(cast(? as bigint[]))"


def _connect(file: ListFile) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:", config=_SETTINGS | {"temp_directory": str(file.work)})
    # It would be written where the answer goes.
    connection.execute("set enable_progress_bar = false")
    return connection


def _rolled_up(
    connection: duckdb.DuckDBPyConnection, file: ListFile, period: Mapping[str, date]
) -> RolledUp:
    groups = _GROUPS.format(dossiers=dossier_rows(file), **_contents(file))
    rows = _records(connection.execute(_ROLL_UP.format(groups=groups), period))
    if len(rows) > _MOST_GROUPS:
        raise TooManyGroups
    found = {name: sum(row.pop(f"wrong_{name}") for row in rows) for name in WRONG}
    received = [day for row in rows for day in (row.pop("first"), row.pop("last")) if day]
    dossiers = sum(row.pop("dossiers") for row in rows)
    wrong = [name for name, count in found.items() if count]
    examples = _examples(connection, file, period, wrong) if wrong else {}
    return RolledUp(
        rows=tuple(row for row in rows if row["counted"]),
        dossiers=dossiers,
        first=min(received, default=None),
        last=max(received, default=None),
        wrong={name: (found[name], examples[name]) for name in wrong},
    )


def _unlikely(day: str) -> str:
    return f"{day} not between date '{_FIRST_DAY}' and date '{_LAST_DAY}'"


_CONCERNS = "coalesce(received <= $last and (returned is null or returned >= $first), false)"
_RESOLVED = "coalesce(returned <= $last, false)"

# What may be wrong with a dossier, and the condition that finds it: in its days,
_WRONG_DAYS = {
    "received": "received is null",
    "due": "due_unread",
    "returned": "returned_unread",
    "unlikely": f"({_unlikely('received')} or {_unlikely('returned')})",
    # One of the two days is wrong, and with either the dossier may belong to the period.
    "order": "returned < received and returned <= $last and received >= $first",
    "due_order": "concerns and due < received",
    "no_due": "concerns and due is null and not due_unread and not ended",
    "undated": "concerns and undated",
    "unreturned": "concerns and done and returned is null and not returned_unread",
}
# and in what else it says.
_WRONG_WORDS = {
    "no_unit": "concerns and unit is null",
    "no_sector": "concerns and sector is null",
    "fee": "concerns and fee_text is not null and (fee is null or fee < 0)",
}
WRONG = (*_WRONG_DAYS, *_WRONG_WORDS)

# What happened to a dossier in the period.
_OUTCOMES = {
    "ended_without_result": f"{_RESOLVED} and ended",
    "resolved_early": f"{_RESOLVED} and returned < due",
    "resolved_late": f"{_RESOLVED} and returned > due",
    "resolved_on_time": _RESOLVED,
    "pending_overdue": "due <= $last",
    "pending_in_time": "true",
}

_PAID = ", ".join(
    str(place) for place, name in enumerate(_OUTCOMES, 1) if name.startswith("resolved")
)

# Ten million dossiers are some ten thousand pairs of unit and sector. What the days of a dossier
# say is made one number: outcome, whether it was received in the period, whether its row is blank,
# what is wrong. Dossiers alike in it are put together before any name is looked at. Blank rows are
# no dossiers; a "where" for them would be worked out for every row of the list.
_IS_NEW, _IS_BLANK, _WRONG_FROM = 8, 16, 32


def _bits(tests: Mapping[int, str]) -> str:
    return " + ".join(f"case when {test} then {bit} else 0 end" for bit, test in tests.items())


_STATE = f"""
case
    when not concerns then 0
    {" ".join(f"when {test} then {place}" for place, test in enumerate(_OUTCOMES.values(), 1))}
end + {
    _bits(
        {
            _IS_NEW: "received >= $first",
            _IS_BLANK: "received is null and due is null and returned is null"
            " and not (received_unread or due_unread or returned_unread)",
        }
        | {_WRONG_FROM << place: test for place, test in enumerate(_WRONG_DAYS.values())}
    )
}"""

_GROUPS = f"""
select
    {{unit}} as unit,
    {{sector}} as sector,
    {{channel}} as channel,
    {{fee}} as fee_text,
    amount as fee,
    state & 7 as outcome,
    state & 7 > 0 as concerns,
    state & {_IS_NEW} > 0 as is_new,
    state,
    case
        when state & {_IS_BLANK} > 0 and {{unit}} is null and {{sector}} is null then 0
        else dossiers
    end as dossiers,
    first,
    last
from (
    select
        unit,
        sector,
        channel,
        {{fee_of_period}} as fee,
        {_STATE} as state,
        count(*) as dossiers,
        min(received) as first,
        max(received) as last
    from (select *, {_CONCERNS} as concerns from ({{dossiers}}))
    group by all
)
left join amounts on amounts.text = fee"""


def _sum(condition: str) -> str:
    return f"coalesce(sum(dossiers) filter ({condition}), 0)::bigint"


_ROLL_UP = f"""
select
    unit,
    sector,
    channel,
    {_sum("concerns")} as counted,
    {_sum("concerns and is_new")} as received,
    {_sum("concerns and not is_new")} as carried_over,
    {", ".join(f"{_sum(f'outcome = {n}')} as {name}" for n, name in enumerate(_OUTCOMES, 1))},
    {_sum(f"outcome in ({_PAID}) and fee > 0")} as paid,
    coalesce(sum(fee * dossiers) filter (outcome in ({_PAID})), 0)::bigint as fees_vnd,
    sum(dossiers)::bigint as dossiers,
    min(first) as first,
    max(last) as last,
    {
    ", ".join(
        f"{_sum(f'state & {_WRONG_FROM << place} > 0')} as wrong_{name}"
        for place, name in enumerate(_WRONG_DAYS)
    )
},
    {", ".join(f"{_sum(test)} as wrong_{name}" for name, test in _WRONG_WORDS.items())}
from ({{groups}})
group by unit, sector, channel
order by unit, sector, channel
limit {_MOST_GROUPS + 1}
"""


def _contents(file: ListFile) -> dict[str, str]:
    words = {name: content_of(file, name) for name in ("unit", "sector", "channel", "fee")}
    # A list without amounts is spared a key of its groups.
    fee = "case when concerns then fee end" if "fee" in file.columns else "any_value(fee)"
    return words | {"fee_of_period": fee}


def _examples(
    connection: duckdb.DuckDBPyConnection,
    file: ListFile,
    period: Mapping[str, date],
    wrong: Sequence[str],
) -> dict[str, tuple[int, ...]]:
    """The first few rows that have something wrong, by what it is; asked only where some have.

    Words are worked out where they are asked for, by "case": cleaning every name of the list took
    five times as long as all the rest.
    """
    connection.execute("set preserve_insertion_order = true")
    tests = _WRONG_DAYS | _WRONG_WORDS
    found = ", ".join(f"min(row, {_EXAMPLES}) filter ({tests[name]}) as {name}" for name in wrong)
    words = _contents(file)
    of_period = ", ".join(
        f"case when concerns then {words[what]} end as {name}"
        for what, name in (
            ("unit", "unit"),
            ("sector", "sector"),
            ("fee", "fee_text"),
        )
    )
    rows = dossier_rows(file, f"row_number() over () + {file.first_row - 1}")
    (row,) = _records(
        connection.execute(
            f"""
select {found}
from (
    select * exclude (unit, sector, fee, text, amount), {of_period}, amount as fee
    from (select *, {_CONCERNS} as concerns from ({rows}))
    left join amounts on amounts.text = fee
    where received is not null or received_unread or due is not null or due_unread
        or returned is not null or returned_unread
        or {words["unit"]} is not null or {words["sector"]} is not null
)""",
            period,
        )
    )
    return {name: tuple(numbers or ()) for name, numbers in row.items()}


def _records(result: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    names = [str(column[0]) for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
