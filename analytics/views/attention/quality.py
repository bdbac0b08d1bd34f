"""Conditions about what stands behind figures: counts, precision, plans, coverage, agreement."""

from collections.abc import Iterator

from analytics.audit import how_many
from analytics.i18n import both
from analytics.metrics import METRICS
from analytics.query import Answer
from analytics.texts import APPROXIMATE, Bilingual
from analytics.views.attention import text
from analytics.views.attention.data import Case, Situation, once


def coverage_partial(situation: Situation) -> Iterator[Case]:
    """Some, but not all, of the units that should report have done so."""
    for answer in _answers(situation)[:1]:
        if answer.expected is not None and 0 < answer.covered < answer.expected:
            yield Case(
                answer.expected - answer.covered,
                {
                    "covered": text.count(answer.covered),
                    "expected": text.count(answer.expected),
                    "period": text.period(situation.period),
                },
            )


def figures_unmatched(situation: Situation) -> Iterator[Case]:
    """Figures of the period, printed or loaded, do not fit together or with others of their own."""
    unmatched = situation.unmatched
    first = unmatched[0].checks[0].sentence if unmatched else None
    if first is not None:
        number = both(lambda t: how_many(unmatched, t))
        yield Case(len(unmatched), {"found": number, "first": first})


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
        yield Case(len(rates), {"n": text.count(len(rates))})


def approximate(situation: Situation) -> Iterator[Case]:
    """Figures that the report gives with "about", "more than" or "nearly"."""
    rows = [row for row in situation.report_values if row["precision"] in APPROXIMATE]
    if rows:
        first_of_kind = {row["precision"]: row for row in reversed(rows)}.values()
        examples = [text.printed(row) for row in list(first_of_kind)[: text.NAMED]]
        yield Case(
            len(rows),
            {
                "n": text.count(len(rows)),
                "examples": Bilingual(
                    ", ".join(f"“{example.vi}”" for example in examples),
                    ", ".join(f"“{example.en}”" for example in examples),
                ),
            },
        )


def plans(situation: Situation) -> Iterator[Case]:
    """Figures of a plan, which are not results."""
    rows = [row for row in situation.report_values if row.get("nature") == "plan"]
    if rows:
        yield Case(len(rows), {"n": text.count(len(rows))})


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
        yield Case(
            len(names),
            {"n": text.count(len(names)), "names": text.listed(names, separator="; ")},
        )


@once
def _answers(situation: Situation) -> list[Answer]:
    """Every answer once, the scope's own rate first."""
    total = [situation.total] if situation.total is not None else []
    everything = (*total, *situation.cards, *situation.levels, *situation.sectors)
    return list(dict.fromkeys(everything))
