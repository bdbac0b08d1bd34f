"""Inputs → the tables of a snapshot, in a database that the caller opened."""

import duckdb

from analytics.store.inputs import Inputs
from analytics.store.models import run_models
from analytics.store.staging import clear, stage


def build_tables(connection: duckdb.DuckDBPyConnection, inputs: Inputs) -> None:
    """Build every table of MODELS from the inputs; nothing else stays in the database."""
    names = stage(connection, inputs)
    run_models(connection)
    clear(connection, names)
