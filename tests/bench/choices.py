"""Pages that are measured, and filter choices that nobody has made before."""

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import product

from analytics.catalogue import Catalogue
from analytics.filters import Filter
from analytics.i18n import VI
from analytics.periods import label, year_before
from analytics.query import measured, value_text
from analytics.store import Reader
from analytics.texts import LEVELS
from analytics.views.profile import group_name, offered, subjects
from analytics.views.ranking import Question, ranking, verdict

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
class Pick:
    """One choice on a page: widget key → the option that the reader chooses, and what is shown.

    ``shown`` stands in the page's markup when the choice has been drawn.
    """

    texts: Mapping[str, str]
    shown: str


Picks = Callable[[Reader, Catalogue, int], list[Pick]]


@dataclass(frozen=True)
class Measured:
    """A page that is measured: its name, its path, choices on it that nobody has made before.

    ``limits`` are of a cold and of a warm rerun against the twin; ``also`` is what the page's link
    says beside the filters.
    """

    name: str
    path: str
    picks: Picks
    limits: tuple[float, float] = (2.0, 1.2)
    also: tuple[tuple[str, str], ...] = ()

    @property
    def link(self) -> dict[str, str]:
        """The whole link that the page is opened with."""
        return {**LINK, **dict(self.also)}


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


def choices(
    reader: Reader, catalogue: Catalogue, number: int, seed: int, compared: bool = False
) -> list[Choice]:
    """Choices of the illustrative dataset by chance: different filters, each with dossiers.

    ``compared``: only choices that have a rate a year before too.
    """
    chance = random.Random(seed)
    districts = [None, *(row["code"] for row in catalogue.districts())]
    sectors = _sectors(catalogue)
    periods = catalogue.report_periods("demo")
    found: list[Choice] = []
    while len(found) < number:
        district = chance.choice(districts)
        levels = (None, "district", "commune") if district else (None, "province", "land_registry")
        choice = Choice(
            chance.choice(periods),
            Filter(chance.choice(levels), district, chance.choice(sectors)),
        )
        known = {one.filter for one in found}
        asked = [choice.period, NEWEST, *([year_before(choice.period)] if compared else [])]
        if choice.filter not in known and _is_known(reader, choice.filter, asked):
            found.append(choice)
    return found


def _sectors(catalogue: Catalogue) -> list[str | None]:
    """All sectors and each; in a dataset made large those of the first layer stand for all."""
    return [None, *(code for code in catalogue.sectors if "." not in code)]


def _is_known(reader: Reader, chosen: Filter, periods: list[str]) -> bool:
    """Whether each of the periods has a rate."""
    answers = measured(reader, ["on_time_rate"], periods, chosen, dataset="demo")
    return {answer.period for answer in answers if answer.value is not None} == set(periods)


def by_filters(metric: str, latest: bool = False, compared: bool = False) -> Picks:
    """Choices of period, level, area and sector.

    ``metric`` is the number that the page must show of a choice: in its period,
    or (``latest``) in the newest one; ``compared``: the year before must have one too.
    """

    def picks(reader: Reader, catalogue: Catalogue, number: int) -> list[Pick]:
        found = choices(reader, catalogue, number, seed=1, compared=compared)
        return [Pick(texts(catalogue, one), shown(reader, one)) for one in found]

    def texts(catalogue: Catalogue, choice: Choice) -> dict[str, str]:
        """A page of all periods has no box of one."""
        asked = choice.texts(catalogue)
        return {key: text for key, text in asked.items() if not (latest and key == "period")}

    def shown(reader: Reader, choice: Choice) -> str:
        period = NEWEST if latest else choice.period
        answer, *_ = measured(reader, [metric], [period], choice.filter, dataset="demo")
        return f">{value_text(answer, VI, short=True)}</div>"

    return picks


def by_sector(reader: Reader, catalogue: Catalogue, number: int) -> list[Pick]:
    """Choices of period and sector for a ranking of departments; its best value must be shown."""
    every = list(product(catalogue.report_periods("demo"), _sectors(catalogue)))
    random.Random(1).shuffle(every)
    found: list[Pick] = []
    for period, sector in every:
        choice = Choice(period, Filter(sector=sector))
        order = ranking(
            reader,
            catalogue,
            Question("departments", "on_time_rate", period, sector=sector, dataset="demo"),
        )
        said = re.search(r"\*\*(.+?)\*\*", verdict(order, VI).sentence) if order.known else None
        if said:
            texts = choice.texts(catalogue)
            asked = {key: texts[key] for key in ("period", "sector")}
            found.append(Pick(asked, f"<b>{said[1]}</b>"))
        if len(found) == number:
            break
    return found


def by_subject(reader: Reader, catalogue: Catalogue, number: int) -> list[Pick]:
    """Choices of period and unit, area or sector."""
    known = subjects(reader, catalogue)
    every = [
        (period, one)
        for period in catalogue.report_periods("demo")
        for one in offered(known, period)
        if one.group != "sector" or "." not in one.code
    ]
    random.Random(1).shuffle(every)
    found: list[Pick] = []
    for period, one in every:
        answers = measured(reader, ["resolved"], [period], one.chosen, dataset="demo")
        if answers and answers[0].value:
            text = value_text(answers[0], VI, short=True)
            name = f"{one.called(VI)} ({_small(group_name(one.group, VI))})"
            found.append(Pick({"period": label(period, "vi"), "of": name}, f">{text}</div>"))
        if len(found) == number:
            break
    return found


def _small(text: str) -> str:
    return text if text[1:2].isupper() else f"{text[:1].lower()}{text[1:]}"


# One line for each page that is measured.
PAGES = (
    Measured("Tổng quan", "", by_filters("resolved"), (1.5, 1.2)),
    Measured("Xu hướng", "trends", by_filters("on_time_rate", latest=True), (1.5, 1.2)),
    Measured("So sánh quý", "compare", by_filters("on_time_rate", compared=True)),
    Measured("Xếp hạng", "ranking", by_sector),
    Measured("Hồ sơ đơn vị", "profile", by_subject),
)
