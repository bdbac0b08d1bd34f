"""The store: accepted loads and published files → one checked snapshot → readers.

The only room that imports duckdb. The database is a pure function of its inputs: delete it and
it is built again.

    serving = look()                   the snapshot to read and what is wrong; writes nothing
    path = ensure()                    a good snapshot of the inputs as they are now, for commands
    reader = open_reader(path)         read-only, shared by all threads
    accept_together(receipts)          files into the archive, all or none, and a snapshot of them
    withdraw(slices, kind=…, who=…)    takes loaded rows back
    rollback(who=…), forward(who=…)    sets the last loads aside, and counts them again
    candidate_reader(receipts)         the tables as they would be with files not yet accepted
"""

from analytics.store.accept import Receipt
from analytics.store.access import (
    Serving,
    current,
    ensure,
    in_memory,
    inventory_of,
    look,
    open_store,
    signature,
)
from analytics.store.candidate import candidate_reader
from analytics.store.decisions import forward, rollback
from analytics.store.folders import DATA
from analytics.store.inputs import Inputs, read_inputs
from analytics.store.loads import Load
from analytics.store.publication import build
from analytics.store.reader import Reader, open_reader
from analytics.store.snapshots import publish
from analytics.store.together import accept_together
from analytics.store.withdraw import withdraw

__all__ = [
    "DATA",
    "Inputs",
    "Load",
    "Reader",
    "Receipt",
    "Serving",
    "accept_together",
    "build",
    "candidate_reader",
    "current",
    "ensure",
    "forward",
    "in_memory",
    "inventory_of",
    "look",
    "open_reader",
    "open_store",
    "publish",
    "read_inputs",
    "rollback",
    "signature",
    "withdraw",
]
