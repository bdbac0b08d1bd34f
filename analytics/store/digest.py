"""What a snapshot is a function of, in one number."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import duckdb

from analytics.store.folders import MODELS, REPOSITORY

# Code whose change may change a table, beside the models.
_SOURCES = ("store", "demo", "schema", "periods.py")


def digest_of(files: Mapping[str, bytes]) -> str:
    """Return the sha256 (64 hex digits) of input files, models, sources and DuckDB's version."""
    return _sum({**files, **_code()})


def code_digest() -> str:
    """Return the same of models, sources and DuckDB's version alone."""
    return _sum(_code())


def _sum(parts: Mapping[str, bytes]) -> str:
    parts = {**parts, "duckdb": duckdb.__version__.encode()}
    whole = hashlib.sha256()
    for name in sorted(parts):
        whole.update(f"{name} {hashlib.sha256(parts[name]).hexdigest()}\n".encode())
    return whole.hexdigest()


def _code() -> dict[str, bytes]:
    package = REPOSITORY / "analytics"
    paths = [path for name in _SOURCES for path in _python_files(package / name)]
    paths += MODELS.glob("*.sql")
    return {path.relative_to(REPOSITORY).as_posix(): path.read_bytes() for path in paths}


def _python_files(path: Path) -> list[Path]:
    return list(path.rglob("*.py")) if path.is_dir() else [path] * path.is_file()
