"""Lists of dossiers, one row each, as one-stop software exports them.

- ``mapping``: a TOML file names the columns · ``columns``: the clerk chooses those it does not
- ``list_parts``: the sheets and columns of the list
- ``source``: the file as DuckDB reads it, mapped columns only where it must be rewritten
- ``worker``: that in a process with limits · ``window``: the days that are counted
- ``days``, ``money``: how these columns are read · ``copies``: rows that stand there twice
- ``matching``: units, sectors, channels and states as the catalogue calls them
- ``messages``: what is said of the list · ``read``: all of it, up to a reading

The rows themselves are added up in ``analytics.store.list_sums``.
"""

from analytics.ingest.dossier_list.columns import as_before
from analytics.ingest.dossier_list.mapping import ListMapping, WrongMapping, mappings, read_mapping
from analytics.ingest.dossier_list.read import read_list, recognise

__all__ = [
    "ListMapping",
    "WrongMapping",
    "as_before",
    "mappings",
    "read_list",
    "read_mapping",
    "recognise",
]
