"""``make bench`` · ``make bench ONLY=a``: run the benchmarks, show the table, write it down."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from analytics.store import build
from tests.bench import (
    building,
    large,
    listing,
    measuring,
    memory,
    painting,
    report,
    rerun,
    starting,
)
from tests.bench.result import Row

Benchmark = Callable[[Path], list[Row]]
SMALL: dict[str, tuple[Benchmark, ...]] = {
    "a": (rerun.rows, painting.rows),
    "d": (starting.rows,),
    "f": (memory.rows,),
    "g": (listing.rows,),
}
LARGE: dict[str, tuple[Benchmark, ...]] = {
    "b": (measuring.rows,),
    "c": (rerun.rows_of_large,),
}


def main(only: str) -> int:
    """Run all parts, or those named; only a run of all is written to docs/benchmarks.md."""
    parts = only or "".join(report.PARTS)
    unknown = set(parts) - set(report.PARTS)
    if unknown:
        print(f"ONLY: {', '.join(report.PARTS)}", file=sys.stderr)
        return 2
    rows: list[Row] = []

    def run(benchmark: Benchmark, store: Path) -> None:
        found = benchmark(store)
        report.show(found)
        rows.extend(found)

    with tempfile.TemporaryDirectory() as aside:
        small, big = Path(aside) / "demo", Path(aside) / "large"
        if "e" in parts:
            run(building.rows, big)
        elif set(parts) & set(LARGE):
            large.build(big, *large.write_rows(big))
        if set(parts) & set(SMALL):
            build(small)
        for part in parts:
            for benchmark in SMALL.get(part, ()):
                run(benchmark, small)
            for benchmark in LARGE.get(part, ()):
                run(benchmark, big)
    if not only:
        report.write(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if sys.argv[1:] else ""))
