"""One number of a report and what it was understood as."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

# "sure": nothing is left to decide; "confirm": likeliest first, somebody looks; "unknown": no
# indicator of the catalogue.
Confidence = Literal["sure", "confirm", "unknown"]


@dataclass(frozen=True)
class Candidate:
    """An indicator that a figure may be of, and how well it fits, 0…1."""

    indicator: str
    likeness: float


@dataclass(frozen=True)
class Figure:
    """One number of a report and what it was understood as.

    ``start`` and ``end`` are where it is printed in the text of the paragraph at ``locator``;
    ``sentence`` is the one that it stands in. ``indicator`` is None where none was recognised;
    ``block``, ``level``, ``unit``, ``sector``, ``scope_note``, ``period``, ``precision`` are as in
    ``schema.PUBLISHED``; ``nature`` is one of ``schema.NATURES``, "" without an indicator.
    ``candidates`` are the likeliest first.
    """

    value: Decimal
    printed: str
    locator: str
    sentence: str
    start: int
    end: int
    indicator: str | None
    block: str | None
    level: str | None
    unit: str | None
    sector: str | None
    scope_note: str | None
    period: str | None
    precision: str
    nature: str
    confidence: Confidence
    candidates: tuple[Candidate, ...] = ()

    @property
    def scope(self) -> dict[str, str | None]:
        """What it is about, as a row of ``schema.PUBLISHED`` names it; no block is all of them."""
        return {
            "block": self.block or "all",
            "level": self.level,
            "unit": self.unit,
            "sector": self.sector,
            "scope_note": self.scope_note,
        }
