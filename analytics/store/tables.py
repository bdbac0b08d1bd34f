"""Inputs → the tables of a snapshot, in a database that the caller opened or in memory."""

import uuid
from typing import Any

import duckdb

from analytics.errors import InputProblems, Problem
from analytics.store.cells import shown
from analytics.store.inputs import Inputs
from analytics.store.models import run_models
from analytics.store.reader import SETTINGS, Reader
from analytics.store.staging import clear, stage
from analytics.texts import Bilingual

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
    expected = Bilingual(
        "mã còn trong danh mục (đơn vị: còn hiệu lực vào ngày cuối kỳ)",
        "a code that the catalogue still has (a unit: in force on the period's last day)",
    )
    action = Bilingual(
        "Thêm lại mã vào data/catalogue/: tệp này đã được nạp với mã đó.",
        "Put the code back into data/catalogue/: this file was loaded with it.",
    )
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
