"""The store: accepted loads and published files → one checked snapshot → readers.

The only room that imports duckdb. The database is a pure function of its inputs: delete it and
it is built again.
"""

from analytics.store.folders import DATA
from analytics.store.inputs import Inputs, read_inputs
from analytics.store.memory import memory_reader
from analytics.store.reader import Reader, open_reader

__all__ = ["DATA", "Inputs", "Reader", "memory_reader", "open_reader", "read_inputs"]
