"""What the snapshot's catalogues say, read once per snapshot: names, documents, choices."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from analytics.filters import Filter, Names
from analytics.i18n import Translator, locator_words
from analytics.metrics import BASE_COUNTS, METRICS
from analytics.periods import parse, sort_key
from analytics.query.answer import Answer
from analytics.store import Reader

Row = dict[str, Any]
REPORT_KINDS = ("quarter", "half", "nine_months", "year")

# The indicators that say something about dossiers: those of a metric, and of a base count.
_INDICATORS = sorted(
    {one.indicator for one in METRICS.values() if one.indicator}
    | {one.indicator for one in BASE_COUNTS.values() if one.indicator}
)
# What is known about dossiers in a period, and the documents that it stands in.
_BEHIND = """
select distinct dataset, period, document
from current_indicator_values where list_contains(?, indicator)
union
select distinct r.dataset, r.period, l.document
from reporting_units r join loads l on l.load_id = r.load_id
"""
# A document that prints only a composite index reports on no dossier and on no work.
_TELLING = """
select distinct v.document from current_indicator_values v
join indicators i on i.code = v.indicator where i.area <> 'indices'
"""


@dataclass(frozen=True)
class Catalogue:
    """The small tables of a snapshot.

    ``reports`` maps a period to the official documents that its page is drawn from, the fullest
    first: those about it, else those that print its dossiers beside another period's.
    ``measured`` are the periods with any figure, ``counted`` those with one about dossiers, both
    by dataset and oldest first. ``abolished`` maps a level to the day from which it has no unit.
    ``units`` and ``sectors`` map codes to rows (of a unit the latest validity).
    """

    documents: Mapping[str, Row]
    areas: Mapping[str, Row]
    indicators: Mapping[str, Row]
    units: Mapping[str, Row]
    sectors: Mapping[str, Row]
    events: tuple[Row, ...]
    proposals: tuple[Row, ...]
    reports: Mapping[str, tuple[Row, ...]]
    measured: Mapping[str, tuple[str, ...]]
    counted: Mapping[str, tuple[str, ...]]
    abolished: Mapping[str, date]

    def report_periods(self, dataset: str = "official") -> tuple[str, ...]:
        """The periods that a page can be drawn of, newest first.

        Illustrative dossiers have one document for all of their quarters: each is a report.
        """
        if dataset == "official":
            return tuple(self.reports)
        return tuple(reversed(self.measured.get(dataset, ())))

    def documents_of(self, period: str, dataset: str = "official") -> tuple[str, ...]:
        """The documents that a period's page is drawn from, the fullest first."""
        if dataset == "official":
            return tuple(row["code"] for row in self.reports.get(period, ()))
        return tuple(row["code"] for row in self.documents.values() if row["dataset"] == dataset)

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

    def sentence(self, chosen: Filter, t: Translator, *, within: bool = False) -> str:
        """A filter in words: label of the filter button, caption of every export."""
        return chosen.sentence(self._names(t), t, within=within)

    def narrowing(self, chosen: Filter, t: Translator) -> str:
        """What a filter narrows a page to; "" where nothing is chosen."""
        return chosen.narrowing(self._names(t), t)

    def _names(self, t: Translator) -> Names:
        return Names(
            {code: t.field(row, "name") for code, row in self.units.items()},
            {code: t.field(row, "name") for code, row in self.sectors.items()},
        )

    def source(self, answer: Answer, t: Translator) -> str:
        """Where an answer stands: the document and the place in it; "" for none."""
        if answer.document is None:
            return ""
        title = t.field(self.documents[answer.document], "title")
        where = locator_words(answer.locator or "", t)
        return f"{title}, {where}." if where else f"{title}."

    def reference(self, code: str, t: Translator) -> tuple[str, str]:
        """A document as a source: its title, and its publisher with its address."""
        row = self.documents[code]
        told = (row["publisher"], row["address"])
        return str(t.field(row, "title")), " · ".join(str(one) for one in told if one)

    def behind(
        self, answers: Iterable[Answer | None], dataset: str, printed: Iterable[str] = ()
    ) -> tuple[str, ...]:
        """The documents behind what is shown, each once: of answers in their order, of figures.

        Args:
            answers: what is shown; the files of dossiers come last where one is computed.
            dataset: "official" or "demo".
            printed: codes of the documents of figures beside the answers.
        """
        known = [one for one in answers if one is not None]
        found = [*(one.document for one in known if one.document is not None), *printed]
        if any(one.basis == "computed" or one.is_part for one in known):
            kind = "demo" if dataset == "demo" else "import"
            found += [code for code, row in self.documents.items() if row["kind"] == kind]
        return tuple(dict.fromkeys(found))

    def districts(self) -> list[Row]:
        """Areas that can be chosen: the units of district level, by code."""
        return [row for row in self.units.values() if row["level"] == "district"]


def read_catalogue(reader: Reader) -> Catalogue:
    """Read the catalogues of a snapshot (a few milliseconds; callers keep it per snapshot)."""
    documents = _by_code(reader.rows("select * from current_documents order by code"))
    measured = reader.rows(
        "select dataset, period from current_indicator_values"
        " union select dataset, period from reporting_units"
    )
    behind = reader.rows(_BEHIND, [_INDICATORS])
    telling = {row["document"] for row in reader.rows(_TELLING)}
    abolished = reader.rows(
        "select level, valid_from from expected_units where units = 0 and valid_to is null"
    )
    return Catalogue(
        documents=documents,
        areas=_by_code(reader.rows("select * from areas order by ordinal")),
        indicators=_by_code(reader.rows("select * from indicators order by code")),
        units=_by_code(reader.rows("select * from units order by valid_from, level, code")),
        sectors=_by_code(reader.rows("select * from sectors order by code")),
        events=tuple(reader.rows("select * from events order by date")),
        proposals=tuple(reader.rows("select * from proposals order by document, ordinal")),
        reports=_reports(documents, telling, behind),
        measured=_periods_by_dataset(measured),
        counted=_periods_by_dataset(behind),
        abolished={row["level"]: row["valid_from"] for row in abolished},
    )


def _by_code(rows: list[Row]) -> dict[str, Row]:
    return {row["code"]: row for row in rows}


def _reports(
    documents: Mapping[str, Row], telling: Collection[str], behind: Iterable[Row]
) -> dict[str, tuple[Row, ...]]:
    """Period → the documents about it that print more than a composite index, and the files of
    its dossiers; where there are none, the documents that print a figure of its dossiers."""
    own: dict[str, list[Row]] = {}
    others: dict[str, list[Row]] = {}
    for row in documents.values():
        reports = row["kind"] in ("full_report", "article", "import") and row["code"] in telling
        if reports and row["period"] is not None:
            own.setdefault(row["period"], []).append(row)
    for one in behind:
        if one["dataset"] == "official":
            row = documents[one["document"]]
            place = own if row["kind"] == "import" else others
            if row not in place.get(one["period"], ()):
                place.setdefault(one["period"], []).append(row)
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
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row["dataset"], set()).add(row["period"])
    return {dataset: tuple(sorted(periods, key=sort_key)) for dataset, periods in found.items()}
