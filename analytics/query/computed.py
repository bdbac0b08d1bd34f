"""Metrics computed from dossier rows: sums over the form's columns, ratios of those sums.

Plain records, no frames: a page asks for a few dozen values, and building a frame for them would
cost more than the query. A query costs its planning, some milliseconds, however little it reads:
so the sums of whole places (a level within an area) are kept with the snapshot, a few hundred rows
for all periods, and most scopes, levels and areas are added up from them. The sums of units over
all sectors are kept too, a few thousand at any size of the data.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from analytics.filters import Filter
from analytics.metrics import BASE_COUNTS, Metric
from analytics.query.answer import Answer
from analytics.query.coverage import coverage, coverage_key, reported_periods
from analytics.schema import DOSSIERS
from analytics.store import Reader

# An area is an office with its communes.
SPLITS = ("level", "unit", "sector", "area")
_COLUMNS = tuple(column.name for column in DOSSIERS.columns if column.type == "integer")
# Columns that a file may leave empty: not stated is not zero, so one gap leaves the sum unknown.
_OPTIONAL = {column.name for column in DOSSIERS.columns if not column.required}
# How a scope is divided where the sums of places are enough.
_OF_PLACES = (None, "level", "area")
# So few periods of a sector are asked for directly: over ten million rows all periods cost more.
_FEW = 2


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
    reported = reported_periods(reader, dataset)
    periods = [period for period in periods if period in reported]
    if not countable or not periods:
        return []
    rows = sums(reader, _columns(countable), periods, reported, chosen, dataset, split)
    if not rows:
        return []
    units = coverage(reader, chosen, dataset, split)
    return [
        _answer(
            metric, row, *units.get((row["period"], coverage_key(row["key"], split)), (0, None))
        )
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


# --- sums of the form's columns, by period and part of a scope ------------------------------------


class _Place(NamedTuple):
    """The sums of one unit, or (None) of one level within one area (None: it has none), in one
    period."""

    block: str
    level: str
    area: str | None
    unit: str | None
    sums: Mapping[str, int | None]


# Period → its places.
_Places = Mapping[str, Sequence[_Place]]


def sums(
    reader: Reader,
    columns: Iterable[str],
    periods: Sequence[str],
    reported: Iterable[str],
    chosen: Filter,
    dataset: str,
    split: str | None,
) -> list[dict[str, Any]]:
    """Add up columns over the dossier rows of a scope.

    Args:
        reader: an open snapshot.
        columns: names of count columns of ``current_dossiers``.
        periods: period codes.
        reported: all periods that the dataset has dossiers of.
        chosen: the scope.
        dataset: "official" or "demo".
        split: None, "level", "unit", "sector" or "area".

    Returns:
        One row per period and key that has dossiers, in no order: period, key and the columns; a
        sum is None where a row leaves the column open.
    """
    wanted = frozenset(columns)
    if split in _OF_PLACES and chosen.unit is None:
        places = _places(reader, wanted, periods, reported, chosen.sector, dataset)
        return _added(places, wanted, periods, chosen, split)
    if split != "sector" and chosen.sector is None:
        return _added(_units(reader, dataset, chosen.unit), wanted, periods, chosen, split)
    return _asked(reader, wanted, _when(periods, reported), chosen, dataset, split)


def _places(
    reader: Reader,
    wanted: frozenset[str],
    periods: Sequence[str],
    reported: Iterable[str],
    sector: str | None,
    dataset: str,
) -> _Places:
    """The places of the periods, and of others that were asked for with them or before."""
    kept: dict[frozenset[str], _Places] = reader.once(("sums of places", dataset, sector), dict)
    for columns, sums_kept in list(kept.items()):
        if wanted <= columns and sums_kept.keys() >= set(periods):
            return sums_kept
    if sector is None:
        wanted = frozenset(_COLUMNS)  # the totals of units are few: all columns at once
    asked = periods if sector and len(periods) <= _FEW else tuple(reported)
    clause, values = _when(asked, reported)
    if sector:
        clause, values = f"{clause} and sector = ?", (*values, sector)
    rows = reader.rows(
        f"select period, block, level, area, {_sums(wanted)} from {_table(sector)}"
        f" where dataset = ? and {clause} group by all",
        [dataset, *values],
    )
    places: dict[str, list[_Place]] = {period: [] for period in asked}
    for row in rows:
        period, block, level, area = map(row.pop, ("period", "block", "level", "area"))
        places[period].append(_Place(block, level, area, None, row))
    kept[wanted] = {**kept.get(wanted, {}), **places}
    return kept[wanted]


def _units(reader: Reader, dataset: str, unit: str | None) -> _Places:
    """Every unit as a place, over all of its sectors, or one of them."""

    def ask() -> dict[str, dict[str, _Place]]:
        rows = reader.rows("select * from unit_totals where dataset = ?", [dataset])
        units: dict[str, dict[str, _Place]] = {}
        for row in rows:
            place = _Place(row["block"], row["level"], row["area"], row["unit"], row)
            units.setdefault(row["period"], {})[row["unit"]] = place
        return units

    known = reader.once(("sums of units", dataset), ask)
    if unit is None:
        return {period: tuple(places.values()) for period, places in known.items()}
    return {period: (places[unit],) for period, places in known.items() if unit in places}


def _added(
    places: _Places,
    wanted: Iterable[str],
    periods: Sequence[str],
    chosen: Filter,
    split: str | None,
) -> list[dict[str, Any]]:
    """The sums of the places of a scope, by period and key."""
    rows: dict[tuple[str, str | None], dict[str, Any]] = {}
    for period in dict.fromkeys(periods):
        for place in places.get(period, ()):
            if not chosen.holds(place.block, place.level, place.area):
                continue
            key = getattr(place, split) if split else None
            if split is not None and key is None:
                continue
            row = rows.get((period, key))
            if row is None:
                row = rows[period, key] = {"period": period, "key": key}
                row |= {column: place.sums[column] for column in wanted}
                continue
            for column in wanted:
                total, more = row[column], place.sums[column]
                row[column] = None if total is None or more is None else total + more
    return list(rows.values())


def _asked(
    reader: Reader,
    wanted: Iterable[str],
    when: tuple[str, Sequence[str]],
    chosen: Filter,
    dataset: str,
    split: str | None,
) -> list[dict[str, Any]]:
    """The same from the rows themselves. Nothing is ordered: that costs as much as the sums."""
    clause, values = chosen.where()
    if split in ("sector", "area"):
        clause += f" and {split} is not null"
    key = f"{split} as key, " if split else ""
    table = _table("any" if split == "sector" else chosen.sector)
    rows = reader.rows(
        f"select period, {key}{_sums(wanted)} from {table}"
        f" where dataset = ? and {when[0]} and {clause} group by all",
        [dataset, *when[1], *values],
    )
    return rows if split else [{**row, "key": None} for row in rows]


def _table(sector: str | None) -> str:
    """Where no sector is asked about, the totals of units say the same in far fewer rows."""
    return "unit_totals" if sector is None else "current_dossiers"


def _when(periods: Sequence[str], reported: Iterable[str]) -> tuple[str, Sequence[str]]:
    """The clause of some periods and its values: a range where no other period lies between.

    Over ten million rows and 17 quarters a list costs half as much again as a range (measured).
    """
    first, last = min(periods), max(periods)
    if {code for code in reported if first <= code <= last} == set(periods):
        return "period between ? and ?", (first, last)
    return f"period in ({', '.join('?' * len(periods))})", periods


def _sums(columns: Iterable[str]) -> str:
    return ", ".join(f"{_sum(column)} as {column}" for column in sorted(columns))


def _sum(column: str) -> str:
    total = f"sum({column})::bigint"
    if column in _OPTIONAL:
        return f"case when count({column}) = count(*) then {total} end"
    return total
