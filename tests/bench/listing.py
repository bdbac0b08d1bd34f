"""(g) A list of dossiers: from a file to published, and against plain DuckDB; its memory."""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import duckdb

from analytics.catalogue import read_catalogue
from analytics.ingest.dossier_list import read_list
from analytics.names import name_key
from analytics.periods import parse
from analytics.store import DATA
from analytics.store.reader import sql_path
from tests.bench.result import Row, compared, megabytes
from tests.bench.servers import ROOT
from tests.fixtures.loading import add_load
from tests.fixtures.memory import memory_reader

SMALL, LARGE = 130_000, 10_000_000
PERIOD = "2021-Q1"
WITHIN, OF_PLAIN, MEMORY = 5.0, 2.0, 2**30
TURNS = 3

# Dossiers of two years, of all units and local sectors; nobody's: names and numbers are counted up.
_LIST = """
copy (
    select
        'HS' || i as "Mã hồ sơ", 'Người thứ ' || i as "Họ và tên", '0000' || i as "Số CCCD",
        units[1 + h // 100 % len(units)] as "Đơn vị",
        sectors[1 + h // 100000 % len(sectors)] as "Lĩnh vực",
        strftime(received, '%d/%m/%Y') as "Ngày tiếp nhận",
        strftime(received + days, '%d/%m/%Y') as "Ngày hẹn trả",
        case when h % 50 > 0 then strftime(received + days * (h // 7 % 13)::int // 10, '%d/%m/%Y')
        end as "Ngày trả kết quả",
        case when h % 5 = 0 then 'Trực tuyến' else 'Trực tiếp' end as "Hình thức nộp"
    from (
        select i, (hash(i) // 64)::bigint as h, 1 + ((hash(i + 2) // 64) % 30)::int as days,
            date '2019-04-01' + ((hash(i + 1) // 64) % 730)::int as received,
            $units as units, $sectors as sectors
        from range({dossiers}) as numbers(i)
    )
) to {path} (header)"""

# What anybody needs who wants the sums by unit and sector: read, days made days, group.
_PLAIN = """
select "Đơn vị", "Lĩnh vực", count(*), {days}
from read_csv({path}, header = true, all_varchar = true, delim = ',')
group by all"""


def rows(_store: Path, part: str = "g") -> list[Row]:
    """Measure lists of two sizes, each made anew."""
    with tempfile.TemporaryDirectory() as aside:
        place = Path(aside)
        small, large = place / "small.csv", place / "large.csv"
        _write(small, SMALL)
        published = min(_published(small, place / f"store-{turn}") for turn in range(TURNS))
        _write(large, LARGE)
        times, floors, sizes = [], [], []
        for _turn in range(TURNS):
            seconds, size = _alone("list", large)
            times.append(seconds)
            sizes.append(size)
            floors.append(_alone("plain", large)[0])
    return [
        Row(
            part,
            f"list of {SMALL:,} dossiers (CSV): read, added to the archive, published",
            f"{published:.1f} s",
            limit=f"≤ {WITHIN:g} s",
            met=published <= WITHIN,
        ),
        compared(
            part,
            f"list of {LARGE:,} dossiers (CSV) added up; floor: plain DuckDB",
            times,
            floors,
            OF_PLAIN,
        ),
        Row(
            part,
            f"memory for a list of {LARGE:,} dossiers",
            megabytes(max(sizes)),
            limit=f"< {megabytes(MEMORY)}",
            met=max(sizes) < MEMORY,
        ),
    ]


def _write(path: Path, dossiers: int) -> None:
    catalogue = read_catalogue(memory_reader(DATA))
    units = catalogue.units_on(parse(PERIOD).last_day).values()
    # Two communes may have one name: the clerk is asked which is meant, nobody is here.
    found = Counter(name_key(row["name"]) for row in units)
    names = [row["name"] for row in units if found[name_key(row["name"])] == 1]
    sectors = [row["name"] for row in catalogue.sectors.values() if row["block"] == "local"]
    with duckdb.connect(":memory:") as connection:
        connection.execute("set enable_progress_bar = false")
        query = _LIST.format(dossiers=dossiers, path=sql_path(path))
        connection.execute(query, {"units": names, "sectors": sectors})


def _published(path: Path, store: Path) -> float:
    catalogue = read_catalogue(memory_reader(DATA))
    started = time.perf_counter()
    reading = read_list(
        path,
        path.name,
        "0" * 64,
        catalogue,
        container="csv",
        period=PERIOD,
        work=path.parent,
        window="calendar",
    )
    assert not reading.errors and not reading.unanswered, (reading.faults, reading.unanswered)
    add_load(
        reading.rows,
        kind="dossiers",
        file_name=path.name,
        sha256=reading.sha256,
        who="bench",
        when="2021-04-05T08:00:00+07:00",
        root=store,
    )
    return time.perf_counter() - started


def _alone(work: str, path: Path) -> tuple[float, int]:
    """Seconds, and bytes at the most, of a process that does nothing else."""
    command = [sys.executable, "-m", "tests.bench.listing", work, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    seconds, size = json.loads(done.stdout)
    return seconds, size


def main(work: str, path: Path) -> None:
    """Do one of both in this process and write its seconds and bytes to stdout."""
    catalogue = read_catalogue(memory_reader(DATA))
    started = time.perf_counter()
    if work == "list":
        reading = read_list(
            path,
            path.name,
            "0" * 64,
            catalogue,
            container="csv",
            period=PERIOD,
            work=path.parent,
            window="calendar",
        )
        assert reading.rows and not reading.errors
    else:
        days = ", ".join(
            f"count(strptime(\"{name}\", '%d/%m/%Y'))"
            for name in ("Ngày tiếp nhận", "Ngày hẹn trả", "Ngày trả kết quả")
        )
        with duckdb.connect(":memory:") as connection:
            connection.execute("set enable_progress_bar = false")
            connection.execute(_PLAIN.format(days=days, path=sql_path(path))).fetchall()
    seconds = time.perf_counter() - started
    # A list is read in a process of its own: the larger of the two counts.
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    most = max(resource.getrusage(one).ru_maxrss for one in whose) * 1024
    sys.stdout.write(json.dumps([seconds, most]))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
