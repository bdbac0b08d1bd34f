"""What stands in the columns of a list, before any of it is read as a day or an amount.

A column is read in one way: which one is told by all of its cells together. And rows that are
alike in every cell, told apart by a hash that is gone when the count is there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import duckdb

from analytics.store.list_file import (
    DAYS,
    ListFile,
    bare_format,
    column_of,
    formats_of,
    raw_text,
    source,
)

# Days, amounts and states of a list are some thousand; more are something else.
_MOST_TEXTS = 400_000
_EXAMPLES = 5
_SAMPLE = datetime(2021, 12, 31)


@dataclass(frozen=True)
class Copies:
    """Rows that are like an earlier one in every cell.

    ``rows`` is how many, ``examples`` the numbers of the first few. ``groups`` is how many
    different rows have copies, ``members`` how many rows there are of these in all.
    """

    rows: int = 0
    examples: tuple[int, ...] = ()
    groups: int = 0
    members: int = 0


@dataclass(frozen=True)
class Profile:
    """``texts`` maps days, fee and state to what stands there and in how many rows.

    Of days it is the beginning, long enough for any format. ``rows`` is how many there are.
    """

    texts: Mapping[str, Mapping[str, int]]
    copies: Copies
    rows: int = 0


class TooManyTexts(Exception):
    """A column of days, amounts or states has so many different texts that it is something else."""


def profile_of(
    connection: duckdb.DuckDBPyConnection, file: ListFile, identity: int | None
) -> Profile:
    """Look at all rows of a list once, and again at those that may be copies.

    Args:
        connection: a database of its own.
        file: the list.
        identity: the place of a column whose values tell dossiers apart; None: there is none.

    Raises:
        TooManyTexts: for a column that is not what it was said to be.
        duckdb.Error: for a file that cannot be read as its container says.
    """
    looked = [name for name in (*DAYS, "fee", "state") if name in file.columns]
    texts = [_beginning(file, name) if name in DAYS else raw_text(file, name) for name in looked]
    # Whole rows that are alike are alike in any column: few are left to be compared whole.
    key = _key(file) if identity is None else f"hash({column_of(file, identity)})"
    named = ", ".join(f"{text} as t{place}" for place, text in enumerate(texts))
    sets = ", ".join(f"(t{place})" for place in range(len(texts)))
    listed = ", ".join(f"t{place}" for place in range(len(texts)))
    rows = connection.execute(
        f"""
select {listed}, is_key, sum(rows)::bigint as rows
from (
    select {listed}, grouping(key) = 0 as is_key, count(*) as rows
    from (select {named}, {key} as key from {source(file)})
    group by grouping sets ({sets}, (key))
    having grouping(key) = 1 or count(*) > 1
)
group by all
limit {_MOST_TEXTS}"""
    ).fetchall()
    found: dict[str, dict[str, int]] = {name: {} for name in looked}
    again, all_of_them = False, 0
    for *cells, is_key, count in rows:
        again |= is_key
        all_of_them += 0 if is_key else count
        for name, cell in zip(looked, cells, strict=True):
            if cell is not None:
                found[name][cell] = count
    if len(rows) >= _MOST_TEXTS:
        raise TooManyTexts
    copies = _copies(connection, file) if again else Copies()
    # DuckDB's order is another each time: of several spellings the first one is shown.
    texts_of = {name: dict(sorted(those.items(), key=_usual)) for name, those in found.items()}
    return Profile(texts_of, copies, all_of_them // len(looked))


def _usual(counted: tuple[str, int]) -> tuple[int, int, str]:
    """The most frequent spelling first, then the one with the fewest capitals."""
    text, rows = counted
    return -rows, sum(map(str.isupper, text)), text


def _beginning(file: ListFile, name: str) -> str:
    """The day of a cell, without most of what stands behind it: of some thousand kinds only."""
    formats = map(bare_format, formats_of(file, name))
    longest = max(len(_SAMPLE.strftime(one)) for one in formats)
    text = raw_text(file, name)
    # Cutting takes as long as reading: a day alone is left as it is.
    return (
        f"case when strlen({text}) <= {longest} then {text} else left(ltrim({text}), {longest}) end"
    )


def _key(file: ListFile) -> str:
    if file.key is not None:
        return column_of(file, file.key)
    return f"hash({', '.join(_compared(file))})"


def _compared(file: ListFile) -> list[str]:
    return [column_of(file, place) for place in range(len(file.names)) if place not in file.unlike]


def _copies(connection: duckdb.DuckDBPyConnection, file: ListFile) -> Copies:
    """The rows that are alike in every cell; blank ones are none."""
    connection.execute("set preserve_insertion_order = true")
    columns = _compared(file)
    if file.key is not None:
        columns = [column_of(file, place) for place in file.columns.values()]
    said = " or ".join(f"trim(cast({column} as varchar)) <> ''" for column in columns)
    row = connection.execute(
        f"""
with numbered as (
    select row_number() over () + {file.first_row - 1} as row, {_key(file)} as key,
        coalesce({said}, false) as said
    from {source(file)}
),
alike as (
    select count(*) as rows, min(row, 2)[2] as second from numbered where said
    group by key having count(*) > 1
)
select coalesce(sum(rows - 1), 0)::bigint, min(second, {_EXAMPLES}), count(*),
    coalesce(sum(rows), 0)::bigint
from alike"""
    ).fetchone()
    assert row is not None
    return Copies(row[0], tuple(row[1] or ()), row[2], row[3])
