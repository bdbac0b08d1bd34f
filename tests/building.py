"""The same snapshot is built and verified once for many tests: what it holds says its digest.

For a conftest to import: ``built_once`` then holds for every test beside it.
"""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import pytest

from analytics.store import publication, snapshots
from analytics.store.inputs import Inputs
from analytics.store.publication import write_snapshot
from analytics.store.snapshots import _read_whole

_VERIFIED: dict[tuple[str, bytes], tuple[str, ...]] = {}


@pytest.fixture(autouse=True)
def built_once(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a build copy the snapshot that an earlier one made of the same inputs.

    What a build checks before, says, and does with its snapshot stays as it is; ``check`` and
    backups make theirs anew all the same. A file that was verified is known again, under its name,
    by its bytes.
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

    @lru_cache
    def known(path: str, *stat: int) -> tuple[str, ...]:
        whole = Path(path).name, hashlib.sha256(Path(path).read_bytes()).digest()
        if whole not in _VERIFIED:
            _VERIFIED[whole] = _read_whole(path, *stat)
        return _VERIFIED[whole]

    monkeypatch.setattr(publication, "write_snapshot", copied)
    monkeypatch.setattr(snapshots, "_read_whole", known)


@contextmanager
def anew() -> Iterator[None]:
    """Here all is done each time: where two builds are compared, or building is the subject."""
    with pytest.MonkeyPatch.context() as here:
        here.setattr(publication, "write_snapshot", write_snapshot)
        here.setattr(snapshots, "_read_whole", _read_whole)
        yield
