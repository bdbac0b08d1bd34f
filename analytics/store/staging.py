"""Validated inputs → the temporary input_… views that the models read."""

from collections.abc import Sequence
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa

from analytics import schema
from analytics.periods import both_labels, parse
from analytics.store.inputs import Inputs
from analytics.store.loads import DOSSIERS, SLICES, Load
from analytics.store.sectors import sectors_frame

_SQL_TYPES = {schema.INTEGER: "bigint", schema.DECIMAL: "decimal(20, 6)"}
_LOAD_COLUMNS = (
    *("load_id", "name", "kind", "dataset", "document", "file_name", "sha256"),
    *("loaded_by", "loaded_at", "reason", "row_count"),
)
_WINDOW_COLUMNS = ("load_id", "period", "unit", "first_day", "last_day")
_WITHDRAWAL_COLUMNS = ("load_id", "period", "unit", "document")
_PERIOD_COLUMNS = ("code", "kind", "first_day", "last_day", "label_vi", "label_en")


def stage(connection: duckdb.DuckDBPyConnection, inputs: Inputs) -> list[str]:
    """Register every input under the name its model reads; return the names registered.

    A load's number is its place in the list of loads, from 1.
    """
    frames = {f"input_{name}": frame for name, frame in inputs.tables.items()}
    frames["input_documents"] = _documents(inputs)
    frames["input_sectors"] = sectors_frame(inputs.tables["sectors"], inputs.loads)
    frames["input_periods"] = _periods(inputs)
    frames["input_loads"] = _loads(inputs.loads)
    frames["input_withdrawals"] = _withdrawals(inputs.loads)
    frames["input_windows"] = _windows(inputs.loads)
    for name, frame in frames.items():
        _register(connection, name, frame)
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


def sql_path(path: Path) -> str:
    """Return a path as an SQL text literal."""
    return "'" + str(path).replace("'", "''") + "'"


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
        _register(connection, name, frames[name])
    rows = "\nunion all\n".join(parts)
    columns = ", ".join(("load_id", "row", *table.names))
    connection.execute(f"create temp view {view}({columns}) as\n{rows}")
    return list(frames)


def _register(connection: duckdb.DuckDBPyConnection, name: str, frame: pd.DataFrame) -> None:
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
        {"load_id": str(number), **dict(zip(SLICES[load.kind], one, strict=True))}
        for number, load in enumerate(loads, start=1)
        for one in load.withdrawn
    ]
    cells = [[row.get(name) for name in _WITHDRAWAL_COLUMNS] for row in rows]
    return pd.DataFrame(cells, columns=list(_WITHDRAWAL_COLUMNS), dtype="str")


def _windows(loads: Sequence[Load]) -> pd.DataFrame:
    cells = [
        [str(number), *slice_, one.first and one.first.isoformat(), one.last.isoformat()]
        for number, load in enumerate(loads, start=1)
        for slice_, one in load.windows.items()
    ]
    return pd.DataFrame(cells, columns=list(_WINDOW_COLUMNS), dtype="str")
