"""A snapshot with ten million dossier rows: the illustrative dataset in hundreds of layers."""

from dataclasses import replace
from pathlib import Path

from analytics.demo import sectors_of, write_parquet
from analytics.demo.course import PERIODS
from analytics.store import Inputs, Load, publish, read_inputs
from analytics.store.archive import read_archive
from analytics.store.folders import archive_folder
from analytics.store.inputs import inputs_digest, read_files
from analytics.store.loads import DOSSIERS
from analytics.store.publication import write_snapshot
from analytics.store.snapshots import put_to_use

SIZE = 530


def write_rows(folder: Path, size: int = SIZE) -> tuple[Path, int]:
    """Write the rows of a size to a file in the folder; the file and how many they are."""
    folder.mkdir(parents=True, exist_ok=True)
    inputs = read_inputs()
    path = folder / f"so-lieu-minh-hoa-{size}.parquet"
    return path, write_parquet(path, inputs.tables["units"], inputs.tables["sectors"], size=size)


def build(folder: Path, path: Path, rows: int, size: int = SIZE) -> Path:
    """Build a snapshot of the published figures and the rows of a file, and put it to use.

    It goes under the digest of the inputs without them: readers find nothing wrong with it.
    """
    digest = inputs_digest(read_files(), read_archive(archive_folder(folder)))
    beside = folder / ".building-layers.duckdb"
    beside.unlink(missing_ok=True)
    write_snapshot(beside, _with_layers(read_inputs(), path, rows, size), digest)
    snapshot = publish(beside, digest)
    put_to_use(snapshot)
    return snapshot


def _with_layers(inputs: Inputs, path: Path, rows: int, size: int) -> Inputs:
    """The inputs with one load of illustrative dossiers and the sectors that they name."""
    load = Load(
        name=path.stem,
        kind=DOSSIERS,
        dataset="demo",
        document=None,
        file_name=path.name,
        sha256="",
        rows=path,
        row_count=rows,
        periods=PERIODS,
    )
    published = tuple(one for one in inputs.loads if one.dataset != "demo")
    tables = {**inputs.tables, "sectors": sectors_of(inputs.tables["sectors"], size)}
    return replace(inputs, tables=tables, loads=(*published, load))
