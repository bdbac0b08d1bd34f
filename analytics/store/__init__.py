"""The store: accepted loads and published files → one checked snapshot → readers.

The only room that imports duckdb. The database is a pure function of its inputs: delete it and
it is built again.

    serving = look()                   the snapshot to read and what is wrong; writes nothing
    path = ensure()                    a good snapshot of the inputs as they are now, for commands
    reader = open_reader(path)         read-only, shared by all threads
    accept(receipts)                   files into the archive, all or none, and a snapshot of them
    withdraw(slices, kind=…, who=…)    takes loaded rows back
    rollback(who=…), forward(who=…)    sets the last loads aside, and counts them again
    candidate_reader(receipts)         the tables as they would be with files not yet accepted

Where to look:

- what is given: ``inputs`` (files of data/, checked) · ``text_table`` (CSV → rows of text) ·
  ``cell_checks``, ``row_checks``, ``relation_checks``, ``printed_numbers`` · ``new_rows``
- what was accepted: ``loads`` (one load) · ``inventory`` (which there are) · ``archive`` (their
  files), ``archive_problems`` · ``acceptance``, ``decisions`` (taken back, set aside)
- what is built of them: ``models`` (order of the SQL) · ``tables`` · ``snapshots`` (the files) ·
  ``publication`` (whatever changes a store goes through it)
- what is read: ``reader`` · ``serving`` (which snapshot, and what is wrong)
- when something is lost: ``check`` · ``recovery`` · ``backup`` · ``archive_swap``
- lists of dossiers, which only DuckDB can add up: ``list_file`` · ``list_profile`` · ``list_sums``
- ``folders``, ``files``, ``lock``: where things lie, whole files, one writer at a time ·
  ``commands``: python -m analytics store
"""

from analytics.store.acceptance import Receipt, accept, candidate_reader
from analytics.store.decisions import forward, rollback, withdraw
from analytics.store.folders import DATA
from analytics.store.inputs import Inputs, read_inputs
from analytics.store.loads import Load
from analytics.store.publication import build
from analytics.store.reader import Reader, open_reader
from analytics.store.serving import (
    Serving,
    current,
    ensure,
    in_memory,
    inventory_of,
    look,
    open_store,
    signature,
)
from analytics.store.snapshots import publish

__all__ = [
    "DATA",
    "Inputs",
    "Load",
    "Reader",
    "Receipt",
    "Serving",
    "accept",
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
