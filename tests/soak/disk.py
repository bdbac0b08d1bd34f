"""(5) Nine levels of free space on a small disk of its own, tried with the commands of the store.

The disk is a tmpfs, which takes the right to mount. Where that is missing, files may only grow to
a limit (RLIMIT_FSIZE), so that the same writes fail, DuckDB's among them.
"""

import io
import os
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from analytics.__main__ import main
from analytics.errors import DashboardError
from analytics.store import build, folders, look
from analytics.store.backup import back_up
from analytics.store.check import check
from tests.bench.servers import ROOT
from tests.soak.hook import DONE, child
from tests.soak.result import Told
from tests.soak.stage import UNITS, WHEN, Stage, loaded

SAMPLE = str(ROOT / "tests/ingest/samples/form-one-unit.xlsx")
# Free space at each level, in parts of the snapshot's size.
LEVELS = (0, 0.001, 0.01, 0.1, 0.3, 0.6, 0.9, 1.2, 2.5)
ROOMY = 512 * 2**20


@dataclass(frozen=True)
class Command:
    """A command, and what is done to the store before it; ``again`` if only it mends that."""

    name: str
    run: Callable[[Stage], int]
    prepare: Callable[[Stage], object] = lambda _stage: None
    again: bool = False


def _verb(*arguments: str) -> Callable[[Stage], int]:
    return lambda _stage: main(["store", *arguments])


def _lost(stage: Stage) -> None:
    next((stage.store / "loads").glob("0001-*.parquet")).unlink()


def _reworded(stage: Stage) -> None:
    path = stage.data / "catalogue" / "indicators.csv"
    path.write_bytes(path.read_bytes().replace("Tỷ lệ".encode(), "Tỉ lệ".encode(), 1))


COMMANDS = (
    Command("ingest", lambda _stage: main(["ingest", SAMPLE, "--who", "Lan"])),
    Command(
        "withdraw",
        lambda _stage: main(
            ["ingest", "--withdraw", "--unit", UNITS[0], "--period", "2021-Q1", "--why", "thử"]
        ),
    ),
    Command("build", _verb("build"), _reworded),
    Command("rollback", _verb("rollback", "--who", "Lan")),
    Command("recover", _verb("recover"), _lost, again=True),
    Command("give-up", _verb("give-up", "1", "--why", "thử"), _lost, again=True),
    Command("backup", lambda stage: main(["store", "backup", str(stage.out / "b.zip")])),
    Command("restore", lambda stage: main(["store", "restore", str(_backup_of(stage.place))])),
)


def story(base: Path, place: Path) -> Told:
    """Every command at every level; ``base`` is to be made, ``place`` is an empty folder."""
    stage = loaded(base, ROOT / "data")
    for path in sorted(stage.store.glob("dashboard-*"), key=os.path.getmtime)[:-2]:
        path.unlink()
    back_up(_backup_of(place / "try"), stage.store, data=stage.data, who="Lan", when=WHEN)
    with _disk(place) as limited:
        way = "free space of a small disk" if limited is _resized else "limits of a file's size"
        told = Told("5", f"{len(COMMANDS)} commands at {len(LEVELS)} levels of {way}")
        for level in LEVELS:
            for command in COMMANDS:
                tried = stage.copied(place / "try")
                try:
                    _try(command, level, tried, limited, told)
                finally:
                    limited(place, None)
                    shutil.rmtree(tried.place)
    return told


def _backup_of(place: Path) -> Path:
    """A backup that lies elsewhere than the disk that is filled."""
    return place.parent.with_name("aside.zip")


def _try(command: Command, level: float, stage: Stage, limited: "Limit", told: Told) -> None:
    name = f"{command.name}, room for {level:g} of a snapshot"
    current = look(stage.store, data=stage.data).path
    assert current is not None
    size = int(level * current.stat().st_size)
    command.prepare(stage)
    before = stage.served()
    at_start = limited(stage.place.parent, size)
    end = child(lambda: _said(command, stage), Path("/nowhere"), before=at_start)
    code, _, words = end.said.partition("\n")
    told.count("done" if code == "0" else "refused in words")
    if end.code != DONE or code not in ("0", "1") or not words.strip() or "Traceback" in words:
        told.faults.append(f"{name}: {end}")
    seen = stage.served()
    if seen is None or (code == "1" and seen != before):
        told.faults.append(f"{name}: a reader sees {seen} ({words})")
    told.faults += [f"{name}, left over: {one}" for one in stage.leftovers()]
    limited(stage.place.parent, None)
    try:
        if command.again and code == "1":
            _said(command, stage)
        build(stage.store, data=stage.data)
        check(stage.store, data=stage.data)
    except DashboardError as error:
        told.faults.append(f"{name}, with room again: {error}")


def _said(command: Command, stage: Stage) -> str:
    """The exit code of a command and everything it says."""
    words = io.StringIO()
    with _as_in_use(stage), redirect_stdout(words), redirect_stderr(words):
        code = command.run(stage)
    return f"{code}\n{words.getvalue()}"


@contextmanager
def _as_in_use(stage: Stage) -> Iterator[None]:
    """The stage's store and data as those of the commands."""
    data = folders.DATA
    folders.DATA = stage.data
    os.environ[folders.STORE_VARIABLE] = str(stage.store)
    try:
        yield
    finally:
        folders.DATA = data
        del os.environ[folders.STORE_VARIABLE]


Limit = Callable[[Path, int | None], Callable[[], None]]


@contextmanager
def _disk(place: Path) -> Iterator[Limit]:
    """A small disk at a folder, and how it is given so many free bytes (None: plenty)."""
    mount = ["mount", "-t", "tmpfs", "-o", f"size={ROOMY}", "soak", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        yield _grown
        return
    try:
        yield _resized
    finally:
        subprocess.run(["umount", str(place)], check=True)


def _resized(place: Path, free: int | None) -> Callable[[], None]:
    state = os.statvfs(place)
    used = (state.f_blocks - state.f_bfree) * state.f_frsize
    size = ROOMY if free is None else used + max(free, state.f_frsize)
    subprocess.run(["mount", "-o", f"remount,size={size}", str(place)], check=True)
    return lambda: None


def _grown(_place: Path, free: int | None) -> Callable[[], None]:
    """Where nothing can be mounted: no file of the child grows beyond so many bytes."""
    if free is None:
        return lambda: None
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (free, free))
