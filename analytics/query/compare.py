"""Compare a value with an earlier period's, per card, and say when that is not possible."""

from collections.abc import Iterable
from dataclasses import dataclass

from analytics.formats import decimals_of, roughness
from analytics.metrics import METRICS
from analytics.periods import crosses_break, parse, sort_key, year_before
from analytics.query.answer import Answer

# Two prints exactly that far apart differ: a floating-point hair must not hide it.
_HAIR = 1e-12


@dataclass(frozen=True)
class Comparison:
    """How a value stands against an earlier one.

    ``state``: "same" (one metric, one scope), "similar" (scopes worded differently in print),
    "definition" (``earlier`` counts differently), "break" (the province is another one),
    "missing" (the period asked for has no value), "none" (the same period of the year before has
    none).
    ``difference`` is a fraction for rates and a count otherwise, None unless same or similar;
    with an approximate side it is no finer than that side ("hơn 163.000" knows thousands).
    ``hidden``: the difference is within what rounding in print can hide. ``decimals``: with how
    many a difference of rates is shown, no more than the coarser of the two is known with.
    """

    state: str
    earlier: Answer | None = None
    period: str | None = None
    difference: float | None = None
    approximate: bool = False
    hidden: bool = False
    decimals: int = 2


def compared_with(period: str, chosen: str | None = None) -> str | None:
    """The period that a period is compared with: the chosen one, else the same a year before.

    Dossiers swing with the season: a first quarter beside a third says little about either, so
    another season is compared on request only. None for dates and cumulative periods.
    """
    return chosen or year_before(period)


def compare(
    current: Answer, history: Iterable[Answer], compare_with: str | None = None
) -> Comparison:
    """Compare an answer with the period that ``compared_with`` names.

    Args:
        current: the value on the card.
        history: answers of the same scope and split key over all periods, also of the other
            metrics of its family (a different definition is named, never subtracted).
        compare_with: a period the reader chose; None for the rule.

    Returns:
        The comparison; its period is named wherever there is a value to name.
    """
    kind = parse(current.period).kind
    wanted = compared_with(current.period, compare_with)
    earlier = [
        answer
        for answer in history
        if answer.period == wanted
        and answer.key == current.key
        and answer.value is not None
        and parse(answer.period).kind == kind
        and sort_key(answer.period) < sort_key(current.period)
    ]
    chosen = next((answer for answer in earlier if answer.metric == current.metric), None)
    if chosen is None:
        other = next((answer for answer in earlier if _same_family(answer, current)), None)
        if other is not None:
            return Comparison("definition", other, other.period)
        return Comparison("none" if compare_with is None else "missing", period=compare_with)
    if crosses_break(chosen.period, current.period):
        return Comparison("break", chosen, chosen.period)
    assert current.value is not None
    assert chosen.value is not None
    difference = current.value - chosen.value
    rough = [answer for answer in (current, chosen) if answer.approximate]
    if rough and (step := _step(rough)):
        difference = round(difference / step) * step
    return Comparison(
        "same" if chosen.scope_note == current.scope_note else "similar",
        chosen,
        chosen.period,
        difference,
        bool(rough),
        0 < abs(difference) < _unit_printed(current) + _unit_printed(chosen) - _HAIR,
        min(current.decimals, chosen.decimals),
    )


def series(current: Answer, history: Iterable[Answer]) -> list[Answer]:
    """The answers that are one series with ``current``, up to its period.

    One metric, key and wording of scope, one kind of period, no break in between.
    """
    kind = parse(current.period).kind
    comparable = [
        answer
        for answer in history
        if (answer.metric, answer.key) == (current.metric, current.key)
        and answer.value is not None
        and answer.scope_note == current.scope_note
        and parse(answer.period).kind == kind
        and sort_key(answer.period) <= sort_key(current.period)
        and not crosses_break(answer.period, current.period)
    ]
    return sorted(comparable, key=lambda answer: sort_key(answer.period))


def _step(rough: list[Answer]) -> float:
    """What the roughest side knows: thousands for 163000, the last printed decimal of a rate."""
    if METRICS[rough[0].metric].format == "rate":
        return max(_unit_printed(answer) for answer in rough)
    return float(max(roughness(int(answer.value or 0)) for answer in rough))


def _unit_printed(answer: Answer) -> float:
    """The last decimal of a printed rate as a fraction: what rounding or cutting off can hide.

    0 where the counts are known, and for counts.
    """
    if METRICS[answer.metric].format != "rate" or answer.has_counts:
        return 0.0
    decimals = decimals_of(answer.printed) if answer.printed else 2
    return float(10.0 ** -(decimals + 2))


def _same_family(answer: Answer, current: Answer) -> bool:
    family = METRICS[current.metric].family
    return family is not None and METRICS[answer.metric].family == family
