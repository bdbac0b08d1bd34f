"""One file into a store, for tests: what ``accept`` does with several."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from analytics.store import Load, Receipt, accept
from analytics.store.lock import Progress, silent


def add_load(
    rows: pd.DataFrame | Sequence[Mapping[str, Any]],
    *,
    root: Path | None = None,
    data: Path | None = None,
    progress: Progress = silent,
    **said: Any,
) -> Load:
    """Accept one file and return its load; ``said`` are the fields of its receipt."""
    (load,), _ = accept([Receipt(rows, **said)], root=root, data=data, progress=progress)
    return load


def without_inventory(store: Path) -> None:
    """Make a store as it was before inventories were kept, with loads and no snapshot."""
    (store / "loads" / "inventory.jsonl").unlink()
    for snapshot in store.glob("dashboard-*"):
        snapshot.unlink()
