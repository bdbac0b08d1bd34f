"""The table, on the screen and in docs/benchmarks.md."""

import os
import platform
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.bench.result import Row
from tests.bench.servers import ROOT

PAGE = ROOT / "docs" / "benchmarks.md"
PARTS = ("a", "b", "c", "d", "e", "f", "g")
_LIBRARIES = ("streamlit", "duckdb", "pandas", "plotly", "dash")
_TABLE = re.compile(r"<!-- table -->.*<!-- end -->", re.DOTALL)
_HEAD = "| | what | measured | floor | ratio | limit | |\n|---|---|---:|---:|---:|---|---|"
_MET = {True: "✓", False: "**missed**", None: ""}


def show(rows: Sequence[Row]) -> None:
    """Print the rows in columns."""
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:.2f} ×"
        met = _MET[row.met].strip("*")
        said = f"{row.value}  {row.floor}  {ratio}  {row.limit}  {met}"
        print(f"({row.part}) {row.what}\n    {said}", flush=True)


def write(rows: Sequence[Row], path: Path = PAGE) -> None:
    """Put the table into the page; what stands around it is written by hand and stays."""
    lines = [_line(row) for row in sorted(rows, key=lambda row: row.part)]
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    load = os.getloadavg()[0]
    when = datetime.now(UTC).date().isoformat()
    machine = f"{os.cpu_count()} cores (load {load:.1f} at the end)"
    told = f"{when}, {machine}, Python {platform.python_version()}, {libraries}."
    table = "\n".join(["<!-- table -->", told, "", _HEAD, *lines, "<!-- end -->"])
    text = path.read_text(encoding="utf-8")
    path.write_text(_TABLE.sub(lambda _found: table, text), encoding="utf-8")


def _line(row: Row) -> str:
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    cells = (row.part, row.what, row.value, row.floor, ratio, row.limit, _MET[row.met])
    return f"| {' | '.join(cells)} |"
