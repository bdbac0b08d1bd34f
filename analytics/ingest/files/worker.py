"""Reading what was received in a process of its own, with limits.

A file can be made so that whoever reads it runs out of memory or time. Here only this process
does; the server says so and goes on. It is given nothing of the server's surroundings. What comes
back is JSON, which cannot do anything. Lists have theirs in ``dossier_list.worker``; that of
workbooks is ``python -m analytics.ingest.files.worker``, which can write no file.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from analytics.ingest.files.cells import Damaged, Locked, Macros, Sheet, TooFar, TooMuch

MEMORY = 2**30
SECONDS = 60
_ROOT = Path(__file__).parents[3]
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
    answer = answer_of("analytics.ingest.files.worker", str(path.resolve()), container)
    if "far" in answer:
        raise TooFar(*answer["far"])
    if "refused" in answer:
        raise _REFUSALS[answer["refused"]]
    return tuple(_sheet(plain) for plain in answer["sheets"])


def answer_of(module: str, *arguments: str, asked: str = "") -> Any:
    """What a module answers that runs in a process of its own, at most 60 seconds.

    Args:
        module: it sets its own limits (``limit``) and writes JSON to stdout.
        arguments: of its command line.
        asked: what stands in its stdin.

    Raises:
        TooMuch: when it runs out of memory or time.
        Damaged: when it ends otherwise.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=_ROOT,
            env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
            input=asked.encode(),
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
    try:
        return json.loads(done.stdout)
    except ValueError:
        raise Damaged from None


def main(arguments: Sequence[str]) -> int:
    """Write the sheets of a workbook, or why they are not read, to stdout as JSON."""
    limit(MEMORY, SECONDS)
    from analytics.ingest.files.workbook import read_sheets

    try:
        sheets = read_sheets(Path(arguments[0]), arguments[1])
        answer = json.dumps({"sheets": [_plain(sheet) for sheet in sheets]})
    except (MemoryError, RecursionError, TooMuch):
        answer = json.dumps({"refused": "much"})
    except Locked:
        answer = json.dumps({"refused": "locked"})
    except Macros:
        answer = json.dumps({"refused": "macros"})
    except TooFar as far:
        answer = json.dumps({"far": [far.sheet, far.cell]})
    sys.stdout.write(answer)
    return 0


def limit(memory: int, seconds: int, files: int = 0) -> None:
    """Keep this process within its limits; where the system cannot, the time limit remains.

    Args:
        memory: bytes of address space.
        seconds: of all its processors.
        files: bytes of the largest file that it may write; pipes are no files.
    """
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (files, files))


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
        merged=tuple(tuple(corners) for corners in plain["merged"]),
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
