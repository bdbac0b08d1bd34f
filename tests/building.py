"""Snapshots of the same inputs are built once for many tests: the digest says what one holds.

For a conftest to import: ``built_once`` then holds for every test beside it.
"""

import shutil
from pathlib import Path

import pytest

from analytics.store import publication
from analytics.store.inputs import Inputs
from analytics.store.publication import write_snapshot


@pytest.fixture(autouse=True)
def built_once(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a build copy the snapshot that an earlier one made of the same inputs.

    What it checks before, says, and does with its snapshot stays as it is; ``check`` and backups
    make theirs anew all the same.
    """
    folder = tmp_path_factory.getbasetemp() / "built-once"
    folder.mkdir(exist_ok=True)

    def copied(path: Path, inputs: Inputs, digest: str) -> str:
        kept = folder / digest
        if kept.exists():
            shutil.copyfile(kept, path)
            return ""
        contents = write_snapshot(path, inputs, digest)
        shutil.copyfile(path, kept)
        return contents

    monkeypatch.setattr(publication, "write_snapshot", copied)


@pytest.fixture
def anew(built_once: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Build each time, for a test that compares two builds or is about building itself."""
    monkeypatch.setattr(publication, "write_snapshot", write_snapshot)
