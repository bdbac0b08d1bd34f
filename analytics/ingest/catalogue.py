"""What a received file is matched with: units by time, sectors, indicators, periods."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from analytics.store import Reader
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
    found: dict[str, str] = {}
    for row in rows:
        found.pop(row["unit"], None)
        name = name_of(Window(row["first_day"], row["last_day"]), row["period"])
        if name is not None:
            found[row["unit"]] = name
    return found


def _by_code(rows: Sequence[Row]) -> dict[str, Row]:
    return {row["code"]: row for row in rows}
