"""Answers as a table: numbers for files, beside the text that the page shows of each one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Table:
    """A frame with columns named for the reader, and for some of them the text of each cell.

    ``frame`` holds numbers as numbers; ``texts`` has, for such a
    column, what the reader sees, row by row.
    """

    frame: pd.DataFrame
    texts: Mapping[str, Sequence[str]]
