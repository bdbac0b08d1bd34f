"""A snapshot with ten million dossier rows: the illustrative dataset in hundreds of layers."""

from pathlib import Path

from analytics.demo import write_parquet
from analytics.store import read_inputs
from analytics.store.illustrative import publish_layers

SIZE = 530


def write_rows(folder: Path, size: int = SIZE) -> tuple[Path, int]:
    """Write the rows of a size to a file in the folder; the file and how many they are."""
    folder.mkdir(parents=True, exist_ok=True)
    inputs = read_inputs(archive=folder / "none")
    path = folder / f"so-lieu-minh-hoa-{size}.parquet"
    return path, write_parquet(path, inputs.tables["units"], inputs.tables["sectors"], size=size)


def build(folder: Path, path: Path, rows: int, size: int = SIZE) -> Path:
    """Build a snapshot of the published figures and the rows of a file, and put it to use."""
    return publish_layers(folder, path, rows, size)
