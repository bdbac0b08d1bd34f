"""(1) Writers killed at every write operation: before or after, and nothing lies about.

For each work (accepting, taking back, rolling back, …) the operations are counted once; then it is
done again on a copy for each of them, and killed before it. Of what is left: a reader sees the
figures of before or those of after; the next writer clears up; nothing that counted is gone.
"""

import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from analytics.errors import DashboardError
from analytics.store import build, forward, rollback, withdraw
from analytics.store.archive import read_archive
from analytics.store.backup import back_up, restore
from analytics.store.check import check
from analytics.store.publication import writing
from analytics.store.recovery import give_up, recover
from tests.fixtures.loading import without_inventory
from tests.soak.hook import DONE, child
from tests.soak.result import Told
from tests.soak.stage import SAID, WHEN, Figures, Stage, edited, load_files, loaded

DAYS = 2 * 24 * 60 * 60
Act = Callable[[Stage], object]


@dataclass(frozen=True)
class Work:
    """Something that writes: what it needs, what is done, and what the next writer does after."""

    name: str
    act: Act
    prepare: Act = lambda _stage: None
    heal: Act | None = None
    whole: bool = True  # whether the store is whole before it
    kept: int = 2  # snapshots before it

    def next_writer(self, stage: Stage) -> object:
        """The same again where the store was not whole, else a build."""
        return (self.heal or _build)(stage)


def _build(stage: Stage) -> object:
    return build(stage.store, data=stage.data)


def _rollback(stage: Stage) -> object:
    return rollback(stage.store, data=stage.data, **SAID)


def _recover(stage: Stage) -> object:
    return recover(stage.store, data=stage.data, **SAID)


def _give_up(stage: Stage) -> object:
    return give_up(1, stage.store, data=stage.data, **SAID)


def _given_up(stage: Stage) -> object:
    return _build(stage) if 1 in stage.inventory.given_up else _give_up(stage)


def _back_up(stage: Stage, name: str = "a.zip") -> object:
    return back_up(stage.out / name, stage.store, data=stage.data, who="Lan", when=WHEN)


def _backed_up(stage: Stage) -> object:
    name = "b.zip" if (stage.out / "a.zip").exists() else "a.zip"
    return _back_up(stage, name)


def _older_backup(stage: Stage) -> None:
    _back_up(stage)
    load_files(stage, ("569", 41))


def _restore(stage: Stage) -> object:
    return restore(stage.out / "a.zip", stage.store, data=stage.data, when=WHEN)


def _elsewhere(stage: Stage) -> None:
    _back_up(stage)
    shutil.rmtree(stage.store)


def _old(stage: Stage) -> None:
    for path in stage.store.glob("dashboard-*"):
        os.utime(path, (time.time() - DAYS,) * 2)


def _damaged(stage: Stage) -> None:
    loads = stage.store / "loads"
    next(loads.glob("0001-*.json")).unlink()
    next(loads.glob("0002-*.parquet")).write_bytes(b"x")
    (loads / "inventory.jsonl").unlink()


WORKS = (
    Work("accept", lambda stage: load_files(stage, ("569", 51))),
    Work("accept three", lambda stage: load_files(stage, ("568", 61), ("569", 62), ("22327", 63))),
    Work("accept, old builds pruned", lambda stage: load_files(stage, ("568", 71)), _old, kept=9),
    Work(
        "withdraw",
        lambda stage: withdraw([("2021-Q1", "569")], root=stage.store, data=stage.data, **SAID),
    ),
    Work("rollback", _rollback),
    Work("forward", lambda stage: forward(stage.store, data=stage.data, **SAID), _rollback),
    Work("build, an input changed", _build, lambda stage: edited(stage, 130777)),
    Work("first build", _build, lambda stage: shutil.rmtree(stage.store)),
    Work("first inventory", _build, lambda stage: without_inventory(stage.store)),
    Work("back up", _back_up, heal=_backed_up),
    Work("restore an older backup", _restore, _older_backup),
    Work("restore elsewhere", _restore, _elsewhere),
    Work("recover files", _recover, _damaged, _recover, whole=False),
    Work(
        "recover all",
        _recover,
        lambda stage: shutil.rmtree(stage.store / "loads"),
        _recover,
        whole=False,
    ),
    Work(
        "give up",
        _give_up,
        lambda stage: next((stage.store / "loads").glob("0001-*.parquet")).unlink(),
        _given_up,
        whole=False,
    ),
)


@dataclass(frozen=True)
class Prepared:
    """A store as it is before a work, and what a reader sees before and after it.

    ``undone``: after a build instead of it.
    """

    work: Work
    stage: Stage
    before: Figures | None
    after: Figures | None
    undone: Figures | None
    steps: str

    @property
    def operations(self) -> list[int]:
        """Where it is cut off, from 1: each operation of files, every fourth of DuckDB's.

        Of these a build has one after the other for each of its tables.
        """
        files = [place for place, kind in enumerate(self.steps, start=1) if kind == "f"]
        tables = [place for place, kind in enumerate(self.steps, start=1) if kind == "d"]
        return sorted([*files, *tables[::4]])


def prepared(work: Work, base: Stage, place: Path) -> Prepared:
    """Count the write operations of a work on a copy of ``base``."""
    stage = base.copied(place / "before")
    for path in stage.built[work.kept :]:
        path.unlink()
    work.prepare(stage)
    done = stage.copied(place / "after")
    end = child(lambda: work.act(done), done.place)
    if end.code != DONE:
        raise AssertionError(f"{work.name}: {end}")
    undone = stage.copied(place / "undone")
    if work.whole:
        _build(undone)
    return Prepared(work, stage, stage.served(), done.served(), undone.served(), end.steps)


def kill(one: Prepared, at: int, place: Path, told: Told, *, anew: bool) -> None:
    """Do a work on a copy and kill it before an operation; say what is wrong then.

    ``anew``: everything is built and compared afterwards, not only the archive cleared.
    """
    stage = one.stage.copied(place)
    end = child(lambda: one.work.act(stage), stage.place, at)
    told.count("kills", int(end.killed))
    if not end.killed:
        told.faults.append(f"{one.work.name}, operation {at}: {end}")
    told.faults += judged(one, f"{one.work.name}, killed before operation {at}", stage, anew)
    shutil.rmtree(place)


def judged(one: Prepared, name: str, stage: Stage, anew: bool) -> list[str]:
    """What is wrong with a store whose writer has ended somehow."""
    faults = []
    seen = stage.served()
    if seen not in (one.before, one.after):
        faults.append(f"a reader sees neither before nor after: {seen}")
    known = [path.name for path in one.stage.built]
    numbers = {load.number for load in one.stage.inventory.all_loads}
    try:
        if anew:
            one.work.next_writer(stage)
            told = stage.served()
            if told != one.after and (told != one.undone or seen != one.before):
                faults.append(f"what a reader had seen is gone: {told}")
            check(stage.store, data=stage.data)
        elif one.work.whole:
            with writing(stage.store, stage.data):
                pass
        faults += [f"left over: {path}" for path in stage.leftovers(known)]
        archive = read_archive(stage.store / "loads")
        numbers |= {load.number for load in archive.inventory.all_loads}
        if archive.next_number <= max(numbers, default=0):
            faults.append(f"number {archive.next_number} was taken")
    except (DashboardError, OSError) as error:
        faults.append(f"the next writer: {error!r} {error}")
    return [f"{name}: {fault}" for fault in faults]


def story(base: Path, place: Path, seed: int = 1, timed: int = 60) -> Told:
    """Every work killed before each of its operations, and some at a random time."""
    told = Told("1", "writers killed at every write operation")
    stage = loaded(base)
    chance = random.Random(seed)
    for number, work in enumerate(WORKS):
        one = prepared(work, stage, place / str(number))
        for at in one.operations:
            kill(one, at, place / "try", told, anew=True)
        told.count("works")
    for _ in range(timed):
        one = prepared(chance.choice(WORKS), stage, place / "timed")
        _at_some_time(one, chance, place / "try", told)
        shutil.rmtree(place / "timed")
    return told


def _at_some_time(one: Prepared, chance: random.Random, place: Path, told: Told) -> None:
    stage = one.stage.copied(place)
    delay = chance.uniform(0.001, 0.5)
    end = child(lambda: one.work.act(stage), stage.place, before=lambda: _dies_after(delay))
    told.count("kills at a random time" if end.killed else "ended before")
    told.faults += judged(one, f"{one.work.name}, killed after {delay:.3f} s", stage, True)
    shutil.rmtree(place)


def _dies_after(seconds: float) -> None:
    """Let the system end this process after so much processor time."""
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
