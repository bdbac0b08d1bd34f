"""measured: a metric for a scope and some periods, by the best basis there is.

The order of bases, per value: computed from dossier rows when every expected unit reported; else
the figure a document prints for exactly that scope; else its complement from one document. A part
computed from the units that did report stands beside, never in place of the total.
"""

from collections.abc import Sequence
from dataclasses import replace

from analytics.errors import UnknownName
from analytics.filters import Filter
from analytics.metrics import METRICS
from analytics.query.answer import Answer
from analytics.query.computed import SPLITS, computed
from analytics.query.reported import reported
from analytics.store import Reader
from analytics.texts import Message


def measured(
    reader: Reader,
    metrics: Sequence[str],
    periods: Sequence[str],
    chosen: Filter,
    *,
    dataset: str = "official",
    split: str | None = None,
) -> list[Answer]:
    """Measure metrics over periods for a scope, with the evidence for each value.

    Args:
        reader: an open snapshot.
        metrics: codes of ``METRICS``.
        periods: period codes.
        chosen: the scope; one that contradicts itself (a district and a provincial level) has
            no answer.
        dataset: "official" or "demo"; never mixed.
        split: None for the scope as a whole; "level", "unit", "sector" or "area" (an office with
            its communes, by the district's code) for its parts.

    Returns:
        One answer per metric, period and key that has something to say, ordered as asked; gaps
        have none.

    Raises:
        UnknownName: for a metric or split that does not exist.
    """
    for code in metrics:
        if code not in METRICS:
            raise UnknownName(Message("chỉ số"), code, tuple(METRICS))
    if split is not None and split not in SPLITS:
        raise UnknownName(Message("cách chia"), split, SPLITS)
    if chosen.contradiction():
        return []
    records = [METRICS[code] for code in dict.fromkeys(metrics)]
    prints = reported(reader, records, periods, chosen, dataset, split)
    answers = []
    for answer in computed(reader, records, periods, chosen, dataset, split):
        if _is_complete(answer):
            prints.pop(_key(answer), None)
            answers.append(answer)
        else:
            answers.append(_beside(answer, prints.pop(_key(answer), None)))
    answers.extend(prints.values())
    order = {code: number for number, code in enumerate(dict.fromkeys(metrics))}
    times = {code: number for number, code in enumerate(dict.fromkeys(periods))}
    return sorted(
        answers, key=lambda answer: (order[answer.metric], times[answer.period], answer.key or "")
    )


def _is_complete(answer: Answer) -> bool:
    """Whether every unit that should report did, so that the computed value is the whole."""
    return (
        answer.value is not None
        and answer.expected is not None
        and answer.covered >= answer.expected
    )


def _beside(part: Answer, printed: Answer | None) -> Answer:
    """The printed figure with the computed part beside it; without a print, the part alone.

    A part is no total: neither its value nor the counts behind it may be summed or weighted. A rate
    of no dossiers at all stays what it is: nothing is missing.
    """
    if part.nothing and (printed is None or printed.value is None):
        return part
    none = 0.0 if part.denominator == 0 else None
    whole = printed or replace(
        part, value=None, numerator=None, denominator=none, recomputed=None, basis=None
    )
    return replace(whole, covered=part.covered, expected=part.expected, partial=part.value)


def _key(answer: Answer) -> tuple[str, str, str | None]:
    return answer.metric, answer.period, answer.key
