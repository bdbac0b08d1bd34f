"""Units by quarter: reported, late, missing, withdrawn.

What is known of a unit and quarter is known from the archive: every load that had its rows, and
when it came in here. When a unit really sent its file nobody has said, so "late" is measured from
the day it was loaded, and only where a due day was given.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from analytics.catalogue import read_catalogue
from analytics.periods import day_of, parse, previous, quarter_of, sort_key
from analytics.store import Reader

# In the order of concern.
STATES = ("missing", "withdrawn", "late", "reported")
LEVEL_ORDER = ("province", "district", "commune", "land_registry", "central", "public_service")
# Two years of quarters.
_MOST = 8

# Every time a unit's rows of a quarter came in; the newest counts.
_ARRIVED = """
select d.period, d.unit, l.load_id, l.loaded_at, l.file_name, l.loaded_by
from (select distinct load_id, period, unit from dossiers) d
join loads l on l.load_id = d.load_id
where l.dataset = ?
order by l.load_id
"""
_TAKEN_BACK = """
select w.period, w.unit, l.loaded_at
from withdrawals w join loads l on l.load_id = w.load_id
where l.dataset = ? and w.unit is not null order by l.load_id
"""
_COUNTS = "select period, unit from reporting_units where dataset = ?"
_WITHDRAWN = """
select distinct w.period from withdrawals w join loads l on l.load_id = w.load_id
where l.dataset = 'official' and w.period is not null
"""
_EXPECTED = """
select p.code as period, u.code as unit
from (
    select unnest(cast(? as varchar[])) as code, unnest(cast(? as date[])) as last_day
) p
join expected_units e on e.valid_from <= p.last_day
    and (e.valid_to is null or e.valid_to > p.last_day) and e.units > 0
join units u on u.level = e.level
    and u.valid_from <= p.last_day and (u.valid_to is null or u.valid_to > p.last_day)
    and not coalesce(e.without in (u.code, u.parent), false)
"""


@dataclass(frozen=True)
class Report:
    """What is known of one unit and quarter.

    ``times`` is how often its rows came in; ``first`` and ``last`` are the days of that, None where
    the load does not say; ``last`` of a withdrawn one is the day on which it was taken back.
    """

    state: str
    times: int = 0
    first: date | None = None
    last: date | None = None
    file: str | None = None


@dataclass(frozen=True)
class Status:
    """Who has reported.

    ``units`` are the rows of the catalogue for all units that should have reported in any of
    ``periods`` (newest first) or did. ``reports`` has (unit, period); a unit that is not expected
    and did not report has none. ``expected`` are the pairs that should be there, ``due`` the last
    day of a quarter's reports, where one was given.
    """

    dataset: str
    periods: tuple[str, ...]
    units: tuple[Mapping[str, Any], ...]
    reports: Mapping[tuple[str, str], Report]
    expected: frozenset[tuple[str, str]]
    due: Mapping[str, date]

    @property
    def is_empty(self) -> bool:
        """Whether no unit's file has ever come in for any of the quarters."""
        return not any(report.times for report in self.reports.values())

    def by_level(self, period: str, *, expected: bool = False) -> Mapping[str, Counter[str]]:
        """How many units of each level are in each state, levels from the highest down.

        Args:
            period: the quarter.
            expected: count only the units that must report.
        """
        counts: dict[str, Counter[str]] = {}
        for row in self.of(period):
            pair = (row["code"], period)
            if not expected or pair in self.expected:
                counts.setdefault(row["level"], Counter())[self.reports[pair].state] += 1
        return {level: counts[level] for level in LEVEL_ORDER if level in counts}

    def of(self, period: str, states: Sequence[str] = STATES) -> list[Mapping[str, Any]]:
        """The units whose report of a period is in one of some states."""
        return [
            row
            for row in self.units
            if (found := self.reports.get((row["code"], period))) and found.state in states
        ]


def status(
    reader: Reader,
    dataset: str = "official",
    *,
    also: Sequence[str] = (),
    named_in: str | None = None,
    due: Mapping[str, date] | None = None,
    level: str | None = None,
    district: str | None = None,
) -> Status:
    """Who has reported in every quarter that anybody has reported in, and in others asked for.

    Args:
        reader: an open snapshot.
        dataset: "official" or "demo".
        also: further quarters to look at, such as the one on the page.
        named_in: the quarter whose units are meant: since July 2025 communes have codes that others
            had before; None for the newest of each code.
        due: the last day for a quarter's reports, where one was set.
        level: only the units of a level.
        district: only the office of a district and its communes.
    """
    arrived: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for row in reader.once(("arrived", dataset), lambda: reader.rows(_ARRIVED, [dataset])):
        arrived.setdefault((row["unit"], row["period"]), []).append(row)
    back = {
        (row["unit"], row["period"]): row["loaded_at"]
        for row in reader.rows(_TAKEN_BACK, [dataset])
    }
    counting = {(row["unit"], row["period"]) for row in reader.rows(_COUNTS, [dataset])}
    known = {period for _unit, period in arrived} | set(also)
    quarters = [code for code in known if parse(code).kind == "quarter"]
    periods = tuple(sorted(quarters, key=sort_key, reverse=True))
    days = [parse(code).last_day for code in periods]
    asked = reader.once(
        ("expected by name", periods), lambda: reader.rows(_EXPECTED, [list(periods), days])
    )
    expected = {(row["unit"], row["period"]) for row in asked}
    units = _units(reader, named_in, level, district)
    pairs = expected | {pair for pair in arrived if pair[1] in periods}
    reports = {
        pair: _report(
            arrived.get(pair, []),
            None if pair in counting else back.get(pair),
            (due or {}).get(pair[1]),
        )
        for pair in pairs
        if pair[0] in units
    }
    named = {unit for unit, _period in reports}
    return Status(
        dataset,
        periods,
        tuple(row for code, row in units.items() if code in named),
        reports,
        frozenset(pair for pair in expected if pair[0] in units),
        due or {},
    )


def awaited(reader: Reader, today: date) -> tuple[str, ...]:
    """The quarters that can be looked at although no report or file may be of them yet.

    They are the last finished ones, so that it is seen who is missing before the first file
    comes, and those of which everything was taken back.

    Args:
        reader: an open snapshot.
        today: the day it is.

    Returns:
        Codes, newest first.
    """
    quarter = quarter_of(today)
    found = {row["period"] for row in reader.once("withdrawn", lambda: reader.rows(_WITHDRAWN))}
    for _count in range(_MOST):
        quarter = previous(quarter) or quarter
        found.add(quarter)
    quarters = [code for code in found if parse(code).kind == "quarter"]
    return tuple(sorted(quarters, key=sort_key, reverse=True))


def _units(
    reader: Reader, quarter: str | None, level: str | None, district: str | None
) -> dict[str, Mapping[str, Any]]:
    """By code the unit as it was in a quarter; one of another time as it was last."""
    rows = reader.rows("select * from units order by valid_from, level, code")
    found: dict[str, Mapping[str, Any]] = {row["code"]: row for row in rows}
    if quarter is not None:
        found |= read_catalogue(reader).units_on(parse(quarter).last_day)
    return {
        code: row
        for code, row in found.items()
        if level in (None, row["level"]) and district in (None, code, row["parent"])
    }


def _report(loads: Sequence[Mapping[str, Any]], back: str | None, due: date | None) -> Report:
    """A unit's report from its loads, and the moment from which they no longer count."""
    if not loads:
        return Report("missing")
    days = [_day(row["loaded_at"]) for row in loads]
    if back is not None:
        return Report("withdrawn", len(loads), days[0], _day(back), loads[-1]["file_name"])
    is_late = due is not None and days[0] is not None and days[0] > due
    return Report(
        "late" if is_late else "reported", len(loads), days[0], days[-1], loads[-1]["file_name"]
    )


def _day(text: str | None) -> date | None:
    return day_of(text) if text else None
