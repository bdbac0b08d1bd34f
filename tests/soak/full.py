"""(5) A disk that is full: words and an exit code, the last good snapshot serves, nothing is left.

Two ways: from each write operation on every one that needs room is refused (works anywhere), and a
small disk of its own with nine levels of free space, tried with the commands (disk.py).
"""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from tests.soak.hook import DONE, REFUSED, child, full
from tests.soak.kills import WORKS, Prepared, judged, prepared
from tests.soak.result import Told
from tests.soak.stage import Stage, loaded

DECIDES = {"accept", "accept three", "withdraw", "rollback", "forward"}


def story(base: Path, place: Path) -> Told:
    """Every work with a disk that is full from one of its operations on.

    From each of those that change the archive, of the others from every fourth.
    """
    stage, told = loaded(base), _told()
    for number, work in enumerate(WORKS):
        one = prepared(work, stage, place / str(number))
        for at in one.operations[:: 1 if work.name in DECIDES else 4]:
            _fill(one, at, place / "try", told, anew=True)
    return told


def short(base: Stage, place: Path, works: Iterable[str], times: int) -> Told:
    """A few works, each with a disk that is full from some operation on."""
    told = _told()
    for work in (work for work in WORKS if work.name in works):
        one = prepared(work, base, place / work.name)
        for number in range(times):
            at = 1 + number * (len(one.steps) - 1) // (times - 1)
            _fill(one, at, place / "try", told, anew=False)
    return told


def _told() -> Told:
    return Told("5", "disk full from a write operation on")


def _begun(stage: Stage) -> set[str]:
    """What stands there so that the next writer finishes it: ``judged`` sees to it that it does."""
    begun = {"store/loads/.together.json"}
    plan = stage.store / ".replacing.json"
    if plan.exists():
        built = json.loads(plan.read_bytes())["built"]
        begun |= {"store/.replacing", "store/.replacing.json", f"store/{built}"}
    return begun


def _fill(one: Prepared, at: int, place: Path, told: Told, *, anew: bool) -> None:
    stage = one.stage.copied(place)
    lines = stage.inventory.lines
    end = child(lambda: one.work.act(stage), stage.place, at, full)
    known = [path.name for path in one.stage.built]
    name = f"{one.work.name}, full from operation {at}"
    told.count("refused" if end.code == REFUSED else "done all the same")
    if end.code not in (DONE, REFUSED) or not end.said:
        told.faults.append(f"{name}: {end}")
    if end.code == REFUSED and one.work.name in DECIDES and stage.inventory.lines != lines:
        told.faults.append(f"{name}: it is said not to be done, and is")
    left = set(stage.leftovers(known)) - _begun(stage)
    told.faults += [f"{name}, left over at once: {path}" for path in sorted(left)]
    told.faults += judged(one, name, stage, anew)
    shutil.rmtree(place)
