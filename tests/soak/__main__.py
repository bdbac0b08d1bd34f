"""``make soak`` · ``make soak ONLY=1``: tell every story, show the table, write it down."""

import os
import platform
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.report import PAGE
from tests.soak import damaged, disk, full, kills, reading, torn, viewers
from tests.soak.result import Told

Story = Callable[[Path], Told]
STORIES: dict[str, Sequence[Story]] = {
    "1": (lambda place: kills.story(place / "base", place),),
    "2": (lambda place: torn.story(place / "base", place / "try"),),
    "3": (lambda place: reading.story(place / "base", place / "try"),),
    "4": (lambda place: damaged.story(place / "base", place / "try"),),
    "5": (
        lambda place: full.story(place / "base", place),
        lambda place: disk.story(_made(place / "base").with_name("real"), place / "base"),
    ),
    "6": (viewers.story,),
}
_TABLE = re.compile(r"<!-- soak -->.*<!-- end of soak -->", re.DOTALL)
_HEAD = "| | what | tried | faults |\n|---|---|---|---|"


def main(only: str) -> int:
    """Tell all stories, or those named; the exit code is 1 if one found a fault.

    Only a run of all is written to docs/benchmarks.md.
    """
    unknown = set(only) - set(STORIES)
    if unknown:
        print(f"ONLY: {', '.join(STORIES)}", file=sys.stderr)
        return 2
    every: list[Told] = []
    for part in only or "".join(STORIES):
        for story in STORIES[part]:
            with tempfile.TemporaryDirectory(prefix="soak-") as place:
                told = story(Path(place))
            print(f"({told.part}) {told.what}: {told.numbers}", flush=True)
            for fault in told.faults:
                print(f"    {fault}", flush=True)
            every.append(told)
    if not only:
        write(every)
    return int(any(told.faults for told in every))


def write(every: Sequence[Told], path: Path = PAGE) -> None:
    """Put the table into its section of the page; what stands around it stays."""
    rows = [
        f"| {told.part} | {told.what} | {told.numbers} | {len(told.faults) or 'none'} |"
        for told in every
    ]
    when = datetime.now(UTC).date().isoformat()
    machine = f"{os.cpu_count()} cores (load {os.getloadavg()[0]:.1f} at the end)"
    head = f"{when}, {machine}, Python {platform.python_version()}."
    table = "\n".join(["<!-- soak -->", head, "", _HEAD, *rows, "<!-- end of soak -->"])
    text = path.read_text(encoding="utf-8")
    path.write_text(_TABLE.sub(lambda _found: table, text), encoding="utf-8")


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if sys.argv[1:] else ""))
