"""Metrics computed from dossier rows: sums over the form's columns, ratios of those sums.

Plain records, no frames: a page asks for a few dozen values, and building a frame for them would
cost more than the query.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from analytics.filters import Filter
from analytics.metrics import BASE_COUNTS, Metric
from analytics.query.answer import Answer
from analytics.query.coverage import coverage, place, reported_periods
from analytics.query.sums import sums
from analytics.store import Reader

# An area is an office with its communes.
SPLITS = ("level", "unit", "sector", "area")


def computed(
    reader: Reader,
    metrics: Sequence[Metric],
    periods: Sequence[str],
    chosen: Filter,
    dataset: str,
    split: str | None,
) -> list[Answer]:
    """What the dossier rows of the units that reported say, with the coverage.

    Args:
        reader: an open snapshot.
        metrics: metrics to compute; those that no form column counts are left out.
        periods: period codes.
        chosen: the scope.
        dataset: "official" or "demo".
        split: None or one of ``SPLITS``.

    Returns:
        One answer per metric, period and key with rows; its ``value`` is the computed one
        whatever the coverage (``covered``, ``expected``).
    """
    countable = [metric for metric in metrics if is_countable(metric)]
    told = reported_periods(reader, dataset)
    periods = [period for period in periods if period in told]
    if not countable or not periods:
        return []
    rows = sums(reader, _columns(countable), periods, told, chosen, dataset, split)
    if not rows:
        return []
    units = coverage(reader, periods, chosen, dataset, split)
    return [
        _answer(metric, row, *units.get((row["period"], place(row["key"], split)), (0, None)))
        for metric in countable
        for row in rows
    ]


def is_countable(metric: Metric) -> bool:
    """Whether columns of the form count every part of a metric."""
    parts = (*metric.numerator, *metric.denominator)
    return bool(parts) and all(BASE_COUNTS[code].columns for code, _ in parts)


def _columns(metrics: Sequence[Metric]) -> set[str]:
    """The columns behind the metrics, each once however many base counts use it."""
    codes = {code for metric in metrics for code, _ in (*metric.numerator, *metric.denominator)}
    return {column for code in codes for column in BASE_COUNTS[code].columns}


def _answer(metric: Metric, row: Mapping[str, Any], covered: int, expected: int | None) -> Answer:
    numerator = _combined(metric.numerator, row)
    denominator = _combined(metric.denominator, row) if metric.denominator else None
    rate = None
    if numerator is not None and denominator:
        rate = numerator / denominator
    return Answer(
        metric=metric.code,
        period=row["period"],
        key=row["key"],
        value=rate if metric.denominator else numerator,
        numerator=numerator if metric.denominator else None,
        denominator=denominator,
        recomputed=rate,
        basis="computed",
        precision="exact",
        printed=None,
        document=None,
        locator=None,
        scope_note=None,
        note=None,
        note_en=None,
        covered=covered,
        expected=expected,
        partial=None,
    )


def _combined(parts: tuple[tuple[str, int], ...], row: Mapping[str, Any]) -> float | None:
    """Σ sign × base count; None when a column of it is not stated."""
    total = 0
    for code, sign in parts:
        for column in BASE_COUNTS[code].columns:
            if row[column] is None:
                return None
            total += sign * row[column]
    return float(total)
