"""An in-memory snapshot for tests: a few rows in, the same checks and models, a Reader out.

    reader = memory_reader(
        values=[{"indicator": "received", "value": 130729}],
        dossiers=[{"unit": "568", "sector": "dat-dai", "received_online": 3, "resolved_late": 1}],
    )

Without ``inputs`` the catalogue is the small one of ``small.SMALL``; with a folder
(``memory_reader(DATA)``) it is that folder's catalogue and published figures. Further rows of the
catalogue are given by table name (``units=[…]``, ``expected_units=[…]``, ``indicators=[…]``): a
row with the key of an earlier one takes its place. A row names only what matters; the rest is
filled from ``small.DEFAULTS``: period 2021-Q1, block local, precision exact, counts 0, …

A value without ``printed`` is printed as its digits ("130.729", "98,63%"). Rows may name:

- ``document`` (values; report-2021-Q1): a code the catalogue lacks is added to the documents;
- ``dataset`` (official or demo) and ``load`` (1, 2, …): each dataset and load is one load, later
  numbers are newer, so that partial and repeated imports can be told;
- ``window`` (dossiers; none): the ``Window`` over which the unit's dossiers were counted.

Wrong rows raise InputProblems, as received files do.
"""

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from analytics import schema
from analytics.store.csvfile import Cells, Row, TextTable
from analytics.store.inputs import (
    Inputs,
    check_tables,
    frame_of,
    parse_files,
    periods_of,
    published_load,
    raise_problems,
    read_files,
)
from analytics.store.loads import DOSSIERS, INDICATORS, TABLES, Load
from analytics.store.reader import Reader
from analytics.store.small import DEFAULTS, SMALL
from analytics.store.tables import build_tables, settings_for

Rows = Sequence[Mapping[str, Any]]
# What a row says of its load, not of itself.
_ABOUT_LOADS = ("load", "dataset", "window")
_LATEST_REPORT = "report-2021-Q1"
_CATALOGUE = {table.name: table for table in schema.CATALOGUE}


def memory_reader(
    inputs: Inputs | Path | None = None,
    *,
    values: Rows = (),
    dossiers: Rows = (),
    published: bool = True,
    **catalogue: Rows,
) -> Reader:
    """Return a Reader on an in-memory database built from rows; see the module for the rows.

    ``inputs`` is a data folder, or checked inputs (then rows are not added to them);
    ``published=False`` leaves the folder's published figures out.
    """
    if not isinstance(inputs, Inputs):
        inputs = memory_inputs(inputs, values, dossiers, published, catalogue)
    connection = duckdb.connect(":memory:", config=settings_for(inputs))
    build_tables(connection, inputs)
    return Reader(connection, f"memory-{uuid.uuid4().hex}")


def memory_inputs(
    folder: Path | None,
    values: Rows,
    dossiers: Rows,
    published: bool,
    catalogue: Mapping[str, Rows],
) -> Inputs:
    """Return checked inputs made of a folder (or the small catalogue) and further rows."""
    files = read_files(folder) if folder is not None else {}
    tables, texts, problems = parse_files(files)
    if folder is None:
        tables = {name: _text(name, _CATALOGUE[name], rows) for name, rows in SMALL.items()}
        problems = []
    texts = texts if published else {}
    for name, rows in catalogue.items():
        tables[name] = _merged(tables[name], _text(name, _CATALOGUE[name], rows))
    values = [{"document": _LATEST_REPORT} | dict(row) for row in values]
    tables["documents"] = _with_documents(tables["documents"], values)
    units = {row.cells["code"]: row.cells["unit"] for row in tables["indicators"].rows}
    values = [_printed(row, units.get(row["indicator"])) for row in values]
    received = _received(INDICATORS, values) | _received(DOSSIERS, dossiers)
    every = {**texts, **{name: text for name, (_, text) in received.items()}}
    raise_problems([*problems, *check_tables(tables, every)])
    loads = [published_load(name, text, files[name]) for name, text in texts.items()]
    loads += [replace(load, rows=frame_of(text)) for load, text in received.values()]
    return Inputs({name: frame_of(text) for name, text in tables.items()}, tuple(loads))


def _received(kind: str, rows: Rows) -> dict[str, tuple[Load, TextTable]]:
    """Rows by dataset and load number, each group as one load and its table of text."""
    groups: dict[tuple[int, str], list[Mapping[str, Any]]] = {}
    for row in rows:
        key = int(row.get("load", 1)), str(row.get("dataset", "official"))
        groups.setdefault(key, []).append(row)
    received = {}
    for (number, dataset), group in sorted(groups.items(), key=lambda item: item[0]):
        name = f"{kind}-{dataset}-{number}"
        plain = [{k: v for k, v in row.items() if k not in _ABOUT_LOADS} for row in group]
        text = _text(name, TABLES[kind], plain)
        windows = {
            (str(cells["period"]), str(cells["unit"])): row["window"]
            for row, cells in zip(group, (one.cells for one in text.rows), strict=True)
            if "window" in row
        }
        received[name] = (replace(_load(name, kind, dataset, text), windows=windows), text)
    return received


def _load(name: str, kind: str, dataset: str, text: TextTable) -> Load:
    sha256 = hashlib.sha256(repr(text.rows).encode()).hexdigest()
    record = None
    if kind == DOSSIERS:
        document = {"code": name, "title_vi": name, "title_en": name, "dataset": dataset}
        document |= {"kind": "demo" if dataset == "demo" else "import", "sha256": sha256}
        record = _text("documents", schema.DOCUMENTS, [document]).rows[0].cells
    return Load(
        name=name,
        kind=kind,
        dataset=dataset,
        document=name if kind == DOSSIERS else None,
        file_name=f"{name}.csv",
        sha256=sha256,
        rows=frame_of(text),
        row_count=len(text.rows),
        periods=periods_of(text),
        record=record,
    )


def _text(name: str, table: schema.Table, rows: Rows) -> TextTable:
    """Rows of a test as the text a file would hold, what is left out filled in."""
    filled = [_cells(table, row, ordinal) for ordinal, row in enumerate(rows, start=1)]
    return TextTable(name, table, tuple(Row(n, cells) for n, cells in enumerate(filled, start=2)))


def _cells(table: schema.Table, row: Mapping[str, Any], ordinal: int) -> Cells:
    unknown = sorted(set(row) - set(table.names))
    if unknown:
        raise TypeError(f"{table.name} has no column {', '.join(unknown)}")
    given = DEFAULTS.get(table.name, {}) | dict(row)
    if "ordinal" in table.names:
        given.setdefault("ordinal", ordinal)
    cells: Cells = {}
    for column in table.columns:
        value = given.get(column.name)
        if value is None and column.required and column.type == schema.TEXT:
            value = given.get("name") or given.get("name_vi") or given.get(table.key[0])
        cells[column.name] = None if value is None else str(value)
    return cells


def _merged(old: TextTable, new: TextTable) -> TextTable:
    """The rows of both tables; a new row takes the place of an old one of the same key."""

    def key(row: Row) -> tuple[str | None, ...]:
        return tuple(row.cells[name] for name in old.table.key)

    keys = {key(row) for row in new.rows}
    rows = (*(row for row in old.rows if key(row) not in keys), *new.rows)
    return replace(old, rows=tuple(Row(n, row.cells) for n, row in enumerate(rows, start=2)))


def _with_documents(documents: TextTable, values: Rows) -> TextTable:
    """The documents, and one for every code that only the values name."""
    known = {row.cells["code"] for row in documents.rows}
    named = {row["document"]: row.get("period", "2021-Q1") for row in reversed(values)}
    rows = [{"code": code, "period": period} for code, period in named.items()]
    new = _text("documents", schema.DOCUMENTS, [row for row in rows if row["code"] not in known])
    return _merged(documents, new)


def _printed(row: Mapping[str, Any], unit: str | None) -> dict[str, Any]:
    """The row with its number printed as Vietnamese text does, unless it says so itself."""
    if "printed" in row or row.get("precision") == "derived":
        return dict(row)
    digits = f"{Decimal(str(row['value'])):,}".translate(str.maketrans(",.", ".,"))
    return {**row, "printed": digits + ("%" if unit == "%" else "")}
