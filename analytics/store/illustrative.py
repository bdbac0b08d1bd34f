"""The illustrative dataset in a store: generated on demand, archived like any accepted file.

In many layers, millions of rows for measuring, it is put to use without being archived.
"""

import hashlib
from dataclasses import replace
from pathlib import Path

from analytics.demo import DEMO_DOCUMENT, SEED, dossiers, fingerprint, sectors_of, write_parquet
from analytics.demo.course import PERIODS
from analytics.store.accept import add_load
from analytics.store.folders import archive_folder, store_folder
from analytics.store.inputs import Inputs, read_inputs
from analytics.store.loads import DOSSIERS, Load
from analytics.store.lock import Progress, silent, writer_lock
from analytics.store.publication import build, publish, write_snapshot
from analytics.store.snapshots import put_to_use
from analytics.texts import Bilingual

GENERATING = Bilingual("Đang tạo số liệu minh họa.", "Generating the illustrative data.")
KEPT = Bilingual(
    "Kho đã có bộ số liệu minh họa: giữ nguyên, không tạo lại theo --seed.",
    "The store has the illustrative dataset: kept as it is, not generated again for --seed.",
)
_FILE_NAME = "so-lieu-minh-hoa"
_MAKER = "Bảng điều khiển"


def build_with_demo(
    when: str,
    root: Path | None = None,
    *,
    seed: int = SEED,
    data: Path | None = None,
    progress: Progress = silent,
) -> Path:
    """Publish a snapshot that also holds the illustrative dataset, and return its path.

    The archive keeps it once: a store that has it is only built. ``when`` is the ISO date and
    time of the request.

    Raises OutOfRange for a seed out of range, StoreBusy, StoreReadOnly, InputProblems.
    """
    inputs = read_inputs(data, archive_folder(root))
    if any(load.dataset == "demo" for load in inputs.loads):
        if seed != SEED:
            progress(KEPT)
    else:
        progress(GENERATING)
        rows = dossiers(inputs.tables["units"], inputs.tables["sectors"], seed=seed)
        add_load(
            rows,
            kind="dossiers",
            dataset="demo",
            file_name=_FILE_NAME,
            sha256=fingerprint(rows),
            who=_MAKER,
            when=when,
            source=DEMO_DOCUMENT,
            root=root,
            data=data,
            progress=progress,
        )
    return build(root, data=data, progress=progress)


def build_layers(
    size: int, root: Path | None = None, *, seed: int = SEED, progress: Progress = silent
) -> Path:
    """Publish a snapshot of the published figures and many layers of illustrative dossiers.

    For measuring: 530 layers are ten million rows. Every layer has sectors of its own, which the
    catalogue's files do not name; so nothing is archived, and the next ``build`` ends it.

    Raises OutOfRange for a size or seed out of range, StoreBusy, StoreReadOnly, InputProblems.
    """
    folder = store_folder(root)
    inputs = read_inputs(archive=folder / "none")
    path = folder / f".building-{_FILE_NAME}-{size}.parquet"
    with writer_lock(folder, progress):
        progress(GENERATING)
        try:
            units, sectors = inputs.tables["units"], inputs.tables["sectors"]
            rows = write_parquet(path, units, sectors, seed=seed, size=size)
            return publish_layers(folder, path, rows, size)
        finally:
            path.unlink(missing_ok=True)


def publish_layers(folder: Path, path: Path, rows: int, size: int) -> Path:
    """Build a snapshot of the rows of a Parquet file (``write_parquet``) and put it to use.

    It is pinned: readers keep to it although the inputs say otherwise, until the next ``build``.
    """
    inputs = read_inputs(archive=folder / "none")
    digest = hashlib.sha256(f"{path.name} {size} {path.stat().st_size}".encode()).hexdigest()
    beside = folder / ".building-layers.duckdb"
    beside.unlink(missing_ok=True)
    write_snapshot(beside, _with_layers(inputs, path, rows, size), digest)
    snapshot = publish(beside, digest)
    put_to_use(snapshot, pinned=True)
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
    tables = {**inputs.tables, "sectors": sectors_of(inputs.tables["sectors"], size)}
    return replace(inputs, tables=tables, loads=(*inputs.loads, load))
