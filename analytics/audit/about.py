"""What a figure is about, in words: "Huyện Khánh Vĩnh, năm 2021"."""

from collections.abc import Mapping

from analytics.audit.figures import Figure, Place
from analytics.i18n import Translator
from analytics.texts import BLOCKS, LEVELS, Bilingual, inside

# Titles of units and sectors by code.
Titles = Mapping[str, Bilingual]


def scope(place: Place, names: Titles, t: Translator) -> str:
    """The scope from large to small; "" for the whole province, which needs no words."""
    parts = []
    # A department is its own level; the office of a district and its communes are not.
    if place.level and not (place.unit and place.level == "province"):
        parts.append(t(LEVELS[place.level]))
    if place.unit:
        parts.append(named(place.unit, names, t))
    if not parts and place.block != "all":
        parts.append(t(BLOCKS[place.block]))
    if place.sector:
        name = named(place.sector, names, t)
        parts.append(t("lĩnh vực {name}", name=inside(name)))
    return ", ".join(parts)


def about(place: Place, names: Titles, t: Translator) -> str:
    """Scope and period."""
    said = (scope(place, names, t), t.period(place.period, inside=True))
    return ", ".join(part for part in said if part)


def title(figure: Figure, names: Titles, t: Translator) -> str:
    """The figure's name, with its scope where it is not the whole province."""
    name = t.pick(*figure.names)
    said = scope(figure.place, names, t)
    return f"{name} ({said})" if said else name


def named(code: str, names: Titles, t: Translator) -> str:
    """The name of a unit or sector; the code where the catalogue has none."""
    return t(names[code]) if code in names else code
