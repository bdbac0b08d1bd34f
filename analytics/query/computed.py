"""Metrics computed from dossier rows: sums over the form's columns, ratios of those sums."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from analytics.filters import Filter
from analytics.metrics import BASE_COUNTS, Metric
from analytics.query.answer import COLUMNS
from analytics.schema import DOSSIERS
from analytics.store import Reader

LOCAL_LEVELS = ("province", "district", "commune", "land_registry")
SPLITS = ("level", "unit", "sector")
# Columns that a file may leave empty: not stated is not zero, so one gap leaves the sum unknown.
_OPTIONAL = {column.name for column in DOSSIERS.columns if not column.required}
_DIVIDED = (
    " and not exists (select 1 from current_dossiers d where d.sector is null"
    " and d.dataset = reporting_units.dataset and d.period = reporting_units.period"
    " and d.unit = reporting_units.unit)"
)


def computed(
    reader: Reader,
    metrics: Sequence[Metric],
    periods: Sequence[str],
    chosen: Filter,
    dataset: str,
    split: str | None,
) -> pd.DataFrame:
    """What the dossier rows of the units that reported say, with the coverage.

    Args:
        reader: an open snapshot.
        metrics: metrics to compute; those that no form column counts are left out.
        periods: period codes.
        chosen: the scope.
        dataset: "official" or "demo".
        split: None, "level", "unit" or "sector".

    Returns:
        A frame with COLUMNS; ``value`` holds the computed value whatever the coverage.
    """
    countable = [metric for metric in metrics if _is_countable(metric)]
    if not countable or not periods:
        return pd.DataFrame(columns=COLUMNS)
    sums = _sums(reader, countable, periods, chosen, dataset, split)
    if sums.empty:
        return pd.DataFrame(columns=COLUMNS)
    sums = sums.merge(_coverage(reader, periods, chosen, dataset, split), how="left")
    return pd.concat([_rows(sums, metric) for metric in countable], ignore_index=True)


def _is_countable(metric: Metric) -> bool:
    parts = (*metric.numerator, *metric.denominator)
    return bool(parts) and all(BASE_COUNTS[code].columns for code, _ in parts)


def _sums(
    reader: Reader,
    metrics: Sequence[Metric],
    periods: Sequence[str],
    chosen: Filter,
    dataset: str,
    split: str | None,
) -> pd.DataFrame:
    """One row per period and key: the base counts the metrics need, as whole numbers."""
    codes = dict.fromkeys(
        code for metric in metrics for code, _ in (*metric.numerator, *metric.denominator)
    )
    # Each column is summed once, however many base counts use it: at ten million rows the
    # additions inside the aggregate are most of the time.
    columns = dict.fromkeys(column for code in codes for column in BASE_COUNTS[code].columns)
    sums = ", ".join(f"{_sum(column)} as {column}" for column in columns)
    clause, values = chosen.where()
    if split == "sector":
        clause += " and sector is not null"
    frame = reader.query(
        f"select period, {split or 'null::varchar'} as key, {sums} from current_dossiers"
        f" where dataset = ? and period in ({_marks(periods)}) and {clause}"
        " group by all order by all",
        [dataset, *periods, *values],
    )
    for code in codes:
        frame[f"n_{code}"] = frame[list(BASE_COUNTS[code].columns)].sum(axis=1, skipna=False)
    return frame[["period", "key", *(f"n_{code}" for code in codes)]]


def _sum(column: str) -> str:
    total = f"sum({column})::bigint"
    if column in _OPTIONAL:
        return f"case when count({column}) = count(*) then {total} end"
    return total


def _coverage(
    reader: Reader,
    periods: Sequence[str],
    chosen: Filter,
    dataset: str,
    split: str | None,
) -> pd.DataFrame:
    """Units that reported and units that should have, per period (and key, but for sectors).

    A unit without a dossier of the chosen sector has still reported on it; a unit that does not
    divide its dossiers by sector has reported on the whole, and on no sector.
    """
    scope = replace(chosen, sector=None)
    keyed = split in ("level", "unit")
    clause, values = scope.where()
    if split == "sector" or chosen.sector is not None:
        clause += _DIVIDED
    reported = reader.query(
        f"select period, {split if keyed else 'null::varchar'} as key, count(*) as covered"
        f" from reporting_units where dataset = ? and period in ({_marks(periods)}) and {clause}"
        " group by all",
        [dataset, *periods, *values],
    )
    if split == "unit":
        reported["expected"] = 1.0
        return reported
    expected = _expected(reader, periods, scope)
    if split == "level":
        return reported.merge(
            expected.rename(columns={"level": "key"})[["period", "key", "expected"]], how="left"
        )
    # A level whose size is not known makes the size of the whole unknown (NaN), never smaller.
    total = expected.groupby("period", as_index=False)["expected"].agg(
        lambda sizes: sizes.sum(skipna=False)
    )
    whole = reported[["period", "covered"]].merge(total, how="left")
    return whole if split == "sector" else whole.assign(key=None)


def _expected(reader: Reader, periods: Sequence[str], scope: Filter) -> pd.DataFrame:
    """How many units should report: per period and level; NaN where nobody has said."""
    key = scope.scope()
    levels = (scope.level,) if scope.level else LOCAL_LEVELS
    if scope.district is not None:
        return reader.query(
            "select p.code as period, u.level, count(*)::double as expected"
            " from periods p join units u on u.valid_from <= p.last_day"
            " and (u.valid_to is null or u.valid_to > p.last_day)"
            f" where p.code in ({_marks(periods)}) and u.level in ({_marks(levels)})"
            " and (u.code = ? or u.parent = ?) group by all",
            [*periods, *levels, key.unit, key.unit],
        )
    return reader.query(
        "select p.code as period, l.level, e.units::double as expected"
        f" from periods p cross join (select unnest([{_marks(levels)}]) as level) l"
        " left join expected_units e on e.level = l.level and e.valid_from <= p.last_day"
        " and (e.valid_to is null or e.valid_to > p.last_day)"
        f" where p.code in ({_marks(periods)})",
        [*levels, *periods],
    )


def _rows(sums: pd.DataFrame, metric: Metric) -> pd.DataFrame:
    numerator = _combine(sums, metric.numerator)
    frame = sums[["period", "key", "covered", "expected"]].copy()
    frame["metric"] = metric.code
    frame["numerator"] = numerator
    frame["denominator"] = np.nan
    frame["recomputed"] = np.nan
    frame["value"] = numerator
    if metric.denominator:
        denominator = _combine(sums, metric.denominator)
        rate = numerator / denominator.where(denominator != 0)
        frame = frame.assign(denominator=denominator, recomputed=rate, value=rate)
    else:
        frame["numerator"] = np.nan
    frame["basis"], frame["precision"] = "computed", "exact"
    return frame.reindex(columns=COLUMNS)


def _combine(sums: pd.DataFrame, parts: tuple[tuple[str, int], ...]) -> pd.Series:
    total = sum(sign * sums[f"n_{code}"].astype("float64") for code, sign in parts)
    return pd.Series(total, index=sums.index)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
