"""Which units are ranked against each other, who belongs to them in a period, and who reported."""

from collections.abc import Mapping
from dataclasses import dataclass

from analytics.catalogue import read_catalogue, unit_names
from analytics.periods import parse
from analytics.query.coverage import expected_units
from analytics.store import Reader
from analytics.texts import Bilingual, Term

_REPORTED = """
select {key} as key, list(distinct period) as periods
from reporting_units
where dataset = ? and level in ({levels}) and {key} is not null
group by all
"""


@dataclass(frozen=True)
class Population:
    """Units that may be ranked against each other: they are of one level.

    ``tab`` is its name where it must be short, ``units`` the noun after a number, ``each`` the
    heading of a single unit.
    """

    code: str
    level: str
    tab: Bilingual
    name: Bilingual
    units: Bilingual
    each: Bilingual


POPULATIONS = {
    population.code: population
    for population in (
        Population(
            "departments",
            "province",
            Bilingual("Sở", "Departments"),
            Bilingual("Sở, ban, ngành cấp tỉnh", "Provincial departments"),
            Bilingual("sở, ban, ngành", "departments"),
            Bilingual("Cơ quan", "Department"),
        ),
        Population(
            "districts",
            "district",
            Bilingual("Huyện", "Districts"),
            Bilingual("Huyện, thị xã, thành phố", "Districts"),
            Bilingual("UBND cấp huyện", "district offices"),
            Bilingual("Đơn vị", "Unit"),
        ),
        Population(
            "communes",
            "commune",
            Bilingual("Xã", "Communes"),
            Bilingual("Xã, phường, thị trấn", "Communes"),
            Bilingual("xã, phường, thị trấn", "communes"),
            Bilingual("Đơn vị", "Unit"),
        ),
        Population(
            "central",
            "central",
            Bilingual("Ngành dọc", "Central agencies"),
            Bilingual("Cơ quan ngành dọc", "Central agencies"),
            Bilingual("cơ quan ngành dọc", "central agencies"),
            Bilingual("Cơ quan", "Agency"),
        ),
    )
}

# An area is the office of a district with its communes.
AREAS = Population(
    "districts",
    "district",
    Bilingual("Huyện", "Districts"),
    Bilingual("Địa bàn cấp huyện, gồm cả cấp xã", "District areas with their communes"),
    Bilingual("địa bàn cấp huyện", "district areas"),
    Bilingual("Địa bàn", "Area"),
)


@dataclass(frozen=True)
class Members:
    """The units of a population in a period.

    ``names`` by code, in the order of the catalogue. ``expected``: how many should report, None
    where that is not known; 0 where the level does not exist any more. ``silent``: those that did
    not report in a period for which others did; with fewer units missing than named here
    (``missing``) it is not known which of them need not report.
    """

    names: Mapping[str, Term]
    expected: int | None
    reported: frozenset[str]
    silent: tuple[str, ...]

    @property
    def missing(self) -> int:
        """How many units did not report, of those that should."""
        if not self.reported:
            return 0
        if self.expected is None:
            return len(self.silent)
        return max(min(self.expected - len(self.reported), len(self.silent)), 0)


def members(
    reader: Reader, population: Population, period: str, district: str | None, dataset: str
) -> Members:
    """Who belongs to a population in a period; of communes, those of a district if there is one."""
    day = parse(period).last_day
    rows = [
        row
        for row in read_catalogue(reader).units_on(day).values()
        if row["level"] == population.level
    ]
    inside = {row["code"]: day for row in rows if district in (None, row["parent"])}
    names = unit_names(reader, inside, areas=population.level == "district", then_only=True)
    periods = _periods_reported(reader, population, dataset)
    reported = frozenset(key for key in names if period in periods.get(key, ()))
    expected = expected_units(reader).get((period, population.level))
    silent = [key for key in names if key not in reported]
    everyone = {row["code"] for row in rows}
    never = everyone - periods.keys()
    if expected is not None and len(everyone) - expected == len(never):
        # Exactly as many have never reported as need not: those are the ones.
        silent = [key for key in silent if key not in never]
    if district is not None and expected is not None:
        expected = len(silent) + len(reported) if silent or reported else None
    return Members(names, expected, reported, tuple(silent) if reported else ())


def _periods_reported(reader: Reader, population: Population, dataset: str) -> dict[str, list[str]]:
    """The periods in which each unit reported; units that never did are not there."""
    area = population == AREAS
    sql = _REPORTED.format(
        key="area" if area else "unit",
        levels="'district', 'commune'" if area else "?",
    )
    scope = [dataset] if area else [dataset, population.level]
    rows = reader.once(("units that ever reported", *scope), lambda: reader.rows(sql, scope))
    return {row["key"]: row["periods"] for row in rows}
