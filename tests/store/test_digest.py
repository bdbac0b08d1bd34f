"""The digest changes with everything a snapshot is built from, and with nothing else."""

import os
from pathlib import Path

import pytest

from analytics.store import build, digest
from analytics.store.archive import read_archive
from analytics.store.digest import digest_of
from analytics.store.inputs import inputs_digest, read_files


def test_same_files_same_digest_whatever_their_times(data: Path) -> None:
    before = digest_of(read_files(data))
    for path in data.rglob("*.csv"):
        os.utime(path, (1, 1))
    assert digest_of(read_files(data)) == before


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("published/report-2021-Q1.csv", "II.2 ¶1", "II.2 ¶2"),
        ("catalogue/sectors.csv", "thue,Thuế,", "thue,Thuế vụ,"),
    ],
)
def test_another_input_another_digest(data: Path, edit, file: str, old: str, new: str) -> None:
    before = digest_of(read_files(data))
    edit(file, old, new)
    assert digest_of(read_files(data)) != before


def test_files_of_other_rooms_do_not_count(data: Path) -> None:
    before = digest_of(read_files(data))
    (data / "catalogue/mappings.csv").write_text("code\n")
    assert digest_of(read_files(data)) == before


def test_models_store_schema_periods_and_duckdb_count(monkeypatch) -> None:
    names = set(digest._code())
    assert "data/models/current_dossiers.sql" in names
    assert "analytics/store/row_checks.py" in names
    assert {"analytics/schema/figures.py", "analytics/periods.py"} < names
    assert not any(name.startswith("pages") for name in names)
    before = digest_of({})
    monkeypatch.setattr(digest.duckdb, "__version__", "2.0.1")
    assert digest_of({}) != before


def test_a_snapshot_knows_its_digest_and_its_name_says_it(store: Path, data: Path) -> None:
    whole = inputs_digest(read_files(data), read_archive(store / "loads"))
    assert build(store, data=data).name == f"dashboard-{whole[:16]}.duckdb"
