"""(e) Building the store: published figures, the illustrative dataset, ten million rows."""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb

from analytics.store import build, ensure
from analytics.store.reader import sql_path
from tests.bench import large
from tests.bench.result import Row, milliseconds

TURNS = 3


def rows(folder: Path, part: str = "e") -> list[Row]:
    """Build each store anew; ``folder`` then holds the large one, for the other benchmarks."""
    with tempfile.TemporaryDirectory() as aside:
        place = Path(aside)
        small = min(_time(build, place / f"store-{n}") for n in range(TURNS))
        nothing_new = min(_time(ensure, place / "store-0") for _ in range(TURNS))
    started = time.perf_counter()
    file, number = large.write_rows(folder)
    generated = time.perf_counter() - started
    started = time.perf_counter()
    snapshot = large.build(folder, file, number)
    built = time.perf_counter() - started
    floor = _sorted_copy(file)
    size = snapshot.stat().st_size
    return [
        Row(part, "store build: published figures, illustrative dataset", milliseconds(small)),
        Row(part, "store at hand: checked again", milliseconds(nothing_new)),
        Row(part, f"{number:,} rows generated (Parquet)", f"{generated:.1f} s"),
        Row(
            part,
            f"store of {number:,} rows ({size / 1e6:.0f} MB); floor: one sorted copy in SQL",
            f"{built:.1f} s",
            f"{floor:.1f} s",
            built / floor,
        ),
    ]


def _time(work: Callable[[Path], Any], folder: Path) -> float:
    started = time.perf_counter()
    work(folder)
    return time.perf_counter() - started


def _sorted_copy(file: Path) -> float:
    """Seconds for one sorted copy of the rows into a new database, the least a build must do."""
    path = file.with_name(".floor.duckdb")
    path.unlink(missing_ok=True)
    started = time.perf_counter()
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            f"create table copied as select * from read_parquet({sql_path(file)})"
            " order by period, unit, sector"
        )
        connection.execute("checkpoint")
    seconds = time.perf_counter() - started
    path.unlink()
    return seconds


if __name__ == "__main__":
    for row in rows(Path(sys.argv[1])):
        print(row)
