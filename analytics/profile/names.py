"""What to call the rows of a profile's pictures and tables, as of the period."""

from collections.abc import Iterable

from analytics.profile.subject import Subjects, subject
from analytics.query import Catalogue
from analytics.texts import LEVELS


def names(
    known: Subjects,
    catalogue: Catalogue,
    split: str,
    keys: Iterable[str],
    period: str,
    language: str,
) -> dict[str, str]:
    """The name of each key of a split: levels, sectors, or units as they were called then."""
    column = "name" if language == "vi" else "name_en"
    found = {}
    for key in keys:
        if split == "level":
            found[key] = LEVELS[key].in_(language)
        elif split == "sector":
            found[key] = str(catalogue.sectors[key][column])
        else:
            one = subject(known, f"unit.{key}", period)
            found[key] = key if one is None else one.name.in_(language)
    return found
