"""A load: rows accepted at one time from one file, and where they came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from analytics import schema
from analytics.windows import Window

PUBLISHED, INDICATORS, DOSSIERS = "published", "indicators", "dossiers"

# The table whose columns the rows of a load have, by kind.
TABLES: dict[str, schema.Table] = {
    PUBLISHED: schema.INDICATOR_VALUES,
    INDICATORS: schema.INDICATOR_VALUES,
    DOSSIERS: schema.DOSSIERS,
}

# What a slice is named by, beside its dataset: of each the newest load counts, whole.
SLICES: dict[str, tuple[str, ...]] = {
    PUBLISHED: ("document",),
    INDICATORS: ("document",),
    DOSSIERS: ("period", "unit"),
}


@dataclass(frozen=True)
class Load:
    """One load; the later a load stands in the list, the newer it is.

    ``rows`` has the columns of TABLES[kind]: a frame, or the parquet file that holds them.
    ``document`` is the source its figures name; ``record`` that source's row for the table of
    documents, when data/catalogue/ does not have it. ``loaded_at`` is ISO text, or None.
    ``withdrawn`` are the slices, named as in SLICES[kind], whose rows of earlier loads it takes
    back. ``windows`` are the days over which dossiers of a (period, unit) were counted, where it is
    known. ``sectors`` and ``indicators`` are rows for these tables, of codes that no catalogue had
    when it was accepted. ``columns`` is what the clerk chose of the columns of a list. ``slices``
    are those that it gives or takes back, named as in SLICES[kind].
    """

    name: str
    kind: str
    dataset: str
    document: str | None
    file_name: str
    sha256: str
    rows: pd.DataFrame | Path
    row_count: int
    periods: tuple[str, ...]
    loaded_by: str | None = None
    loaded_at: str | None = None
    reason: str | None = None
    record: Mapping[str, str | None] | None = field(default=None)
    withdrawn: tuple[tuple[str, ...], ...] = ()
    windows: Mapping[tuple[str, str], Window] = field(default_factory=dict)
    sectors: tuple[Mapping[str, str | None], ...] = ()
    indicators: tuple[Mapping[str, str | None], ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    slices: tuple[tuple[str, ...], ...] = ()
