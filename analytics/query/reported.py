"""Metrics as documents print them: reported counts and rates, and complements derived from them.

A value never mixes documents: the counts of a rate, and the two counts behind a complement, come
from one document and one scope.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Any

from analytics.audit import doubts, place_of
from analytics.filters import Filter
from analytics.formats import decimals_of
from analytics.i18n import EN, VI, Translator
from analytics.metrics import BASE_COUNTS, Metric
from analytics.query.answer import Answer
from analytics.store import Reader

EXACT = ("exact", "derived")
_HUNDRED = Decimal(100)

# The report about a period comes before one that only mentions it; a full report before a press
# article; of equals the newest.
_VALUES = """
select
    v.indicator, v.period, {key} as key, v.scope_note, v.value, v.printed, v.precision,
    v.locator, v.note, v.note_en, v.document, v.block, v.level, v.unit, v.sector
from current_indicator_values v
join documents d on d.code = v.document
where v.dataset = ? and v.indicator in ({indicators}) and v.period in ({periods}) and {scope}
order by
    v.scope_note is not null, d.period <> v.period, d.kind <> 'full_report',
    d.date desc nulls last, v.load_id desc, v.document, v.scope_note
"""

# An office is printed with its own level; a district without level is the whole area.
_PARTS = {
    "unit": "select 1 from units u where u.code = v.unit and (u.level = v.level"
    " or (u.level = 'central' and v.level is null))",
    "area": "select 1 from units u where u.code = v.unit and u.level = 'district'",
}


@dataclass(frozen=True)
class _Printed:
    """What one document prints for one period, key and scope: indicator → its row."""

    document: str
    scope_note: str | None
    rows: Mapping[str, Mapping[str, Any]]


def reported(
    reader: Reader,
    metrics: Sequence[Metric],
    periods: Sequence[str],
    chosen: Filter,
    dataset: str,
    split: str | None,
) -> dict[tuple[str, str, str | None], Answer]:
    """What the documents print for the scope.

    Args:
        reader: an open snapshot.
        metrics: metrics wanted.
        periods: period codes.
        chosen: the scope; a printed value counts only for exactly it (a different wording of the
            scope in the print is carried in ``scope_note`` and used where there is no exact one).
        dataset: "official" or "demo".
        split: None, "level", "unit", "sector" or "area".

    Returns:
        (metric, period, key) → Answer with basis "reported" or "derived".
    """
    printed = reader.once(("printed", dataset), lambda: _printed(reader, dataset))
    indicators = sorted(printed & {code for metric in metrics for code in indicators_of(metric)})
    if not indicators or not periods:
        return {}
    clause, values, key = _scope_clause(chosen, split)
    rows = reader.rows(
        _VALUES.format(
            key=key,
            indicators=", ".join("?" * len(indicators)),
            periods=", ".join("?" * len(periods)),
            scope=clause,
        ),
        [dataset, *indicators, *periods, *values],
    )
    known = doubts(reader, dataset)
    rows = [{**row, "doubts": known.get(place_of(row), ())} for row in rows]
    result: dict[tuple[str, str, str | None], Answer] = {}
    for (period, split_key), prints in _by_key(rows).items():
        for metric in metrics:
            answer = _best(metric, period, split_key, prints)
            if answer is not None:
                result[metric.code, period, split_key] = answer
    return result


def _printed(reader: Reader, dataset: str) -> set[str]:
    """The indicators that any document of the dataset prints."""
    rows = reader.rows(
        "select distinct indicator from current_indicator_values where dataset = ?", [dataset]
    )
    return {row["indicator"] for row in rows}


def indicators_of(metric: Metric) -> set[str]:
    """The indicators that can answer a metric: its own, its base counts', their complements'."""
    bases = {code for code, _ in (*metric.numerator, *metric.denominator)}
    bases |= {part for code in bases for part in BASE_COUNTS[code].complement or ()}
    codes = {BASE_COUNTS[code].indicator for code in bases} | {metric.indicator}
    return {code for code in codes if code is not None}


def _scope_clause(chosen: Filter, split: str | None) -> tuple[str, list[Any], str]:
    """The clause over printed scopes, its values, and the expression that gives the key."""
    scope = chosen.scope()
    wanted = {"level": scope.level, "unit": scope.unit, "sector": scope.sector}
    parts, values = ["v.block = ?"], [scope.block]
    for column, value in wanted.items():
        if column == "unit" and split in ("unit", "area"):
            parts.append(_PARTS[split])
            if value is not None:
                within = "v.unit = ?" if chosen.unit else "? in (u.code, u.parent)"
                parts[-1] = f"{parts[-1]} and {within}"
                values.append(value)
            parts[-1] = f"exists ({parts[-1]})"
        elif column == split and value is None:
            parts.append(f"v.{column} is not null")
        elif not (split == "unit" and column == "level" and value is None):
            parts.append(f"v.{column} is not distinct from ?")
            values.append(value)  # type: ignore[arg-type]
    key = {None: "null", "area": "v.unit"}.get(split, f"v.{split}")
    return " and ".join(parts), values, key


def _by_key(
    rows: Iterable[Mapping[str, Any]],
) -> dict[tuple[str, str | None], list[_Printed]]:
    """Group rows by period and key, then by document and scope, keeping the order of preference."""
    by_key: dict[tuple[str, str | None], dict[tuple[str, str | None], dict[str, Any]]] = {}
    for row in rows:
        prints = by_key.setdefault((row["period"], row["key"]), {})
        prints.setdefault((row["document"], row["scope_note"]), {})[row["indicator"]] = row
    return {
        key: [_Printed(document, note, own) for (document, note), own in prints.items()]
        for key, prints in by_key.items()
    }


def _best(metric: Metric, period: str, key: str | None, prints: list[_Printed]) -> Answer | None:
    answers = [answer for printed in prints if (answer := _answer(metric, period, key, printed))]
    # `prints` is in order of preference already; among equals of scope a derived value yields.
    answers.sort(key=lambda answer: (answer.scope_note is not None, answer.basis == "derived"))
    return answers[0] if answers else None


def _answer(metric: Metric, period: str, key: str | None, printed: _Printed) -> Answer | None:
    if not metric.denominator and metric.numerator:
        return _count_answer(metric, period, key, printed)
    numerator = _exact_sum(metric.numerator, printed)
    denominator = _exact_sum(metric.denominator, printed)
    if denominator == 0 and metric.indicator not in printed.rows:
        return _of_nothing(metric, period, key, printed)
    if numerator is None or not denominator:
        numerator = denominator = None
    recomputed = None if denominator is None or numerator is None else numerator / denominator
    row = printed.rows.get(metric.indicator) if metric.indicator else None
    if row is not None:
        value = row["value"] / _HUNDRED
        if recomputed is not None and _is_truncation(row["printed"], recomputed):
            value = recomputed
        return _filled(metric, period, key, printed, row, value, numerator, denominator, recomputed)
    if recomputed is None:
        return None
    parts = [printed.rows.get(BASE_COUNTS[code].indicator or "") for code, _ in metric.numerator]
    row = next((part for part in parts if part is not None), None)
    row = row if row is not None else next(iter(printed.rows.values()))
    basis_row = {**row, "printed": None, "precision": "exact", "note": None, "note_en": None}
    used = sorted(indicators_of(metric) & printed.rows.keys())
    doubts_of = (printed.rows[code]["doubts"] for code in used)
    basis_row["doubts"] = tuple(dict.fromkeys(doubt for each in doubts_of for doubt in each))
    return _filled(
        metric, period, key, printed, basis_row, recomputed, numerator, denominator, recomputed
    )


def _of_nothing(metric: Metric, period: str, key: str | None, printed: _Printed) -> Answer:
    """A rate that no document can print: it counts no dossiers to divide by."""
    codes = [BASE_COUNTS[code].indicator or "" for code, _sign in metric.denominator]
    row = next((printed.rows[code] for code in codes if code in printed.rows), None)
    row = row if row is not None else next(iter(printed.rows.values()))
    row = {**row, "printed": None, "precision": "exact", "note": None, "note_en": None}
    answer = _filled(metric, period, key, printed, row, None, Decimal(0), Decimal(0), None)
    return replace(answer, basis="reported")


def _count_answer(metric: Metric, period: str, key: str | None, printed: _Printed) -> Answer | None:
    row = printed.rows.get(metric.indicator) if metric.indicator else None
    if row is not None:
        return _filled(metric, period, key, printed, row, row["value"], None, None, None)
    derived = _complement(metric.numerator[0][0], printed)
    if derived is None:
        return None
    whole, part = (
        printed.rows[BASE_COUNTS[side].indicator or ""]
        for side in BASE_COUNTS[metric.numerator[0][0]].complement or ()
    )
    row = {
        **whole,
        "printed": None,
        "precision": "derived",
        "note": _subtraction(whole, part, VI),
        "note_en": _subtraction(whole, part, EN),
        "doubts": tuple(dict.fromkeys((*whole["doubts"], *part["doubts"]))),
    }
    return _filled(metric, period, key, printed, row, derived, None, None, None)


def _subtraction(whole: Mapping[str, Any], part: Mapping[str, Any], t: Translator) -> str:
    """The arithmetic behind a complement: "113.375 − 111.824"."""
    return f"{t.count(whole['value'])} − {t.count(part['value'])}"


def _filled(
    metric: Metric,
    period: str,
    key: str | None,
    printed: _Printed,
    row: Mapping[str, Any],
    value: Decimal | None,
    numerator: Decimal | None,
    denominator: Decimal | None,
    recomputed: Decimal | None,
) -> Answer:
    return Answer(
        metric=metric.code,
        period=period,
        key=key,
        value=None if value is None else float(value),
        numerator=None if numerator is None else float(numerator),
        denominator=None if denominator is None else float(denominator),
        recomputed=None if recomputed is None else float(recomputed),
        basis="derived" if row["precision"] == "derived" else "reported",
        precision=row["precision"],
        printed=row["printed"],
        document=printed.document,
        locator=row["locator"],
        scope_note=printed.scope_note,
        note=row["note"],
        note_en=row["note_en"],
        covered=0,
        expected=None,
        partial=None,
        doubts=row["doubts"],
    )


def _exact_sum(parts: tuple[tuple[str, int], ...], printed: _Printed) -> Decimal | None:
    """A combination of exactly known base counts of one document, or None."""
    total = Decimal(0)
    for code, sign in parts:
        count = _exact_count(code, printed)
        if count is None:
            return None
        total += sign * count
    return total if parts else None


def _exact_count(code: str, printed: _Printed) -> Decimal | None:
    row = printed.rows.get(BASE_COUNTS[code].indicator or "")
    if row is not None:
        value: Decimal = row["value"]
        return value if row["precision"] in EXACT else None
    return _complement(code, printed)


def _complement(code: str, printed: _Printed) -> Decimal | None:
    """whole − part of one document, only where both are exact: "gần 1.300" − 1.260 says nothing."""
    if BASE_COUNTS[code].complement is None:
        return None
    whole, part = (
        printed.rows.get(BASE_COUNTS[side].indicator or "")
        for side in BASE_COUNTS[code].complement or ()
    )
    if whole is None or part is None:
        return None
    if whole["precision"] not in EXACT or part["precision"] not in EXACT:
        return None
    difference: Decimal = whole["value"] - part["value"]
    return difference


def _is_truncation(printed: str | None, recomputed: Decimal) -> bool:
    """Whether the print cut the rate off instead of rounding it (362.425 ÷ 362.428 as 99,99%).

    The ratio of the counts is then the more exact statement of the same figure, and is shown.
    """
    if not printed:
        return False
    step = Decimal(1).scaleb(-decimals_of(printed))
    percent = recomputed * _HUNDRED
    shown = percent.quantize(step, ROUND_DOWN)
    return (
        shown != percent.quantize(step, ROUND_HALF_UP)
        and f"{shown}".replace(".", ",") == printed.strip().removesuffix("%").strip()
    )
