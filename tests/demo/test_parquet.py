"""The file holds the rows of the dataset, whole or not at all."""

from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from analytics.demo import dossiers, write_parquet
from analytics.demo.rows import COUNTED
from analytics.errors import OutOfRange
from analytics.schema import DOSSIERS


def test_the_file_holds_the_rows_of_the_dataset(
    tmp_path: Path, units: pd.DataFrame, sectors: pd.DataFrame
) -> None:
    path = tmp_path / "demo.parquet"
    seen: list[tuple[int, int]] = []
    count = write_parquet(
        path, units, sectors, seed=7, size=10, progress=lambda *done: seen.append(done)
    )
    written = pd.read_parquet(path)
    rows = dossiers(units, sectors, seed=7, size=10)
    key = list(DOSSIERS.key)
    assert count == len(written) == len(rows)
    assert written.sort_values(key, ignore_index=True).equals(
        rows.sort_values(key, ignore_index=True)
    )
    assert {str(written[name].dtype) for name in COUNTED} == {"int64"}
    assert seen == [(8, 10), (10, 10)]
    assert pq.ParquetFile(path).num_row_groups == 2
    assert [file.name for file in tmp_path.iterdir()] == ["demo.parquet"]


def test_ten_million_rows_are_within_the_sizes(reported: pd.DataFrame) -> None:
    assert len(reported) * 1000 >= 10_000_000


def test_a_failure_leaves_the_earlier_file_alone(
    tmp_path: Path, units: pd.DataFrame, sectors: pd.DataFrame
) -> None:
    path = tmp_path / "demo.parquet"
    path.write_bytes(b"earlier")

    def stop(done: int, layers: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_parquet(path, units, sectors, progress=stop)
    with pytest.raises(OutOfRange):
        write_parquet(path, units, sectors, size=0)
    assert path.read_bytes() == b"earlier"
    assert [file.name for file in tmp_path.iterdir()] == ["demo.parquet"]
