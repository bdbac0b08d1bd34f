"""Reading a workbook in a process of its own, with limits: ``python -m analytics.ingest.worker``.

A workbook can be made so that whoever reads it runs out of memory or time. Here only this process
does; the server says so and goes on. It is given nothing of the server's surroundings and can
write no file. What comes back is JSON, which cannot do anything.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from analytics.ingest.cells import Sheet
from analytics.ingest.refusals import Damaged, Locked, Macros, TooFar, TooMuch

MEMORY = 2**30
SECONDS = 60
_ROOT = Path(__file__).parents[2]
# What Python needs to start; nothing else of the environment, where keys may stand.
_ENVIRONMENT = ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "SYSTEMROOT", "LANG")
_REFUSALS = {"locked": Locked, "macros": Macros, "much": TooMuch}
# How a process ends that the system stopped: no memory left (its own limit, then the machine's),
# no time left.
_STOPPED = (-6, -9, -24)


def sheets_of(path: Path, container: str) -> tuple[Sheet, ...]:
    """Read a workbook's sheets, at most 1 GB and 60 seconds.

    Raises:
        TooMuch: beyond these limits.
        TooFar: for a sheet that is no table.
        Locked, Macros: for a workbook with a password, or with sheets that are macros.
        Damaged: for a workbook that cannot be read.
    """
    command = [sys.executable, "-m", "analytics.ingest.worker", str(path.resolve()), container]
    try:
        done = subprocess.run(
            command,
            cwd=_ROOT,
            env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TooMuch from error
    if done.returncode in _STOPPED:
        raise TooMuch
    if done.returncode != 0:
        raise Damaged
    told = json.loads(done.stdout)
    if "far" in told:
        raise TooFar(*told["far"])
    if "refused" in told:
        raise _REFUSALS[told["refused"]]
    return tuple(_sheet(one) for one in told["sheets"])


def main(arguments: Sequence[str]) -> int:
    """Write the sheets of a workbook, or why they are not read, to stdout as JSON."""
    _limit()
    from analytics.ingest.workbook import read_sheets

    try:
        found = read_sheets(Path(arguments[0]), arguments[1])
        told = json.dumps({"sheets": [_plain(sheet) for sheet in found]})
    except (MemoryError, RecursionError, TooMuch):
        told = json.dumps({"refused": "much"})
    except Locked:
        told = json.dumps({"refused": "locked"})
    except Macros:
        told = json.dumps({"refused": "macros"})
    except TooFar as far:
        told = json.dumps({"far": [far.sheet, far.cell]})
    sys.stdout.write(told)
    return 0


def _limit() -> None:
    """Keep this process within its limits; where the system cannot, the time limit remains."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Pipes are no files.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _plain(sheet: Sheet) -> dict[str, object]:
    return {
        "name": sheet.name,
        "rows": sheet.rows,
        "hidden": sheet.hidden,
        "hidden_rows": sorted(sheet.hidden_rows),
        "hidden_columns": sorted(sheet.hidden_columns),
        "uncomputed": sorted(sheet.uncomputed),
        "days": sheet.days,
        "merged": sheet.merged,
    }


def _sheet(plain: Mapping[str, Any]) -> Sheet:
    return Sheet(
        name=plain["name"],
        rows=tuple(tuple(row) for row in plain["rows"]),
        hidden=plain["hidden"],
        hidden_rows=frozenset(plain["hidden_rows"]),
        hidden_columns=frozenset(plain["hidden_columns"]),
        uncomputed=frozenset((row, column) for row, column in plain["uncomputed"]),
        days=tuple((column, first, after) for column, first, after in plain["days"]),
        merged=tuple(tuple(one) for one in plain["merged"]),
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
