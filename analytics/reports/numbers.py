"""What a text states as a number, and what only looks like one."""

from dataclasses import dataclass
from decimal import Decimal

from analytics.texts import Words


@dataclass(frozen=True)
class Number:
    """A number of a text: its value, and how it is printed from ``start`` to ``end``.

    ``printed`` has the words that say how exact it is and the unit of a share or of money, as the
    published files have it: "hơn 100", "06/44", "65,91%", "100.210.000 đồng". ``unit`` is "%",
    "điểm %", "đồng", or the noun that is counted ("hồ sơ"), "" where none follows. ``precision`` is
    one of ``schema.PRECISIONS``.
    """

    value: Decimal
    printed: str
    unit: str
    precision: str
    start: int
    end: int


@dataclass(frozen=True)
class LeftOut:
    """Digits that are no figure: a date, the number of a document, a class; and why."""

    text: str
    locator: str
    reason: Words
    start: int = 0
    end: int = 0
