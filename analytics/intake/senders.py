"""Who sent a file, by name."""

from analytics.ingest.catalogue import Catalogue
from analytics.ingest.indicator_sheet import WHOLE
from analytics.texts import Bilingual


def sender_name(unit: str, catalogue: Catalogue, inside: bool = False) -> Bilingual:
    """A unit's newest name; the whole province for "", small within a sentence."""
    rows = [row for row in catalogue.units if row["code"] == unit]
    if not rows:
        small = Bilingual(*(f"{text[0].lower()}{text[1:]}" for text in (WHOLE.vi, WHOLE.en)))
        return Bilingual(unit, unit) if unit else small if inside else WHOLE
    return Bilingual(rows[-1]["name"], rows[-1]["name_en"])
