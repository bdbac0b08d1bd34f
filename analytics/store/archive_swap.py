"""Another archive in the place of the one that is there: one step, wherever it is cut off.

What is to be done is written down first; every writer begins by finishing what a killed one left.
Nothing is deleted: what was there before goes into a folder of its own.
"""

import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from analytics.store.files import sync, write_whole
from analytics.store.snapshots import is_good, publish, put_to_use, serves, snapshots

_PLAN, _PLACE = ".replacing.json", ".replacing"


@dataclass(frozen=True)
class Plan:
    """Names within the store folder: the snapshot of the new archive, what is kept where.

    ``built`` is a snapshot of ``digest`` (that may have its name already), ``before`` the folder
    that what was there goes into.
    """

    built: str
    digest: str
    before: str


def replace_archive(folder: Path, unpacked: Path, plan: Plan) -> None:
    """Put an unpacked archive (loads/) and its snapshot to use; the caller holds the lock."""
    try:
        unpacked.rename(folder / _PLACE)
        write_whole(folder / _PLAN, json.dumps(asdict(plan)).encode())
    except OSError:  # it was not decided on
        _end(folder, plan)
        raise
    finish_replacing(folder)


def finish_replacing(folder: Path) -> None:
    """Do what is left to do of a replacement; the caller holds the lock."""
    try:
        plan = Plan(**json.loads((folder / _PLAN).read_bytes()))
    except (FileNotFoundError, ValueError, TypeError):  # none was decided on
        _end(folder)
        return
    loads, anew, before = folder / "loads", folder / _PLACE / "loads", folder / plan.before
    if anew.exists():
        try:
            _keep(loads, before)
        except OSError:  # back as it was: moved or not
            if not loads.exists() and (before / loads.name).exists():
                (before / loads.name).rename(loads)
            _end(folder, plan)
            raise
        anew.rename(loads)
        sync(folder)
    built = folder / plan.built
    if built.exists() and not serves(built, plan.digest):
        publish(built, plan.digest)
    fitting = [path for path in snapshots(folder) if serves(path, plan.digest) and is_good(path)]
    for path in fitting[:1]:
        put_to_use(path)
    for path in snapshots(folder):
        if path not in fitting:
            _keep(path, before)
    _end(folder)


def _end(folder: Path, given_up: Plan | None = None) -> None:
    """Remove the plan and what is left of it; of one that is given up also what was made for it."""
    (folder / _PLAN).unlink(missing_ok=True)
    if (folder / _PLACE).exists():
        shutil.rmtree(folder / _PLACE)
    if given_up is not None:
        before = folder / given_up.before
        if before.exists() and not any(before.iterdir()):
            before.rmdir()
        if not serves(built := folder / given_up.built, given_up.digest):
            built.unlink(missing_ok=True)


def _keep(path: Path, before: Path) -> None:
    if path.exists() or path.is_symlink():
        before.mkdir(exist_ok=True)
        path.rename(before / path.name)
        sync(before)
        sync(path.parent)
