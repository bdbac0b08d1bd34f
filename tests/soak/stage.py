"""A small data folder and stores of it; what a snapshot says, and what lies about in a store."""

import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analytics import schema
from analytics.store import Receipt, accept, build, look, open_reader
from analytics.store.inventory import Inventory, read_inventory
from analytics.store.snapshots import is_good, snapshots
from tests.fixtures.memory import memory_inputs

VALUES = [
    {"indicator": "received", "value": 130729, "locator": "II.2 ¶1"},
    {"indicator": "on_time_rate", "value": 98.63},
]
PUBLISHED = "published/report-2021-Q1.csv"
UNITS = ("568", "569", "22327")
WHEN = "2021-04-05T08:30:00+07:00"
SAID = {"who": "Lan", "when": WHEN, "why": "thử"}

Figures = tuple[Any, ...]


@dataclass(frozen=True)
class Stage:
    """The folder of one try, with its store, its data and a place for backups."""

    place: Path

    @property
    def store(self) -> Path:
        return self.place / "store"

    @property
    def data(self) -> Path:
        return self.place / "data"

    @property
    def out(self) -> Path:
        return self.place / "out"

    @property
    def inventory(self) -> Inventory:
        """The inventory that is written; an empty one where there is none."""
        return read_inventory(self.store / "loads") or Inventory()

    def copied(self, place: Path) -> "Stage":
        """The same in another folder, which must not exist."""
        shutil.copytree(self.place, place, symlinks=True)
        return Stage(place)

    @property
    def built(self) -> list[Path]:
        """The snapshots, the newest first."""
        return snapshots(self.store)

    def served(self) -> Figures | None:
        """What a reader is shown; None without a snapshot."""
        path = look(self.store, data=self.data).path
        return None if path is None else figures(path)

    def leftovers(self, known: Collection[str] = ()) -> list[str]:
        """Files that nobody finished, names or keeps on purpose.

        A snapshot must be good, too, not only be called like one; those whose names are ``known``
        were looked at before.
        """
        good = {path for path in snapshots(self.store) if path.name in known or is_good(path)}
        named = {*(self.store / name for name in ("lock", "CURRENT", ".uploads")), *good}
        loads = self.store / "loads"
        named |= {loads, loads / "inventory.jsonl"}
        for one in self.inventory.all_loads:
            named |= {loads / f"{one.name}{end}" for end in (".json", ".parquet")}
        if not self.inventory.lines:  # lost, or not made yet: the loads are what there is
            named |= set(loads.glob("[0-9]*"))
        found = [*self.store.glob("*"), *self.store.glob("loads/*")]
        found += [path for path in self.out.glob("*") if path.name.startswith(".")]
        kept = (
            path for path in found if "truoc-khoi-phuc-" in path.name or ".damaged" in path.name
        )
        return sorted(str(path.relative_to(self.place)) for path in {*found} - named - {*kept})


def write_data(folder: Path) -> Path:
    """Write the small catalogue and one published report as files of a data folder."""
    inputs = memory_inputs(None, VALUES, (), True, {})
    tables = {f"catalogue/{name}.csv": frame for name, frame in inputs.tables.items()}
    (load,) = inputs.loads
    tables[PUBLISHED] = load.rows[list(schema.PUBLISHED.names)]  # type: ignore[index]
    for name, frame in tables.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(frame.to_csv(index=False, lineterminator="\n").encode())
    return folder


def receipt(number: int, *units: str) -> Receipt:
    """One row of each unit, told apart from every other by its number."""
    zeros = ("received_in_person", "carried_over", "resolved_early", "resolved_late")
    row: dict[str, object] = dict.fromkeys((*zeros, "pending_in_time", "pending_overdue"), 0)
    row |= {"period": "2021-Q1", "sector": "dat-dai"}
    row |= {"received_online": number, "resolved_on_time": number}
    sha256 = f"{units}-{number}".encode().hex()[-64:].zfill(64)
    rows = [{**row, "unit": unit} for unit in units]
    return Receipt(rows, "dossiers", f"{units[0]}.xlsx", sha256, "Lan", WHEN)


def loaded(place: Path, data: Path | None = None) -> Stage:
    """A store with four loads, the second and third accepted together, on a copy of ``data``."""
    stage = Stage(place)
    if data is None:
        write_data(stage.data)
    else:
        for name in ("catalogue", "published"):
            shutil.copytree(data / name, stage.data / name)
    stage.out.mkdir()
    build(stage.store, data=stage.data)
    for given in ([("568", 11)], [("569", 21), ("22327", 31)], [("568", 12)]):
        load_files(stage, *given)
    return stage


def load_files(stage: Stage, *given: tuple[str, int]) -> Path:
    """Accept one-row files together; return the snapshot."""
    receipts = [receipt(number, unit) for unit, number in given]
    return accept(receipts, root=stage.store, data=stage.data)[1]


def edited(stage: Stage, number: int) -> None:
    """Change a published figure."""
    path = stage.data / PUBLISHED
    lines = path.read_text(encoding="utf-8").splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith("received,"))
    printed = f"{number:,}".replace(",", ".")
    old = next(cell for cell in lines[place].split(",") if cell.isdigit() and len(cell) == 6)
    before = f"{int(old):,}".replace(",", ".")
    lines[place] = lines[place].replace(f"{old},{before}", f"{number},{printed}")
    path.write_bytes("\n".join([*lines, ""]).encode())


def figures(path: Path) -> Figures:
    """What a snapshot says: every row that counts, the published figures, the loads it has."""
    reader = open_reader(path)
    queries = (
        "select unit, received_online from current_dossiers order by all",
        "select indicator, printed from indicator_values order by all",
        "select name from loads order by load_id",
    )
    return tuple(tuple(tuple(row.values()) for row in reader.rows(query)) for query in queries)


def everything(path: Path) -> list[object]:
    """Every row of every table of a snapshot in its order, with the columns."""
    reader = open_reader(path)
    tables = [row["table_name"] for row in reader.rows("select table_name from duckdb_tables()")]
    return [
        (name, [tuple(row.items()) for row in reader.rows(f"from {name}")])
        for name in sorted(tables)
    ]
