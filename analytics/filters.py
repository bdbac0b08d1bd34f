"""One choice of level, area and sector: its WHERE clause and the sentence that says it.

Both voices are read from one list of parts, so what the reader is told is what was counted.
Nothing chosen is the local block of the whole province; the central block (ngành dọc) is a level
of its own, never added to the local one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from analytics.errors import UnknownName
from analytics.i18n import VI, Translator
from analytics.texts import LEVELS, Message, capital, inside

# The levels a reader can choose; the other two of the catalogue count no dossiers of their own.
LEVEL_CHOICES = ("province", "district", "commune", "land_registry", "central")

# Levels whose units lie in a district: the office and its communes.
LEVELS_WITH_AREA = ("district", "commune")


@dataclass(frozen=True)
class Scope:
    """What a published value is about: None means all of it."""

    block: str = "local"
    level: str | None = None
    unit: str | None = None
    sector: str | None = None


class Names(NamedTuple):
    """Display names by code, in the language of the sentence; an unknown code shows itself."""

    units: Mapping[str, str]
    sectors: Mapping[str, str]


class Part(NamedTuple):
    """One part of a choice: the clause with its bound values, and the words for it."""

    clause: str
    values: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class Filter:
    """The reader's choice; ``district`` is an area: the office and the communes of a district.

    ``unit`` is one unit by its code, given together with its level (codes of offices are those of
    their areas).

    Raises UnknownName for a level that cannot be chosen; codes of districts and sectors are the
    catalogue's and checked where they come in.
    """

    level: str | None = None
    district: str | None = None
    sector: str | None = None
    unit: str | None = None

    def __post_init__(self) -> None:
        if self.level is not None and self.level not in LEVEL_CHOICES:
            raise UnknownName(Message("cấp"), self.level, LEVEL_CHOICES)

    def scope(self) -> Scope:
        """The scope of the published value that answers exactly this choice."""
        central = self.level == "central"
        return Scope(
            block="central" if central else "local",
            level=None if central else self.level,
            unit=self.unit or self.district,
            sector=self.sector,
        )

    def where(self) -> tuple[str, list[str]]:
        """A clause over ``current_dossiers`` (block, level, area, unit, sector) and its values."""
        parts = [part for part in self.parts(Names({}, {}), VI) if part.clause]
        return (
            " and ".join(part.clause for part in parts),
            [value for part in parts for value in part.values],
        )

    def holds(self, block: str, level: str, area: str | None) -> bool:
        """Whether a place lies in the choice, unit and sector left aside: ``where`` without SQL."""
        if self.level == "central":
            inside = block == "central"
        elif self.level is not None:
            inside = (block, level) == ("local", self.level)
        else:
            inside = block == "local" and (self.district is not None or level != "public_service")
        return inside and self.district in (None, area)

    def sentence(self, names: Names, t: Translator, *, within: bool = False) -> str:
        """The choice in words: "UBND cấp huyện · thành phố Nha Trang · đất đai".

        ``within`` a sentence it begins with a small letter, unless that is a name's.
        """
        first, *others = [part.words for part in self.parts(names, t) if part.words]
        first = inside(first) if within else capital(first)
        return " · ".join((first, *others))

    def narrowing(self, names: Names, t: Translator) -> str:
        """What is chosen, and only that: "Huyện Khánh Vĩnh · lĩnh vực đất đai"; "" for nothing."""
        words = [t(LEVELS[self.level])] if self.level and not self.unit else []
        places = (code for code in (self.district, self.unit) if code)
        words += [t.name(names.units.get(code, code)) for code in places]
        if self.sector:
            name = inside(names.sectors.get(self.sector, self.sector))
            words.append(t("lĩnh vực {name}", name=name))
        said = " · ".join(words)
        return capital(said)

    def wider(self) -> list["Filter"]:
        """The choices with one part less; a unit goes with its level."""
        sector, district = replace(self, sector=None), replace(self, district=None)
        every = (sector, district, replace(self, level=None, unit=None))
        return [one for one in every if one != self]

    def contradiction(self) -> bool:
        """Whether an area is asked of a level that has none: nothing can match."""
        return self.district is not None and self.level not in (None, *LEVELS_WITH_AREA)

    def parts(self, names: Names, t: Translator) -> list[Part]:
        """The parts of the choice in reading order, each with both of its voices."""
        # Public service units are ranked among the 44, but stand outside the local total.
        parts = [
            Part("block = ? and level <> ?", ("local", "public_service"), t("Khối địa phương"))
        ]
        if self.district is not None:
            parts = [Part("block = ?", ("local",), "")]
        if self.level == "central":
            parts = [Part("block = ?", ("central",), t(LEVELS["central"]))]
        elif self.level is not None:
            level = t(LEVELS[self.level])
            parts = [Part("block = ? and level = ?", ("local", self.level), level)]
        if self.district is not None:
            district = names.units.get(self.district, self.district)
            parts.append(Part("area = ?", (self.district,), t.name(district)))
        if self.unit is not None:
            unit = names.units.get(self.unit, self.unit)
            parts.append(Part("unit = ?", (self.unit,), t.name(unit)))
        if self.sector is not None:
            sector = names.sectors.get(self.sector, self.sector)
            parts.append(Part("sector = ?", (self.sector,), inside(sector)))
        else:
            parts.append(Part("", (), t("mọi lĩnh vực")))
        return parts
