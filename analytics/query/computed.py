"""Metrics computed from dossier rows: sums over the form's columns, ratios of those sums.

Plain records, no frames: a page asks for a few dozen values, and building a frame for them would
cost more than the query.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from analytics.filters import Filter
from analytics.metrics import BASE_COUNTS, Metric
from analytics.query.answer import Answer
from analytics.query.coverage import coverage, place, reported_periods
from analytics.schema import DOSSIERS
from analytics.store import Reader

# An area is an office with its communes.
SPLITS = ("level", "unit", "sector", "area")
# Columns that a file may leave empty: not stated is not zero, so one gap leaves the sum unknown.
_OPTIONAL = {column.name for column in DOSSIERS.columns if not column.required}


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
    countable = [metric for metric in metrics if _is_countable(metric)]
    told = reported_periods(reader, dataset)
    periods = [period for period in periods if period in told]
    if not countable or not periods:
        return []
    sums = _sums(reader, countable, _when(periods, told), chosen, dataset, split)
    if not sums:
        return []
    units = coverage(reader, periods, chosen, dataset, split)
    return [
        _answer(metric, row, *units.get((row["period"], place(row["key"], split)), (0, None)))
        for metric in countable
        for row in sums
    ]


def _is_countable(metric: Metric) -> bool:
    parts = (*metric.numerator, *metric.denominator)
    return bool(parts) and all(BASE_COUNTS[code].columns for code, _ in parts)


def _sums(
    reader: Reader,
    metrics: Sequence[Metric],
    when: tuple[str, Sequence[str]],
    chosen: Filter,
    dataset: str,
    split: str | None,
) -> list[dict[str, Any]]:
    """One row per period and key: the sums of the columns that the metrics need."""
    codes = {code for metric in metrics for code, _ in (*metric.numerator, *metric.denominator)}
    # Each column is summed once, however many base counts use it: at ten million rows the
    # additions inside the aggregate are most of the time.
    columns = sorted({column for code in codes for column in BASE_COUNTS[code].columns})
    sums = ", ".join(f"{_sum(column)} as {column}" for column in columns)
    clause, values = chosen.where()
    if split in ("sector", "area"):
        clause += f" and {split} is not null"
    # Where no sector is asked about, the units' totals say the same in far fewer rows. Nothing is
    # ordered here: that costs as much as the sums of a small dataset.
    by_sector = split == "sector" or chosen.sector is not None
    key = f"{split} as key, " if split else ""
    rows = reader.rows(
        f"select period, {key}{sums} from {'current_dossiers' if by_sector else 'unit_totals'}"
        f" where dataset = ? and {when[0]} and {clause} group by all",
        [dataset, *when[1], *values],
    )
    return rows if split else [{**row, "key": None} for row in rows]


def _when(periods: Sequence[str], told: Iterable[str]) -> tuple[str, Sequence[str]]:
    """The clause of some periods and its values: a range where no other period lies between.

    Over ten million rows and 17 quarters a list costs half as much again as a range (measured).
    """
    first, last = min(periods), max(periods)
    if {code for code in told if first <= code <= last} == set(periods):
        return "period between ? and ?", (first, last)
    return f"period in ({', '.join('?' * len(periods))})", periods


def _sum(column: str) -> str:
    total = f"sum({column})::bigint"
    if column in _OPTIONAL:
        return f"case when count({column}) = count(*) then {total} end"
    return total


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
