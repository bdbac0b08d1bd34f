"""Pages that are measured, and filter choices that nobody has made before."""

import random
from dataclasses import dataclass

from analytics.filters import Filter
from analytics.periods import label
from analytics.query import Catalogue, measured, value_text
from analytics.store import Reader
from analytics.texts import LEVELS

LINK = {
    "data": "demo",
    "period": "2020-Q4",
    "compare": "auto",
    "level": "all",
    "district": "all",
    "sector": "all",
    "lang": "vi",
}


NEWEST = "2021-Q1"


@dataclass(frozen=True)
class Measured:
    """A page that is measured: its name, its path, what its link says beside the filters.

    ``metric`` is the number that the page must show of a choice: in its period, or (``latest``) in
    the newest one.
    """

    name: str
    path: str
    metric: str
    latest: bool = False
    also: tuple[tuple[str, str], ...] = ()

    @property
    def link(self) -> dict[str, str]:
        """The whole link that the page is opened with."""
        return {**LINK, **dict(self.also)}

    def shows(self, reader: Reader, choice: "Choice") -> str:
        """What stands in the page's markup when the choice has been drawn."""
        period = NEWEST if self.latest else choice.period
        answer, *_ = measured(reader, [self.metric], [period], choice.filter, dataset="demo")
        text = value_text(answer, "vi", short=True)
        return f"<b>{text}</b>" if self.latest else f">{text}</div>"


@dataclass(frozen=True)
class Choice:
    """One choice of period, level, area and sector, as codes; None is all of it."""

    period: str
    filter: Filter

    def texts(self, catalogue: Catalogue) -> dict[str, str]:
        """Widget key → the option that the reader chooses."""
        chosen = self.filter
        district = catalogue.units[chosen.district]["name"] if chosen.district else "Toàn tỉnh"
        sector = catalogue.sectors[chosen.sector]["name"] if chosen.sector else "Mọi lĩnh vực"
        return {
            "period": label(self.period, "vi"),
            "level": (
                LEVELS[chosen.level].in_("vi") if chosen.level else "Khối địa phương, mọi cấp"
            ),
            "district": district,
            "sector": sector,
        }


def choices(reader: Reader, catalogue: Catalogue, number: int, seed: int) -> list[Choice]:
    """Choices of the illustrative dataset by chance: different filters, each with dossiers."""
    chance = random.Random(seed)
    districts = [None, *(row["code"] for row in catalogue.districts())]
    # In a dataset made large the sectors of the first layer stand for all.
    sectors = [None, *(code for code in catalogue.sectors if "." not in code)]
    found: list[Choice] = []
    while len(found) < number:
        district = chance.choice(districts)
        levels = (None, "district", "commune") if district else (None, "province", "land_registry")
        choice = Choice(
            chance.choice(catalogue.report_periods("demo")),
            Filter(chance.choice(levels), district, chance.choice(sectors)),
        )
        known = {one.filter for one in found}
        if choice.filter not in known and _is_known(reader, choice):
            found.append(choice)
    return found


def _is_known(reader: Reader, choice: Choice) -> bool:
    """Whether the choice's own period and the newest one have a rate."""
    periods = [choice.period, NEWEST]
    answers = measured(reader, ["on_time_rate"], periods, choice.filter, dataset="demo")
    return {one.period for one in answers if one.value is not None} == set(periods)


# One line for each page that is measured.
PAGES = (
    Measured("Tổng quan", "", "resolved"),
    Measured("Xu hướng", "trends", "on_time_rate", latest=True),
)
