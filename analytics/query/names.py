"""What to call levels, sectors and units: units by the name, in the place, that they had on a day.

Codes of units are used again after 1 July 2025, so a name belongs to a time.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from analytics.query.catalogue import Catalogue
from analytics.store import Reader
from analytics.texts import LEVELS, Bilingual, Term

_UNITS = """
select code, name, name_en, short_name, level, parent, valid_from, valid_to
from units order by code, valid_from
"""


def group_names(
    reader: Reader,
    catalogue: Catalogue,
    split: str | None,
    days: Mapping[str, date],
) -> dict[str, Term]:
    """The names of the groups of a split, in the order of the catalogue.

    Args:
        reader: an open snapshot.
        catalogue: its catalogues.
        split: "level", "sector", "area"; anything else: the groups are units.
        days: by code the day whose name is meant.
    """
    if split == "level":
        return {code: term for code, term in LEVELS.items() if code in days}
    if split == "sector":
        rows = catalogue.sectors
        found = {code: Bilingual(row["name"], row["name_en"]) for code, row in rows.items()}
        return {code: Term(name, name) for code, name in found.items() if code in days}
    return unit_names(reader, days, areas=split == "area")


def unit_names(
    reader: Reader, days: Mapping[str, date], *, areas: bool = False, then_only: bool = False
) -> dict[str, Term]:
    """The names of units, departments first; two of one name are told apart by their district.

    Args:
        reader: an open snapshot.
        days: by code the day whose name is meant.
        areas: the codes are of areas; otherwise a district's code is its office.
        then_only: leave out what was not there on its day; otherwise it has its last name.
    """
    rows = _units(reader)
    order = list(LEVELS)
    found: dict[str, Mapping[str, Any]] = {}
    for row in rows:
        day = days.get(row["code"])
        if day is None or (areas and row["level"] != "district"):
            continue
        if _valid(row, day) or (not then_only and row["valid_from"] <= day):
            found[row["code"]] = row
    districts = {row["code"]: row["short_name"] for row in rows if row["level"] == "district"}
    shared = Counter(row["name"] for row in found.values())
    return {
        code: unit_name(
            row, districts.get(row["parent"], "") if shared[row["name"]] > 1 else "", area=areas
        )
        for code, row in sorted(found.items(), key=lambda one: order.index(one[1]["level"]))
    }


def units_on(reader: Reader, day: date) -> list[dict[str, Any]]:
    """The rows of the units that were there on a day, by code."""
    return [row for row in _units(reader) if _valid(row, day)]


def _units(reader: Reader) -> list[dict[str, Any]]:
    return reader.once("units by code", lambda: reader.rows(_UNITS))


def _valid(row: Mapping[str, Any], day: date) -> bool:
    until = row["valid_to"]
    return row["valid_from"] <= day and (until is None or until > day)


def unit_name(row: Mapping[str, Any], near: str = "", *, area: bool = False) -> Term:
    """What to call a unit by its row of the catalogue.

    Args:
        row: name, name_en, short_name and level.
        near: the district that tells it from another of its name; "" where there is none.
        area: the area is meant; otherwise a district is its office.
    """
    name, short = Bilingual(row["name"], row["name_en"]), row["short_name"]
    if row["level"] == "district" and not area:
        # The office alone, as against its area.
        office = f"UBND {name.vi[:1].lower()}{name.vi[1:]}"
        name = Bilingual(office, f"{name.en} People's Committee")
        short = f"UBND {short}"
    if near:
        name, short = Bilingual(f"{name.vi} ({near})", f"{name.en} ({near})"), f"{short} ({near})"
    return Term(name, Bilingual(short, name.en))
