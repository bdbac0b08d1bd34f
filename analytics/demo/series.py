"""The series of the dataset: one per unit and sector, each in one cell of the published table."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.demo.assumptions import (
    AREA_SIZES,
    LEVEL_SECTORS,
    OUTSIDE,
    PERIODS,
    STORIES,
    TINY_COMMUNE,
    UNIT_SECTORS,
    Weights,
)
from analytics.demo.draws import Draws, Ints
from analytics.demo.published import CELLS, LEVELS, OTHER, Cell
from analytics.errors import UnknownName
from analytics.periods import parse
from analytics.texts import Bilingual, Message

Row = dict[str, str]


@dataclass(frozen=True)
class Series:
    """n series in the order of the catalogue: units as listed, their sectors as assumed.

    ``unit``, ``sector``, ``level`` and ``cell`` are positions in ``units``, ``sectors``, LEVELS
    and CELLS; ``weight`` is the series' part of its cell. ``in_force`` (periods × units): the unit
    stood in the catalogue on the period's last day; earlier rows are not part of the dataset.
    """

    units: tuple[str, ...]
    sectors: tuple[str, ...]
    unit: Ints
    sector: Ints
    level: Ints
    cell: Ints
    weight: Ints
    in_force: NDArray[np.bool_]

    def local(self) -> NDArray[np.bool_]:
        """Which series belong to the local block."""
        return np.asarray(self.level != LEVELS.index("central"))


def series_of(units: pd.DataFrame, sectors: pd.DataFrame, seed: int) -> Series:
    """The series of the units in force in the last quarter, with the sizes of a seed.

    Args:
        units: the catalogue's units: code, level, parent, valid_from, valid_to (days, or their
            text; nothing in valid_to: still in force).
        sectors: the catalogue's sectors: code.
        seed: fixes how large the communes are, and how the sectors of a unit differ.

    Raises UnknownName when the catalogue lacks a sector, or every unit of a cell.
    """
    columns = units[["code", "level", "parent", "valid_from", "valid_to"]]
    listed: list[Row] = columns.fillna("").astype(str).to_dict("records")  # type: ignore[assignment]
    chosen = [row for row in listed if _reports(row) and _holds(row, PERIODS[-1])]
    known = tuple(str(code) for code in sectors["code"])
    cells = list(CELLS)
    draws = Draws(seed, 0)
    series: list[tuple[int, int, int, int, int]] = []
    for position, row in enumerate(chosen):
        mix = _mix(row)
        missing = [code for code in mix if code not in known]
        if missing:
            raise UnknownName(Bilingual("lĩnh vực", "sector"), missing[0], known)
        size = _size(row, draws)
        tilts = draws.between(800, 1200, (len(mix),))
        for (code, usual), tilt in zip(mix.items(), tilts, strict=True):
            cell = cells.index(_cell(row["level"], code))
            # A department's weights are its own; elsewhere units of a level differ in their mix.
            part = usual * 1000 if row["code"] in UNIT_SECTORS else usual * size * int(tilt)
            level = LEVELS.index(row["level"])
            series.append((position, known.index(code), level, cell, part))
    unit, sector, level_of, cell_of, weight = np.asarray(series, np.int64).reshape(-1, 5).T
    for position, cell_name in enumerate(cells):
        if position not in cell_of:
            kind = Message("đơn vị có hồ sơ")
            raise UnknownName(kind, " × ".join(cell_name))
    in_force = [{row["code"] for row in listed if _holds(row, period)} for period in PERIODS]
    return Series(
        units=tuple(row["code"] for row in chosen),
        sectors=known,
        unit=unit,
        sector=sector,
        level=level_of,
        cell=cell_of,
        weight=weight,
        in_force=np.asarray([[row["code"] in codes for row in chosen] for codes in in_force]),
    )


def _cell(level: str, sector: str) -> Cell:
    """The cell of a sector at a level: of its own where the report prints its rate."""
    return (level, sector) if (level, sector) in CELLS else (level, OTHER)


def _mix(row: Row) -> Weights:
    return UNIT_SECTORS.get(row["code"], LEVEL_SECTORS.get(row["level"], {}))


def _size(row: Row, draws: Draws) -> int:
    """The unit's size beside the others of its level; one draw for every unit, used or not."""
    size = int(draws.between(450, 1550, (1,))[0])
    if row["level"] == "district":
        return AREA_SIZES.get(row["code"], 1000)
    if row["code"] in STORIES and STORIES[row["code"]].kind == "tiny":
        return TINY_COMMUNE
    return AREA_SIZES.get(row["parent"], 1000) * size // 1000


def _reports(row: Row) -> bool:
    outside = row["code"] in OUTSIDE or row["parent"] in OUTSIDE
    return row["level"] in LEVELS and not outside and bool(_mix(row))


def _holds(row: Row, period: str) -> bool:
    """Whether the unit stands in the catalogue on the period's last day."""
    day = parse(period).last_day.isoformat()
    return row["valid_from"] <= day and (not row["valid_to"] or day < row["valid_to"])
