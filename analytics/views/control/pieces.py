"""Answers cut into the series that may have limits of their own, and why some may not."""

from collections.abc import Iterable, Sequence

from analytics.metrics import METRICS, Metric, is_share
from analytics.periods import crosses_break, parse, previous, sort_key
from analytics.query import Answer
from analytics.stats.control_charts import mean_rate

# From so many points limits are computed at all, and from so many they are called firm. Both are
# conventions (NHS England, "Making Data Count"; Wheeler: useful from six, settled from about
# twenty), no theorem: limits do not become right at the twelfth point.
FEW, FIRM = 8, 12


def pieces(answers: Iterable[Answer]) -> list[list[Answer]]:
    """Answers with a value in the order of time, cut where no two may be compared.

    One kind of period, one wording of scope, no break in between (``periods.BREAKS``: limits start
    anew on 1 July 2025). Of a period that two documents print the first counts.
    """
    groups: dict[tuple[str, str | None], list[list[Answer]]] = {}
    known = (answer for answer in answers if answer.value is not None)
    for answer in sorted(known, key=lambda one: sort_key(one.period)):
        found = groups.setdefault((parse(answer.period).kind, answer.scope_note), [])
        if not found or crosses_break(found[-1][-1].period, answer.period):
            found.append([answer])
        elif found[-1][-1].period != answer.period:
            found[-1].append(answer)
    everything = [piece for group in groups.values() for piece in group]
    return sorted(everything, key=lambda piece: sort_key(piece[-1].period))


def usable(answers: Sequence[Answer], metric: Metric) -> list[Answer]:
    """The answers that limits can be computed from; the others stay gaps.

    Rates need their counts, and some dossiers to be counted of; counts must be exact.
    """
    if metric.format == "rate":
        return [one for one in answers if one.has_counts and one.denominator]
    return [one for one in answers if not one.approximate]


def neighbours(answers: Sequence[Answer]) -> list[bool]:
    """For each answer, whether the one before it is of the period just before."""
    before = [None, *(one.period for one in answers)]
    return [
        last is not None and previous(one.period) == last
        for one, last in zip(answers, before, strict=False)
    ]


def refusal(
    answers: Sequence[Answer], found: Sequence[Answer], joined: Sequence[bool], code: str
) -> str:
    """Why a piece has no limits; "" when it has.

    Args:
        answers: of the piece.
        found: those of them that limits can be computed from.
        joined: their ``neighbours``.
        code: what is measured; a code that is no metric is an index that others publish.
    """
    metric = METRICS.get(code)
    if metric is None:
        return "index"
    if metric.format == "rate":
        if not is_share(metric):
            return "no_share" if metric.numerator else "no_counts"
        if not found or len(found) < FEW <= len(answers):
            return "no_counts"
    if len(found) < FEW:
        return "few"
    # Movement is learnt from neighbours only: with fewer pairs than half the points too little.
    if 2 * sum(joined) < len(found):
        return "apart"
    if metric.format == "rate":
        mean = mean_rate(counts(found))
        return "never" if mean <= 0 else "always" if mean >= 1 else ""
    return ""


def counts(answers: Iterable[Answer]) -> list[tuple[float, float]]:
    """Numerators and denominators."""
    return [(one.numerator or 0.0, one.denominator or 0.0) for one in answers]
