"""The illustrative dataset written to a Parquet file in pieces: ten million rows and more."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analytics.demo.course import PERIODS
from analytics.demo.draws import Ints
from analytics.demo.rows import COLUMNS, COUNTED, SEED, Layer, check, layers_of
from analytics.demo.series import Series, series_of

# Layers of one row group: about 150,000 rows, near DuckDB's own 122,880.
_TOGETHER = 8

_SCHEMA = pa.schema([(name, pa.int64() if name in COUNTED else pa.string()) for name in COLUMNS])


def write_parquet(
    path: Path,
    units: pd.DataFrame,
    sectors: pd.DataFrame,
    *,
    seed: int = SEED,
    size: int = 1,
    progress: Callable[[int, int], None] = lambda done, layers: None,
) -> int:
    """Write the rows of ``dossiers`` to a Parquet file, and return how many they are.

    The same rows as ``dossiers`` gives, in the order layer, period, unit, sector; a few layers are
    held at a time, and the file takes its name when it is whole.

    Args:
        path: the file to write; an earlier one is replaced.
        units, sectors, seed, size: as of ``dossiers``.
        progress: called with the layers written and their number.

    Raises OutOfRange and UnknownName as ``dossiers``, OSError when the file cannot be written.
    """
    check(seed, size)
    series = series_of(units, sectors, seed)
    beside = path.with_name(f".{path.name}.part")
    rows = 0
    try:
        with pq.ParquetWriter(beside, _SCHEMA) as writer:
            waiting: list[pa.Table] = []
            for done, layer in enumerate(layers_of(series, seed, size, reported=True), start=1):
                waiting.append(_table(series, layer))
                if len(waiting) == _TOGETHER or done == size:
                    piece = pa.concat_tables(waiting)
                    writer.write_table(piece, row_group_size=piece.num_rows)
                    rows += piece.num_rows
                    waiting = []
                    progress(done, size)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return rows


def _table(series: Series, layer: Layer) -> pa.Table:
    columns = {
        "period": _codes(PERIODS, layer.period),
        "unit": _codes(series.units, layer.unit),
        "sector": _codes(layer.sectors, layer.sector),
    } | {name: pa.array(counts) for name, counts in layer.counts.items()}
    return pa.table(columns).select(_SCHEMA.names).cast(_SCHEMA)


def _codes(codes: tuple[str, ...], places: Ints) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(places), pa.array(codes)).cast(pa.string())
