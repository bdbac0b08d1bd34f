"""make clean removes what can be made again, and nothing else."""

import shutil
import subprocess
from pathlib import Path

import pytest

MAKEFILE = Path(__file__).resolve().parents[1] / "Makefile"
REMOVED = (".venv/bin/python", ".mypy_cache/cache.json")
BUILD = ("data/store/CURRENT", "data/store/dashboard-0123456789ab.duckdb", "data/store/lock")

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="no make")


def cleaned(folder: Path, *files: str) -> tuple[set[str], str]:
    """Which files are left of those of a folder, and what the command says beside itself."""
    for name in (*REMOVED, *files):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    run = subprocess.run(
        ["make", "-s", "-f", str(MAKEFILE), "clean"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    left = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    return left, run.stdout


def test_a_store_without_loads_is_made_again_and_goes(tmp_path: Path) -> None:
    (tmp_path / "data/store/loads").mkdir(parents=True)
    assert cleaned(tmp_path, *BUILD, "data/catalogue/units.csv") == (
        {"data/catalogue/units.csv"},
        "",
    )
    assert not (tmp_path / "data/store").exists()


def test_there_may_be_no_store(tmp_path: Path) -> None:
    assert cleaned(tmp_path) == (set(), "")


@pytest.mark.parametrize(
    "kept",
    [
        "loads/inventory.jsonl",
        "loads/0001-568.parquet",
        "truoc-khoi-phuc-20261129-170000/loads/0001-568.json",
        ".replacing/loads/0001-568.json",
    ],
)
def test_a_store_with_loads_stays_whole(kept: str, tmp_path: Path) -> None:
    left, told = cleaned(tmp_path, *BUILD, f"data/store/{kept}")
    assert left == {*BUILD, f"data/store/{kept}"}
    assert told.startswith("Giữ nguyên data/store: trong đó có số liệu đã nạp, xóa rồi thì không")


def test_loads_behind_a_link_are_loads(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "data/store").mkdir(parents=True)
    (tmp_path / "data/store/loads").symlink_to(tmp_path / "disk")
    cleaned(tmp_path, "disk/inventory.jsonl")
    assert (tmp_path / "data/store/loads/inventory.jsonl").exists()
