"""The illustrative dataset in a store: generated on demand, archived like any accepted file."""

from pathlib import Path

from analytics.demo import DEMO_DOCUMENT, SEED, dossiers, fingerprint
from analytics.store.accept import add_load
from analytics.store.folders import archive_folder
from analytics.store.inputs import read_inputs
from analytics.store.lock import Progress, silent
from analytics.store.publication import build

GENERATING = "Đang tạo số liệu minh họa."
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
    if not any(load.dataset == "demo" for load in inputs.loads):
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
