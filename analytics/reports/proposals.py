"""A number of which no indicator is known, offered as a new one: its name, unit, area, nature.

The words of its own clause name it, what is counted first; somebody mends them before they count.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from analytics.catalogue import Catalogue, Row
from analytics.names import fold, plain_words, short_words
from analytics.reports.document import Paragraph
from analytics.reports.figure import Figure
from analytics.reports.numbers import read_numbers
from analytics.reports.reading import Reading
from analytics.texts import capital

_BREAK = re.compile(r"[.;:,()“”\"](?:\s|$)|[()“”]|\s[-–]\s")
_STOP = re.compile(
    r"\s+(?:và|để|với|tại|theo|do|trong|trên|qua|bằng|của|cho|từ|đến|so|nhằm|đang|đã|được|là|có"
    r"|chiếm|đạt)\b"
)
# What leads to a number and names nothing.
_LEADS = re.compile(
    r"^(?:[-–+*]|[a-zđ0-9]{1,2}[).]|trong\s+(?:kỳ|quý|đó|năm)|đến\s+nay|hiện(?:\s+nay)?|cụ\s+thể"
    r"|qua\s+đó|theo\s+đó|và|còn|với|có|là|đạt|gồm|bao\s+gồm|đã|được)\s+",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s+(?:là|đạt|có|lên|xuống|còn|được|với|gồm|thêm|khoảng|gần|hơn|trên|tới|đến|chiếm|tỷ lệ đạt"
    r"|tại|vào|cho|đã)$",
    re.IGNORECASE,
)
# By how much something moved is no indicator of its own.
_CHANGE = re.compile(
    r"\b(?:tăng|giảm|thêm|vượt|cao hơn|thấp hơn|nhiều hơn|ít hơn)\s*$", re.IGNORECASE
)
_MOST_WORDS, _MOST_BEFORE = 8, 14
_LONGEST, _MOST_QUOTED = 120, 400
_SHARES = ("%", "điểm %")
# What is counted where nothing says so.
_NUMBER = "số"
_PLACE = re.compile(r" ¶| bảng ")


@dataclass(frozen=True)
class Proposal:
    """A new indicator: what it is called and counted in, its area and nature as in
    ``schema.INDICATORS``."""

    name: str
    unit: str
    area: str
    nature: str


def proposals_of(reading: Reading, catalogue: Catalogue) -> dict[int, Proposal]:
    """The indicators that the unknown figures of a report may be the first of, by their places;
    none where the words of a figure name none, or where another province reports."""
    if not reading.is_ours:
        return {}
    areas = _areas(reading, catalogue)
    places: dict[str, list[int]] = {}
    for place, figure in enumerate(reading.figures):
        places.setdefault(figure.locator, []).append(place)
    offered: dict[int, Proposal] = {}
    for part in reading.document.paragraphs:
        own = places.get(part.locator, [])
        figures = [reading.figures[place] for place in own]
        if all(figure.confidence != "unknown" for figure in figures):
            continue
        numbers, _ = read_numbers(part.text, part.locator)
        units = {number.start: number.unit.lower() for number in numbers}
        for place, figure in zip(own, figures, strict=True):
            if figure.confidence == "unknown" and not _CHANGE.search(part.text[: figure.start]):
                ends = [other.end for other in figures if other.end <= figure.start]
                unit = units.get(figure.start) or ("%" if "%" in figure.printed else _NUMBER)
                lead = _lead(part.text[max(ends, default=0) : figure.start])
                name = _name(unit, lead, _thing(part.text[figure.end :]))
                if part.cells:
                    name = _headed(part, figure)
                if plain_words(name):
                    nature = "rate" if unit == "%" else "flow"
                    offered[place] = Proposal(name, unit, _area(part.locator, areas), nature)
    return offered


def _headed(part: Paragraph, figure: Figure) -> str:
    """ "Lượt tra cứu: Tin nhắn": the head of a cell's column and what its row is about."""
    texts = [part.text[cell.start : cell.end].strip() for cell in part.cells]
    label = next((text for text in texts if any(map(str.isalpha, text))), "")
    heads = (cell.header for cell in part.cells if cell.start <= figure.start < cell.end)
    name = ": ".join(text for text in (next(heads, ""), label) if text)
    return capital(name[:_LONGEST])


def _name(unit: str, lead: str, thing: str) -> str:
    """ "Dự thảo văn bản QPPL: Sở Tư pháp đã thẩm định"; of a share what leads to it says all."""
    if unit in _SHARES or unit == "đồng":
        name = lead or thing
    else:
        thing = thing or ("" if unit == _NUMBER else unit)
        name = f"{thing}: {lead}" if thing and lead else thing or lead
    return capital(name[:_LONGEST].strip(" ,:"))


def indicator_row(proposal: Proposal, figure: Figure, catalogue: Catalogue) -> Row:
    """A proposal as a row of ``schema.INDICATORS``, under a code that no other indicator has; that
    of the catalogue where it has one of this name.

    The English name is the Vietnamese one until somebody translates it.
    """
    name, unit = _line(proposal.name), _line(proposal.unit)
    named = (row for row in catalogue.indicators.values() if fold(row["name_vi"]) == fold(name))
    if known := next(named, None):
        return known
    code = stem = short_words(name).replace("-", "_") or "chi_tieu"
    number = 1
    while code in catalogue.indicators:
        number += 1
        code = f"{stem}_{number}"
    sentence = _line(figure.sentence)[:_MOST_QUOTED]
    return {
        "code": code,
        "area": proposal.area,
        "name_vi": name,
        "name_en": name,
        "unit": unit,
        "nature": proposal.nature,
        "better": "none",
        "definition_vi": f"Chỉ tiêu mới, lấy từ báo cáo: “{sentence}”",
        "definition_en": f"A new indicator, taken from a report: “{sentence}”",
        "caveats_vi": None,
        "caveats_en": None,
    }


def _line(text: str) -> str:
    """A text as a cell of the catalogue holds it: one line, letters composed."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _thing(after: str) -> str:
    """What stands behind a number: "dự thảo văn bản QPPL"."""
    clause = _BREAK.split(after.lstrip(), maxsplit=1)[0]
    clause = _STOP.split(f" {clause}", maxsplit=1)[0]
    words = clause.split()
    digits = next((at for at, word in enumerate(words) if word[0].isdigit()), len(words))
    return " ".join(words[: min(digits, _MOST_WORDS)])


def _lead(before: str) -> str:
    """What leads to a number in its clause: "Sở Tư pháp đã thẩm định"; "" for nothing."""
    clause = _BREAK.split(before)[-1].strip()
    for pattern in (_LEADS, _ENDS):
        shorter = pattern.sub("", f"{clause} " if pattern is _LEADS else clause).strip()
        while shorter != clause:
            clause, shorter = shorter, pattern.sub("", f"{shorter} ").strip()
    return " ".join(clause.split()[-_MOST_BEFORE:])


def _section(locator: str) -> str:
    return _PLACE.split(locator)[0]


def _areas(reading: Reading, catalogue: Catalogue) -> Mapping[str, Counter[str]]:
    """The areas of the known figures: of each paragraph, each section, and "" of the report."""
    areas: defaultdict[str, Counter[str]] = defaultdict(Counter)
    areas[""][str(next(iter(catalogue.areas)))] = 0
    for figure in reading.figures:
        row = catalogue.indicators.get(figure.indicator or "")
        if row is not None:
            for place in (figure.locator, _section(figure.locator), ""):
                areas[place][str(row["area"])] += 1
    return areas


def _area(locator: str, areas: Mapping[str, Counter[str]]) -> str:
    """The area of most known figures around."""
    known = next(areas[place] for place in (locator, _section(locator), "") if areas.get(place))
    return known.most_common(1)[0][0]
