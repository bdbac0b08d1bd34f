"""Accepting one received file: its normalised rows are checked and added to the archive."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from analytics import schema
from analytics.errors import Problem, UnknownName
from analytics.names import slug
from analytics.periods import day_of, parse
from analytics.store.archive import Archive, manifest_of
from analytics.store.files import beside_of, move_whole, write_whole
from analytics.store.inputs import (
    frame_of,
    parse_files,
    periods_of,
    raise_problems,
    read_files,
    table_problems,
)
from analytics.store.inventory import load_entry
from analytics.store.loads import DOSSIERS, INDICATORS, SLICES, TABLES, Load
from analytics.store.new_sectors import clash_problems, with_sectors
from analytics.store.reader import sql_path
from analytics.store.tables import typed_columns
from analytics.store.text_table import Cells, Row, TextTable
from analytics.texts import Bilingual
from analytics.windows import Window


@dataclass(frozen=True)
class Receipt:
    """What is accepted of one file.

    ``rows`` have the columns of schema.DOSSIERS (kind "dossiers") or schema.INDICATOR_VALUES
    (kind "indicators"); a missing column is null. Of each slice (dossiers: dataset, period, unit;
    indicators: dataset, document) the newest load counts, whole. ``sha256`` is the received
    file's, ``when`` ISO date and time. ``source`` describes the document the figures come from
    (columns of schema.DOCUMENTS, any may be missing); dossiers that name none get one of kind
    import (or demo) of their own. ``sectors`` are rows of schema.SECTORS for codes that the rows
    name and no catalogue has yet: they go in with the load. ``windows`` are the days over which
    dossiers of a (period, unit) were counted, where that is known. ``seen`` is what somebody was
    shown before confirming: of each slice the load that counted, None where there was none.
    """

    rows: pd.DataFrame | Sequence[Mapping[str, Any]]
    kind: str
    file_name: str
    sha256: str
    who: str
    when: str
    why: str | None = None
    dataset: str = "official"
    source: Mapping[str, str | None] | None = None
    sectors: Sequence[Mapping[str, str]] = ()
    windows: Mapping[tuple[str, str], Window] = field(default_factory=dict)
    seen: Mapping[tuple[str, ...], str | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Rules:
    """The catalogue that the rows of every file must fit, and what is wrong with it itself."""

    tables: Mapping[str, TextTable]
    problems: tuple[Problem, ...]


def read_rules(data: Path | None = None, archive: Archive | None = None) -> Rules:
    """Read and check data/catalogue/: once for files that are accepted or previewed together.

    With the archive also the sectors that its loads brought.
    """
    files = read_files(data).items()
    tables, problems = _tables(tuple(one for one in files if "catalogue/" in one[0]))
    brought = archive.sectors if archive is not None else []
    sectors = with_sectors(tables["sectors"], brought)
    return Rules({**tables, "sectors": sectors}, problems)


@lru_cache(maxsize=1)
def _tables(
    contents: tuple[tuple[str, bytes], ...],
) -> tuple[Mapping[str, TextTable], tuple[Problem, ...]]:
    tables, _, problems = parse_files(dict(contents))
    return tables, (*problems, *table_problems(tables.values(), tables))


def text_of(receipt: Receipt) -> TextTable:
    """The rows of a receipt as a file would hold them.

    Raises UnknownName for another kind, dataset or column, ValueError when ``when`` is no date.
    """
    if receipt.kind not in (INDICATORS, DOSSIERS):
        raise UnknownName(
            Bilingual("loại số liệu", "kind of data"), receipt.kind, (INDICATORS, DOSSIERS)
        )
    if receipt.dataset not in schema.DATASETS:
        raise UnknownName(Bilingual("bộ số liệu", "dataset"), receipt.dataset, schema.DATASETS)
    datetime.fromisoformat(receipt.when)
    return _text(receipt.file_name, TABLES[receipt.kind], receipt.rows)


def checked_load(
    receipt: Receipt, text: TextTable, number: int, folder: Path, rules: Rules
) -> Load:
    """The load that a receipt becomes under a number; raises InputProblems for a wrong row."""
    name = f"{number:04d}-{slug(Path(receipt.file_name).stem)}"
    load = Load(
        name=name,
        kind=receipt.kind,
        dataset=receipt.dataset,
        document=None,
        file_name=receipt.file_name,
        sha256=receipt.sha256,
        rows=folder / f"{name}.parquet",
        row_count=len(text.rows),
        periods=periods_of(text),
        loaded_by=receipt.who,
        loaded_at=receipt.when,
        reason=receipt.why,
        sectors=tuple(dict(one) for one in receipt.sectors),
        windows=dict(receipt.windows),
    )
    if receipt.kind == DOSSIERS or receipt.source is not None:
        record = _record(load, receipt.source)
        load = replace(load, record=record, document=record["code"])
    _check(load, text, rules)
    return load


def _text(file_name: str, table: schema.Table, rows: Any) -> TextTable:
    records = rows.to_dict("records") if isinstance(rows, pd.DataFrame) else rows
    unknown = sorted({str(name) for record in records for name in record} - set(table.names))
    if unknown:
        raise UnknownName(Bilingual("cột", "column"), ", ".join(unknown), table.names)
    cells = [{name: _cell(record.get(name)) for name in table.names} for record in records]
    numbered = enumerate(cells, start=2)
    return TextTable(file_name, table, tuple(Row(number, row) for number, row in numbered))


def _cell(value: Any) -> str | None:
    if value is None or pd.isna(value) or value == "":
        return None
    if isinstance(value, float) and value.is_integer():  # a count in a frame with gaps
        return str(int(value))
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _record(load: Load, source: Mapping[str, str | None] | None) -> Cells:
    """The row of documents for a load's source; what ``source`` leaves out is filled in."""
    record: Cells = {
        "code": f"import-{load.name}",
        "title_vi": f"Tệp {load.file_name}",
        "title_en": f"File {load.file_name}",
        "publisher": load.loaded_by,
        "kind": "demo" if load.dataset == "demo" else "import",
        "date": day_of(load.loaded_at).isoformat() if load.loaded_at else "",
        "period": _only_period(load.periods),
        "address": None,
        "sha256": load.sha256,
        "dataset": load.dataset,
    }
    return record | dict(source or {})


def _only_period(periods: tuple[str, ...]) -> str | None:
    if len(periods) != 1:
        return None
    try:
        return parse(periods[0]).code
    except UnknownName:  # reported where it stands, in its row
        return None


def _check(load: Load, text: TextTable, rules: Rules) -> None:
    """Check a load's rows and the records that the catalogue lacks yet: document, sectors."""
    tables, received = dict(rules.tables), [text]
    clashes = clash_problems(load.file_name, load.sectors, tables["sectors"])
    if load.sectors:
        received.append(_text(load.file_name, schema.SECTORS, load.sectors))
        tables["sectors"] = with_sectors(tables["sectors"], load.sectors)
    if load.record is not None:
        documents = tables["documents"]
        row = Row(len(documents.rows) + 2, dict(load.record))
        known = {row.cells["code"] for row in documents.rows}
        if row.cells["code"] not in known:
            tables["documents"] = replace(documents, rows=(*documents.rows, row))
            received.append(replace(documents, rows=(row,)))
    raise_problems([*rules.problems, *clashes, *table_problems(received, tables)])


def write_load(
    load: Load, number: int, text: TextTable, connection: duckdb.DuckDBPyConnection, group: int
) -> dict[str, Any]:
    """Write the rows and the manifest of a checked load; return its line of the inventory.

    The caller holds the lock and has said that they are being written (``begin_writing``).
    ``group`` is the number of the first load that is accepted with it.
    """
    assert isinstance(load.rows, Path)
    write_rows(load.rows, frame_of(text), text.table, connection)
    rows_sha256 = hashlib.sha256(load.rows.read_bytes()).hexdigest()
    manifest = manifest_of(load, number, _slices(load, text), rows_sha256)
    content = (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()
    write_whole(load.rows.with_suffix(".json"), content)
    return load_entry(number, load.name, content, rows_sha256, group)


def write_rows(
    path: Path, rows: pd.DataFrame, table: schema.Table, connection: duckdb.DuckDBPyConnection
) -> None:
    """Write rows as the Parquet file of a load, whole or not at all."""
    beside = beside_of(path)
    try:
        with connection.cursor() as cursor:
            cursor.register("rows", rows)
            query = f"select {typed_columns(table)} from rows"
            cursor.execute(f"copy ({query}) to {sql_path(beside)} (format parquet)")
        move_whole(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _slices(load: Load, text: TextTable) -> list[list[str]]:
    found = {tuple(row.cells[name] or "" for name in SLICES[load.kind]) for row in text.rows}
    return [[load.dataset, *parts] for parts in sorted(found | set(load.withdrawn))]
