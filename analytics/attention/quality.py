"""Conditions about what stands behind figures: counts, precision, plans, coverage, agreement."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from analytics.attention import words
from analytics.attention.situation import Case, Situation, once
from analytics.formats import decimals_of
from analytics.metrics import METRICS
from analytics.periods import label
from analytics.query import Answer
from analytics.query.report import SCOPE
from analytics.texts import Bilingual

Row = Mapping[str, Any]

_APPROXIMATE = ("about", "over", "under")
_NAMED = 3
_SCALES = {"tỷ": 1e9, "triệu": 1e6, "nghìn": 1e3}


def coverage_partial(situation: Situation) -> Iterator[Case]:
    """Some, but not all, of the units that should report have done so."""
    for answer in _answers(situation)[:1]:
        if answer.expected is not None and 0 < answer.covered < answer.expected:
            yield Case(
                answer.expected - answer.covered,
                {
                    "covered": words.whole(answer.covered),
                    "expected": words.whole(answer.expected),
                    "period": words.both(
                        lambda language: label(situation.period, language, inside=True)
                    ),
                },
            )


def sources_disagree(situation: Situation) -> Iterator[Case]:
    """Two documents print different values of one figure, beyond what rounding explains."""
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in situation.disagreeing:
        groups.setdefault(tuple(_plain(row.get(name)) for name in SCOPE), []).append(row)
    for rows in groups.values():
        pair = next((pair for pair in combinations(rows, 2) if _differ(*pair)), None)
        if pair is None:
            continue
        one, other = pair
        yield Case(
            abs(float(one["value"]) - float(other["value"])),
            {
                "name": Bilingual(one["name_vi"], one["name_en"]),
                "period": words.both(
                    lambda language, one=one: label(one["period"], language, inside=True)  # type: ignore[misc]
                ),
                "value": words.figure(one),
                "source": Bilingual(one["title_vi"], one["title_en"]),
                "other_value": words.figure(other),
                "other_source": Bilingual(other["title_vi"], other["title_en"]),
            },
            anchor=one["indicator"],
        )


def without_counts(situation: Situation) -> Iterator[Case]:
    """Rates that come without the dossiers behind them."""
    rates = [
        answer
        for answer in _answers(situation)
        if METRICS[answer.metric].format == "rate"
        and answer.value is not None
        and not answer.has_counts
    ]
    if rates:
        yield Case(len(rates), {"n": words.whole(len(rates))})


def approximate(situation: Situation) -> Iterator[Case]:
    """Figures that the report gives with "about", "more than" or "nearly"."""
    rows = [row for row in situation.report_values if row["precision"] in _APPROXIMATE]
    if rows:
        first_of_kind = {row["precision"]: row for row in reversed(rows)}.values()
        examples = [words.printed(row) for row in list(first_of_kind)[:_NAMED]]
        yield Case(
            len(rows),
            {
                "n": words.whole(len(rows)),
                "examples": Bilingual(
                    ", ".join(f"“{text.vi}”" for text in examples),
                    ", ".join(f"“{text.en}”" for text in examples),
                ),
            },
        )


def plans(situation: Situation) -> Iterator[Case]:
    """Figures of a plan, which are not results."""
    rows = [row for row in situation.report_values if row.get("nature") == "plan"]
    if rows:
        yield Case(len(rows), {"n": words.whole(len(rows))})


def derived(situation: Situation) -> Iterator[Case]:
    """Figures that no document prints: they follow from others of the same source."""
    rows = [row for row in situation.report_values if row["precision"] == "derived"]
    named = {row["indicator"] for row in rows}
    names = [Bilingual(row["name_vi"], row["name_en"]) for row in rows]
    # An answer that is such a row is the same figure under the name of its metric.
    names += [
        METRICS[answer.metric].label
        for answer in _answers(situation)
        if answer.basis == "derived"
        and answer.value is not None
        and METRICS[answer.metric].indicator not in named
    ]
    names = list(dict.fromkeys(names))
    if names:
        more = Bilingual("", "") if len(names) <= _NAMED else Bilingual(", …", ", …")
        yield Case(
            len(names),
            {
                "n": words.whole(len(names)),
                "names": Bilingual(
                    "; ".join(name.vi for name in names[:_NAMED]) + more.vi,
                    "; ".join(name.en for name in names[:_NAMED]) + more.en,
                ),
            },
        )


@once
def _answers(situation: Situation) -> list[Answer]:
    """Every answer once, the scope's own rate first."""
    total = [situation.total] if situation.total is not None else []
    everything = (*total, *situation.cards, *situation.levels, *situation.sectors)
    return list(dict.fromkeys(everything))


def _differ(one: Row, other: Row) -> bool:
    if one["document"] == other["document"]:
        return False
    if one["precision"] in _APPROXIMATE or other["precision"] in _APPROXIMATE:
        return False
    coarser = max(_rounding(one), _rounding(other))
    return abs(float(one["value"]) - float(other["value"])) > coarser * (1 + 1e-9)


def _rounding(row: Row) -> float:
    """Half the last digit of the print, in the value's unit: 0.005 for "98,63%"."""
    printed = row.get("printed")
    if not isinstance(printed, str):
        return 0.0
    scale = next((size for word, size in _SCALES.items() if word in printed), 1.0)
    decimals = decimals_of(printed)
    return float(0.5 * 10**-decimals * scale) if decimals or scale > 1 else 0.0


def _plain(cell: Any) -> Any:
    """A cell of a scope; None for pandas' NaN."""
    return None if cell is None or cell != cell else cell
