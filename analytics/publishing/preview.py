"""What files would change: figures, units reported and findings, before and after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from analytics.audit import Finding, audit_of_slices
from analytics.catalogue import Catalogue
from analytics.filters import LEVEL_CHOICES, Filter
from analytics.ingest.result import Reading
from analytics.periods import parse
from analytics.publishing.batch import Batch, receipt
from analytics.publishing.template import newest, series_of
from analytics.query import Answer, measured
from analytics.query.figures import records, report_figures
from analytics.store import Reader, candidate_reader

# The figures that the first page opens with.
METRICS = ("received", "resolved", "on_time_rate", "late")
# The moment is not known before somebody confirms; no figure depends on it.
_SOME_DAY = "2000-01-01"

_Row = Mapping[str, Any]


@dataclass(frozen=True)
class FigureEffect:
    """A figure of a sheet: as it would be, and the last one known of the same thing.

    ``after`` is None where a later sheet leaves out what an earlier one of the same period and
    sender has: it would no longer count.
    """

    before: _Row | None
    after: _Row | None

    @property
    def row(self) -> _Row:
        """What the figure is called and about."""
        row = self.after or self.before
        assert row is not None
        return row


@dataclass(frozen=True)
class Effect:
    """One number before and after; ``unit`` None: the whole local block of the province."""

    period: str
    unit: str | None
    metric: str
    before: Answer | None
    after: Answer | None


@dataclass(frozen=True)
class Preview:
    """What would change.

    ``effects`` have the headline figures of every period first, then those of the units in the
    files; ``figures`` are those of indicator sheets. ``findings`` are those that the audit would
    add, ``settled`` those that would go.
    """

    effects: tuple[Effect, ...]
    findings: tuple[Finding, ...]
    settled: tuple[Finding, ...]
    figures: tuple[FigureEffect, ...] = ()

    @property
    def headline(self) -> tuple[Effect, ...]:
        """The effects on the figures of the province."""
        return tuple(effect for effect in self.effects if effect.unit is None)


def preview(
    batch: Batch,
    reader: Reader,
    catalogue: Catalogue,
    root: Path | None = None,
    *,
    data: Path | None = None,
) -> Preview:
    """Build the tables in memory with the files of a batch and compare.

    Args:
        batch: the files; those that do not go in are left out.
        reader: the snapshot in use.
        catalogue: its catalogues.
        root: the store folder.
        data: the folder of catalogue/ and published/; None for the tree's own.

    Raises:
        InputProblems: where inputs or archive are damaged; ``gather`` has checked the files.
    """
    receipts = [receipt(one, catalogue, "", _SOME_DAY) for one in batch.new]
    after = candidate_reader(receipts, root, data=data)
    units = {unit for one in batch.new if one.kind != "indicators" for unit in one.units}
    levels = sorted({row["level"] for row in catalogue.validities if row["code"] in units})
    known = [_figures(one, batch.periods, units, levels) for one in (reader, after)]
    places: list[tuple[str, str | None]] = [(period, None) for period in batch.periods]
    order = [row["code"] for row in catalogue.validities]
    places += [
        (period, unit)
        for period in batch.periods
        for unit in sorted(units, key=order.index)
        if any((period, unit, metric) in known[1] for metric in METRICS)
    ]
    effects = tuple(
        Effect(period, unit, metric, *(figures.get((period, unit, metric)) for figures in known))
        for period, unit in places
        for metric in METRICS
    )
    slices = {
        (str(row["period"]), str(row["unit"]))
        for one in batch.new
        if one.kind != "indicators"
        for row in one.rows
    }
    old, new = (audit_of_slices(one, slices).findings for one in (reader, after))
    figures = figure_effects(batch.new, reader, after, catalogue)
    return Preview(effects, _only(new, old), _only(old, new), figures)


def _figures(
    reader: Reader, periods: Sequence[str], units: set[str], levels: Sequence[str]
) -> dict[tuple[str, str | None, str], Answer]:
    """(period, unit or None, metric) → the answer of a snapshot."""
    found: list[Answer] = measured(reader, METRICS, periods, Filter())
    for level in levels:
        if level in LEVEL_CHOICES:
            parts = measured(reader, METRICS, periods, Filter(level=level), split="unit")
            found += [answer for answer in parts if answer.key in units]
    return {(one.period, one.key, one.metric): one for one in found}


def _only(some: Sequence[Finding], others: Sequence[Finding]) -> tuple[Finding, ...]:
    codes = {finding.code for finding in others}
    return tuple(finding for finding in some if finding.code not in codes)


def figure_effects(
    readings: Sequence[Reading], reader: Reader, after: Reader, catalogue: Catalogue
) -> tuple[FigureEffect, ...]:
    """What the indicator sheets among some files change, in the order of their rows.

    Args:
        readings: the files that would go in.
        reader: the snapshot in use.
        after: the tables with the files.
        catalogue: of the snapshot in use.
    """
    effects: list[FigureEffect] = []
    last = cache(lambda day: newest(reader, catalogue, day))
    for reading in readings:
        if reading.kind != "indicators":
            continue
        document = str(reading.rows[0]["document"])
        known = last(parse(reading.periods[0]).last_day)
        own = {_key(row): row for row in records(report_figures(reader, (document,)))}
        new = {_key(row): row for row in records(report_figures(after, (document,)))}
        effects += [
            FigureEffect(own.get(key) or known.get(series_of(row)), row) for key, row in new.items()
        ]
        effects += [FigureEffect(row, None) for key, row in own.items() if key not in new]
    return tuple(effects)


def _key(row: _Row) -> tuple[Any, ...]:
    return (*series_of(row), row["period"])
