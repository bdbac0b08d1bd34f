"""Where the units of a period are: for a map of circles, which draws no borders."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import cos, radians, sqrt
from typing import Any

from analytics.catalogue import Catalogue
from analytics.periods import parse
from analytics.texts import Bilingual
from analytics.views.overview.units import Unit

# The archipelago lies 500 km from the coast: it has a box of its own.
ISLANDS = frozenset({"576", "22736"})
# Pixels of the greatest and of the smallest circle, and of the sheet.
_MOST, _LEAST = 20.0, 4.0
# So many circles stand apart at that size (the districts); of more, the largest is smaller.
_APART = 9
_HEIGHT, _EDGE = 325.0, 26.0


@dataclass(frozen=True)
class Place:
    """A unit's circle: its middle and radius in pixels; ``unit`` None where nothing is known."""

    key: str
    name: Bilingual
    short: str
    x: float
    y: float
    radius: float
    unit: Unit | None


@dataclass(frozen=True)
class Map:
    """The circles of the mainland, the largest first, with the size of their sheet; the islands."""

    places: tuple[Place, ...]
    width: float
    height: float
    islands: tuple[Place, ...]


def map_of(catalogue: Catalogue, members: Iterable[Unit], period: str) -> Map | None:
    """The units with a known place that are valid at the end of a period.

    Returns:
        None where none of them has figures.
    """
    known = {unit.key: unit for unit in members if unit.now is not None}
    rows = [
        row for row in catalogue.units_on(parse(period).last_day).values() if row["lat"] is not None
    ]
    mainland = [row for row in rows if row["code"] not in ISLANDS]
    if not any(row["code"] in known for row in mainland):
        return None
    most = max((_size(known.get(row["code"])) for row in rows), default=0) or 1
    north = max(row["lat"] for row in mainland)
    south = min(row["lat"] for row in mainland)
    west = min(row["lon"] for row in mainland)
    largest = _MOST * min(1.0, (_APART / len(mainland)) ** 0.25)
    degree = (_HEIGHT - 2 * _EDGE) / ((north - south) or 1.0)
    # A degree of longitude is shorter, by the cosine of the latitude.
    across = degree * cos(radians((north + south) / 2))

    def place(row: Mapping[str, Any], x: float, y: float) -> Place:
        unit = known.get(row["code"])
        radius = _LEAST + (largest - _LEAST) * sqrt(_size(unit) / most)
        name = Bilingual(row["name"], row["name_en"])
        return Place(
            row["code"],
            name,
            row["short_name"],
            round(x, 1),
            round(y, 1),
            round(radius, 1),
            unit,
        )

    places = [
        place(row, _EDGE + across * (row["lon"] - west), _EDGE + degree * (north - row["lat"]))
        for row in mainland
    ]
    return Map(
        tuple(sorted(places, key=lambda each: -each.radius)),
        round(2 * _EDGE + across * (max(row["lon"] for row in mainland) - west)),
        _HEIGHT,
        tuple(place(row, 0, 0) for row in rows if row["code"] in ISLANDS),
    )


def _size(unit: Unit | None) -> float:
    """The dossiers resolved; 0 where they are not known."""
    return (unit.now.denominator or 0.0) if unit is not None and unit.now is not None else 0.0
