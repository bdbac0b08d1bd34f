"""What the snapshot's catalogues say, read once per snapshot: names, documents, choices."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from analytics.filters import Filter, Names
from analytics.periods import parse, sort_key
from analytics.query.answer import Answer
from analytics.store import Reader

Row = dict[str, Any]
REPORT_KINDS = ("quarter", "half", "nine_months", "year")


@dataclass(frozen=True)
class Catalogue:
    """The small tables of a snapshot.

    ``reports`` maps a period to the documents that report on it, the fullest first. ``units`` and
    ``sectors`` map codes to rows (of a unit the latest validity).
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

    def report_periods(self, dataset: str = "official") -> tuple[str, ...]:
        """The periods that a document of the dataset reports on, newest first.

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

    def default_period(self, dataset: str = "official") -> str | None:
        """The period the dashboard opens on: the newest full report's, else the newest one."""
        periods = self.report_periods(dataset)
        full = [
            period
            for period in periods
            if any(row["kind"] == "full_report" for row in self.reports.get(period, ()))
        ]
        return max(full if dataset == "official" and full else periods, key=sort_key, default=None)

    def comparable_periods(self, dataset: str = "official") -> tuple[str, ...]:
        """The periods of the kinds of the reports that have any figure, newest first."""
        kinds = {parse(code).kind for code in self.report_periods(dataset)}
        periods = self.measured.get(dataset, ())
        return tuple(code for code in reversed(periods) if parse(code).kind in kinds)

    def sentence(self, chosen: Filter, language: str) -> str:
        """A filter in words: label of the filter button, caption of every export."""
        column = "name" if language == "vi" else "name_en"
        names = Names(
            {code: row[column] for code, row in self.units.items()},
            {code: row[column] for code, row in self.sectors.items()},
        )
        return chosen.sentence(names, language)

    def source(self, answer: Answer, language: str) -> str:
        """Where an answer stands: the document and the place in it; "" for none."""
        if answer.document is None:
            return ""
        title = self.documents[answer.document]["title_vi" if language == "vi" else "title_en"]
        return f"{title}, {answer.locator}." if answer.locator else f"{title}."

    def districts(self) -> list[Row]:
        """Areas that can be chosen: the units of district level, by code."""
        return [row for row in self.units.values() if row["level"] == "district"]


def read_catalogue(reader: Reader) -> Catalogue:
    """Read the catalogues of a snapshot (a few milliseconds; callers keep it per snapshot)."""
    documents = _by_code(reader.rows("select * from documents order by code"))
    measured = reader.rows(
        "select dataset, period from current_indicator_values"
        " union select dataset, period from reporting_units"
    )
    telling = reader.rows(
        "select distinct v.document from current_indicator_values v"
        " join indicators i on i.code = v.indicator where i.area <> 'indices'"
    )
    return Catalogue(
        documents=documents,
        areas=_by_code(reader.rows("select * from areas order by ordinal")),
        indicators=_by_code(reader.rows("select * from indicators order by code")),
        units=_by_code(reader.rows("select * from units order by valid_from, level, code")),
        sectors=_by_code(reader.rows("select * from sectors order by code")),
        events=tuple(reader.rows("select * from events order by date")),
        proposals=tuple(reader.rows("select * from proposals order by document, ordinal")),
        reports=_reports(documents, telling),
        measured=_periods_by_dataset(measured),
    )


def _by_code(rows: list[Row]) -> dict[str, Row]:
    return {row["code"]: row for row in rows}


def _reports(documents: Mapping[str, Row], telling: list[Row]) -> dict[str, tuple[Row, ...]]:
    """Period → the documents about it that print more than a composite index."""
    codes = {row["document"] for row in telling}
    periods: dict[str, list[Row]] = {}
    for row in documents.values():
        reports = row["kind"] in ("full_report", "article", "import", "demo")
        if reports and row["code"] in codes and row["period"] is not None:
            periods.setdefault(row["period"], []).append(row)
    return {
        period: tuple(sorted(periods[period], key=lambda row: row["kind"] != "full_report"))
        for period in sorted(periods, key=sort_key, reverse=True)
        if parse(period).kind in REPORT_KINDS
    }


def _periods_by_dataset(rows: list[Row]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["dataset"], []).append(row["period"])
    return {dataset: tuple(sorted(periods, key=sort_key)) for dataset, periods in found.items()}
