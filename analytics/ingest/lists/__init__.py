"""Lists of dossiers, one row each, as one-stop software exports them.

- ``mapping``: a TOML file names the columns · ``columns``: where they stand in the file
- ``source``: the file as DuckDB reads it, mapped columns only where it must be rewritten
- ``names``: units, sectors and channels as the catalogue calls them · ``faults``: what is wrong
- ``read``: all of it, up to a reading

The rows themselves are added up in ``analytics.store.lists``.
"""

from analytics.ingest.lists.mapping import ListMapping, WrongMapping, mappings, read_mapping
from analytics.ingest.lists.read import read_list, recognise

__all__ = [
    "ListMapping",
    "WrongMapping",
    "mappings",
    "read_list",
    "read_mapping",
    "recognise",
]
