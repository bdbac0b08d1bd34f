"""Accepting files: their rows are checked, then all are archived and published, or none is.

A receipt is what is accepted of one file. Checked it becomes a load, whose rows are a frame until
they lie in the archive; a preview is read from tables built with the same loads.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from analytics import schema
from analytics.errors import Problem, StoreChanged, UnknownName
from analytics.names import slug
from analytics.periods import day_of, parse
from analytics.store.archive import (
    Archive,
    begin_writing,
    end_writing,
    manifest_of,
    read_archive,
)
from analytics.store.files import beside_of, move_whole, write_whole
from analytics.store.folders import archive_folder
from analytics.store.inputs import (
    check_files,
    frame_of,
    parse_files,
    periods_of,
    raise_problems,
    read_files,
    table_problems,
)
from analytics.store.inventory import Inventory, load_entry, read_inventory
from analytics.store.loads import DOSSIERS, INDICATORS, SLICES, TABLES, Load
from analytics.store.lock import Progress, silent
from analytics.store.new_rows import clash_problems, with_new
from analytics.store.publication import Writing, commit, writing
from analytics.store.reader import SETTINGS, Reader, sql_path
from analytics.store.tables import built_in_memory, register, typed_columns
from analytics.store.text_table import Cells, Row, TextTable
from analytics.texts import Message
from analytics.windows import Window


@dataclass(frozen=True)
class Receipt:
    """What is accepted of one file.

    ``rows`` have the columns of schema.DOSSIERS (kind "dossiers") or schema.INDICATOR_VALUES
    (kind "indicators"); a missing column is null. Of each slice (dossiers: dataset, period, unit;
    indicators: dataset, document) the newest load counts, whole. ``sha256`` is the received
    file's, ``when`` ISO date and time. ``source`` describes the document the figures come from
    (columns of schema.DOCUMENTS, any may be missing); dossiers that name none get one of kind
    import (or demo) of their own. ``sectors`` and ``indicators`` are rows of schema.SECTORS and
    schema.INDICATORS for codes that the rows name and no catalogue has yet: they go in with the
    load. ``windows`` are the days over which
    dossiers of a (period, unit) were counted, where that is known. ``columns`` is what the clerk
    chose of the columns of a list, for the next of the same headings. ``seen`` is what somebody was
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
    sectors: Sequence[Mapping[str, str | None]] = ()
    indicators: Sequence[Mapping[str, str | None]] = ()
    windows: Mapping[tuple[str, str], Window] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    seen: Mapping[tuple[str, ...], str | None] = field(default_factory=dict)


def accept(
    receipts: Sequence[Receipt],
    *,
    root: Path | None = None,
    data: Path | None = None,
    progress: Progress = silent,
) -> tuple[tuple[Load, ...], Path]:
    """Add files to the archive and publish a snapshot with them, under one lock.

    Nothing is written before every file is checked, and before what its clerk was shown is compared
    with what is there now; where the snapshot cannot be built, the files are taken out of the
    archive again.

    Args:
        receipts: the files, in the order in which they count.
        root: the store folder.
        data: the folder of catalogue/ and published/.
        progress: is told what is done.

    Returns:
        The loads, and the snapshot that has them.

    Raises:
        StoreChanged: when what was seen of some slice is no longer so.
        InputProblems, UnknownName, ValueError, StoreBusy, StoreReadOnly: as ``build``; the archive
            and the snapshot in use are then as they were.
    """
    with writing(root, data, progress) as store:
        archive = store.archive
        changes = [
            change
            for receipt in receipts
            for change in archive.overtaken(receipt.kind, receipt.seen)
        ]
        if changes:
            raise StoreChanged(tuple(changes))
        loads = _checked(receipts, archive, data)
        return add_loads(store, loads, progress)


def candidate_reader(
    receipts: Sequence[Receipt], root: Path | None = None, *, data: Path | None = None
) -> Reader:
    """Build, in memory, the inputs as they are now and some files that nobody has accepted yet.

    Nothing is written: the archive, the snapshots and the lock stay as they are.

    Args:
        receipts: the files in the order in which they would be accepted.
        root: the store folder.
        data: the folder of catalogue/ and published/.

    Raises:
        InputProblems: for rows that could not be accepted either.
    """
    archive = read_archive(archive_folder(root))
    inputs = check_files(read_files(data), archive)
    loads = _checked(receipts, archive, data)
    return built_in_memory(replace(inputs, loads=(*inputs.loads, *loads)))


@dataclass(frozen=True)
class Rules:
    """The catalogue that the rows of every file must fit, and what is wrong with it itself."""

    tables: Mapping[str, TextTable]
    problems: tuple[Problem, ...]

    def check(self, receipt: Receipt, number: int = 0) -> Load:
        """The load that a receipt becomes under a number.

        Raises InputProblems for a wrong row, UnknownName for another kind, dataset or column,
        ValueError when ``when`` is no date.
        """
        text = _received(receipt)
        slices = {
            tuple(row.cells[name] or "" for name in SLICES[receipt.kind]) for row in text.rows
        }
        load = Load(
            name=f"{number:04d}-{slug(Path(receipt.file_name).stem)}",
            kind=receipt.kind,
            dataset=receipt.dataset,
            document=None,
            file_name=receipt.file_name,
            sha256=receipt.sha256,
            rows=frame_of(text),
            row_count=len(text.rows),
            periods=periods_of(text),
            loaded_by=receipt.who,
            loaded_at=receipt.when,
            reason=receipt.why,
            sectors=tuple(dict(record) for record in receipt.sectors),
            indicators=tuple(dict(record) for record in receipt.indicators),
            windows=dict(receipt.windows),
            columns=dict(receipt.columns),
            slices=tuple(sorted(slices)),
        )
        if receipt.kind == DOSSIERS or receipt.source is not None:
            record = _record(load, receipt.source)
            load = replace(load, record=record, document=record["code"])
        raise_problems([*self.problems, *self._problems(load, text)])
        return load

    def with_new(self, loads: Iterable[Load]) -> "Rules":
        """The same with the sectors and indicators that loads bring."""
        return replace(self, tables=with_new(self.tables, loads))

    def _problems(self, load: Load, text: TextTable) -> list[Problem]:
        """What is wrong with the rows and the records that the catalogue lacks yet."""
        received = [text]
        clashes = clash_problems(load, self.tables)
        tables = with_new(self.tables, [load])
        for table, records in (
            (schema.SECTORS, load.sectors),
            (schema.INDICATORS, load.indicators),
        ):
            if records:
                received.append(_text(load.file_name, table, records))
        if load.record is not None:
            documents = tables["documents"]
            row = Row(len(documents.rows) + 2, dict(load.record))
            if row.cells["code"] not in {known.cells["code"] for known in documents.rows}:
                tables["documents"] = replace(documents, rows=(*documents.rows, row))
                received.append(replace(documents, rows=(row,)))
        return [*clashes, *table_problems(received, tables)]


def read_rules(data: Path | None, archive: Archive) -> Rules:
    """Read and check data/catalogue/, with what the loads of an archive brought to it."""
    files = read_files(data).items()
    tables, problems = _tables(tuple(file for file in files if "catalogue/" in file[0]))
    return Rules(tables, problems).with_new(archive.all)


@lru_cache(maxsize=1)
def _tables(
    contents: tuple[tuple[str, bytes], ...],
) -> tuple[Mapping[str, TextTable], tuple[Problem, ...]]:
    tables, _, problems = parse_files(dict(contents))
    return tables, (*problems, *table_problems(tables.values(), tables))


def _checked(receipts: Sequence[Receipt], archive: Archive, data: Path | None) -> list[Load]:
    """The loads that files become; each may name what those before it bring to the catalogue."""
    rules = read_rules(data, archive)
    loads = []
    for number, receipt in enumerate(receipts, start=archive.next_number):
        loads.append(rules.check(receipt, number))
        rules = rules.with_new(loads[-1:])
    return loads


def _received(receipt: Receipt) -> TextTable:
    """The rows of a receipt as a file would hold them."""
    if receipt.kind not in (INDICATORS, DOSSIERS):
        raise UnknownName(Message("loại số liệu"), receipt.kind, (INDICATORS, DOSSIERS))
    if receipt.dataset not in schema.DATASETS:
        raise UnknownName(Message("bộ số liệu"), receipt.dataset, schema.DATASETS)
    datetime.fromisoformat(receipt.when)
    return _text(receipt.file_name, TABLES[receipt.kind], receipt.rows)


def _text(file_name: str, table: schema.Table, rows: Any) -> TextTable:
    records = rows.to_dict("records") if isinstance(rows, pd.DataFrame) else rows
    unknown = sorted({str(name) for record in records for name in record} - set(table.names))
    if unknown:
        raise UnknownName(Message("cột"), ", ".join(unknown), table.names)
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


def add_loads(
    store: Writing, loads: Sequence[Load], progress: Progress = silent
) -> tuple[tuple[Load, ...], Path]:
    """Write checked loads into the archive and publish a snapshot with them, or leave no trace.

    They have the numbers from the archive's next one on.
    """
    first = store.archive.next_number
    written, entries = [], []
    try:
        begin_writing(store.loads, [load.name for load in loads])
        with duckdb.connect(":memory:", config=SETTINGS) as connection:
            for position, load in enumerate(loads, start=1):
                progress(
                    Message(
                        "Đang lưu tệp {number} trên {last}: {file}",
                        number=position,
                        last=len(loads),
                        file=load.file_name,
                    )
                )
                path = store.loads / f"{load.name}.parquet"
                entries.append(_write_load(path, load, first + position - 1, first, connection))
                written.append(replace(load, rows=path))
        return tuple(written), commit(store, entries)
    except BaseException:
        end_writing(store.loads, read_inventory(store.loads) or Inventory())
        raise


def _write_load(
    path: Path, load: Load, number: int, group: int, connection: duckdb.DuckDBPyConnection
) -> dict[str, Any]:
    """Write the rows and the manifest of a load; return its line of the inventory."""
    assert isinstance(load.rows, pd.DataFrame)
    write_rows(path, load.rows, TABLES[load.kind], connection)
    rows_sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    content = json.dumps(manifest_of(load, number, rows_sha256), ensure_ascii=False, indent=2)
    manifest = f"{content}\n".encode()
    write_whole(path.with_suffix(".json"), manifest)
    return load_entry(number, load.name, manifest, rows_sha256, group)


def write_rows(
    path: Path, rows: pd.DataFrame, table: schema.Table, connection: duckdb.DuckDBPyConnection
) -> None:
    """Write rows as the Parquet file of a load, whole or not at all."""
    beside = beside_of(path)
    try:
        with connection.cursor() as cursor:
            register(cursor, "rows", rows)
            query = f"select {typed_columns(table)} from rows"
            cursor.execute(f"copy ({query}) to {sql_path(beside)} (format parquet)")
        move_whole(beside, path)
    finally:
        beside.unlink(missing_ok=True)
