"""Which period a report is of, and whose: what its title and its first words say."""

import re
from collections import Counter

from analytics.names import clean, fold
from analytics.reports.document import Document
from analytics.reports.times import Dating, expressions

# Whose figures these are.
OURS = "Khánh Hòa"
_NAME = r"(?P<name>[A-ZĐÀ-Ỹ][^\W\d_]*(?:[\s-][A-ZĐÀ-Ỹ][^\W\d_]*){0,3})"
_OF = re.compile(rf"\b(?:tỉnh|UBND\s+tỉnh|thành\s+phố|UBND\s+thành\s+phố)\s+{_NAME}")
_CAPITALS = re.compile(r"TỈNH\s+(?P<name>[A-ZĐÀ-Ỹ]+(?:[\s-][A-ZĐÀ-Ỹ]+){0,3})")
# Cities that are provinces; other cities lie in one.
_CITIES = ("Hà Nội", "Đà Nẵng", "Hải Phòng", "Cần Thơ", "Hồ Chí Minh", "Huế")
_COUNTED = ("quarter", "half", "nine", "year")
_OPENING = 6
# Where a text leaves the year out.
_NO_YEAR = "0000"


def dating_of(document: Document) -> Dating:
    """The period that a report is of: that of its title, or of its first words.

    A title may name two, "quý II và 6 tháng đầu năm": the first words tell which of them is meant
    where a sentence says none. Where they do not, a period that is not said is never sure.
    """
    first = next(
        (at for at, part in enumerate(document.paragraphs) if part.kind == "heading"), _OPENING
    )
    opening = [part.text for part in document.paragraphs[:first] if part.kind in ("text", "item")]
    titled = _named(document.title)
    told = [period for text in opening for period in _named(text)]
    if len(titled) == 1:
        return Dating(titled[0])
    if len(titled) > 1:
        both = [period for period in dict.fromkeys(told) if period in titled]
        return Dating(both[0] if len(both) == 1 else titled[0], len(both) == 1)
    return Dating(told[0], len(set(told)) == 1) if told else Dating(None)


def _named(text: str) -> list[str]:
    """The periods that a text names; a year that stands behind the last is that of all."""
    found = [named for named in expressions(text, _NO_YEAR) if named.kind in _COUNTED]
    years = [named.period[:4] for named in found if named.period and named.period[:4] != _NO_YEAR]
    spans = [named.period for named in found if named.kind != "year" and named.period]
    if not years:
        return []
    dated = [code.replace(_NO_YEAR, years[-1]) for code in spans]
    return list(dict.fromkeys(dated or years[:1]))


def other_province(document: Document) -> str | None:
    """The province whose report it is, where it is not ours."""
    names: Counter[str] = Counter()
    inside = [part for part in document.paragraphs if part.kind in ("text", "item")]
    front = [part.text for part in document.paragraphs if part.kind == "furniture"][:12]
    opening = [document.title, *(part.text for part in inside[:_OPENING])]
    closing = [part.text for part in inside[-3:]]
    for weight, texts in ((3, [document.title]), (2, opening), (1, closing)):
        for text in texts:
            for match in _OF.finditer(text):
                name = clean(match["name"])
                if "phố" in match[0].lower() and name not in _CITIES:
                    continue
                names[fold(name)] += weight
    capitals = (_CAPITALS.search(text) for text in front)
    for found in capitals:
        if found is not None:
            names[fold(clean(found["name"]).title())] += 3
    ours = fold(OURS)
    own = sum(times for name, times in names.items() if name.startswith(ours))
    others = Counter({name: times for name, times in names.items() if not name.startswith(ours)})
    if not others or own >= others.most_common(1)[0][1]:
        return None
    best = others.most_common(1)[0][0]
    texts = [*opening, *closing, *front]
    written = (clean(match["name"]) for text in texts for match in _OF.finditer(text))
    return next((name for name in written if fold(name) == best), best.title())
