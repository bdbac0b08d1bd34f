"""The illustrative dataset: dossiers of every unit and sector, 2017-Q1 … 2021-Q1, from a seed.

It behaves like the real thing (identities of the form, carry-over, seasons, units that worsen or
improve) and its last quarter adds up to the figures published for Q1/2021; nothing else in it is
true. It is always a dataset of its own, "Số liệu minh họa", never official.

- ``published``: the figures it reproduces · ``assumptions``: what is chosen for it
- ``draws``: chance and division in whole numbers
- ``series`` → ``quarters`` → ``dataset``: units and sectors, their counts, their rows
"""

from analytics.demo.assumptions import PERIODS
from analytics.demo.dataset import DEMO_DOCUMENT, SEED, dossiers, fingerprint

__all__ = ["DEMO_DOCUMENT", "PERIODS", "SEED", "dossiers", "fingerprint"]
