"""What a file is read with: the catalogue, what the clerk chose and answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from analytics.ingest.catalogue import Catalogue
from analytics.ingest.names import Index, Row, sector_index, unit_index
from analytics.ingest.reading import Question
from analytics.periods import parse
from analytics.texts import Bilingual

# Answers that are no code of the catalogue.
HEADING, OUT, NEW, WHOLE = "=heading", "=out", "=new", "=whole"
RIGHT, LOAD = "=right", "=load"
TOTAL, PART = "=total", "=part"
Option = tuple[str, Bilingual]
_NEW = (
    NEW,
    Bilingual("lĩnh vực mới: thêm vào danh mục khi nạp", "a new sector, added to the catalogue"),
)


@dataclass(frozen=True)
class Context:
    """The file's name, the catalogue, and the clerk's choices, None where there are none.

    ``today`` is the day of reading in the province; None where nobody asks whether a period is
    over. ``window`` are the days that a list is counted over, as the call says them.
    """

    file: str
    catalogue: Catalogue
    period: str | None
    unit: str | None
    answers: Mapping[str, str]
    today: date | None = None
    window: str | None = None

    def answer(self, question: Question) -> str | None:
        """The clerk's answer, if it is one of the question's options: "2021-q1" is too."""
        answer = self.answers.get(question.code, "").casefold()
        return next((code for code, _ in question.options if code.casefold() == answer), None)


@dataclass(frozen=True)
class Units:
    """The units that are valid on the last day of a period; all there ever were without one."""

    catalogue: Catalogue
    period: str | None

    @cached_property
    def by_code(self) -> dict[str, Row]:
        """The units, by code."""
        if self.period is None:
            return {row["code"]: row for row in self.catalogue.units}
        return self.catalogue.units_on(parse(self.period).last_day)

    @cached_property
    def index(self) -> Index:
        """Their names, short ones too."""
        return unit_index(self._rows)

    @cached_property
    def full(self) -> Index:
        """Their full names only."""
        return unit_index(self._rows, short=False)

    @cached_property
    def ever(self) -> Index:
        """The full names of all units there ever were."""
        return unit_index(self.catalogue.units, short=False)

    @cached_property
    def sectors(self) -> Index:
        """The names of all sectors."""
        return sector_index(self.catalogue.sectors.values())

    def options(self, near: Sequence[str], *, near_only: bool = False) -> tuple[Option, ...]:
        """The units to choose from, near ones first."""
        return _options(self.by_code, near, near_only)

    def sector_options(self, near: Sequence[str], *, near_only: bool = False) -> tuple[Option, ...]:
        """The sectors to choose from, near ones first, and that it is none of them."""
        options = _options(self.catalogue.sectors, near, near_only)
        return options if near_only else (*options, _NEW)

    def name(self, code: str) -> Bilingual:
        """A unit's name."""
        row = self.by_code.get(code)
        return Bilingual(code, code) if row is None else _name(row)

    @property
    def _rows(self) -> list[Row]:
        return list(self.catalogue.units) if self.period is None else list(self.by_code.values())


def _options(
    rows: Mapping[str, Mapping[str, Any]], near: Sequence[str], near_only: bool
) -> tuple[Option, ...]:
    codes = dict.fromkeys(near if near_only else [*near, *rows])
    return tuple((code, _name(rows[code])) for code in codes if code in rows)


def _name(row: Mapping[str, Any]) -> Bilingual:
    return Bilingual(row["name"], row.get("name_en") or row["name"])
