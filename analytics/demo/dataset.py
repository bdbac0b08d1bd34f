"""The illustrative dataset as rows of schema.DOSSIERS, and what it is called as a source."""

import hashlib
from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.demo.assumptions import GAP_PERIOD, PERIODS, SILENT_UNITS
from analytics.demo.draws import Ints
from analytics.demo.quarters import quarters
from analytics.demo.series import series_of
from analytics.errors import OutOfRange
from analytics.schema import COUNTS, DOSSIERS
from analytics.texts import DATASETS

# What the dataset counts: the columns that every form has, and payments.
COUNTED = (
    *(column.name for column in DOSSIERS.columns if column.required and column.name in COUNTS),
    *("paid_online", "fees_online_vnd"),
)
SEED = 2021
SEEDS = (0, 2**32 - 1)

# A row of documents (schema.DOCUMENTS); date, period and sha256 come with the load.
DEMO_DOCUMENT: Mapping[str, str | None] = {
    "code": "demo",
    "title_vi": DATASETS["demo"].vi,
    "title_en": DATASETS["demo"].en,
    "publisher": "Bảng điều khiển tự sinh, không phải số liệu của tỉnh",
    "kind": "demo",
    "dataset": "demo",
}


def dossiers(units: pd.DataFrame, sectors: pd.DataFrame, *, seed: int = SEED) -> pd.DataFrame:
    """The rows that units reported, by period, unit, sector; arguments as of ``all_rows``."""
    rows = all_rows(units, sectors, seed=seed)
    withheld = rows["period"].eq(GAP_PERIOD) & rows["unit"].isin(SILENT_UNITS)
    return rows[~withheld].reset_index(drop=True)


def all_rows(units: pd.DataFrame, sectors: pd.DataFrame, *, seed: int = SEED) -> pd.DataFrame:
    """The rows that units reported and those that SILENT_UNITS withheld in GAP_PERIOD.

    Units and sectors stand in the order of the catalogue and of ``assumptions``; a unit has rows
    for the quarters in which it stood in the catalogue.

    Args:
        units: the catalogue's units (code, level, parent, valid_from, valid_to).
        sectors: the catalogue's sectors (code).
        seed: a number in SEEDS; another seed gives other rows with the same published figures.

    Raises OutOfRange for a seed out of range, UnknownName when the catalogue lacks what the
    dataset is made of.
    """
    if type(seed) is not int or not SEEDS[0] <= seed <= SEEDS[1]:
        raise OutOfRange("seed", seed, *SEEDS)
    series = series_of(units, sectors, seed)
    counts = quarters(series, seed)
    period, position = np.nonzero(series.in_force[:, series.unit])
    columns = {
        "period": _codes(PERIODS, period),
        "unit": _codes(series.units, series.unit[position]),
        "sector": _codes(series.sectors, series.sector[position]),
    } | {name: counts[name][period, position] for name in COUNTED}
    return pd.DataFrame({name: columns[name] for name in (*DOSSIERS.key, *COUNTED)})


def fingerprint(rows: pd.DataFrame) -> str:
    """The sha256 of rows as CSV text: equal for equal rows on every machine."""
    return hashlib.sha256(rows.to_csv(index=False, lineterminator="\n").encode()).hexdigest()


def _codes(codes: tuple[str, ...], positions: Ints) -> NDArray[np.object_]:
    return np.take(np.asarray(codes, dtype=object), positions)
