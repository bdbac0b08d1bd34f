"""A value cell taken apart, and put together as a report prints it.

"gần 1.000 thủ tục" is 1000, nearly; "48/63" of a rank is 48; "35,8 tỷ" đồng is 35800000000.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from analytics.formats import number
from analytics.ingest.files.cells import Value
from analytics.names import clean
from analytics.texts import PRECISIONS

# Words before a number, and what they say of it.
_WORDS = {
    **dict.fromkeys(("khoảng", "xấp xỉ", "~", "≈"), "about"),
    **dict.fromkeys(("gần", "dưới", "<"), "under"),
    **dict.fromkeys(("hơn", "trên", ">"), "over"),
}
_WORD = re.compile(rf"({'|'.join(map(re.escape, _WORDS))})\s*(?=[0-9])", re.IGNORECASE)
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_SCALE = re.compile(rf"\s*({'|'.join(_SCALES)})$", re.IGNORECASE)
_OF = re.compile(r"\s*/\s*([0-9]{1,3})$")
MONEY = "đồng"
_PER_CENT = ("%", "điểm %")


@dataclass(frozen=True)
class Said:
    """What a cell says: the number itself, the word before it as a precision, what it counts in,
    how many there are of (a rank's "63")."""

    number: Value
    precision: str | None = None
    scale: str | None = None
    of: str | None = None

    @property
    def factor(self) -> int:
        """What the number is to be multiplied by."""
        return _SCALES.get(self.scale or "", 1)


def taken_apart(cell: Value, noun: str, nature: str) -> Said:
    """Take a value cell apart.

    Args:
        cell: as it stands; a number stays what it is.
        noun: what the indicator is counted in; it may stand behind the number, of a rank before it.
        nature: the indicator's; only a rank is said "of" others.
    """
    if not isinstance(cell, str):
        return Said(cell)
    text = clean(cell)
    word = _WORD.match(text)
    precision = _WORDS[word[1].lower()] if word else None
    text = text[word.end() :] if word else text
    if noun != "%" and text.lower().endswith(f" {noun}"):
        text = text[: -len(noun)].rstrip()
    if nature == "rank" and text.lower().startswith(f"{noun} "):
        text = text[len(noun) :].lstrip()
    scale = _SCALE.search(text) if noun == MONEY else None
    text = text[: scale.start()] if scale else text
    of = _OF.search(text) if nature == "rank" else None
    text = text[: of.start()] if of else text
    return Said(text, precision, scale[1].lower() if scale else None, of[1] if of else None)


def as_printed(said: Said, value: Decimal, precision: str, noun: str) -> str:
    """The text that a report prints for a value: "gần 1.000", "98,63%", "35,8 tỷ đồng", "48/63".

    Args:
        said: what the cell says.
        value: the number in it, before ``said.factor``.
        precision: of the figure.
        noun: what it is counted in.
    """
    text = number(value, "vi", max(0, -int(value.as_tuple().exponent)))
    text = text.replace("\N{MINUS SIGN}", "-")
    if said.of:
        text = f"{text}/{said.of}"
    if said.scale:
        text = f"{text} {said.scale} {noun}"
    if noun in _PER_CENT:
        text = f"{text}%"
    return text if precision == "exact" else f"{PRECISIONS[precision].vi} {text}"
