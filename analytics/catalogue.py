"""The small tables of a snapshot, read once: units in time, sectors, indicators, documents.

Codes of units are used again after 1 July 2025, so a unit's name belongs to a day.
"""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from analytics.filters import Filter, Names
from analytics.i18n import TRANSLATORS, Translator
from analytics.metrics import BASE_COUNTS, METRICS
from analytics.periods import parse, sort_key
from analytics.store import Reader
from analytics.texts import LEVELS, Bilingual, Term
from analytics.windows import Window, name_of

Row = Mapping[str, Any]
REPORT_KINDS = ("quarter", "half", "nine_months", "year")

# The indicators that say something about dossiers: those of a metric, and of a base count.
_INDICATORS = sorted(
    {metric.indicator for metric in METRICS.values() if metric.indicator}
    | {base.indicator for base in BASE_COUNTS.values() if base.indicator}
)
# What is known about dossiers in a period, and the documents that it stands in.
_COUNTED = """
select distinct dataset, period, document
from current_indicator_values where list_contains(?, indicator)
union
select distinct r.dataset, r.period, l.document
from reporting_units r join loads l on l.load_id = r.load_id
"""
# A document that prints only a composite index reports on no dossier and on no work.
_PRINTING = """
select distinct v.document from current_indicator_values v
join indicators i on i.code = v.indicator where i.area <> 'indices'
"""

# How many figures each document prints, by period.
_PRINTED = """
select document, period, count(*) as figures
from current_indicator_values
group by document, period
"""

# What was loaded before, which a new file is compared with: of official dossiers and figures.
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
# The manifests of lists whose columns were chosen; what was taken back is no example.
_COLUMNS = """
select loads.loaded_at, loads.loaded_by, manifests.content
from loads
join manifests on manifests.name = loads.name
where loads.kind = 'dossiers' and manifests.content like '%"columns": {%' and not exists (
    select 1
    from windows
    join withdrawals on withdrawals.period = windows.period and withdrawals.unit = windows.unit
    where windows.load_id = loads.load_id and withdrawals.load_id > loads.load_id
)
order by loads.load_id
"""


@dataclass(frozen=True)
class Catalogue:
    """The small tables of a snapshot.

    ``reports`` maps a period to the official documents that its page is drawn from, the fullest
    first: those about it, else those that print its dossiers beside another period's.
    ``measured`` are the periods with any figure, ``counted`` those with one about dossiers, both
    by dataset and oldest first. ``abolished`` maps a level to the day from which it has no unit.
    ``printed`` maps a document to the number of its figures by their period.
    ``cues`` say how a report's sentences print the figures of indicators.
    ``units`` and ``sectors`` map codes to rows (of a unit the latest validity); ``validities``
    are all rows of all units, by code and day.

    What was loaded before: ``loaded`` maps the sha256 of a file to its load, ``largest`` a unit to
    the most dossiers that it had to process in a period, ``windows`` a unit to the usual window
    (see ``windows_of``) of its newest load, the newest unit last, ``most`` an indicator to its
    largest figure. ``columns`` maps the headings of a list to what was chosen of them, with when
    and by whom.
    """

    documents: Mapping[str, Row] = field(default_factory=dict)
    areas: Mapping[str, Row] = field(default_factory=dict)
    indicators: Mapping[str, Row] = field(default_factory=dict)
    units: Mapping[str, Row] = field(default_factory=dict)
    validities: tuple[Row, ...] = ()
    sectors: Mapping[str, Row] = field(default_factory=dict)
    events: tuple[Row, ...] = ()
    proposals: tuple[Row, ...] = ()
    cues: tuple[Row, ...] = ()
    reports: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    measured: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    counted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    abolished: Mapping[str, date] = field(default_factory=dict)
    printed: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    loaded: Mapping[str, Row] = field(default_factory=dict)
    largest: Mapping[str, int] = field(default_factory=dict)
    windows: Mapping[str, str] = field(default_factory=dict)
    most: Mapping[str, Decimal] = field(default_factory=dict)
    columns: Mapping[str, Row] = field(default_factory=dict)

    def units_on(self, day: date) -> dict[str, Row]:
        """The units that are valid on a day, by code."""
        return {row["code"]: row for row in self.validities if _valid(row, day)}

    @cached_property
    def words(self) -> frozenset[str]:
        """All names and their words, in small letters: what mangled texts are mended with."""
        rows = (*self.validities, *self.sectors.values(), *self.indicators.values())
        texts = (row.get(name) for row in rows for name in ("name", "name_vi", "short_name"))
        names = {text.lower() for text in texts if text}
        return frozenset(names.union(*map(_WORD.findall, names)))

    def report_periods(self, dataset: str = "official") -> tuple[str, ...]:
        """The periods that a page can be drawn of, newest first.

        Illustrative dossiers have one document for all of their quarters: each is a report.
        """
        if dataset == "official":
            return tuple(self.reports)
        return tuple(reversed(self.measured.get(dataset, ())))

    def measured_periods(self, kind: str, dataset: str, until: str | None = None) -> list[str]:
        """The periods of one kind that have figures, in the order of time; up to one period."""
        last = None if until is None else sort_key(until)
        return [
            code
            for code in self.measured.get(dataset, ())
            if parse(code).kind == kind and (last is None or sort_key(code) <= last)
        ]

    def documents_of(self, period: str, dataset: str = "official") -> tuple[str, ...]:
        """The documents that a period's page is drawn from, the fullest first."""
        if dataset == "official":
            return tuple(row["code"] for row in self.reports.get(period, ()))
        return tuple(row["code"] for row in self.documents.values() if row["dataset"] == dataset)

    def figures_of(self, period: str) -> int:
        """How many figures the documents of an official period's page print of all periods.

        Where no document is about the period itself, only the figures of that period count.
        """
        printed = [self.printed.get(code, {}) for code in self.documents_of(period)]
        if self.mentioned(period):
            return sum(figures.get(period, 0) for figures in printed)
        return sum(sum(figures.values()) for figures in printed)

    def mentioned(self, period: str) -> bool:
        """Whether a period has no document about it: others print figures of it in passing."""
        documents = self.reports.get(period, ())
        return bool(documents) and not any(_is_about(row, period) for row in documents)

    def default_period(self, dataset: str = "official") -> str | None:
        """The period the dashboard opens on: the newest full report's, else the newest one."""
        periods = self.report_periods(dataset)
        own = [period for period in periods if not self.mentioned(period)]
        full = [
            period
            for period in own
            if any(
                row["kind"] == "full_report" and _is_about(row, period)
                for row in self.reports.get(period, ())
            )
        ]
        preferred = (full or own) if dataset == "official" else ()
        return max(preferred or periods, key=sort_key, default=None)

    def comparable_periods(self, dataset: str = "official") -> tuple[str, ...]:
        """The periods of the kinds of the reports that say something of dossiers, newest first."""
        kinds = {parse(code).kind for code in self.report_periods(dataset)}
        periods = self.counted.get(dataset, ())
        return tuple(code for code in reversed(periods) if parse(code).kind in kinds)

    def ended(self, chosen: Filter, period: str) -> date | None:
        """The day from which the level or the area chosen is no more, if the period is later.

        An area is a district with its communes: it ends with the level of the districts.
        """
        level = "district" if chosen.district is not None else chosen.level
        day = self.abolished.get(level or "")
        return day if day is not None and parse(period).last_day >= day else None

    def unit_in(self, period: str, code: str) -> Row:
        """A unit as it is in a period; one that is not there then, as it was last."""
        return self.units_on(parse(period).last_day).get(code, self.units[code])

    def sentence(
        self, chosen: Filter, t: Translator, *, within: bool = False, period: str | None = None
    ) -> str:
        """A filter in words: label of the filter button, caption of every export.

        A unit that is chosen has its name in the period: later its code may be another's.
        """
        return chosen.sentence(self._names_in(period, chosen, t), t, within=within)

    def narrowing(self, chosen: Filter, t: Translator, *, period: str | None = None) -> str:
        """What a filter narrows a page to; "" where nothing is chosen."""
        return chosen.narrowing(self._names_in(period, chosen, t), t)

    def names(self, t: Translator) -> Names:
        """What units and sectors are called, by code."""
        return self._names[t.language]

    def _names_in(self, period: str | None, chosen: Filter, t: Translator) -> Names:
        names = self.names(t)
        if period is None or chosen.unit is None:
            return names
        name = t.field(self.unit_in(period, chosen.unit), "name")
        return names._replace(units={**names.units, chosen.unit: name})

    @cached_property
    def _names(self) -> Mapping[str, Names]:
        """By language; kept, since a rerun asks for a dozen names and there are thousands."""
        return {
            t.language: Names(
                {code: t.field(row, "name") for code, row in self.units.items()},
                {code: t.field(row, "name") for code, row in self.sectors.items()},
            )
            for t in TRANSLATORS
        }

    def reference(self, code: str, t: Translator) -> tuple[str, str]:
        """A document as a source: its title, and its publisher with its address."""
        row = self.documents[code]
        publisher = (row["publisher"], row["address"])
        return str(t.field(row, "title")), " · ".join(str(part) for part in publisher if part)

    def districts(self) -> list[Row]:
        """Areas that can be chosen: the units of district level, by code."""
        return [row for row in self.units.values() if row["level"] == "district"]


def read_catalogue(reader: Reader) -> Catalogue:
    """The catalogue of a snapshot, read once."""
    return reader.once("catalogue", lambda: _read(reader))


def _read(reader: Reader) -> Catalogue:
    documents = _by_code(reader.rows("select * from current_documents order by code"))
    measured = reader.rows(
        "select dataset, period from current_indicator_values"
        " union select dataset, period from reporting_units"
    )
    counted = reader.rows(_COUNTED, [_INDICATORS])
    printing = {row["document"] for row in reader.rows(_PRINTING)}
    abolished = reader.rows(
        "select level, valid_from from expected_units where units = 0 and valid_to is null"
    )
    units = reader.rows("select * from units order by code, valid_from")
    loads = reader.rows("select * from loads where kind <> 'published' order by load_id")
    return Catalogue(
        documents=documents,
        areas=_by_code(reader.rows("select * from areas order by ordinal")),
        indicators=_by_code(reader.rows("select * from indicators order by code")),
        units=_by_code(sorted(units, key=_since)),
        validities=tuple(units),
        sectors=_by_code(reader.rows("select * from sectors order by code")),
        events=tuple(reader.rows("select * from events order by date")),
        proposals=tuple(reader.rows("select * from proposals order by document, ordinal")),
        cues=tuple(reader.rows("select * from cues order by indicator, cue, topic")),
        reports=_reports(documents, printing, counted),
        measured=_periods_by_dataset(measured),
        counted=_periods_by_dataset(counted),
        abolished={row["level"]: row["valid_from"] for row in abolished},
        printed=_printed(reader.rows(_PRINTED)),
        loaded={row["sha256"]: row for row in loads},
        largest={row["unit"]: row["dossiers"] or 0 for row in reader.rows(_LARGEST)},
        windows=_windows(reader.rows(_WINDOWS)),
        most={row["indicator"]: row["most"] for row in reader.rows(_MOST)},
        columns=_columns(reader.rows(_COLUMNS)),
    )


def _since(row: Row) -> tuple[date, str, str]:
    return row["valid_from"], row["level"], row["code"]


def _by_code(rows: Iterable[Row]) -> dict[str, Row]:
    return {row["code"]: row for row in rows}


def _reports(
    documents: Mapping[str, Row], printing: Collection[str], counted: Iterable[Row]
) -> dict[str, tuple[Row, ...]]:
    """Period → the documents about it that print more than a composite index, and the files of
    its dossiers; where there are none, the documents that print a figure of its dossiers."""
    own: dict[str, list[Row]] = {}
    others: dict[str, list[Row]] = {}
    for row in documents.values():
        reports = row["kind"] in ("full_report", "article", "import") and row["code"] in printing
        if reports and row["period"] is not None:
            own.setdefault(row["period"], []).append(row)
    for figure in counted:
        if figure["dataset"] == "official":
            row = documents[figure["document"]]
            listed = own if row["kind"] == "import" else others
            if row not in listed.get(figure["period"], ()):
                listed.setdefault(figure["period"], []).append(row)
    periods = others | own
    return {
        period: tuple(sorted(periods[period], key=_fullest))
        for period in sorted(periods, key=sort_key, reverse=True)
        if parse(period).kind in REPORT_KINDS
    }


def _fullest(row: Row) -> tuple[bool, bool, str]:
    return row["kind"] != "full_report", row["kind"] == "import", row["code"]


def _is_about(row: Row, period: str) -> bool:
    """Whether a document reports on a period; the file of a unit does on every period in it."""
    return bool(row["kind"] == "import" or row["period"] == period)


def _periods_by_dataset(rows: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    known: dict[str, set[str]] = {}
    for row in rows:
        known.setdefault(row["dataset"], set()).add(row["period"])
    return {dataset: tuple(sorted(periods, key=sort_key)) for dataset, periods in known.items()}


def _printed(rows: Iterable[Row]) -> dict[str, dict[str, int]]:
    figures: dict[str, dict[str, int]] = {}
    for row in rows:
        figures.setdefault(row["document"], {})[row["period"]] = row["figures"]
    return figures


def _windows(rows: Sequence[Row]) -> dict[str, str]:
    names: dict[str, str] = {}
    for row in rows:
        names.pop(row["unit"], None)
        name = name_of(Window(row["first_day"], row["last_day"]), row["period"])
        if name is not None:
            names[row["unit"]] = name
    return names


def _columns(rows: Iterable[Row]) -> dict[str, Row]:
    """Headings → what was chosen of them; the newest load counts."""
    chosen: dict[str, Row] = {}
    for row in rows:
        columns = json.loads(row["content"])["columns"]
        when = {"loaded_at": row["loaded_at"], "loaded_by": row["loaded_by"]}
        chosen[columns["headings"]] = {**columns, **when}
    return chosen


# --- names of units, levels and sectors on a day --------------------------------------------------


def group_names(
    reader: Reader,
    catalogue: Catalogue,
    split: str | None,
    days: Mapping[str, date],
) -> dict[str, Term]:
    """The names of the groups of a split, in the order of the catalogue.

    Args:
        reader: an open snapshot.
        catalogue: its catalogues.
        split: "level", "sector", "area"; anything else: the groups are units.
        days: by code the day whose name is meant.
    """
    if split == "level":
        return {code: term for code, term in LEVELS.items() if code in days}
    if split == "sector":
        rows = catalogue.sectors.items()
        names = {code: Bilingual(row["name"], row["name_en"]) for code, row in rows}
        return {code: Term(name, name) for code, name in names.items() if code in days}
    return unit_names(reader, days, areas=split == "area")


def unit_names(
    reader: Reader, days: Mapping[str, date], *, areas: bool = False, then_only: bool = False
) -> dict[str, Term]:
    """The names of units, departments first; two of one name are told apart by their district.

    Args:
        reader: an open snapshot.
        days: by code the day whose name is meant.
        areas: the codes are of areas; otherwise a district's code is its office.
        then_only: leave out what was not there on its day; otherwise it has its last name.
    """
    rows = read_catalogue(reader).validities
    order = list(LEVELS)
    meant: dict[str, Row] = {}
    for row in rows:
        day = days.get(row["code"])
        if day is None or (areas and row["level"] != "district"):
            continue
        if _valid(row, day) or (not then_only and row["valid_from"] <= day):
            meant[row["code"]] = row
    districts = {row["code"]: row["short_name"] for row in rows if row["level"] == "district"}
    shared = Counter(row["name"] for row in meant.values())
    return {
        code: unit_name(
            row, districts.get(row["parent"], "") if shared[row["name"]] > 1 else "", area=areas
        )
        for code, row in sorted(meant.items(), key=lambda pair: order.index(pair[1]["level"]))
    }


def _valid(row: Row, day: date) -> bool:
    until = row["valid_to"]
    return row["valid_from"] <= day and (until is None or until > day)


def unit_name(row: Row, near: str = "", *, area: bool = False) -> Term:
    """What to call a unit by its row of the catalogue.

    Args:
        row: name, name_en, short_name and level.
        near: the district that tells it from another of its name; "" where there is none.
        area: the area is meant; otherwise a district is its office.
    """
    name, short = Bilingual(row["name"], row["name_en"]), row["short_name"]
    if row["level"] == "district" and not area:
        # The office alone, as against its area.
        office = f"UBND {name.vi[:1].lower()}{name.vi[1:]}"
        name = Bilingual(office, f"{name.en} People's Committee")
        short = f"UBND {short}"
    if near:
        name, short = Bilingual(f"{name.vi} ({near})", f"{name.en} ({near})"), f"{short} ({near})"
    return Term(name, Bilingual(short, name.en))
