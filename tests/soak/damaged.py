"""(4) Snapshots damaged at random, also through DuckDB itself: no reader is served one."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb

from analytics.store import build, look
from tests.soak.hook import faults_of
from tests.soak.result import Told
from tests.soak.stage import Stage, everything, loaded

BLOCK = 4096


def story(base: Path, place: Path, number: int = 240, seed: int = 4) -> Told:
    """So many damages, of each kind as many."""
    return damaged(loaded(base), place, number, seed)


def damaged(stage: Stage, place: Path, number: int, seed: int = 4, *, anew: bool = True) -> Told:
    """The same on a store that is there; ``anew``: it is built again, too."""
    told = Told("4", "snapshots damaged at random")
    chance = random.Random(seed)
    current = look(stage.store, data=stage.data).path
    assert current is not None
    whole = everything(current)
    for turn in range(number):
        name = list(DAMAGES)[turn % len(DAMAGES)]
        tried = stage.copied(place)
        seed = chance.randrange(2**32)
        found = faults_of(lambda: _judge(tried, whole, name, random.Random(seed), anew))  # noqa: B023
        told.faults += [f"{name} ({seed}): {fault}" for fault in found]
        told.count(name)
        shutil.rmtree(place)
    return told


def _judge(
    stage: Stage, whole: list[object], name: str, chance: random.Random, anew: bool
) -> list[str]:
    path = look(stage.store, data=stage.data).path
    assert path is not None
    DAMAGES[name](path, chance)
    serving = look(stage.store, data=stage.data)
    faults = []
    if serving.path is None:
        faults.append("nothing serves")
    elif serving.path == path and everything(path) != whole:
        faults.append("a reader is served the damaged one")
    elif serving.path != path and serving.trouble is None:
        faults.append("a reader is not told")
    if anew and everything(build(stage.store, data=stage.data)) != whole:
        faults.append("what is built again is something else")
    return faults


def _flipped(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 1, 8))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def _zeroed(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    at = BLOCK * chance.randrange(len(content) // BLOCK)
    content[at : at + BLOCK] = bytes(BLOCK)
    path.write_bytes(content)


def _cut(path: Path, chance: random.Random) -> None:
    os.truncate(path, chance.randrange(path.stat().st_size))


def _moved(path: Path, chance: random.Random) -> None:
    """Blocks of DuckDB's in each other's places."""
    size = 262144
    content = bytearray(path.read_bytes())
    one, other = (3 * BLOCK + size * chance.randrange(len(content) // size) for _ in range(2))
    content[one : one + size], content[other : other + size] = (
        content[other : other + size],
        content[one : one + size],
    )
    path.write_bytes(content)


def _swapped(path: Path, chance: random.Random) -> None:
    """Another snapshot, or something else, under its name."""
    others = [one for one in sorted(path.parent.glob("dashboard-*")) if one != path]
    if chance.random() < 0.8:
        shutil.copyfile(chance.choice(others), path)
    else:
        path.write_bytes(chance.randbytes(path.stat().st_size))


def _edited(path: Path, chance: random.Random) -> None:
    """A row changed, removed or added by whoever opens the file with DuckDB."""
    with duckdb.connect(str(path)) as connection:
        tables = connection.execute(
            "select table_name, column_name from duckdb_columns() where data_type = 'VARCHAR'"
            " and table_name in (select table_name from duckdb_tables() where estimated_size > 0)"
            " order by all"
        ).fetchall()
        table, column = chance.choice(tables)
        row = f"rowid = (select min(rowid) from {table})"
        edit = chance.choice(
            (
                f"update {table} set {column} = '7'",
                f"update {table} set {column} = coalesce({column}, '') || 'x' where {row}",
                f"delete from {table} where {row}",
                f"insert into {table} select * from {table} where {row}",
                f"alter table {table} rename {column} to moved",
                f"drop table {table}",
            )
        )
        connection.execute(edit)


DAMAGES: dict[str, Callable[[Path, random.Random], None]] = {
    "bits flipped": _flipped,
    "zeroed": _zeroed,
    "cut": _cut,
    "blocks moved": _moved,
    "swapped": _swapped,
    "edited": _edited,
}
