"""What a table counts in: "Đơn vị tính: hồ sơ" is one by one, "nghìn hồ sơ" is not."""

import re

from analytics.ingest.words import plain

_LABEL = re.compile(
    r"\b(?:don vi tinh|dv tinh|dvt|don vi do|tinh (?:bang|theo don vi)|unit of measure)\b"
    r" ?(?P<what>.*)"
)
_UNIT = re.compile(r"(?:don vi|units?) (?P<what>.+)")
_DOSSIERS = re.compile(
    r"(?:(?:0?1|so|so luong|tong so) )?(?:bo )?(?:ho so|hs|dossiers?)"
    r"(?: (?:tthc|thu tuc hanh chinh))?(?: (?:va )?(?:ti le )?(?:%|phan tram))?"
)
_MANY = (
    r"(?:x ?|× ?)?(?:muoi|chuc|tram|nghin|ngan|van|trieu|1 ?0(?: ?0)*"
    r"|(?:hundred|thousand|million)s?(?: of)?)"
)
_SCALED = re.compile(rf"(?:{_MANY}|%|phan tram)(?: ?(?:bo )?(?:ho so|hs|dossiers?))?")
_SCALED_DOSSIERS = re.compile(rf"{_MANY} ?(?:bo )?(?:ho so|hs|dossiers?)")
_IN_HEADING = re.compile(rf"\b(?:nghin|ngan|trieu|thousands?|{_MANY} ?(?:bo )?(?:ho so|hs))\b")


def measure_of(text: str) -> str | None:
    """What a cell says the numbers are counted in; "" for a label alone, None for other texts."""
    words = plain(text).strip()
    label = _LABEL.search(words)
    if label is not None:
        return label["what"].strip()
    unit = _UNIT.fullmatch(words)
    if unit and (_DOSSIERS.fullmatch(unit["what"]) or _SCALED.fullmatch(unit["what"])):
        return unit["what"]
    return words if _SCALED_DOSSIERS.fullmatch(words) else None


def is_dossiers(measure: str) -> bool:
    """Whether numbers are counted in single dossiers, as far as anything is said."""
    return not measure or _DOSSIERS.fullmatch(measure) is not None


def is_scaled(heading: str) -> bool:
    """Whether the words over a column say that its numbers are multiples: "(nghìn hồ sơ)"."""
    return _IN_HEADING.search(plain(heading)) is not None
