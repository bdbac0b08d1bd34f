"""Printed figures as text: as printed in Vietnamese, carried over word by word into English.

A print is evidence: "06/44", "gần 1.000", "11.3 %" stay exactly so on a Vietnamese page. In English
the separators are the reader's, the decimals the print's, and the words translated.
"""

import re
from decimal import Decimal
from fractions import Fraction
from math import prod

from analytics.formats.values import (
    MINUS,
    MISSING,
    Number,
    exactly,
    half_up,
    write,
)
from analytics.texts import APPROXIMATE, PRECISIONS, checked, gettext

# The words around a number in official prints; nouns of units come from the catalogue.
WORDS = {
    "hơn": "over",
    "trên": "over",
    "gần": "nearly",
    "khoảng": "about",
    "dưới": "under",
    "tăng": "up",
    "giảm": "down",
    "không": "no",
    "không có": "none",
    "hạng": "rank",
    "mức": "level",
    "nghìn": "thousand",
    "ngàn": "thousand",
    "triệu": "million",
    "tỷ": "billion",
    "tỉ": "billion",
    "điểm phần trăm": "pts",
}
_CURRENCY = "đồng"
# What shows that a figure names its unit already; for any other unit its noun in either language.
_SAID = {"đồng": ("đồng", "₫", "VND"), "%": ("%",), "điểm %": ("%", "pts")}
# Some offices group thousands by spaces.
_NUMBER = re.compile(
    r"[1-9][0-9]{0,2}(?:[ \u00a0\u2009\u202f'’][0-9]{3})+(?![0-9])(?:,[0-9]+)?"
    r"|[0-9]+(?:[.,][0-9]+)*"
)
_SPACES = re.compile(r"[ \u00a0\u2009\u202f'’]")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*")
_LAST_MARK = re.compile(r"(.*?)(?:([.,])([0-9]+))?")
# A print may count in thousands, millions or billions: 35,8 tỷ is the value 35800000000.
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}


def reported(
    value: Number | None, printed: str | None, unit: str, precision: str, language: str
) -> str:
    """A published figure: Vietnamese as printed, English with the same decimals and its words.

    Without a print (a derived value) the decimals are those of the value, per cent signs and
    points are appended, and the precision is said unless it is exact or derived: "khoảng 12,5%".
    """
    if isinstance(printed, str) and printed:  # a null read from a frame is NaN
        return printed if checked(language) == "vi" else _english(printed, value)
    exact = exactly(value)
    if exact is None:
        return MISSING
    decimals = _decimals(exact)
    difference = unit == "điểm %"
    text = write(half_up(exact, decimals), decimals, language, plus=difference)
    if "%" in unit:
        text = with_unit(text, unit, language)
    if precision in APPROXIMATE:
        return f"{PRECISIONS[precision].in_(language)} {text}"
    return text


def with_unit(text: str, unit: str, language: str) -> str:
    """A figure with its unit, once: "1.769 thủ tục".

    A text that names its unit already, or holds no number ("không có", "—"), stays as it is.
    A rank stands after its word, English money after its currency: "hạng 10/63",
    "over VND 35.8 billion".
    """
    counts = _NUMBER.findall(text)
    noun = gettext(language, unit, 1 if counts == ["1"] else None)
    said = _SAID.get(unit, (unit, noun))
    if not unit or not re.search("[0-9]", text) or any(word in text for word in said):
        return text
    if unit == "%":
        return f"{text}%"
    if unit == "hạng" or (unit == _CURRENCY and language == "en"):
        return re.sub(r"(?=[0-9])", f"{noun} ", text, count=1)
    return f"{text} {noun}"


def decimals_of(printed: str) -> int:
    """How many decimals a print shows: "98,63%" → 2, "11.3 %" → 1, "gần 1.000" → 0."""
    match = _NUMBER.search(printed)
    return _read(match[0], None)[1] if match else 0


def scales_of(printed: str) -> list[int]:
    """What a print counts in, the finest first: "35,8 tỷ đồng" → [1000000000], "98,63%" → []."""
    words = printed.lower().split()
    return sorted({size for word, size in _SCALES.items() if word in words})


def roughness(value: int) -> int:
    """What the last digit of a round number is worth: 163000 → 1000, 163001 → 1."""
    step = 1
    while value and value % (step * 10) == 0:
        step *= 10
    return step


def _english(printed: str, value: Number | None) -> str:
    pieces = _NUMBER.split(printed)
    exact = exactly(value)
    if exact is not None:
        exact /= prod(scales_of(printed))
    numbers = [_english_number(token, exact) for token in _NUMBER.findall(printed)]
    text = _english_words(pieces[0])
    for token, piece in zip(numbers, pieces[1:], strict=True):
        text += token + _english_words(piece)
    text = re.sub(r"(?<![0-9A-Za-z])-(?=[0-9])", MINUS, text.replace(" %", "%"))
    if _CURRENCY in printed:
        text = with_unit(re.sub(rf"\s*{_CURRENCY}", "", text), _CURRENCY, "en")
    return text


def _english_words(piece: str) -> str:
    """The words between two numbers: the longest phrase known, else the word itself."""
    words = piece.split()
    translated: list[str] = []
    while words:
        length, english = _longest_phrase(words)
        translated.append(english)
        words = words[length:]
    core = piece.strip()
    return piece.replace(core, " ".join(translated)) if core else piece


def _longest_phrase(words: list[str]) -> tuple[int, str]:
    for length in range(len(words), 0, -1):
        phrase = " ".join(words[:length])
        if english := WORDS.get(phrase.lower()) or _noun(phrase):
            return length, english
    return 1, words[0]


def _noun(phrase: str) -> str | None:
    if phrase == _CURRENCY:
        return None
    english = gettext("en", phrase)
    return english if english != phrase else None


def _english_number(token: str, value: Fraction | None) -> str:
    """A number of a print with English separators; grouped only where the print groups."""
    number, decimals = _read(token, value)
    text = write(number, decimals, "en")
    grouped = len(re.findall(r"\D", token)) > (1 if decimals else 0)
    return text if grouped else text.replace(",", "")


def _read(token: str, value: Fraction | None) -> tuple[Decimal, int]:
    """The number meant by a printed one, and its decimals.

    Vietnamese groups by points and has a decimal comma, but "11.3 %" is printed too, and "1.234"
    could be either: read the Vietnamese way unless only the other reading is the value.
    """
    token = _SPACES.sub(".", token)
    whole, mark, decimals = _LAST_MARK.fullmatch(token).groups()  # type: ignore[union-attr]
    as_whole = (Decimal(re.sub("[.,]", "", token)), 0)
    if not mark or (token.count(mark) > 1 and _GROUPED.fullmatch(token)):
        return as_whole
    as_decimal = (Decimal(f"{re.sub('[.,]', '', whole)}.{decimals}"), len(decimals))
    if not _GROUPED.fullmatch(token):
        return as_decimal
    usual, other = (as_whole, as_decimal) if mark == "." else (as_decimal, as_whole)
    return other if value is not None and abs(value) == Fraction(other[0]) else usual


def _decimals(exact: Fraction) -> int:
    """The fewest decimals, up to six (the store's), that write the value."""
    return next((n for n in range(6) if (exact * 10**n).denominator == 1), 6)
