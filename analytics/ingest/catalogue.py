"""What a received file is matched with: units by time, sectors, indicators, periods."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from analytics.ingest.name_matching import Index, sector_index, unit_index
from analytics.periods import parse
from analytics.store import Reader
from analytics.texts import Bilingual
from analytics.windows import Window, name_of

Row = Mapping[str, Any]
_LARGEST = """
select unit, max(received_online + received_in_person + carried_over) as dossiers
from unit_totals
where dataset = 'official' and unit is not null
group by unit
"""
_MOST = """
select indicator, max(value) as most
from current_indicator_values
where dataset = 'official'
group by indicator
"""
_WORD = re.compile(r"[^\W\d_]+")
_WINDOWS = """
select windows.*
from windows
join loads on loads.load_id = windows.load_id
where loads.dataset = 'official'
order by windows.load_id, windows.period, windows.unit
"""


@dataclass(frozen=True)
class Catalogue:
    """The catalogues of a snapshot, as the readers of files need them.

    ``units`` has every validity of every unit; ``sectors`` and ``indicators`` are by code.
    ``loaded`` maps the sha256 of every file that was loaded before to its load; ``largest`` is the
    most dossiers that each unit had to process in a period so far; ``windows`` maps a unit to the
    usual window (see ``windows_of``) that its newest load had, the newest unit last; ``most`` is
    the largest figure of each indicator so far.
    """

    units: Sequence[Row]
    sectors: Mapping[str, Row]
    indicators: Mapping[str, Row]
    documents: Mapping[str, Row]
    loaded: Mapping[str, Row]
    largest: Mapping[str, int] = field(default_factory=dict)
    windows: Mapping[str, str] = field(default_factory=dict)
    most: Mapping[str, Decimal] = field(default_factory=dict)

    def units_on(self, day: date) -> dict[str, Row]:
        """The units that are valid on a day, by code."""
        return {
            row["code"]: row
            for row in self.units
            if row["valid_from"] <= day and (row["valid_to"] is None or day < row["valid_to"])
        }

    @cached_property
    def words(self) -> frozenset[str]:
        """All names and their words, in small letters."""
        rows = (*self.units, *self.sectors.values(), *self.indicators.values())
        texts = (row.get(name) for row in rows for name in ("name", "name_vi", "short_name"))
        names = {text.lower() for text in texts if text}
        return frozenset(names.union(*map(_WORD.findall, names)))


def read_catalogue(reader: Reader) -> Catalogue:
    """Read the catalogues of a snapshot."""
    return Catalogue(
        units=reader.rows("select * from units order by code, valid_from"),
        sectors=_by_code(reader.rows("select * from sectors order by code")),
        indicators=_by_code(reader.rows("select * from indicators order by code")),
        documents=_by_code(reader.rows("select * from current_documents order by code")),
        loaded={
            row["sha256"]: row
            for row in reader.rows("select * from loads where kind <> 'published' order by load_id")
        },
        largest={row["unit"]: row["dossiers"] or 0 for row in reader.rows(_LARGEST)},
        windows=_windows(reader.rows(_WINDOWS)),
        most={row["indicator"]: row["most"] for row in reader.rows(_MOST)},
    )


def _windows(rows: Sequence[Row]) -> dict[str, str]:
    names: dict[str, str] = {}
    for row in rows:
        names.pop(row["unit"], None)
        name = name_of(Window(row["first_day"], row["last_day"]), row["period"])
        if name is not None:
            names[row["unit"]] = name
    return names


def _by_code(rows: Sequence[Row]) -> dict[str, Row]:
    return {row["code"]: row for row in rows}


Option = tuple[str, Bilingual]
# The answer that no sector of the catalogue is meant.
NEW = "=new"
_NEW = (
    NEW,
    Bilingual("lĩnh vực mới: thêm vào danh mục khi nạp", "a new sector, added to the catalogue"),
)


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
