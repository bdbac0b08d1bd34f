"""A number of which no indicator is known, offered as a new one: its name, unit, area, nature.

The words of its own clause name it, what is counted first; somebody mends them before they count.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from analytics.catalogue import Catalogue, Row
from analytics.names import fold, plain_words, short_words
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


@dataclass(frozen=True)
class Proposal:
    """A new indicator: what it is called and counted in, its area and nature as in
    ``schema.INDICATORS``."""

    name: str
    unit: str
    area: str
    nature: str


def proposal_of(figure: Figure, reading: Reading, catalogue: Catalogue) -> Proposal | None:
    """The indicator that an unknown figure may be the first of; None where its words name none."""
    paragraph = reading.document.paragraph(figure.locator)
    if figure.indicator is not None or paragraph is None:
        return None
    before, after = paragraph.text[: figure.start], paragraph.text[figure.end :]
    if _CHANGE.search(before):
        return None
    unit = _unit(figure, paragraph.text)
    lead = _lead(before, reading, figure)
    if unit in _SHARES or unit == "đồng":
        name = lead or _thing(after)
    else:
        thing = _thing(after) or ("" if unit == "số" else unit)
        name = f"{thing}: {lead}" if thing and lead else thing or lead
    name = capital(name[:_LONGEST].strip(" ,:"))
    if not plain_words(name):
        return None
    return Proposal(
        name, unit, _area(figure, reading, catalogue), "rate" if unit == "%" else "flow"
    )


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


def _unit(figure: Figure, text: str) -> str:
    """What the number counts, "số" where nothing follows it."""
    numbers, _ = read_numbers(text, figure.locator)
    own = next((number.unit for number in numbers if number.start == figure.start), "")
    if own:
        return own.lower()
    return "%" if "%" in figure.printed else "số"


def _thing(after: str) -> str:
    """What stands behind a number: "dự thảo văn bản QPPL"."""
    clause = _BREAK.split(after.lstrip(), maxsplit=1)[0]
    clause = _STOP.split(f" {clause}", maxsplit=1)[0]
    words = clause.split()
    digits = next((at for at, word in enumerate(words) if word[0].isdigit()), len(words))
    return " ".join(words[: min(digits, _MOST_WORDS)])


def _lead(before: str, reading: Reading, figure: Figure) -> str:
    """What leads to a number in its clause: "Sở Tư pháp đã thẩm định"; "" for nothing."""
    ends = [
        other.end
        for other in reading.figures
        if other.locator == figure.locator and other.end <= figure.start
    ]
    clause = _BREAK.split(before[max(ends, default=0) :])[-1].strip()
    for pattern in (_LEADS, _ENDS):
        shorter = pattern.sub("", f"{clause} " if pattern is _LEADS else clause).strip()
        while shorter != clause:
            clause, shorter = shorter, pattern.sub("", f"{shorter} ").strip()
    words = clause.split()
    return " ".join(words[-_MOST_BEFORE:])


def _area(figure: Figure, reading: Reading, catalogue: Catalogue) -> str:
    """The area of most known figures around: of its paragraph, its section, the report."""
    section = figure.locator.partition(" ¶")[0]
    for place in (figure.locator, section, ""):
        areas = Counter(
            catalogue.indicators[other.indicator]["area"]
            for other in reading.figures
            if other.indicator in catalogue.indicators and other.locator.startswith(place)
            if other.indicator is not None
        )
        if areas:
            return str(areas.most_common(1)[0][0])
    return str(next(iter(catalogue.areas)))
