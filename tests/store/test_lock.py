"""One writer at a time, told with real processes and threads."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from analytics.errors import StoreBusy
from analytics.store import Serving, accept_together, ensure, look
from analytics.store.folders import REPOSITORY
from analytics.store.inventory import decision
from analytics.store.lock import WAITING
from analytics.store.publication import BUILDING, commit, writing
from analytics.store.snapshots import snapshots
from tests.store.test_together import WHEN, receipt, reporting

ENSURE = """
import sys
from pathlib import Path
from analytics.errors import StoreBusy
from analytics.store import Serving, accept_together, ensure, look
store, data = map(Path, sys.argv[1:])
print(ensure(store, lambda message: print(message.vi, file=sys.stderr, flush=True), data=data))
"""

# Takes the lock and begins a build; goes on when the file "go" appears.
SLOW_BUILD = """
import sys, time
from pathlib import Path
from analytics.store.publication import _use, snapshot_of, writing
store, data = map(Path, sys.argv[1:])
with writing(store, data) as held:
    (store / ".building-1-mine.duckdb").write_bytes(b"half")
    (store / "begun").touch()
    while not (store / "go").exists():
        time.sleep(0.01)
    print(_use(held, *snapshot_of(held, held.archive)))
"""


def start(program: str, store: Path, data: Path, errors: Path) -> subprocess.Popen[str]:
    with errors.open("w") as file:
        return subprocess.Popen(
            [sys.executable, "-c", program, str(store), str(data)],
            cwd=REPOSITORY,
            stdout=subprocess.PIPE,
            stderr=file,
            text=True,
        )


def wait_until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end, "waited a minute in vain"
        time.sleep(0.01)


def test_one_process_builds_and_the_other_waits_says_so_and_uses_it(
    store: Path, data: Path, tmp_path: Path
) -> None:
    builder = start(SLOW_BUILD, store, data, tmp_path / "builder")
    wait_until((store / "begun").exists)
    waiting = start(ENSURE, store, data, tmp_path / "waiting")
    wait_until(lambda: WAITING.vi in (tmp_path / "waiting").read_text())
    assert waiting.poll() is None
    (store / "go").touch()
    built, used = (process.communicate(timeout=300)[0] for process in (builder, waiting))
    assert built == used != ""
    assert [f"{path}\n" for path in snapshots(store)] == [used]
    assert BUILDING.vi not in (tmp_path / "waiting").read_text()


def test_two_processes_on_an_empty_store_build_one_snapshot(
    store: Path, data: Path, tmp_path: Path
) -> None:
    processes = [start(ENSURE, store, data, tmp_path / name) for name in ("one", "two")]
    first, second = (process.communicate(timeout=300)[0] for process in processes)
    assert first == second
    assert [f"{path}\n" for path in snapshots(store)] == [first]
    said = (tmp_path / "one").read_text() + (tmp_path / "two").read_text()
    assert said.count(BUILDING.vi) == 1


def test_a_killed_builder_leaves_neither_lock_nor_file(
    store: Path, data: Path, tmp_path: Path
) -> None:
    builder = start(SLOW_BUILD, store, data, tmp_path / "builder")
    wait_until((store / "begun").exists)
    os.kill(builder.pid, signal.SIGKILL)
    builder.communicate(timeout=300)
    said: list[str] = []
    path = ensure(store, said.append, data=data)
    assert said == [BUILDING]
    assert snapshots(store) == [path]
    assert list(store.glob(".building-*")) == []


def test_threads_of_one_process_build_one_snapshot(store: Path, data: Path) -> None:
    said: list[str] = []
    with ThreadPoolExecutor(6) as pool:
        paths = set(pool.map(lambda _: ensure(store, said.append, data=data), range(6)))
    assert len(paths) == 1
    assert snapshots(store) == list(paths)
    assert said.count(BUILDING) == 1


def test_a_lock_that_somebody_deletes_loses_no_load(store: Path, data: Path) -> None:
    accept_together([receipt("568")], root=store, data=data)
    line = decision("rollback", [1], who="Lan", when=WHEN, why="")
    with writing(store, data) as held:
        (store / "lock").unlink()
        _, path = accept_together([receipt("569")], root=store, data=data)
        with pytest.raises(StoreBusy):
            commit(held, [line])
    assert look(store, data=data) == Serving(path)
    assert reporting(path) == ["568", "569"]
