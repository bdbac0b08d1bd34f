"""Published figures as the audit reads them: the value, and what its print leaves open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from fractions import Fraction
from functools import cached_property
from typing import Any

from analytics.audit.ranges import Range
from analytics.formats import decimals_of, roughness, scales_of
from analytics.store import Reader
from analytics.texts import APPROXIMATE, Bilingual

# Units whose figures are measured or divided, so that a print without decimals is rounded too.
_ROUNDED = ("%", "điểm %", "điểm")

_FIGURES = """
select
    v.document, v.indicator, v.period, v.block, v.level, v.unit, v.sector, v.scope_note, v.value,
    v.printed, v.precision, v.locator, i.name_vi, i.name_en, i.unit as noun, i.nature,
    d.period as document_period
from current_indicator_values v
join indicators i on i.code = v.indicator
join documents d on d.code = v.document
where v.dataset = ?
order by v.load_id, v.row
"""

# Names of units and sectors by code.
Titles = Mapping[str, Bilingual]


@dataclass(frozen=True)
class Place:
    """Where a figure stands and what it is about; None: all of it."""

    document: str
    indicator: str
    period: str
    block: str
    level: str | None = None
    unit: str | None = None
    sector: str | None = None
    scope_note: str | None = None

    @property
    def scope(self) -> tuple[str, str | None, str | None, str | None]:
        """What it is about, the print's own words left aside."""
        return self.block, self.level, self.unit, self.sector


_PLACE = tuple(one.name for one in fields(Place))


@dataclass(frozen=True)
class Figure:
    """One figure of one document.

    ``value`` is in the indicator's unit (98.63 for 98,63%). ``rounded`` are the values that the
    print stands for when it was rounded as usual, ``loose`` those when it may have been cut off
    or raised.
    """

    place: Place
    value: Fraction
    printed: str | None
    precision: str
    locator: str | None
    names: tuple[str, str]
    noun: str
    nature: str
    document_period: str | None

    def __hash__(self) -> int:
        """By its place: hashing its fraction too took a third of the audit's time."""
        return hash(self.place)

    @cached_property
    def step(self) -> Fraction:
        """What the last digit of the print is worth; 0 for an exact whole number."""
        printed = self.printed or ""
        decimals = decimals_of(printed)
        scale = min(scales_of(printed), default=1)
        if decimals or scale > 1:
            return Fraction(scale, 10**decimals)
        if self.precision in ("exact", "derived"):
            return Fraction(1 if self.noun in _ROUNDED else 0)
        return Fraction(roughness(int(self.value)))

    @cached_property
    def rounded(self) -> Range:
        if self.precision == "over":
            return Range(self.value, self.value + self.step)
        if self.precision == "under":
            return Range(self.value - self.step, self.value)
        half = self.step if self.precision == "about" else self.step / 2
        return Range(self.value - half, self.value + half)

    @cached_property
    def loose(self) -> Range:
        if self.is_rough:
            return self.rounded
        return Range(self.value - self.step, self.value + self.step)

    @property
    def is_rough(self) -> bool:
        """Whether the document says "about", "more than" or "nearly"."""
        return self.precision in APPROXIMATE

    @property
    def is_printed(self) -> bool:
        """Whether the document prints it; a derived one follows from prints by construction."""
        return self.precision != "derived"


def read_figures(reader: Reader, dataset: str = "official") -> tuple[Figure, ...]:
    """Every current figure of a dataset, in the order of loads and rows."""
    return reader.once(
        ("figures", dataset),
        lambda: tuple(figure(row) for row in reader.rows(_FIGURES, [dataset])),
    )


def figure(row: Mapping[str, Any]) -> Figure:
    """A row of ``current_indicator_values`` with its indicator's words as a figure."""
    return Figure(
        place=place_of(row),
        value=Fraction(row["value"]),
        printed=row["printed"],
        precision=row["precision"],
        locator=row["locator"],
        names=(row["name_vi"], row["name_en"]),
        noun=row["noun"],
        nature=row["nature"],
        document_period=row["document_period"],
    )


def place_of(row: Mapping[str, Any]) -> Place:
    """Where a row of published values stands; a frame's NaN is None."""
    codes = {name: row[name] if isinstance(row[name], str) else None for name in _PLACE}
    return Place(**codes)  # type: ignore[arg-type]


def by_indicator(figures: Iterable[Figure]) -> Mapping[str, list[Figure]]:
    """The printed figures of each indicator."""
    found: dict[str, list[Figure]] = {}
    for one in figures:
        found.setdefault(one.place.indicator, []).append(one)
    return found
