"""How many units reported their dossiers, and how many should have.

Asked for all periods of a scope at once and kept with the snapshot: every choice of a page needs
it again, and the tables behind it are small.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from analytics.filters import LEVELS_WITH_AREA, Filter
from analytics.store import Reader

LOCAL_LEVELS = ("province", "district", "commune", "land_registry")

# (period, place): a level or a unit, None for the scope as a whole.
Place = tuple[str, str | None]
# Units that reported and units that should have; the latter None where nobody has said.
Coverage = tuple[int, int | None]


class _Reporting(NamedTuple):
    """A unit that reported dossiers of a period; ``divided``: it says of which sector each is."""

    period: str
    unit: str
    block: str
    level: str
    area: str | None
    divided: bool


_EXPECTED = """
select p.code as period, e.level, e.units
from periods p
join expected_units e on e.valid_from <= p.last_day
    and (e.valid_to is null or e.valid_to > p.last_day)
"""
# Units that no report counts among those expected (Trường Sa): named, not only left out of the
# number, so that one of them never stands in for another that is missing.
_OUTSIDE = """
select p.code as period, u.code as unit
from periods p
join expected_units e on e.valid_from <= p.last_day
    and (e.valid_to is null or e.valid_to > p.last_day)
join units u on u.level = e.level and e.without in (u.code, u.parent)
    and u.valid_from <= p.last_day and (u.valid_to is null or u.valid_to > p.last_day)
"""
# Of every unit with those that belong to it: one question for all costs less than one for each.
_EXPECTED_WITHIN = """
select p.code as period, u.level, whole.unit, count(*) as units
from periods p
join units u on u.valid_from <= p.last_day and (u.valid_to is null or u.valid_to > p.last_day)
cross join unnest([u.code, u.parent]) as whole(unit)
where whole.unit is not null and p.code in (select period from reporting_units)
group by all
"""
_EXPECTED_BY_AREA = """
select p.code as period, u.level, if(u.level = 'district', u.code, u.parent) as area,
    count(*) as units
from periods p
join units u on u.valid_from <= p.last_day and (u.valid_to is null or u.valid_to > p.last_day)
where u.level in ('district', 'commune')
group by all
"""


def reported_periods(reader: Reader, dataset: str) -> frozenset[str]:
    """The periods for which any unit reported dossiers."""

    return reader.once(
        ("reported periods", dataset),
        lambda: frozenset(
            unit.period for units in _by_place(reader, dataset).values() for unit in units
        ),
    )


def coverage(
    reader: Reader, chosen: Filter, dataset: str, split: str | None
) -> Mapping[Place, Coverage]:
    """Units that reported and units that should have, per period and place.

    A unit without a dossier of the chosen sector has still reported on it; a unit that does not
    divide its dossiers by sector has reported on the whole, and on no sector.

    Args:
        reader: an open snapshot.
        chosen: the scope.
        dataset: "official" or "demo".
        split: None, "level", "unit", "sector" or "area".
    """
    scope = replace(chosen, sector=None)
    divided = split == "sector" or chosen.sector is not None
    if split == "unit":
        return reader.once(
            ("coverage of units", scope, dataset, divided),
            lambda: dict.fromkeys(_reported(reader, scope, dataset, split, divided), (1, 1)),
        )
    if split == "area":
        return reader.once(
            ("coverage by area", scope, dataset, divided),
            lambda: _by_area(reader, scope, dataset, divided),
        )
    by_level = split == "level"
    return reader.once(
        ("coverage", scope, dataset, by_level, divided),
        lambda: _of_all_periods(reader, scope, dataset, by_level, divided),
    )


def coverage_key(key: str | None, split: str | None) -> str | None:
    """The key that the coverage of a row is known by: sectors share that of the whole."""
    return key if split in ("level", "unit", "area") else None


def _of_all_periods(
    reader: Reader, scope: Filter, dataset: str, by_level: bool, divided: bool
) -> Mapping[Place, Coverage]:
    reported = _reported(reader, scope, dataset, "level" if by_level else None, divided)
    expected = _expected(reader, scope)
    levels = (scope.level,) if scope.level else LOCAL_LEVELS
    counts: dict[Place, Coverage] = {}
    for (period, key), covered in reported.items():
        inside = levels if key is None else (key,)
        parts = [expected.get((period, level)) for level in inside]
        if scope.scope().unit is not None:
            # An area has no units of some levels: there, nobody is missing.
            parts = [part for part in parts if part is not None] or [None]
        counts[period, key] = (covered, _total(parts))
    return counts


def _by_area(
    reader: Reader, scope: Filter, dataset: str, divided: bool
) -> Mapping[Place, Coverage]:
    levels = (scope.level,) if scope.level else LEVELS_WITH_AREA
    rows = reader.once("expected units by area", lambda: reader.rows(_EXPECTED_BY_AREA))
    expected: dict[Place, int] = {}
    for row in rows:
        if row["level"] in levels:
            where = row["period"], row["area"]
            expected[where] = expected.get(where, 0) + row["units"]
    reported = _reported(reader, scope, dataset, "area", divided)
    return {
        where: (covered, expected.get(where))
        for where, covered in reported.items()
        if where[1] is not None
    }


def _total(parts: Sequence[int | None]) -> int | None:
    """A level whose size is not known makes the size of the whole unknown, never smaller."""
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None


def _reported(
    reader: Reader, scope: Filter, dataset: str, split: str | None, divided: bool
) -> Mapping[Place, int]:
    """How many units of a scope reported, by period and key, in all periods.

    Of a level or the whole, units that are not expected are left aside; an area or a unit that is
    asked for by itself counts as what it is.
    """
    by_itself = split in ("unit", "area") or scope.scope().unit is not None
    outside = frozenset() if by_itself else _outside(reader)
    counts: Counter[Place] = Counter()
    for place, units in _by_place(reader, dataset).items():
        if scope.holds(*place):
            for unit in units:
                if scope.unit in (None, unit.unit) and (unit.divided or not divided):
                    key = getattr(unit, split) if split else None
                    counts[unit.period, key] += (unit.period, unit.unit) not in outside
    return counts


def _outside(reader: Reader) -> frozenset[tuple[str, str]]:
    """(period, unit) of the units that are not expected to report."""
    return reader.once(
        "units outside",
        lambda: frozenset((row["period"], row["unit"]) for row in reader.rows(_OUTSIDE)),
    )


def _by_place(
    reader: Reader, dataset: str
) -> Mapping[tuple[str, str, str | None], Sequence[_Reporting]]:
    """Every unit that reported, in every period, by block, level and area.

    A few thousand at any size of the data.
    """

    def ask() -> Mapping[tuple[str, str, str | None], Sequence[_Reporting]]:
        columns = ", ".join(_Reporting._fields)
        rows = reader.rows(f"select {columns} from reporting_units where dataset = ?", [dataset])
        units: dict[tuple[str, str, str | None], list[_Reporting]] = {}
        for row in rows:
            unit = _Reporting(**row)
            units.setdefault((unit.block, unit.level, unit.area), []).append(unit)
        return units

    return reader.once(("reporting units", dataset), ask)


def _expected(reader: Reader, scope: Filter) -> Mapping[tuple[str, str], int | None]:
    """(period, level) → how many units should report; None where nobody has said."""
    whole = scope.scope().unit
    if whole is not None:
        return reader.once("expected units within", lambda: _expected_within(reader)).get(whole, {})
    return expected_units(reader)


def expected_units(reader: Reader) -> Mapping[tuple[str, str], int | None]:
    """(period, level) → how many units of it should report; no key where nobody has said."""
    return reader.once(
        "expected units",
        lambda: {(row["period"], row["level"]): row["units"] for row in reader.rows(_EXPECTED)},
    )


def _expected_within(reader: Reader) -> Mapping[str, Mapping[tuple[str, str], int]]:
    expected: dict[str, dict[tuple[str, str], int]] = {}
    for row in reader.rows(_EXPECTED_WITHIN):
        expected.setdefault(row["unit"], {})[row["period"], row["level"]] = row["units"]
    return expected
