"""(3) Publications while four readers read all the time, and writers are killed between them.

Each publication gives every unit the same new number, so a reader that sees two of them in one
answer, or goes back to an earlier one, is noticed. Readers are processes, or threads of one, which
share what they know of a file as those of a server do.
"""

import os
import random
import time
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

from analytics.store import accept, look, open_reader, signature
from analytics.store.check import check
from tests.soak.hook import child
from tests.soak.result import Told
from tests.soak.stage import UNITS, Figures, Stage, figures, loaded, receipt

READERS = 4
_FIRST = 1000


def story(base: Path, place: Path, publications: int = 60) -> Told:
    """So many publications under readers, a writer killed before each."""
    return read(loaded(base).copied(place), publications, publications)


def read(
    stage: Stage, publications: int, kills: int, *, threads: bool = False, pause: float = 0
) -> Told:
    """The same on a store of one's own; the kills lie evenly among the write operations.

    ``pause``: seconds that a reader looks at what it read, so that the short form costs little.
    """
    told = Told("3", f"publications under {READERS} readers, writers killed between them")
    steps = len(child(lambda: _publish(stage, 0), stage.place).steps)
    every = [1 + number * (steps - 1) // max(kills - 1, 1) for number in range(kills)]
    random.Random(3).shuffle(every)
    processes, each = (1, READERS) if threads else (READERS, 1)
    pipes = [_start(stage, each, pause) for _ in range(processes)]
    try:
        for number in range(1, publications + 1):
            for at in every[number - 1 :: publications]:
                _kill(stage, number, at, told)
            _publish(stage, number)
            told.count("publications")
            told.faults += [
                f"{number}, left over: {one}"
                for one in stage.leftovers([path.name for path in stage.built])
            ]
    finally:
        (stage.place / "over").touch()
        for pipe, pid in pipes:
            with os.fdopen(pipe, "r") as answer:
                reads, *faults = answer.read().splitlines()
            os.waitpid(pid, 0)
            told.count("reads", int(reads))
            told.faults += faults
    given = [one.number for one in stage.inventory.all_loads]
    if given != list(range(1, len(given) + 1)):
        told.faults.append(f"numbers of loads: {given}")
    check(stage.store, data=stage.data)
    return told


def _publish(stage: Stage, number: int) -> None:
    accept([receipt(_FIRST + number, *UNITS)], root=stage.store, data=stage.data)


def _kill(stage: Stage, number: int, at: int, told: Told) -> None:
    """Kill the publication of a number before an operation: it is not seen, or is whole."""
    end = child(lambda: _publish(stage, number), stage.place, at)
    told.count("kills", int(end.killed))
    path = look(stage.store, data=stage.data).path
    seen = {row[1] for row in _figures(path, path.stat().st_ino)[0]} if path is not None else None
    if not end.killed or seen not in ({_FIRST + number - 1}, {_FIRST + number}):
        told.faults.append(f"{number} killed before operation {at}: {end}, seen: {seen}")


@lru_cache
def _figures(path: Path, _number: int) -> Figures:
    """What a file says that was verified: it never changes."""
    return figures(path)


def _start(stage: Stage, threads: int, pause: float) -> tuple[int, int]:
    """Start a process that reads until it is over; its pipe and number."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        try:
            with ThreadPoolExecutor(threads) as pool:
                told = list(pool.map(lambda _: _read_all(stage, pause), range(threads)))
            faults = [fault for _, found in told for fault in found]
            os.write(writing, "\n".join([str(sum(reads for reads, _ in told)), *faults]).encode())
        except BaseException as error:
            os.write(writing, f"0\na reader ended: {error!r}".encode())
        finally:
            os._exit(0)
    os.close(writing)
    return reading, pid


def _read_all(stage: Stage, pause: float) -> tuple[int, list[str]]:
    """Read as pages do: look again whenever the folders look different."""
    reads, last, faults, looked, reader = 0, _FIRST, [], None, None
    over = stage.place / "over"
    while not over.exists() or not reads:
        seen = signature(stage.store, stage.data)
        if seen != looked or reader is None:
            path = look(stage.store, data=stage.data).path
            if path is None:
                return reads, [*faults, "nothing serves"]
            reader, looked = open_reader(path), seen
        rows = reader.rows("select received_online as n from current_dossiers")
        numbers = {row["n"] for row in rows}
        reads += 1
        if len(rows) != len(UNITS) or len(numbers) != 1:
            faults.append(f"a mixture: {rows}")
        elif max(numbers) < last:
            faults.append(f"back from {last} to {numbers}")
        last = max(numbers, default=last)
        time.sleep(pause)
    return reads, faults
