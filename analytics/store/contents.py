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
    sums = " union all ".join(
        f"select '{table}' as name, count(*), bit_xor(hash(place, whole))"
        f" from (select rowid as place, {table} as whole from {table})"
        for table in dict.fromkeys(name for name, *_ in columns)
    )
    found = connection.execute(f"{sums} order by name").fetchall()
    return hashlib.sha256(repr((columns, found)).encode()).hexdigest()
