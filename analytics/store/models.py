"""The run order of the models: one SQL file in data/models/ is one table of the same name."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from analytics.store.folders import MODELS as MODELS_FOLDER

# What the digest of a snapshot says of the code. Raise it with every change after which the same
# files and loads give other tables, or are refused: in what is read and checked (schema/, inputs,
# text_table, …_checks), in what the models are given (loads, archive, tables), in periods and their
# names, in the illustrative dataset (demo/). Snapshots are then built anew, and backups of before
# are compared by their files only. The models themselves and their order count without it.
VERSION = 1


@dataclass(frozen=True)
class Model:
    """One table: its name, its unique key, and the columns its rows are sorted by.

    ``sorted_by`` ends in the whole key, so that two builds hold the same rows in the same order.
    """

    name: str
    key: tuple[str, ...]
    sorted_by: tuple[str, ...]


def _model(name: str, *key: str, first: tuple[str, ...] = ()) -> Model:
    return Model(name, key, (*first, *(column for column in key if column not in first)))


_SCOPE = ("block", "level", "unit", "sector", "scope_note")

MODELS: tuple[Model, ...] = (
    _model("documents", "code"),
    _model("areas", "code", first=("ordinal",)),
    _model("periods", "code", first=("last_day",)),
    _model("units", "code", "valid_from"),
    _model("sectors", "code"),
    _model("expected_units", "level", "valid_from"),
    _model("loads", "load_id"),
    _model("windows", "load_id", "period", "unit"),
    _model("withdrawals", "load_id", "period", "unit", "document"),
    _model("dossiers", "load_id", "period", "unit", "sector"),
    _model("indicators", "code"),
    _model("indicator_values", "load_id", "document", "indicator", "period", *_SCOPE),
    _model("targets", "metric", "level", "valid_from"),
    _model("events", "code", first=("date",)),
    _model("proposals", "document", "kind", "ordinal"),
    _model("relations", "code", first=("ordinal",)),
    _model("cues", "indicator", "cue", "topic"),
    _model("reporting_units", "dataset", "period", "unit"),
    _model("current_dossiers", "dataset", "period", "unit", "sector"),
    _model("unit_totals", "dataset", "period", "unit"),
    _model(
        "current_indicator_values",
        *("dataset", "document", "indicator", "period"),
        *_SCOPE,
        first=("dataset", "period", "unit"),
    ),
    _model("current_documents", "code"),
)


def run_models(connection: duckdb.DuckDBPyConnection) -> None:
    """Create every table of MODELS, in order, from the staged inputs of the connection."""
    for model in MODELS:
        query = model_sql(model.name)
        order = ", ".join(f"{column} nulls first" for column in model.sorted_by)
        connection.execute(f"create table {model.name} as\nfrom (\n{query}\n)\norder by {order}")


def model_sql(name: str) -> str:
    """Return the query of a model, as its file holds it."""
    return (MODELS_FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def digest_of(files: Mapping[str, bytes]) -> str:
    """Return the sha256 (64 hex digits) of input files and of what makes tables of them.

    That is the models and their order, VERSION, and the version of DuckDB.
    """
    made_by = f"{VERSION} {duckdb.__version__} {MODELS}".encode()
    models = {f"models/{model.name}.sql": model_sql(model.name).encode() for model in MODELS}
    parts = {**files, **models, "made by": made_by}
    whole = hashlib.sha256()
    for name in sorted(parts):
        whole.update(f"{name} {hashlib.sha256(parts[name]).hexdigest()}\n".encode())
    return whole.hexdigest()
