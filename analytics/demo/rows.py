"""The illustrative dataset as rows of schema.DOSSIERS."""

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.demo.course import PERIODS
from analytics.demo.draws import Ints
from analytics.demo.profiles import GAP_PERIOD, SILENT_UNITS
from analytics.demo.quarters import quarters
from analytics.demo.series import Series, series_of
from analytics.errors import OutOfRange
from analytics.schema import COUNTS, DOSSIERS

# What the dataset counts: the form's columns and payments.
COUNTED = tuple(name for name in COUNTS if name != "ended_without_result")
COLUMNS = (*DOSSIERS.key, *COUNTED)
SEED = 2021
SEEDS = (0, 2**32 - 1)
SIZES = (1, 1000)  # 1000: about 19 million rows


def dossiers(
    units: pd.DataFrame, sectors: pd.DataFrame, *, seed: int = SEED, size: int = 1
) -> pd.DataFrame:
    """Return the rows that units reported: COLUMNS, by period, unit, sector.

    Units and sectors stand in the order of the catalogue and of ``profiles``. All rows are held
    at once: large sizes are for ``write_parquet``.

    Args:
        units: the catalogue's units (code, level, parent, valid_from, valid_to).
        sectors: the catalogue's sectors (code).
        seed: a number in SEEDS; another seed gives other rows with the same published figures.
        size: how many layers, in SIZES. Every layer is a dataset of its own that reproduces the
            published figures: layer 1 has the catalogue's sectors, layer n its sectors numbered
            ("dat-dai.0002"; see ``sectors_of``). Rows and totals are size times as many, and the
            published rates stay.

    Raises OutOfRange for a seed or size out of range, UnknownName when the catalogue lacks what
    the dataset is made of.
    """
    return _frame(units, sectors, seed, size, reported=True)


def withheld(
    units: pd.DataFrame, sectors: pd.DataFrame, *, seed: int = SEED, size: int = 1
) -> pd.DataFrame:
    """Return the rows that exist and were not reported: SILENT_UNITS in GAP_PERIOD.

    Arguments and errors as ``dossiers``.
    """
    return _frame(units, sectors, seed, size, reported=False)


def sectors_of(sectors: pd.DataFrame, size: int) -> pd.DataFrame:
    """Return the catalogue of sectors that rows of a size name: the catalogue's, then each layer's.

    Args:
        sectors: the catalogue's sectors (code, name, name_en, block).
        size: how many layers.

    Raises OutOfRange for a size out of range.
    """
    check(SEED, size)
    layers = [sectors]
    for layer in range(2, size + 1):
        codes = [sector_code(code, layer) for code in sectors["code"]]
        names = {name: sectors[name] + f" ({layer})" for name in ("name", "name_en")}
        layers.append(sectors.assign(code=codes, **names))
    return pd.concat(layers, ignore_index=True)


def sector_code(code: str, layer: int) -> str:
    """Return the code of a sector in a layer: the catalogue's own in the first."""
    return code if layer == 1 else f"{code}.{layer:04d}"


def fingerprint(rows: pd.DataFrame) -> str:
    """Return the sha256 of rows as CSV text: equal for equal rows on every machine."""
    return hashlib.sha256(rows.to_csv(index=False, lineterminator="\n").encode()).hexdigest()


class Layer(NamedTuple):
    """One layer's rows in columns of equal length; the keys are positions in the code lists.

    ``sectors`` are the catalogue's codes as this layer numbers them.
    """

    period: Ints
    unit: Ints
    sector: Ints
    sectors: tuple[str, ...]
    counts: dict[str, Ints]


def layers_of(series: Series, seed: int, size: int, reported: bool) -> Iterator[Layer]:
    """Yield the layers one after the other, each by period and series; reported or withheld rows.

    A unit has rows for the quarters in which it stood in the catalogue.
    """
    withheld = np.outer(
        [period == GAP_PERIOD for period in PERIODS],
        [unit in SILENT_UNITS for unit in series.units],
    )
    chosen: NDArray[np.bool_] = series.in_force & (~withheld if reported else withheld)
    period, place = np.nonzero(chosen[:, series.unit])
    for number in range(1, size + 1):
        counts = quarters(series, seed, number)
        codes = tuple(sector_code(code, number) for code in series.sectors)
        yield Layer(
            period,
            series.unit[place],
            series.sector[place],
            codes,
            {name: counts[name][period, place] for name in COUNTED},
        )


def check(seed: object, size: object) -> None:
    """Raise OutOfRange unless both are whole numbers in SEEDS and SIZES."""
    for name, number, (lowest, highest) in (("seed", seed, SEEDS), ("size", size, SIZES)):
        whole = isinstance(number, int) and not isinstance(number, bool)
        if not (whole and lowest <= number <= highest):  # type: ignore[operator]
            raise OutOfRange(name, number, lowest, highest)


def _frame(
    units: pd.DataFrame, sectors: pd.DataFrame, seed: int, size: int, *, reported: bool
) -> pd.DataFrame:
    check(seed, size)
    series = series_of(units, sectors, seed)
    layers = list(layers_of(series, seed, size, reported))
    keys = {
        "period": _codes([(PERIODS, layer.period) for layer in layers]),
        "unit": _codes([(series.units, layer.unit) for layer in layers]),
        "sector": _codes([(layer.sectors, layer.sector) for layer in layers]),
    }
    counts = {name: np.concatenate([layer.counts[name] for layer in layers]) for name in COUNTED}
    frame = pd.DataFrame({name: (keys | counts)[name] for name in COLUMNS})
    positions = [np.concatenate([layer[i] for layer in layers]) for i in (1, 0)]
    return frame.take(np.lexsort(positions)).reset_index(drop=True)


def _codes(parts: list[tuple[tuple[str, ...], Ints]]) -> NDArray[np.object_]:
    return np.concatenate([np.asarray(codes, dtype=object)[places] for codes, places in parts])
