"""(2) Files cut, or zeroed from some block on, as after a power cut: never believed.

What the archive lost is told and comes back from a snapshot, a snapshot is built again, a backup is
refused. Whatever a reader is shown meanwhile was published.
"""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from analytics.errors import DashboardError, InputProblems
from analytics.store import build, look
from analytics.store.backup import back_up, restore
from analytics.store.check import check
from analytics.store.recovery import recover
from tests.soak.hook import faults_of
from tests.soak.result import Told
from tests.soak.stage import SAID, WHEN, Figures, Stage, figures, loaded

BLOCK = 512
KINDS = {
    "inventory": "store/loads/inventory.jsonl",
    "manifest": "store/loads/*.json",
    "rows": "store/loads/*.parquet",
    "snapshot": "store/dashboard-*.duckdb",
    "CURRENT": "store/CURRENT",
    "backup": "out/*.zip",
}


def story(base: Path, place: Path, each: int = 20, seed: int = 2) -> Told:
    """Each kind of file torn ``each`` times."""
    return torn(with_backup(loaded(base)), place, each, seed)


def torn(stage: Stage, place: Path, each: int, seed: int = 2, *, anew: bool = True) -> Told:
    """The same on a store that has a backup in ``out``; ``anew``: it is mended and checked, too."""
    told = Told("2", "files cut or zeroed as by a power cut")
    chance = random.Random(seed)
    published = {figures(path) for path in stage.store.glob("dashboard-*.duckdb")}
    truth = stage.served()
    assert truth is not None
    for kind, pattern in KINDS.items():
        judge = JUDGES.get(kind, _of_archive)
        for _ in range(each):
            tried = stage.copied(place)
            file = chance.choice(sorted(tried.place.glob(pattern)))
            name = f"{file.relative_to(place)} {tear(file, chance)}"
            found = faults_of(lambda: judge(tried, truth, published, anew))  # noqa: B023
            told.faults += [f"{name}: {fault}" for fault in found]
            told.count(kind)
            shutil.rmtree(place)
    return told


def with_backup(stage: Stage) -> Stage:
    back_up(stage.out / "a.zip", stage.store, data=stage.data, who="Lan", when=WHEN)
    return stage


def tear(file: Path, chance: random.Random) -> str:
    """Cut a file at a random byte, or zero it from a block on; it is then another."""
    content = file.read_bytes()
    while True:
        if chance.random() < 0.5:
            at, how = chance.randrange(len(content)), "cut"
            left = content[:at]
        else:
            at, how = BLOCK * chance.randrange(-(-len(content) // BLOCK)), "zeroed"
            left = content[:at] + bytes(len(content) - at)
        if left != content:
            file.write_bytes(left)
            return f"{how} at {at}"


def _of_archive(stage: Stage, truth: Figures, _published: set[Figures], anew: bool) -> list[str]:
    faults = []
    serving = look(stage.store, data=stage.data)
    if stage.served() != truth:
        faults.append("a reader does not see what was published last")
    if not isinstance(serving.trouble, InputProblems):
        faults.append(f"a reader is told {serving.trouble!r}")
    for refuses in (build, check):  # before they build anything
        try:
            refuses(stage.store, data=stage.data)
            faults.append(f"{refuses.__name__} passes over it")
        except InputProblems:
            pass
    if anew:
        recover(stage.store, data=stage.data, **SAID)
    return faults + (_whole(stage, truth) if anew else [])


def _of_snapshot(stage: Stage, truth: Figures, published: set[Figures], anew: bool) -> list[str]:
    serving = look(stage.store, data=stage.data)
    faults = []
    if serving.path is None or figures(serving.path) not in published:
        faults.append("a reader sees what was never published")
    elif serving.trouble is None and figures(serving.path) != truth:
        faults.append("a reader is not told that the newest is missing")
    if anew:
        build(stage.store, data=stage.data)
    return faults + (_whole(stage, truth) if anew else [])


def _of_backup(stage: Stage, truth: Figures, _published: set[Figures], anew: bool) -> list[str]:
    (file,) = stage.out.glob("*.zip")
    before = sorted(stage.store.rglob("*"))
    try:
        restore(file, stage.store, data=stage.data, when=WHEN)
    except DashboardError:
        if sorted(stage.store.rglob("*")) != before:
            return ["a refused backup changed the store"]
    return _whole(stage, truth)


def _whole(stage: Stage, truth: Figures) -> list[str]:
    check(stage.store, data=stage.data)
    wrong = [] if stage.served() == truth else ["afterwards the figures are others"]
    return wrong + [f"left over: {path}" for path in stage.leftovers() if "dashboard" not in path]


JUDGES: dict[str, Callable[[Stage, Figures, set[Figures], bool], list[str]]] = {
    "snapshot": _of_snapshot,
    "CURRENT": _of_snapshot,
    "backup": _of_backup,
}
