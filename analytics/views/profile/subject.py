"""Whose profile: a unit, an area or a sector, by the name and in the place it had at the time.

Codes of units are used again (22366 was Phước Tiến, then Tân Tiến, now Nha Trang ward): a code
means the unit that was valid on the last day of the period.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from analytics.filters import LEVEL_CHOICES, Filter
from analytics.i18n import Translator
from analytics.periods import parse
from analytics.query import Catalogue
from analytics.query.names import unit_name
from analytics.store import Reader
from analytics.texts import LEVELS, Bilingual, Term

# The groups of the picker, in its order; "area" is an office with its communes.
GROUPS = ("province", "district", "area", "commune", "land_registry", "central", "sector")


@dataclass(frozen=True)
class Subject:
    """One unit, area or sector for as long as it bears its name.

    ``of`` is its name in a link. ``group`` is one of ``GROUPS``; ``place`` the district of a
    commune, ``parent`` its code; ``chosen`` the filter that counts its dossiers, ``whole`` the one
    of the block that it is a part of. It is there from ``since`` up to the day before ``until``
    (None: still).
    """

    of: str
    code: str
    group: str
    name: Term
    place: Bilingual | None
    parent: str | None
    chosen: Filter
    whole: Filter
    since: date
    until: date | None

    def exists(self, period: str) -> bool:
        """Whether it was there on the last day of a period."""
        day = parse(period).last_day
        return self.since <= day and (self.until is None or day < self.until)

    def called(self, t: Translator) -> str:
        """The name with what tells it apart in a list: "Phường Tân Lập · Nha Trang"."""
        name = t(self.name)
        return f"{name} · {t(self.place)}" if self.place else name


Subjects = Mapping[str, Sequence[Subject]]


def subjects(reader: Reader, catalogue: Catalogue) -> Subjects:
    """Everything that has a profile, by ``of``: the bearers of a code in the order of time."""
    units = reader.rows("select * from units order by valid_from, code")
    places = {
        row["code"]: Bilingual(row["short_name"], row["short_name"])
        for row in units
        if row["level"] == "district"
    }
    found = [_unit(row, places) for row in units if row["level"] in LEVEL_CHOICES]
    found += [_area(row) for row in units if row["level"] == "district"]
    found += [_sector(row) for row in catalogue.sectors.values()]
    found.sort(key=lambda one: GROUPS.index(one.group))
    by_name: dict[str, list[Subject]] = {}
    for one in found:
        by_name.setdefault(one.of, []).append(one)
    return by_name


def subject(known: Subjects, of: str, period: str) -> Subject | None:
    """The bearer of a code in a period; None where nobody bore it then."""
    return next((one for one in known.get(of, ()) if one.exists(period)), None)


def offered(known: Subjects, period: str) -> list[Subject]:
    """Everything that was there in a period, in the order of the picker."""
    bearers = [one for sequence in known.values() for one in sequence if one.exists(period)]
    return sorted(bearers, key=lambda one: GROUPS.index(one.group))


def relatives(known: Subjects, one: Subject, period: str) -> list[Subject]:
    """The area of an office or of a commune, the office of an area."""
    of = {
        "district": f"area.{one.code}",
        "area": f"unit.{one.code}",
        "commune": f"area.{one.parent}",
    }
    found = subject(known, of.get(one.group, ""), period)
    return [] if found is None else [found]


def group_name(group: str, t: Translator) -> str:
    """What the members of a group are: "UBND cấp xã", "địa bàn", "lĩnh vực"."""
    if group == "area":
        return t("địa bàn, gồm cả cấp xã")
    if group == "sector":
        return t("lĩnh vực")
    return t(LEVELS[group])


def _unit(row: Mapping[str, Any], places: Mapping[str, Bilingual]) -> Subject:
    level = row["level"]
    return Subject(
        of=f"unit.{row['code']}",
        code=row["code"],
        group=level,
        name=unit_name(row),
        place=places.get(row["parent"]),
        parent=row["parent"] if row["parent"] in places else None,
        chosen=Filter(level=level, unit=row["code"]),
        whole=Filter(level="central") if level == "central" else Filter(),
        since=row["valid_from"],
        until=row["valid_to"],
    )


def _area(row: Mapping[str, Any]) -> Subject:
    return Subject(
        of=f"area.{row['code']}",
        code=row["code"],
        group="area",
        name=unit_name(row, area=True),
        place=None,
        parent=None,
        chosen=Filter(district=row["code"]),
        whole=Filter(),
        since=row["valid_from"],
        until=row["valid_to"],
    )


def _sector(row: Mapping[str, Any]) -> Subject:
    name = Bilingual(row["name"], row["name_en"])
    level = "central" if row["block"] == "central" else None
    return Subject(
        of=f"sector.{row['code']}",
        code=row["code"],
        group="sector",
        name=Term(name, name),
        place=None,
        parent=None,
        chosen=Filter(level=level, sector=row["code"]),
        whole=Filter(level=level),
        since=date.min,
        until=None,
    )
