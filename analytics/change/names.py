"""What to call the groups of a comparison, and who did not report.

Codes of units are used again after 1 July 2025, so a name belongs to a time; two periods on both
sides of that day are never split into groups.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from analytics.filters import Filter
from analytics.periods import parse
from analytics.query import Catalogue
from analytics.store import Reader
from analytics.texts import LEVELS, Bilingual, Term

# The key of what lies in no district when the groups are areas: departments, land registry.
ELSEWHERE = "elsewhere"
_ELSEWHERE = Term(
    Bilingual("Cơ quan không thuộc địa bàn nào", "Bodies that belong to no district"),
    Bilingual("Ngoài các địa bàn", "Outside districts"),
)
_UNITS = """
select code, name, name_en, short_name, level, parent, valid_from, valid_to
from units order by code, valid_from
"""
# Periods from which nobody sent anything are not meant: there, nobody is missing.
_UNREPORTED = """
with known as (select distinct unit from reporting_units where dataset = ? and {clause}),
there as (
    select distinct unit, period from reporting_units
    where dataset = ? and {clause} and period in ({marks})
),
asked as (select distinct period from there)
select unit, period from known cross join asked
except
select unit, period from there
"""


def names(
    reader: Reader, catalogue: Catalogue, keys: Collection[str], split: str, period: str
) -> dict[str, Term]:
    """The name of each group, as of a period, in the order of the catalogue.

    Args:
        reader: an open snapshot.
        catalogue: its catalogues.
        keys: of the groups.
        split: one of ``SPLITS``.
        period: the later one; a unit that is no more has the last name it had.
    """
    if split == "level":
        return {code: term for code, term in LEVELS.items() if code in keys}
    if split == "sector":
        rows = catalogue.sectors
        found = {code: Bilingual(row["name"], row["name_en"]) for code, row in rows.items()}
        return {code: Term(name, name) for code, name in found.items() if code in keys}
    units = _of_units(reader, keys, parse(period).last_day, split == "area")
    return units | ({ELSEWHERE: _ELSEWHERE} if ELSEWHERE in keys else {})


def unreported(
    reader: Reader, chosen: Filter, dataset: str, periods: Sequence[str]
) -> dict[str, tuple[Term, ...]]:
    """By period the units that sent no dossiers then, though they did in another period.

    Args:
        reader: an open snapshot.
        chosen: the scope.
        dataset: "official" or "demo".
        periods: the two that are compared.
    """
    clause, values = replace(chosen, sector=None).where()
    rows = reader.rows(
        _UNREPORTED.format(clause=clause, marks=", ".join("?" * len(periods))),
        [dataset, *values, dataset, *values, *periods],
    )
    found = {}
    for period in periods:
        lost = {row["unit"] for row in rows if row["period"] == period}
        units = _of_units(reader, lost, parse(period).last_day, False, then_only=True)
        found[period] = tuple(units.values())
    return found


def _of_units(
    reader: Reader, keys: Collection[str], day: date, areas: bool, then_only: bool = False
) -> dict[str, Term]:
    """Units by code, departments first; two of one name are told apart by their district."""
    rows = reader.once("units by code", lambda: reader.rows(_UNITS))
    order = list(LEVELS)
    found: dict[str, Mapping[str, Any]] = {}
    for row in rows:
        if row["code"] not in keys or (areas and row["level"] != "district"):
            continue
        if _valid(row, day) or (not then_only and row["valid_from"] <= day):
            found[row["code"]] = row
    districts = {row["code"]: row["short_name"] for row in rows if row["level"] == "district"}
    shared = Counter(row["name"] for row in found.values())
    return {
        code: _term(row, districts.get(row["parent"], "") if shared[row["name"]] > 1 else "", areas)
        for code, row in sorted(found.items(), key=lambda one: order.index(one[1]["level"]))
    }


def _valid(row: Mapping[str, Any], day: date) -> bool:
    until = row["valid_to"]
    return row["valid_from"] <= day and (until is None or until > day)


def _term(row: Mapping[str, Any], near: str, area: bool) -> Term:
    name, short = Bilingual(row["name"], row["name_en"]), row["short_name"]
    if row["level"] == "district" and not area:
        # The office alone, as against its area.
        office = f"UBND {name.vi[:1].lower()}{name.vi[1:]}"
        name = Bilingual(office, f"{name.en} People's Committee")
        short = f"UBND {short}"
    if near:
        name, short = Bilingual(f"{name.vi} ({near})", f"{name.en} ({near})"), f"{short} ({near})"
    return Term(name, Bilingual(short, name.en))
