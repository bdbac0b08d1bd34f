"""What the page of rankings is asked: who is ranked, by which metric, when."""

from dataclasses import dataclass

from analytics.filters import Filter
from analytics.texts import Bilingual


@dataclass(frozen=True)
class Population:
    """Units that may be ranked against each other: they are of one level.

    ``units`` is the noun after a number, ``each`` the heading of one.
    """

    code: str
    level: str
    name: Bilingual
    units: Bilingual
    each: Bilingual


POPULATIONS = {
    one.code: one
    for one in (
        Population(
            "departments",
            "province",
            Bilingual("Sở, ban, ngành cấp tỉnh", "Provincial departments"),
            Bilingual("sở, ban, ngành", "departments"),
            Bilingual("Cơ quan", "Department"),
        ),
        Population(
            "districts",
            "district",
            Bilingual("Huyện, thị xã, thành phố", "Districts"),
            Bilingual("UBND cấp huyện", "district offices"),
            Bilingual("Đơn vị", "Unit"),
        ),
        Population(
            "communes",
            "commune",
            Bilingual("Xã, phường, thị trấn", "Communes"),
            Bilingual("xã, phường, thị trấn", "communes"),
            Bilingual("Đơn vị", "Unit"),
        ),
        Population(
            "central",
            "central",
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
    Bilingual("Địa bàn cấp huyện, gồm cả cấp xã", "District areas with their communes"),
    Bilingual("địa bàn cấp huyện", "district areas"),
    Bilingual("Địa bàn", "Area"),
)


@dataclass(frozen=True)
class Question:
    """One choice on the page.

    ``areas``: districts with their communes. ``compare`` is the period whose ranks are compared;
    None: the one a year before. ``district`` narrows communes.
    """

    population: str
    metric: str
    period: str
    areas: bool = False
    compare: str | None = None
    sector: str | None = None
    district: str | None = None
    dataset: str = "official"

    @property
    def who(self) -> Population:
        """The population that is ranked."""
        if self.areas and self.population == "districts":
            return AREAS
        return POPULATIONS[self.population]

    @property
    def split(self) -> str:
        """How the store divides the population into its units."""
        return "area" if self.who == AREAS else "unit"

    @property
    def chosen(self) -> Filter:
        """The filter that holds the population."""
        if self.who == AREAS:
            return Filter(sector=self.sector)
        district = self.district if self.population == "communes" else None
        return Filter(level=self.who.level, district=district, sector=self.sector)
