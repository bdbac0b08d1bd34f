"""Where the inputs lie and where the store keeps what it builds."""

import os
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
DATA = REPOSITORY / "data"
MODELS = DATA / "models"
STORE_VARIABLE = "DASHBOARD_STORE"


def store_folder(root: Path | None = None) -> Path:
    """Return the store folder: ``root``, else $DASHBOARD_STORE, else data/store/ in the tree."""
    if root is not None:
        return Path(root).absolute()
    named = os.environ.get(STORE_VARIABLE, "").strip()
    return Path(named).expanduser().absolute() if named else DATA / "store"


def data_folder(data: Path | None = None) -> Path:
    """Return the folder of catalogue/ and published/: ``data``, else data/ in the tree."""
    return DATA if data is None else Path(data).absolute()


def archive_folder(root: Path | None = None) -> Path:
    """Return the folder of accepted loads inside a store folder."""
    return store_folder(root) / "loads"
