"""A snapshot with ten million dossier rows: the illustrative dataset of hundreds of seeds.

The first has the catalogue's sectors, the nth its sectors numbered ("dat-dai.0002").
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analytics import schema
from analytics.demo import PERIODS, SEED, dossiers
from analytics.demo.dataset import COUNTED
from analytics.store import Inputs, Load, publish, read_inputs
from analytics.store.archive import read_archive
from analytics.store.folders import archive_folder
from analytics.store.inputs import inputs_digest, read_files
from analytics.store.loads import DOSSIERS
from analytics.store.publication import write_snapshot
from analytics.store.snapshots import put_to_use

SIZE = 530
# Layers of one row group: about 150,000 rows, near DuckDB's own 122,880.
_TOGETHER = 8
_TEXTS = [(name, pa.string()) for name in schema.DOSSIERS.key]
_SCHEMA = pa.schema([*_TEXTS, *((name, pa.int64()) for name in COUNTED)])


def write_rows(folder: Path, size: int = SIZE) -> tuple[Path, int]:
    """Write the rows of a size to a file in the folder; the file and how many they are."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = read_inputs().tables
    path = folder / f"so-lieu-minh-hoa-{size}.parquet"
    rows = 0
    with pq.ParquetWriter(path, _SCHEMA) as writer:
        for first in range(1, size + 1, _TOGETHER):
            numbers = range(first, min(first + _TOGETHER, size + 1))
            frame = pd.concat([_layer(tables, number) for number in numbers])
            writer.write_table(pa.Table.from_pandas(frame, _SCHEMA, preserve_index=False))
            rows += len(frame)
    return path, rows


def _layer(tables: Mapping[str, pd.DataFrame], number: int) -> pd.DataFrame:
    rows = dossiers(tables["units"], tables["sectors"], seed=SEED + number - 1)
    return rows if number == 1 else rows.assign(sector=rows["sector"] + f".{number:04d}")


def _sectors(sectors: pd.DataFrame, size: int) -> pd.DataFrame:
    """The catalogue's sectors and those of every further layer."""
    layers = [sectors]
    for number in range(2, size + 1):
        names = {name: sectors[name] + f" ({number})" for name in ("name", "name_en")}
        layers.append(sectors.assign(code=sectors["code"] + f".{number:04d}", **names))
    return pd.concat(layers, ignore_index=True)


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
    tables = {**inputs.tables, "sectors": _sectors(inputs.tables["sectors"], size)}
    return replace(inputs, tables=tables, loads=(*published, load))
