"""The store: accepted loads and published files → one checked snapshot → readers.

The only room that imports duckdb. The database is a pure function of its inputs: delete it and
it is built again.

    path = ensure()                    a good snapshot of the inputs as they are now
    path = current()                   the snapshot in use, or None; cheap: once per page run
    reader = open_reader(path)         read-only, shared by all threads
    add_load(rows, kind=…, who=…)      one accepted file into the archive; then build()
    accept_together(receipts)          several of them, all or none, and the snapshot with them
    withdraw(slices, kind=…, who=…)    takes loaded rows back; then build()
    candidate_reader(receipts)         the tables as they would be with files not yet accepted
    memory_reader(values=[…])          the same tables from a few rows, for tests
"""

from analytics.store.accept import Receipt, add_load
from analytics.store.access import current, ensure, open_current
from analytics.store.candidate import candidate_reader
from analytics.store.folders import DATA
from analytics.store.illustrative import build_with_demo
from analytics.store.inputs import Inputs, read_inputs
from analytics.store.loads import Load
from analytics.store.memory import memory_reader
from analytics.store.publication import build, publish, rollback
from analytics.store.reader import Reader, open_reader
from analytics.store.together import accept_together
from analytics.store.withdraw import withdraw

__all__ = [
    "DATA",
    "Inputs",
    "Load",
    "Reader",
    "Receipt",
    "accept_together",
    "add_load",
    "build",
    "build_with_demo",
    "candidate_reader",
    "current",
    "ensure",
    "memory_reader",
    "open_current",
    "open_reader",
    "publish",
    "read_inputs",
    "rollback",
    "withdraw",
]
