"""What a snapshot holds, in one number: every column and row of every table, in their order."""

import hashlib

import duckdb

_COLUMNS = """
select table_name, column_name, data_type from duckdb_columns()
where not internal and table_name <> 'snapshot' order by table_name, column_index
"""


def contents_of(connection: duckdb.DuckDBPyConnection) -> str:
    """The sum of an open snapshot (sha256, 64 hex digits): equal for equal rows in equal order.

    Reads every block of every table, whose own sums DuckDB checks; duckdb.Error for a damaged one.
    It asks the file which tables it has: one that an earlier version built is verified too.
    """
    columns = connection.execute(_COLUMNS).fetchall()
    sums = [str(columns)]
    for table in dict.fromkeys(name for name, *_ in columns):
        query = "select count(*), bit_xor(hash(place, whole)) from"
        query += f" (select rowid as place, {table} as whole from {table})"
        sums.append(f"{table} {connection.execute(query).fetchone()}")
    return hashlib.sha256("\n".join(sums).encode()).hexdigest()
