"""A snapshot with ten million dossier rows: the illustrative dataset in hundreds of layers."""

import hashlib
from pathlib import Path

from analytics.demo import sectors_of, write_parquet
from analytics.demo.course import PERIODS
from analytics.store import Inputs, Load, publish, read_inputs
from analytics.store.publication import write_snapshot
from analytics.store.snapshots import put_to_use

SIZE = 530


def write_rows(folder: Path, size: int = SIZE) -> tuple[Path, int]:
    """Write the rows of a size to a file in the folder; the file and how many they are."""
    folder.mkdir(parents=True, exist_ok=True)
    inputs = read_inputs(archive=folder / "none")
    path = folder / f"so-lieu-minh-hoa-{size}.parquet"
    return path, write_parquet(path, inputs.tables["units"], inputs.tables["sectors"], size=size)


def build(folder: Path, path: Path, rows: int, size: int = SIZE) -> Path:
    """Build a snapshot of the published figures and the rows of a file, and put it to use.

    It is pinned: the dashboard keeps to it although the inputs of the tree say otherwise.
    """
    digest = hashlib.sha256(f"benchmark {size} {path.stat().st_size}".encode()).hexdigest()
    beside = folder / ".building-benchmark.duckdb"
    beside.unlink(missing_ok=True)
    write_snapshot(beside, inputs_with(path, rows, size), digest)
    snapshot = publish(beside, digest)
    put_to_use(snapshot, pinned=True)
    return snapshot


def inputs_with(path: Path, rows: int, size: int) -> Inputs:
    """The inputs of the tree and one load of illustrative dossiers, with the sectors they name."""
    inputs = read_inputs(archive=path.parent / "none")
    load = Load(
        name=path.stem,
        kind="dossiers",
        dataset="demo",
        document=None,
        file_name=path.name,
        sha256="",
        rows=path,
        row_count=rows,
        periods=PERIODS,
    )
    tables = {**inputs.tables, "sectors": sectors_of(inputs.tables["sectors"], size)}
    return Inputs(tables, (*inputs.loads, load))
