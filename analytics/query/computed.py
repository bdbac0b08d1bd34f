"""Metrics computed from dossier rows: sums over the form's columns, ratios of those sums.

Plain records, no frames: a page asks for a few dozen values, and building a frame for them would
cost more than the query. A query costs its planning, some milliseconds, however little it reads:
so sums are kept with the snapshot, and scopes and their parts are added up from them. Of all
sectors together those of whole places (a level within an area), a few hundred rows for all periods,
and of units, a few thousand at any size of the data; of a sector those of its units; of a period
those of places by sector.
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
# So few periods of a sector are asked for directly: over ten million rows all periods cost more.
_FEW = 2
# A province has some 150 sectors; of many more the sums by place would be thousands a period.
_MANY = 500
_SECTORS = "select count(*) as sectors from sectors"


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
    """The sums of a part of a block in one period, over all sectors or in one.

    It is a unit, or (``unit`` None) a level within one area; ``area`` None: it has none.
    """

    block: str
    level: str
    area: str | None
    unit: str | None
    sector: str | None
    sums: Mapping[str, Any]


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
    of_units, of_sectors = split == "unit" or chosen.unit is not None, split == "sector"
    if not of_sectors and chosen.sector is None:
        if of_units:
            places = _units(reader, dataset, chosen.unit)
        else:
            places = _places(reader, dataset, _COLUMNS, reported, reported, "level, area")
        return _added(places, wanted, periods, chosen, split)
    many = _has_many_sectors(reader)
    if (of_units and of_sectors) or (many and (of_units or of_sectors)):
        return _asked(reader, wanted, _when(periods, reported), chosen, dataset, split)
    if of_sectors:
        places = _places(reader, dataset, _COLUMNS, periods, reported, "level, area, sector")
    else:
        asked = periods if len(periods) <= _FEW else reported
        parts = "level, area" if many else "level, area, unit"
        places = _places(reader, dataset, wanted, asked, reported, parts, chosen.sector)
    return _added(places, wanted, periods, chosen, split)


def _places(
    reader: Reader,
    dataset: str,
    columns: Iterable[str],
    periods: Iterable[str],
    reported: Iterable[str],
    parts: str,
    sector: str | None = None,
) -> _Places:
    """The places of the periods, and of others that were asked for before.

    Args:
        reader: an open snapshot.
        dataset: "official" or "demo".
        columns: to be added up; places that were asked for with more will do.
        periods: period codes.
        reported: all periods that the dataset has dossiers of.
        parts: the columns that tell a place from another of its block.
        sector: only dossiers of this one.
    """
    wanted = frozenset(columns)
    kept: dict[frozenset[str], dict[str, list[_Place]]]
    kept = reader.once(("sums of places", dataset, parts, sector), dict)
    for known, places in list(kept.items()):
        if wanted <= known and places.keys() >= set(periods):
            return places
    missing = [period for period in periods if period not in kept.get(wanted, {})]
    clause, values = _when(missing, reported)
    if sector is not None:
        clause, values = f"{clause} and sector = ?", (*values, sector)
    elif "sector" in parts:
        clause = f"{clause} and sector is not null"
    # Without a sector the totals of units say the same in far fewer rows.
    table = "current_dossiers" if "sector" in clause else "unit_totals"
    counted, grouped = _sums(wanted), "group by all"
    if "unit" in parts:  # which has one row of a sector
        counted, grouped = ", ".join(sorted(wanted)), ""
    rows = reader.rows(
        f"select period, block, {parts}, {counted} from {table}"
        f" where dataset = ? and {clause} {grouped}",
        [dataset, *values],
    )
    places = {period: [] for period in missing}
    for row in rows:
        parents = row["block"], row["level"], row["area"]
        place = _Place(*parents, row.get("unit"), row.get("sector", sector), row)
        places[row["period"]].append(place)
    kept[wanted] = {**kept.get(wanted, {}), **places}
    return kept[wanted]


def _units(reader: Reader, dataset: str, unit: str | None) -> _Places:
    """Every unit as a place, over all of its sectors, or one of them."""

    def ask() -> dict[str, dict[str, _Place]]:
        rows = reader.rows("select * from unit_totals where dataset = ?", [dataset])
        units: dict[str, dict[str, _Place]] = {}
        for row in rows:
            place = _Place(row["block"], row["level"], row["area"], row["unit"], None, row)
            units.setdefault(row["period"], {})[row["unit"]] = place
        return units

    known = reader.once(("sums of units", dataset), ask)
    if unit is None:
        return {period: tuple(places.values()) for period, places in known.items()}
    return {period: (places[unit],) for period, places in known.items() if unit in places}


def _has_many_sectors(reader: Reader) -> bool:
    """Whether there are more sectors than a province has: each place would be kept many times."""
    (known,) = reader.once("number of sectors", lambda: reader.rows(_SECTORS))
    return bool(known["sectors"] > _MANY)


def _added(
    places: _Places,
    wanted: Iterable[str],
    periods: Sequence[str],
    chosen: Filter,
    split: str | None,
) -> list[dict[str, Any]]:
    """The sums of the places of a scope, by period and key."""
    rows: dict[tuple[str, str | None], dict[str, Any]] = {}
    inside: dict[tuple[str, str, str | None], bool] = {}
    for period in dict.fromkeys(periods):
        for place in places.get(period, ()):
            where = place.block, place.level, place.area
            if where not in inside:
                inside[where] = chosen.holds(*where)
            if not inside[where]:
                continue
            if chosen.unit not in (None, place.unit) or chosen.sector not in (None, place.sector):
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
    rows = reader.rows(
        f"select period, {key}{_sums(wanted)} from current_dossiers"
        f" where dataset = ? and {when[0]} and {clause} group by all",
        [dataset, *when[1], *values],
    )
    return rows if split else [{**row, "key": None} for row in rows]


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
