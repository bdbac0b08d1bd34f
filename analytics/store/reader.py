"""One snapshot, read-only, for many threads; how every database is opened."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pandas as pd

Made = TypeVar("Made")
Parameters = Sequence[object] | Mapping[str, object]

# Every connection to one file must have the same settings. Nothing is fetched at run time, no
# other file is read through SQL, and no Python variable is taken for a table.
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "python_enable_replacements": False,
}
READ_ONLY_SETTINGS = SETTINGS | {"enable_external_access": False, "lock_configuration": True}

# Answers that many questions share (coverage, targets, a report's figures), and what pages make of
# them: a few kB each, a chart or a table some ten.
_KEPT = 768


class Reader:
    """Answers queries on one snapshot; safe to share between threads.

    ``name`` is the snapshot's file name: results may be cached under it, for a snapshot never
    changes. There is no close(): closing would kill the cursors other threads still read from;
    dropping the last reference is enough.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, name: str) -> None:
        self._connection = connection
        self.name = name
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    def query(self, sql: str, parameters: Parameters = ()) -> pd.DataFrame:
        """Return the result as a frame.

        Values are bound (``?`` or ``$name``); names of tables and columns never come from users.
        DECIMAL and sum(bigint) arrive as float64: cast counts to bigint, or use ``rows``.
        """
        with self._connection.cursor() as cursor:
            return cursor.execute(sql, _bound(parameters)).df()

    def rows(self, sql: str, parameters: Parameters = ()) -> list[dict[str, Any]]:
        """Return the result as one dict per row, with int, str, date, Decimal and None."""
        with self._connection.cursor() as cursor:
            result = cursor.execute(sql, _bound(parameters))
            names = [str(column[0]) for column in result.description or ()]
            return [dict(zip(names, row, strict=True)) for row in result.fetchall()]

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what ``make`` gives, made once per key: a snapshot never changes.

        For small answers that many questions share; callers treat them as read-only. The least
        used are dropped. Two threads may both make the first one.
        """
        try:
            self._kept.move_to_end(key)
            answer: Made = self._kept[key]
        except KeyError:
            answer = self._kept[key] = make()
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return answer

    def __repr__(self) -> str:
        return f"Reader({self.name!r})"


def open_reader(path: Path) -> Reader:
    """Open the snapshot at ``path`` read-only; duckdb.Error when it is not a database."""
    return Reader(connect_read_only(path), Path(path).name)


def connect_read_only(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a database file as every reader of this package opens it."""
    if "?" not in str(path):
        return duckdb.connect(str(path), read_only=True, config=READ_ONLY_SETTINGS)
    # DuckDB looks for the log of such a file in another folder, which it must not be kept from.
    connection = duckdb.connect(str(path), read_only=True, config=SETTINGS)
    if connection.execute("select current_setting('enable_external_access')").fetchone() == (True,):
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
    return connection


def sql_path(path: Path) -> str:
    """Return a path as an SQL text literal."""
    return "'" + str(path).replace("'", "''") + "'"


def _bound(parameters: Parameters) -> dict[str, object] | list[object]:
    return dict(parameters) if isinstance(parameters, Mapping) else list(parameters)
