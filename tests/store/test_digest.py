"""The digest changes with everything a snapshot is built from, and with nothing else."""

import os
from pathlib import Path

import pytest

from analytics.store import build, models
from analytics.store.archive import read_archive
from analytics.store.inputs import inputs_digest, read_files
from analytics.store.models import digest_of


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


@pytest.mark.parametrize(
    "change",
    [
        ("model_sql", lambda name: f"select '{name}' as code"),
        ("MODELS", models.MODELS[::-1]),
        ("VERSION", models.VERSION + 1),
        ("duckdb.__version__", "2.0.1"),
    ],
    ids=lambda change: change[0],
)
def test_models_their_order_the_version_and_duckdb_count(monkeypatch, change) -> None:
    before = digest_of({})
    name, value = change
    monkeypatch.setattr(f"analytics.store.models.{name}", value)
    assert digest_of({}) != before


def test_a_snapshot_knows_its_digest_and_its_name_says_it(store: Path, data: Path) -> None:
    whole = inputs_digest(read_files(data), read_archive(store / "loads"))
    assert build(store, data=data).name == f"dashboard-{whole[:16]}.duckdb"
