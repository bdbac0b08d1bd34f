"""A child process whose n-th write operation is its last, or fails.

The child is forked from a process that has imported everything. What counts as one operation:
opening a file for writing, renaming, removing, making and removing folders, setting times, asking
for durability (fsync), and every statement by which DuckDB writes.
"""

import errno
import gc
import os
import re
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from analytics.errors import DashboardError

DONE, REFUSED, BROKEN = 0, 3, 4
LONGEST = 120  # seconds after which a child counts as hung; none takes ten

_EVENTS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.utime", "os.truncate"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_STATEMENTS = ("create", "copy", "checkpoint", "insert")

Act = Callable[[], object]


@dataclass(frozen=True)
class End:
    """How a child ended: its exit code, or minus the signal, and its last words.

    Those are what the work returned, or the error. ``steps`` are the operations that it began, a
    letter each: f of a file, d of DuckDB's.
    """

    code: int
    said: str
    steps: str

    @property
    def killed(self) -> bool:
        """Whether it was killed, as was intended."""
        return self.code in (-signal.SIGKILL, -signal.SIGVTALRM)


def die() -> None:
    """What a process does that loses its power."""
    os.kill(os.getpid(), signal.SIGKILL)


def full() -> None:
    """What a write meets on a full disk."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def child(work: Act, place: Path, at: int = 0, act: Act = die, before: Act | None = None) -> End:
    """Run ``work`` in a child and wait for it.

    Args:
        work: what is done; a DashboardError ends the child with REFUSED and its words.
        place: the folder whose files count.
        at: the operation (from 1) before which ``act`` is done; 0: never.
        act: ``die``, or ``full``: from that operation on each that needs room fails.
        before: done in the child first, not counted.
    """
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _in_child(work, place, at, act, before, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read().decode(errors="replace")
    _, status = os.waitpid(pid, 0)
    steps = "".join(re.findall("[\0\1]", told)).translate({0: "f", 1: "d"})
    return End(os.waitstatus_to_exitcode(status), re.sub("[\0\1]", "", told), steps)


def faults_of(work: Callable[[], list[str]]) -> list[str]:
    """The faults that ``work`` finds in a child; a child that breaks down is one, too."""
    end = child(lambda: "\n".join(work()), Path("/nowhere"))
    return end.said.splitlines() if end.code == DONE else [f"ended with {end.code}: {end.said}"]


def _in_child(work: Act, place: Path, at: int, act: Act, before: Act | None, pipe: int) -> None:
    code = BROKEN
    try:
        signal.alarm(LONGEST)
        # DuckDB's objects of the parent have no threads here: to let one go is to crash.
        gc.freeze()
        null = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(null, stream)
        if before is not None:
            before()
        _count(place, at, act, pipe)
        os.write(pipe, str(work()).encode())
        code = DONE
    except DashboardError as error:
        os.write(pipe, str(error).encode())
        code = REFUSED
    except BaseException:
        os.write(pipe, traceback.format_exc()[-3000:].encode())
    finally:
        os._exit(code)


def _count(place: Path, at: int, act: Act, pipe: int) -> None:
    """Tell each write operation through the pipe (one byte), and act before the n-th."""
    under, steps = str(place), 0

    def step(grows: bool = True, kind: bytes = b"\0") -> None:
        nonlocal steps
        steps += 1
        os.write(pipe, kind)
        if steps == at if act is die else steps >= at > 0 and grows:
            act()

    def heard(event: str, given: tuple[Any, ...]) -> None:
        if event == "open":
            path, _mode, flags = given
            if isinstance(path, str) and path.startswith(under) and (flags or 0) & _WRITING:
                step()
        elif event in _EVENTS:
            path = os.fsdecode(given[0]) if not isinstance(given[0], int) else under
            if path.startswith(under) or not path.startswith("/"):
                step(event == "os.mkdir")

    fsync, connect = os.fsync, duckdb.connect

    def counted_fsync(handle: int) -> None:
        step()
        fsync(handle)

    def counted_connect(*given: Any, **named: Any) -> Any:
        found = connect(*given, **named)
        if named.get("read_only"):
            return found
        return _Counted(found, lambda: step(kind=b"\1"))

    os.fsync = counted_fsync  # type: ignore[assignment]
    duckdb.connect = counted_connect  # type: ignore[assignment]
    sys.addaudithook(heard)


class _Counted:
    """A connection whose writing statements are counted."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, step: Act) -> None:
        self._connection, self._step = connection, step

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def __enter__(self) -> "_Counted":
        return self

    def __exit__(self, *unused: object) -> None:
        self._connection.close()

    def cursor(self) -> "_Counted":
        return _Counted(self._connection.cursor(), self._step)

    def execute(self, query: str, *given: Any) -> Any:
        if query.lstrip().startswith(_STATEMENTS):
            try:
                self._step()
            except OSError as error:
                raise duckdb.IOException(str(error)) from error
        return self._connection.execute(query, *given)
