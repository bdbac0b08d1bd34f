"""Reading a workbook in a process of its own, with limits: ``python -m analytics.ingest.worker``.

A workbook can be made so that whoever reads it runs out of memory or time. Here only this process
does; the server says so and goes on. What comes back is JSON, which cannot do anything.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from analytics.ingest.cells import Sheet

MEMORY = 2**30
SECONDS = 60
_ROOT = Path(__file__).parents[2]


class TooMuch(Exception):
    """The file needs more memory or time than a form ever does."""


class Damaged(Exception):
    """The file cannot be read."""


def sheets_of(path: Path, container: str) -> tuple[Sheet, ...]:
    """Read a workbook's sheets, at most 1 GB and 60 seconds.

    Raises:
        TooMuch: beyond these limits.
        Damaged: for a workbook that cannot be read.
    """
    command = [sys.executable, "-m", "analytics.ingest.worker", str(path.resolve()), container]
    try:
        done = subprocess.run(command, cwd=_ROOT, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise TooMuch from error
    if done.returncode == _NO_MEMORY:
        raise TooMuch
    if done.returncode != 0:
        raise Damaged
    return tuple(_sheet(one) for one in json.loads(done.stdout))


_NO_MEMORY = 3


def main(arguments: Sequence[str]) -> int:
    """Write the sheets of a workbook to stdout as JSON; 3 when the memory does not do."""
    _limit()
    from analytics.ingest.workbook import read_sheets

    try:
        found = read_sheets(Path(arguments[0]), arguments[1])
        told = json.dumps([_plain(sheet) for sheet in found])
    except MemoryError:
        return _NO_MEMORY
    sys.stdout.write(told)
    return 0


def _limit() -> None:
    """Keep this process within its memory; where the system cannot, the time limit remains."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _plain(sheet: Sheet) -> dict[str, object]:
    return {
        "name": sheet.name,
        "rows": sheet.rows,
        "hidden": sheet.hidden,
        "hidden_rows": sorted(sheet.hidden_rows),
        "hidden_columns": sorted(sheet.hidden_columns),
        "uncomputed": sorted(sheet.uncomputed),
    }


def _sheet(plain: dict[str, list[list[object]]]) -> Sheet:
    return Sheet(
        name=str(plain["name"]),
        rows=tuple(tuple(row) for row in plain["rows"]),  # type: ignore[arg-type]
        hidden=bool(plain["hidden"]),
        hidden_rows=frozenset(plain["hidden_rows"]),  # type: ignore[arg-type]
        hidden_columns=frozenset(plain["hidden_columns"]),  # type: ignore[arg-type]
        uncomputed=frozenset((row, column) for row, column in plain["uncomputed"]),  # type: ignore[misc]
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
