"""A list of dossiers on disk, and the SQL that reads its needed columns and no others."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from analytics.store.reader import sql_path

# What a list must tell of each dossier, and what it may tell.
NEEDED = ("received", "due", "returned", "unit", "sector")
OPTIONAL = ("channel", "fee", "state")
DAYS = ("received", "due", "returned")
# The time that a format writes behind the day.
_TIME = re.compile(r"([ T])%[HI].*")
_PARQUET_DAYS = ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S")
# A moment of the world's clock is a day in Vietnam, which is always 7 hours ahead.
_AHEAD = 7 * 60
# The time behind a day, and its zone: "T17:00:00.000Z", " 9:05", " 05:00 PM +07:00".
_HALF = r"(?:\s*(AM|PM|SA|CH))?"
_ZONE = r"\s*(?:Z|(?:UTC|GMT)?\s*([+-])([0-9]{1,2})(?::?([0-9]{2}))?|UTC|GMT)"
_CLOCK = r"(?:T|\s)\s*([0-9]{1,2})[:hg]([0-9]{2})(?::[0-9]{2}(?:[.,][0-9]+)?)?" + _HALF
_PARTS = ("hour", "minute", "half", "sign", "hours", "minutes")


@dataclass(frozen=True)
class ListFile:
    """A list as it lies on disk.

    ``container`` is "csv" (UTF-8) or "parquet". ``names`` are the names of all its columns,
    ``types`` those of parquet, and ``columns`` maps what is needed to their places.
    ``date_formats`` are strptime's, the first that fits counts, ``own_formats`` those of single
    columns; times behind a day are cut off, and one with a zone is a day in Vietnam. ``nothing``
    are words, in small letters, that a cell says instead of being empty. ``skip`` rows stand above
    the first dossier, whose number is ``first_row`` for a spreadsheet. ``key`` is the place of a
    column that is alike where whole rows are; None: whole rows are compared, ``unlike`` places
    aside. What does not fit into memory goes to ``work``.

    ``amounts`` are the fees as written → đồng. ``ended`` are the words of the state that mean: over
    without a result; ``done`` those that mean: the result is there.
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
    types: Sequence[str] = ()
    own_formats: Mapping[str, Sequence[str]] = field(default_factory=dict)
    key: int | None = None
    unlike: Sequence[int] = ()
    amounts: Mapping[str, int] = field(default_factory=dict)
    ended: Sequence[str] = ()
    done: Sequence[str] = ()

    @property
    def is_parquet(self) -> bool:
        """Whether its columns have types."""
        return self.container == "parquet"


def dossier_rows(file: ListFile, number: str = "null") -> str:
    """One row per dossier: unit, sector, channel and fee as written, days, what they said.

    A day that the formats fit is read at once; what else stands there is looked at only where they
    do not: spaces around it, a time behind it, a word for "not yet". ``…_unread`` tells whether a
    day that could not be read says anything. A dossier that ended without a result did so on the
    day of its return, or, where the list has none, when it was received (``undated``). ``number``
    is an expression for the row's number.
    """
    raw = {name: raw_text(file, name) for name in (*NEEDED, *OPTIONAL)}
    written = ", ".join(f"{text} as {name}" for name, text in raw.items())
    days = ", ".join(
        f"coalesce({_day(file, name)}, {_day_within(file, name)}) as {name}, {name} as {name}_text"
        for name in DAYS
    )
    # "case", for both sides of an "and" are worked out for every row.
    told = ", ".join(
        f"{name}, case when {name} is null and {name}_text is not null"
        f" then {content_of(file, f'{name}_text')} is not null else false end as {name}_unread"
        for name in DAYS
    )
    # Words one by one: a long "in" would become a join, worked out for every row of the list.
    ended, done = (
        " or ".join(f"state = {_quoted(word)}" for word in words)
        for words in (file.ended, file.done)
    )
    rows = f"""
select unit, sector, channel, fee, row, {told}, {f"coalesce({ended}, false)" if ended else "false"}
    as ended, {f"coalesce({done}, false)" if done else "false"} as done
from (
    select unit, sector, channel, fee, state, row, {days}
    from (select {written}, {number} as row from {source(file)})
)"""
    if not ended:
        return f"select *, false as undated from ({rows})"
    return f"""
select * replace (case when undated then received else returned end as returned)
from (select *, ended and returned is null and not returned_unread as undated from ({rows}))"""


def content_of(file: ListFile, name: str) -> str:
    """What a cell says, in plain spaces and composed letters; null where it says nothing."""
    text = f"trim(replace(nfc_normalize({name}), chr(160), ' '))"
    nothing = ", ".join(map(_quoted, ("", *file.nothing)))
    return f"case when not list_contains([{nothing}], lower({text})) then {text} end"


def raw_text(file: ListFile, name: str) -> str:
    """A column as it is written; of parquet, days and numbers in one way of writing each."""
    place = file.columns.get(name)
    if place is None:
        return "null::varchar"
    if not file.is_parquet:
        return f"c{place}"
    column, kind = _name(file.names[place]), file.types[place] if file.types else ""
    if kind == "TIMESTAMP WITH TIME ZONE":
        # Not left to the server's own time zone.
        moment = f"make_timestamp(epoch_us({column}) + {_AHEAD * 60_000_000})"
        return f"cast(cast({moment} as date) as varchar)"
    if name == "fee" and kind.startswith(("DECIMAL", "DOUBLE", "FLOAT")):
        return f"cast(try_cast({column} as decimal(38, 6)) as varchar) || 'E0'"
    return f"cast({column} as varchar)"


def bare_format(text: str) -> str:
    """A format without the time behind its day."""
    return _TIME.sub("", text)


def formats_of(file: ListFile, name: str) -> tuple[str, ...]:
    """The formats of a column of days; parquet has days as days, which are written the ISO way."""
    own = file.own_formats.get(name)
    if own is not None:
        return tuple(own)
    return (*file.date_formats, *(_PARQUET_DAYS if file.is_parquet else ()))


def _day(file: ListFile, name: str) -> str:
    return f"cast({_read(name, formats_of(file, name))} as date)"


def _day_within(file: ListFile, name: str) -> str:
    """A day from a cell that no format fits as a whole: spaces around it, a time behind it."""
    text = f"trim(replace({name}, chr(160), ' '))"
    behind = _quoted(f"{_CLOCK}(?:{_ZONE})?$")
    bare = f"trim(regexp_replace({text}, {behind}, '', 'i'))"
    day = f"cast({_read(bare, dict.fromkeys(map(bare_format, formats_of(file, name))))} as date)"
    zoned = _quoted(f"{_CLOCK}{_ZONE}$")
    return (
        f"case when {name} is not null then {day} + case when regexp_matches({text}, {zoned}, 'i')"
        f" then {_days_ahead(text, zoned)} else 0 end end"
    )


def _days_ahead(text: str, zoned: str) -> str:
    """How many days later it is in Vietnam than where a moment was written: -1, 0 or 1."""
    # Taken apart once: each part by a pattern of its own took a short list longer than its rows.
    parts = f"regexp_extract({text}, {zoned}, [{', '.join(map(_quoted, _PARTS))}], 'i')"
    hour = (
        "case upper(p.half) when '' then p.hour::int else p.hour::int % 12 +"
        " case when upper(p.half) in ('PM', 'CH') then 12 else 0 end end"
    )
    hours, minutes = (
        f"coalesce(try_cast(replace(p.sign, '+', '') || p.{one} as int), 0)"
        for one in ("hours", "minutes")
    )
    clock = f"({hour}) * 60 + p.minute::int - ({hours} * 60 + {minutes}) + {_AHEAD}"
    return f"[cast(floor(({clock}) / 1440.0) as int) for p in [{parts}]][1]"


def _read(text: str, formats: Sequence[str] | Mapping[str, None]) -> str:
    return f"try_strptime({text}, [{', '.join(map(_quoted, formats))}])"


def source(file: ListFile) -> str:
    """The list's rows in SQL, all columns of text as text."""
    if file.is_parquet:
        return f"read_parquet({sql_path(file.path)})"
    columns = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(len(file.names)))
    return (
        f"read_csv({sql_path(file.path)}, auto_detect = false, header = false,"
        f" skip = {file.skip}, columns = {{{columns}}},"
        f" delim = {_quoted(file.delimiter)}, quote = '\"', escape = '\"', compression = 'none')"
    )


def column_of(file: ListFile, place: int) -> str:
    """A column by its place, as SQL names it."""
    return _name(file.names[place]) if file.is_parquet else f"c{place}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'
