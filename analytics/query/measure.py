"""measure: a metric for a scope and some periods, by the best basis there is.

The order of bases, per value: computed from dossier rows when every expected unit reported; else
the figure a document prints for exactly that scope; else its complement from one document. A part
computed from the units that did report stands beside, never in place of the total.
"""

from collections.abc import Sequence
from dataclasses import astuple, replace

import pandas as pd

from analytics.errors import UnknownName
from analytics.filters import Filter
from analytics.metrics import METRICS
from analytics.query.answer import COLUMNS, Answer, answers
from analytics.query.computed import SPLITS, computed
from analytics.query.reported import reported
from analytics.store import Reader

# A part is no total: neither its value nor the counts behind it may be summed or weighted.
_NOTHING_WHOLE = dict.fromkeys(("value", "numerator", "denominator", "recomputed", "basis"))


def measure(
    reader: Reader,
    metrics: Sequence[str],
    periods: Sequence[str],
    chosen: Filter,
    *,
    dataset: str = "official",
    split: str | None = None,
) -> pd.DataFrame:
    """Measure metrics over periods for a scope, with the evidence for each value.

    Args:
        reader: an open snapshot.
        metrics: codes of ``METRICS``.
        periods: period codes.
        chosen: the scope; one that contradicts itself (a district and a provincial level) has
            no answer.
        dataset: "official" or "demo"; never mixed.
        split: None for the scope as a whole; "level", "unit" or "sector" for its parts.

    Returns:
        A frame with ``COLUMNS`` (see ``Answer``), one row per metric, period and key that has
        something to say, ordered as asked; gaps have no row.

    Raises:
        UnknownName: for a metric or split that does not exist.
    """
    for code in metrics:
        if code not in METRICS:
            raise UnknownName("chỉ số", code, tuple(METRICS))
    if split is not None and split not in SPLITS:
        raise UnknownName("cách chia", split, SPLITS)
    if chosen.contradiction():
        return pd.DataFrame(columns=COLUMNS)
    records = [METRICS[code] for code in dict.fromkeys(metrics)]
    sums = computed(reader, records, periods, chosen, dataset, split)
    prints = reported(reader, records, periods, chosen, dataset, split)
    complete = sums["covered"].ge(sums["expected"]) & sums["value"].notna()
    if complete.all() and not prints:
        merged = sums
    else:
        merged = _merged(sums[complete], sums[~complete], prints)
    return _ordered(merged, metrics, periods)


def _merged(
    whole: pd.DataFrame,
    part: pd.DataFrame,
    prints: dict[tuple[str, str, str | None], Answer],
) -> pd.DataFrame:
    """Complete computed rows first; prints where there is none; lone parts stay parts."""
    done = set(zip(whole["metric"], whole["period"], _keys(whole), strict=True))
    open_prints = {place: answer for place, answer in prints.items() if place not in done}
    rows = []
    for computed_part in answers(part):
        place = (computed_part.metric, computed_part.period, computed_part.key)
        beside = {
            "covered": computed_part.covered,
            "expected": computed_part.expected,
            "partial": computed_part.value,
        }
        printed = open_prints.pop(place, None)
        if printed is not None:
            rows.append(replace(printed, **beside))  # type: ignore[arg-type]
        else:
            rows.append(replace(computed_part, **_NOTHING_WHOLE, **beside))  # type: ignore[arg-type]
    rows.extend(open_prints.values())
    others = pd.DataFrame([astuple(row) for row in rows], columns=COLUMNS)
    frames = [frame for frame in (whole, others) if not frame.empty]
    return pd.concat(frames, ignore_index=True) if frames else whole


def _keys(frame: pd.DataFrame) -> list[str | None]:
    return [None if pd.isna(key) else key for key in frame["key"]]


def _ordered(frame: pd.DataFrame, metrics: Sequence[str], periods: Sequence[str]) -> pd.DataFrame:
    places = {code: place for place, code in enumerate(dict.fromkeys(metrics))}
    times = {code: place for place, code in enumerate(dict.fromkeys(periods))}
    return (
        frame.assign(_metric=frame["metric"].map(places), _period=frame["period"].map(times))
        .sort_values(["_metric", "_period", "key"], kind="stable", na_position="first")
        .drop(columns=["_metric", "_period"])
        .reset_index(drop=True)
    )
