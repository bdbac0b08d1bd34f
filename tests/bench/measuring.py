"""(b) ``measured`` over ten million dossier rows, against the same SQL written by hand."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import duckdb

from analytics.filters import Filter
from analytics.query import measured
from analytics.store import Reader, current
from analytics.store.reader import READ_ONLY_SETTINGS
from tests.bench.result import Row, milliseconds

THREADS = 2
TURNS = 15
METRICS = ("received", "resolved", "on_time_rate", "late", "online_rate")
RECENT, YEAR_BEFORE = "2021-Q1", "2020-Q1"

# What METRICS need, as somebody would write it who knows the answer is complete.
BY_HAND = """
select period,
    sum(received_online) as online,
    sum(received_online + received_in_person) as received,
    sum(resolved_early + resolved_on_time) as on_time,
    sum(resolved_early + resolved_on_time + resolved_late) as resolved,
    sum(resolved_late) as late
from current_dossiers
where dataset = 'demo' and {where}
group by period
order by period
"""
_LOCAL = "block = 'local' and level <> 'public_service'"

SCOPES = (
    ("province", Filter(), _LOCAL),
    ("district level", Filter("district"), "block = 'local' and level = 'district'"),
    ("one area", Filter(None, "568"), "block = 'local' and area = '568'"),
    ("one sector", Filter(None, None, "dat-dai"), f"{_LOCAL} and sector = 'dat-dai'"),
)
SHORT, LONG, OF_HAND = 0.030, 0.150, 1.5


def rows(store: Path, part: str = "b") -> list[Row]:
    """Measure on a store of ten million rows.

    Every call is of a scope that the snapshot was not asked about before; what all scopes share
    (targets, periods, which indicators are printed) is kept, as in a server that has started.
    """
    path = current(store)
    assert path is not None
    settings = READ_ONLY_SETTINGS | {"threads": THREADS}
    connection = duckdb.connect(str(path), read_only=True, config=settings)
    periods = [
        row[0]
        for row in connection.execute(
            "select distinct period from reporting_units where dataset = 'demo' order by 1"
        ).fetchall()
    ]

    def ask(
        asked: list[str], chosen: Filter, split: str | None = None
    ) -> Callable[[], Callable[[], Any]]:
        def prepared() -> Callable[[], Any]:
            reader = Reader(connection, "bench")
            measured(reader, METRICS, [RECENT], Filter("commune", "571"), dataset="demo")
            return lambda: measured(reader, METRICS, asked, chosen, dataset="demo", split=split)

        return prepared

    def by_hand(where: str) -> Callable[[], Callable[[], Any]]:
        sql = BY_HAND.format(where=where)
        return lambda: lambda: connection.cursor().execute(sql).fetchall()

    told = []
    for name, chosen, _where in SCOPES:
        for words, asked in (("one quarter", [RECENT]), ("two quarters", [RECENT, YEAR_BEFORE])):
            (times,) = _in_turn(ask(asked, chosen))
            told.append(_short(part, f"measured {words}, {name}", times))
    for split in ("level", "unit"):
        (times,) = _in_turn(ask([RECENT, YEAR_BEFORE], Filter(), split))
        told.append(_short(part, f"measured two quarters, split by {split}", times))
    for name, chosen, where in SCOPES:
        times, floors = _in_turn(ask(periods, chosen), by_hand(where))
        ratio = median(times) / median(floors)
        told.append(
            Row(
                part,
                f"measured 17 quarters, {name}; floor: by hand",
                milliseconds(median(times)),
                milliseconds(median(floors)),
                ratio,
                f"≤ {OF_HAND:g} ×, ≤ {milliseconds(LONG)}",
                ratio <= OF_HAND and median(times) <= LONG,
            )
        )
    return told


def _short(part: str, what: str, times: list[float]) -> Row:
    value = median(times)
    return Row(
        part, what, milliseconds(value), limit=f"≤ {milliseconds(SHORT)}", met=value <= SHORT
    )


def _in_turn(*works: Callable[[], Callable[[], Any]]) -> list[list[float]]:
    for prepared in works:
        prepared()()
    times: list[list[float]] = [[] for _ in works]
    for _ in range(TURNS):
        for prepared, into in zip(works, times, strict=True):
            work = prepared()
            started = time.perf_counter()
            work()
            into.append(time.perf_counter() - started)
    return times


if __name__ == "__main__":
    for row in rows(Path(sys.argv[1])):
        print(row)
