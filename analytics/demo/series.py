"""The series of the dataset: one per unit and sector, each in one cell of the solved table."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.demo import published
from analytics.demo.course import PERIODS
from analytics.demo.draws import Draws, Ints
from analytics.demo.profiles import (
    AREA_SIZES,
    LEVEL_SECTORS,
    OUTSIDE,
    STORIES,
    TINY_COMMUNE,
    UNIT_SECTORS,
    WISHES,
    Weights,
)
from analytics.demo.solver import Solution, solve
from analytics.errors import UnknownName
from analytics.periods import parse
from analytics.texts import Bilingual

LEVELS = (*published.LEVEL_RATES, "central")
Cell = tuple[str, str]  # level, sector group


@dataclass(frozen=True)
class Series:
    """n series in the order of the catalogue: units as listed, their sectors as listed.

    ``unit``, ``sector``, ``level`` and ``cell`` are positions in ``units``, ``sectors``, LEVELS
    and ``cells``; ``cells`` holds what was resolved and late in Q1/2021 by level and sector group.
    ``weight`` is the series' part of its cell. ``in_force`` (periods × units): the unit stood in
    the catalogue on the period's last day; earlier rows are not part of the dataset.
    """

    units: tuple[str, ...]
    sectors: tuple[str, ...]
    cells: dict[Cell, tuple[int, int]]
    unit: Ints
    sector: Ints
    level: Ints
    cell: Ints
    weight: Ints
    in_force: NDArray[np.bool_]

    def sector_codes(self) -> list[str]:
        """The sector code of every series."""
        return [self.sectors[position] for position in self.sector]

    def local(self) -> NDArray[np.bool_]:
        """Which series belong to the local block."""
        return np.asarray(self.level != LEVELS.index("central"))


@lru_cache(maxsize=1)
def solved() -> Solution:
    """The table level × sector group of Q1/2021 (see ``solver``): rows and columns as published."""
    groups = tuple(published.SECTOR_RATES)
    wished = [[WISHES[level].get(g, (0, 0)) for g in groups] for level in published.LEVEL_RATES]
    return solve(
        resolved=published.RESOLVED,
        late=published.RESOLVED - published.ON_TIME,
        rows=tuple(published.LEVEL_RATES.values()),
        columns=tuple(published.SECTOR_RATES.values()),
        sizes=tuple(tuple(resolved for resolved, _ in row) for row in wished),
        lates=tuple(tuple(late for _, late in row) for row in wished),
    )


def series_of(units: pd.DataFrame, sectors: pd.DataFrame, seed: int) -> Series:
    """Return the series of the units in force in the last quarter, with the sizes of a seed.

    Args:
        units: the catalogue's units: code, level, parent, valid_from, valid_to (dates or ISO
            text; empty or null valid_to = still in force).
        sectors: the catalogue's sectors: code.
        seed: fixes how large the communes are, and how the sectors of a unit differ.

    Raises UnknownName when the catalogue lacks a sector, or every unit of a cell.
    """
    chosen = [row for row in _validities(units) if _reports(row) and _holds(row, PERIODS[-1])]
    known = tuple(str(code) for code in sectors["code"])
    draws = Draws(seed, 0)
    cells = _cells()
    places = list(cells)
    found: list[tuple[int, int, int, int, int]] = []
    for position, row in enumerate(chosen):
        mix = _mix(row)
        missing = [code for code in mix if code not in known]
        if missing:
            raise UnknownName(Bilingual("lĩnh vực", "sector"), missing[0], known)
        size = _size(row, draws)
        tilts = draws.between(800, 1200, (len(mix),))
        for (code, usual), tilt in zip(mix.items(), tilts, strict=True):
            level = row["level"]
            group = _group(level, code)
            # A department's weights are its own; elsewhere units of a level differ in their mix.
            part = usual * 1000 if row["code"] in UNIT_SECTORS else usual * size * int(tilt)
            place = places.index((level, group))
            found.append((position, known.index(code), LEVELS.index(level), place, part))
    unit, sector, level_of, cell, weight = np.asarray(found, dtype=np.int64).reshape(-1, 5).T
    for place, (level, group) in enumerate(places):
        if place not in cell:
            kind = Bilingual("đơn vị có hồ sơ", "unit with dossiers")
            raise UnknownName(kind, f"{level} × {group}")
    return Series(
        units=tuple(row["code"] for row in chosen),
        sectors=known,
        cells=cells,
        unit=unit,
        sector=sector,
        level=level_of,
        cell=cell,
        weight=weight,
        in_force=_in_force(units, chosen),
    )


def _cells() -> dict[Cell, tuple[int, int]]:
    table = solved()
    cells: dict[Cell, tuple[int, int]] = {}
    for level, resolved, late in zip(
        published.LEVEL_RATES, table.resolved, table.late, strict=True
    ):
        for group, size, slow in zip(published.SECTOR_RATES, resolved, late, strict=True):
            if size:
                cells[level, group] = size, slow
    cells["central", published.OTHER] = published.CENTRAL_RESOLVED, published.CENTRAL_LATE
    return cells


def _group(level: str, sector: str) -> str:
    printed = published.SECTOR_RATES.get(sector) is not None
    return sector if printed and level != "central" else published.OTHER


def _mix(row: dict[str, str]) -> Weights:
    return UNIT_SECTORS.get(row["code"], LEVEL_SECTORS.get(row["level"], {}))


def _size(row: dict[str, str], draws: Draws) -> int:
    """The unit's size beside the others of its level; one draw for every unit, used or not."""
    size = int(draws.between(450, 1550, (1,))[0])
    if row["level"] == "district":
        return AREA_SIZES.get(row["code"], 1000)
    if row["code"] in STORIES and STORIES[row["code"]].kind == "tiny":
        return TINY_COMMUNE
    return AREA_SIZES.get(row["parent"], 1000) * size // 1000


def _reports(row: dict[str, str]) -> bool:
    outside = row["code"] in OUTSIDE or row["parent"] in OUTSIDE
    return row["level"] in LEVELS and not outside and bool(_mix(row))


def _in_force(units: pd.DataFrame, chosen: list[dict[str, str]]) -> NDArray[np.bool_]:
    held = {
        (row["code"], period)
        for row in _validities(units)
        for period in PERIODS
        if _holds(row, period)
    }
    return np.asarray([[(row["code"], period) in held for row in chosen] for period in PERIODS])


def _holds(row: dict[str, str], period: str) -> bool:
    day = parse(period).last_day.isoformat()
    return row["valid_from"] <= day and (not row["valid_to"] or day < row["valid_to"])


def _validities(units: pd.DataFrame) -> Iterator[dict[str, str]]:
    for record in units[["code", "level", "parent", "valid_from", "valid_to"]].to_dict("records"):
        yield {str(name): _text(value) for name, value in record.items()}


def _text(value: object) -> str:
    """Codes as they are, dates as ISO days, nothing as an empty text."""
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return ""
    return str(value)[:10] if hasattr(value, "year") else str(value)
