"""Inputs → the tables of a snapshot, in a database that the caller opened or in memory."""

import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

from analytics import schema
from analytics.errors import InputProblems, Problem
from analytics.periods import both_labels, parse
from analytics.store.cell_checks import shown
from analytics.store.inputs import Inputs
from analytics.store.loads import DOSSIERS, SLICES, Load
from analytics.store.models import run_models
from analytics.store.new_rows import INDICATORS, SECTORS, frame_with_new
from analytics.store.reader import SETTINGS, Reader, sql_path
from analytics.texts import Message

_SQL_TYPES = {schema.INTEGER: "bigint", schema.DECIMAL: "decimal(20, 6)"}
_LOAD_COLUMNS = (
    *("load_id", "name", "kind", "dataset", "document", "file_name", "sha256"),
    *("loaded_by", "loaded_at", "reason", "row_count"),
)
_WINDOW_COLUMNS = ("load_id", "period", "unit", "first_day", "last_day")
_WITHDRAWAL_COLUMNS = ("load_id", "period", "unit", "document")
_PERIOD_COLUMNS = ("code", "kind", "first_day", "last_day", "label_vi", "label_en")

# What an imported row needs of the catalogue: it was checked when the file was accepted, but the
# catalogue may have changed since. Each query gives load, column, code; it should give nothing.
_LOST_REFERENCES = """
with used_codes as (
    select load_id, 'sector' as name, sector as code from dossiers
    union
    select load_id, 'sector', sector from indicator_values
    union
    select load_id, 'indicator', indicator from indicator_values
    union
    select load_id, 'unit', unit from indicator_values
    union
    select load_id, 'document', document from indicator_values
),
known_codes as (
    select 'sector' as name, code from sectors
    union all
    select 'indicator', code from indicators
    union all
    select 'unit', code from units
    union all
    select 'document', code from documents
),
lost_codes as (
    select used_codes.*
    from used_codes
    left join known_codes
        on known_codes.name = used_codes.name
        and known_codes.code = used_codes.code
    where used_codes.code is not null and known_codes.code is null
),
lost_units as (
    select load_id, 'unit' as name, unit || ' (' || period || ')' as code
    from reporting_units
    where level is null
),
all_lost as (
    select * from lost_codes
    union all
    select * from lost_units
)
select loads.file_name, all_lost.name, all_lost.code
from all_lost
inner join loads on loads.load_id = all_lost.load_id
order by all
"""

# Below it handing rows to threads costs more than they do.
_FEW_ROWS = 100_000


def settings_for(inputs: Inputs) -> dict[str, Any]:
    """The settings of a database that is built from some inputs."""
    few = sum(load.row_count for load in inputs.loads) < _FEW_ROWS
    return SETTINGS | {"threads": 1} if few else SETTINGS


def built_in_memory(inputs: Inputs) -> Reader:
    """A reader of the tables of some inputs, in a database of its own; raises InputProblems."""
    connection = duckdb.connect(":memory:", config=settings_for(inputs))
    build_tables(connection, inputs)
    return Reader(connection, f"memory-{uuid.uuid4().hex}")


def build_tables(connection: duckdb.DuckDBPyConnection, inputs: Inputs) -> None:
    """Build every table of MODELS from the inputs, and what the snapshot keeps of the archive.

    Raises InputProblems when an accepted import names a code that the catalogue no longer has.
    """
    connection.execute("begin")  # each table of its own would be written through to the disk
    names = stage(connection, inputs)
    run_models(connection)
    clear(connection, names)
    _keep(connection, inputs)
    connection.execute("commit")
    expected = Message("mã còn trong danh mục (đơn vị: còn hiệu lực vào ngày cuối kỳ)")
    action = Message("Thêm lại mã vào data/catalogue/: tệp này đã được nạp với mã đó.")
    lost = connection.execute(_LOST_REFERENCES).fetchall()
    if lost:
        raise InputProblems(
            tuple(
                Problem(file, None, column, shown(code), expected, action)
                for file, column, code in lost
            )
        )


def _keep(connection: duckdb.DuckDBPyConnection, inputs: Inputs) -> None:
    """The lines of the archive's inventory and its manifests: a witness of what there was."""
    connection.execute("create table inventory(place bigint, line varchar)")
    connection.execute("create table manifests(name varchar, content varchar)")
    if inputs.inventory:
        connection.executemany(
            "insert into inventory values (?, ?)", list(enumerate(inputs.inventory, start=1))
        )
    if inputs.manifests:
        connection.executemany(
            "insert into manifests values (?, ?)", sorted(inputs.manifests.items())
        )


def stage(connection: duckdb.DuckDBPyConnection, inputs: Inputs) -> list[str]:
    """Register every input under the name its model reads; return the names registered.

    A load's number is its place in the list of loads, from 1.
    """
    frames = {f"input_{name}": frame for name, frame in inputs.tables.items()}
    frames["input_documents"] = _documents(inputs)
    for name in (SECTORS, INDICATORS):
        frames[f"input_{name}"] = frame_with_new(name, inputs.tables[name], inputs.loads)
    frames["input_periods"] = _periods(inputs)
    frames["input_loads"] = _loads(inputs.loads)
    frames["input_withdrawals"] = _withdrawals(inputs.loads)
    frames["input_windows"] = _windows(inputs.loads)
    for name, frame in frames.items():
        register(connection, name, frame)
    numbered = list(enumerate(inputs.loads, start=1))
    values = [(number, load) for number, load in numbered if load.kind != DOSSIERS]
    dossiers = [(number, load) for number, load in numbered if load.kind == DOSSIERS]
    value_frames = _stage_rows(connection, schema.INDICATOR_VALUES, values)
    dossier_frames = _stage_rows(connection, schema.DOSSIERS, dossiers)
    return [*frames, *value_frames, *dossier_frames]


def clear(connection: duckdb.DuckDBPyConnection, names: Sequence[str]) -> None:
    """Drop the staged inputs, so that only the models' tables stay."""
    for view in ("input_indicator_values", "input_dossiers"):
        connection.execute(f"drop view {view}")
    for name in names:
        connection.unregister(name)


def typed_columns(table: schema.Table) -> str:
    """Return the select list that gives every column of a received table its SQL type."""
    return ", ".join(
        f"cast({column.name} as {_SQL_TYPES.get(column.type, 'varchar')}) as {column.name}"
        for column in table.columns
    )


def _stage_rows(
    connection: duckdb.DuckDBPyConnection,
    table: schema.Table,
    loads: Sequence[tuple[int, Load]],
) -> list[str]:
    """Create the view of all rows of some loads; return the names of the frames it reads.

    Frames of the same column types go in as one: registering is what costs, not the rows.
    """
    view = f"input_{table.name}"
    selected = typed_columns(table)
    later = ", ".join(
        f"cast(null as {_SQL_TYPES.get(column.type, 'varchar')}) as {column.name}"
        for column in table.columns
        if not column.required
    )
    parts, alike = [], {"": [pd.DataFrame(columns=[*table.names, "_load", "_row"], dtype="str")]}
    for number, load in loads:
        if isinstance(load.rows, Path):
            # A load that was archived before a column was there has none of it.
            source = (
                f"select * from read_parquet({sql_path(load.rows)}, file_row_number = true)"
                f" union all by name select {later} where false"
            )
            parts.append(f"select {number}, file_row_number + 1, {selected} from ({source})")
        else:
            frame = load.rows.assign(_load=number, _row=range(1, len(load.rows) + 1))
            alike.setdefault(str(list(frame.dtypes)), []).append(frame)
    frames = {}
    for number, group in enumerate(alike.values()):
        name = f"{view}_{number}"
        frames[name] = pd.concat(group, ignore_index=True) if len(group) > 1 else group[0]
        parts.append(f"select cast(_load as bigint), cast(_row as bigint), {selected} from {name}")
        register(connection, name, frames[name])
    rows = "\nunion all\n".join(parts)
    columns = ", ".join(("load_id", "row", *table.names))
    connection.execute(f"create temp view {view}({columns}) as\n{rows}")
    return list(frames)


def register(connection: duckdb.DuckDBPyConnection, name: str, frame: pd.DataFrame) -> None:
    """Let SQL read a frame under a name: as Arrow, which DuckDB takes without asking each cell."""
    connection.register(name, pa.table({c: pa.array(frame[c].array) for c in frame.columns}))


def _documents(inputs: Inputs) -> pd.DataFrame:
    """The catalogue's documents, then the sources that only imported loads describe."""
    catalogue = inputs.tables["documents"]
    records = {
        record["code"]: record
        for record in (load.record for load in inputs.loads)
        if record is not None and record["code"] not in set(catalogue["code"])
    }
    if not records:
        return catalogue
    imported = pd.DataFrame(list(records.values()), columns=catalogue.columns, dtype="str")
    return pd.concat([catalogue, imported], ignore_index=True)


def _periods(inputs: Inputs) -> pd.DataFrame:
    codes = {code for load in inputs.loads for code in load.periods}
    codes |= set(inputs.tables["documents"]["period"].dropna())
    records = [load.record for load in inputs.loads if load.record is not None]
    codes |= {record["period"] for record in records if record["period"] is not None}
    rows = []
    for code in sorted(codes):
        period = parse(code)
        first_day = period.first_day.isoformat() if period.first_day else None
        rows.append([code, period.kind, first_day, period.last_day.isoformat(), *both_labels(code)])
    return pd.DataFrame(rows, columns=list(_PERIOD_COLUMNS), dtype="str")


def _loads(loads: Sequence[Load]) -> pd.DataFrame:
    rows = [
        [str(number), *(getattr(load, name) for name in _LOAD_COLUMNS[1:-1]), str(load.row_count)]
        for number, load in enumerate(loads, start=1)
    ]
    return pd.DataFrame(rows, columns=list(_LOAD_COLUMNS), dtype="str")


def _withdrawals(loads: Sequence[Load]) -> pd.DataFrame:
    rows = [
        {"load_id": str(number), **dict(zip(SLICES[load.kind], slice_, strict=True))}
        for number, load in enumerate(loads, start=1)
        for slice_ in load.withdrawn
    ]
    cells = [[row.get(name) for name in _WITHDRAWAL_COLUMNS] for row in rows]
    return pd.DataFrame(cells, columns=list(_WITHDRAWAL_COLUMNS), dtype="str")


def _windows(loads: Sequence[Load]) -> pd.DataFrame:
    cells = [
        [str(number), *slice_, window.first and window.first.isoformat(), window.last.isoformat()]
        for number, load in enumerate(loads, start=1)
        for slice_, window in load.windows.items()
    ]
    return pd.DataFrame(cells, columns=list(_WINDOW_COLUMNS), dtype="str")
