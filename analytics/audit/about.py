"""What a figure is about, in words: "Huyện Khánh Vĩnh, năm 2021"."""

from collections.abc import Mapping

from analytics.audit.figures import Figure, Place
from analytics.periods import label
from analytics.texts import BLOCKS, LANGUAGES, LEVELS, Bilingual, inside, translator

# Titles of units and sectors by code.
Titles = Mapping[str, Bilingual]


def scope(place: Place, names: Titles, language: str) -> str:
    """The scope from large to small; "" for the whole province, which needs no words."""
    _ = translator(language)
    parts = []
    # A department is its own level; the office of a district and its communes are not.
    if place.level and not (place.unit and place.level == "province"):
        parts.append(LEVELS[place.level].in_(language))
    if place.unit:
        parts.append(named(place.unit, names, language))
    if not parts and place.block != "all":
        parts.append(BLOCKS[place.block].in_(language))
    if place.sector:
        name = named(place.sector, names, language)
        parts.append(_("lĩnh vực {name}").format(name=inside(name)))
    return ", ".join(parts)


def about(place: Place, names: Titles, language: str) -> str:
    """Scope and period."""
    said = (scope(place, names, language), label(place.period, language, inside=True))
    return ", ".join(part for part in said if part)


def title(figure: Figure, names: Titles, language: str) -> str:
    """The figure's name, with its scope where it is not the whole province."""
    name = figure.names[LANGUAGES.index(language)]
    said = scope(figure.place, names, language)
    return f"{name} ({said})" if said else name


def named(code: str, names: Titles, language: str) -> str:
    """The name of a unit or sector; the code where the catalogue has none."""
    return names[code].in_(language) if code in names else code
