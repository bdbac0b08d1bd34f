"""The KPI cards: which number each shows, what it is compared with, how it stands to a target."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from analytics.query import Answer, Comparison, State, Target, compare, series, standing
from analytics.views.control import Difference, difference

# A card asks for its metrics in order: where the first has no value, the next definition of the
# same question is shown, under its own name.
CARDS: dict[str, tuple[str, ...]] = {
    "received": ("received",),
    "resolved": ("resolved",),
    "on_time_rate": ("on_time_rate", "on_time_of_received"),
    "late": ("late",),
    "online_rate": ("online_rate", "online_of_resolved", "online_rate_unstated"),
    "central": ("on_time_rate",),
}
METRICS_ASKED = tuple(dict.fromkeys(code for codes in CARDS.values() for code in codes))
_MANY_POINTS = 3


@dataclass(frozen=True)
class Card:
    """One KPI: its answer, what it is compared with, and its comparable series (3 points or more).

    ``late`` are the dossiers resolved late in the same scope, ``standing`` is how the value stands
    to a target in force. ``verdict``: whether the difference is more than chance and custom; if
    not, it is neither good news nor bad.
    """

    code: str
    metric: str
    answer: Answer | None
    comparison: Comparison | None
    trend: tuple[Answer, ...]
    late: Answer | None = None
    standing: State | None = None
    verdict: Difference = field(default_factory=Difference)


def card(
    code: str,
    period: str,
    history: Sequence[Answer],
    goal: Target | None,
    compare_with: str | None,
) -> Card:
    """A card of a period, from the answers of its scope over all periods.

    Args:
        code: of ``CARDS``.
        period: the report's period.
        history: answers of the card's metrics, all periods.
        goal: the target or yardstick of the on-time rate.
        compare_with: the period chosen for comparison; None for the rule.

    Returns:
        The card, without a value where there is none.
    """
    now = {answer.metric: answer for answer in history if answer.period == period}
    metric = next((name for name in CARDS[code] if name in now), CARDS[code][0])
    answer = now.get(metric)
    if answer is None or answer.value is None:
        return Card(code, metric, answer, None, ())
    trend = series(answer, history)
    # The target is set for this rate of the local block, not for another definition of it.
    bound = goal if code == metric == "on_time_rate" else None
    compared = compare(answer, history, compare_with)
    return Card(
        code=code,
        metric=metric,
        answer=answer,
        comparison=compared,
        trend=tuple(trend) if len(trend) >= _MANY_POINTS else (),
        late=now.get("late") if metric == "on_time_rate" else None,
        standing=standing(answer.value, bound),
        verdict=_verdict(answer, compared, history),
    )


def _verdict(answer: Answer, compared: Comparison, history: Sequence[Answer]) -> Difference:
    """The verdict on a known difference; the same as of So sánh quý."""
    if compared.earlier is None or compared.difference is None:
        return Difference()
    return difference(compared.earlier, answer, history)
