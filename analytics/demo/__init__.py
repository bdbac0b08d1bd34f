"""The illustrative dataset: dossiers of every unit and sector, 2017-Q1 … 2021-Q1, from a seed.

It behaves like the real thing (identities of the form, carry-over, seasons, units that worsen or
improve) and its last quarter adds up to the figures published for Q1/2021; nothing else in it is
true. It is always a dataset of its own, "Số liệu minh họa", never official.

- ``published``: the figures it reproduces · ``solver``: whole numbers behind published rates
- ``profiles``: units, sectors, stories · ``course``: trend, season, dip, waiting
- ``draws``, ``shares``: chance and division in whole numbers
- ``series`` → ``quarters`` → ``rows``, ``parquet``: the dataset · ``document``: its words
"""

from analytics.demo.document import DEMO_DOCUMENT
from analytics.demo.parquet import write_parquet
from analytics.demo.rows import SEED, SEEDS, SIZES, dossiers, fingerprint, sectors_of, withheld

__all__ = [
    "DEMO_DOCUMENT",
    "SEED",
    "SEEDS",
    "SIZES",
    "dossiers",
    "fingerprint",
    "sectors_of",
    "withheld",
    "write_parquet",
]
