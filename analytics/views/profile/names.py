"""What to call the rows of a profile's pictures and tables, as of the period."""

from collections.abc import Iterable

from analytics.i18n import Translator
from analytics.query import Catalogue
from analytics.texts import LEVELS
from analytics.views.profile.subject import Subjects, subject


def names(
    known: Subjects,
    catalogue: Catalogue,
    split: str,
    keys: Iterable[str],
    period: str,
    t: Translator,
) -> dict[str, str]:
    """The name of each key of a split: levels, sectors, or units as they were called then."""
    found = {}
    for key in keys:
        if split == "level":
            found[key] = t(LEVELS[key])
        elif split == "sector":
            found[key] = str(t.field(catalogue.sectors[key], "name"))
        else:
            one = subject(known, f"unit.{key}", period)
            found[key] = key if one is None else t(one.name)
    return found
