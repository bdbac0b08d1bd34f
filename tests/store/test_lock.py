"""One writer at a time, told with real processes and threads."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from analytics.errors import StoreBusy
from analytics.store import Serving, accept, ensure, look
from analytics.store.files import write_whole
from analytics.store.inventory import decision
from analytics.store.lock import WAITING
from analytics.store.publication import BUILDING, _use, commit, snapshot_of, writing
from analytics.store.snapshots import snapshots
from tests.fixtures.building import anew
from tests.fixtures.loading import WHEN, receipt, reporting
from tests.soak.hook import DONE, End, child

Process = Callable[..., "Future[End]"]


def starts(store: Path, data: Path, said: Path) -> Path:
    """What a server does that starts; ``said`` is the file of what it says."""
    with said.open("w", buffering=1) as file:
        return ensure(store, lambda message: print(message.vi, file=file), data=data)


def builds_slowly(store: Path, data: Path) -> Path:
    """Takes the lock and begins a build; goes on when the file "go" appears."""
    with writing(store, data) as held:
        (store / ".building-1-mine.duckdb").write_bytes(b"half")
        write_whole(store / "begun", str(os.getpid()).encode())
        wait_until((store / "go").exists)
        return _use(held, *snapshot_of(held, held.archive))


@pytest.fixture
def process() -> Iterator[Process]:
    """process(work, …): do it in a process of its own, which is forked."""
    with ThreadPoolExecutor() as pool:
        yield lambda work, *given: pool.submit(child, lambda: work(*given), Path("/nowhere"))


def wait_until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end, "waited a minute in vain"
        time.sleep(0.01)


@anew()
def test_one_process_builds_and_the_other_waits_says_so_and_uses_it(
    store: Path, data: Path, tmp_path: Path, process: Process
) -> None:
    said = tmp_path / "said"
    builder = process(builds_slowly, store, data)
    wait_until((store / "begun").exists)
    waiting = process(starts, store, data, said)
    wait_until(lambda: said.exists() and WAITING.vi in said.read_text())
    assert not waiting.done()
    (store / "go").touch()
    built, used = (one.result(300) for one in (builder, waiting))
    assert (built.code, used.code) == (DONE, DONE)
    assert built.said == used.said
    assert [str(path) for path in snapshots(store)] == [used.said]
    assert BUILDING.vi not in said.read_text()


@anew()
def test_two_processes_on_an_empty_store_build_one_snapshot(
    store: Path, data: Path, tmp_path: Path, process: Process
) -> None:
    told = [tmp_path / name for name in ("one", "two")]
    first, second = [one.result(300) for one in [process(starts, store, data, f) for f in told]]
    assert (first.code, first.said) == (second.code, second.said)
    assert [str(path) for path in snapshots(store)] == [first.said]
    assert "".join(file.read_text() for file in told).count(BUILDING.vi) == 1


def test_a_killed_builder_leaves_neither_lock_nor_file(
    store: Path, data: Path, process: Process
) -> None:
    builder = process(builds_slowly, store, data)
    wait_until((store / "begun").exists)
    os.kill(int((store / "begun").read_text()), signal.SIGKILL)
    assert builder.result(300).killed
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
    accept([receipt("568")], root=store, data=data)
    line = decision("rollback", [1], who="Lan", when=WHEN, why="")
    with writing(store, data) as held:
        (store / "lock").unlink()
        _, path = accept([receipt("569")], root=store, data=data)
        with pytest.raises(StoreBusy):
            commit(held, [line])
    assert look(store, data=data) == Serving(path)
    assert reporting(path) == ["568", "569"]
