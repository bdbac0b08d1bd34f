"""Where each unit stands: its rank, how sure it is, how it moved, how far it has to go."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from analytics.metrics import METRICS, SMALL, is_share
from analytics.query import Answer, Target, short_of
from analytics.stats.control_charts import Dispersions
from analytics.stats.funnel import Funnel
from analytics.stats.intervals import COVERAGE, Interval, effective, simultaneous, wilson
from analytics.stats.ranks import possible_ranks, ranks, tell_apart
from analytics.texts import Term


@dataclass(frozen=True)
class Move:
    """A unit's ranks in two periods, each among the units that are ranked in both.

    A unit that is ranked for the first time would push others down that did nothing.
    ``possible_now`` and ``possible_then`` are the best and worst ranks; None where not known.
    """

    now: int
    then: int
    possible_now: tuple[int, int] | None
    possible_then: tuple[int, int] | None


@dataclass(frozen=True)
class Standing:
    """One unit of a ranking.

    ``rank`` is None for a unit that stands apart, for the reason in ``apart``, and for all units
    of a ranking without ranks (``Ranking.unranked``). ``interval`` is its 95% interval,
    ``dispersion`` the φ that it allows for (None: too few periods, only the chance of the dossiers
    is meant), ``possible`` its best and worst rank. ``wide`` is the interval that holds together
    with those of all other ranked units, and ``tier`` what it says: the unit is clearly "higher" or
    "lower" than the common rate, or neither ("same"); "" where not every ranked unit has one.
    ``move`` leads from the period compared with. ``late``: dossiers late at an on-time or late
    rate; ``needed``: late ones that would have to be on time to reach the target or yardstick, 0
    where it is reached. ``series``: values over the periods of the ranking, None in gaps.
    """

    key: str
    name: Term
    answer: Answer
    rank: int | None
    apart: str
    interval: Interval | None
    dispersion: float | None
    possible: tuple[int, int] | None
    wide: Interval | None
    tier: str
    move: Move | None
    late: float | None
    needed: int | None
    series: tuple[float | None, ...]

    @property
    def value(self) -> float | None:
        """The value: a fraction for rates."""
        return self.answer.value

    @property
    def change(self) -> int | None:
        """Ranks gained (positive) or lost since the period compared with."""
        return None if self.move is None else self.move.then - self.move.now

    @property
    def changed_by_chance(self) -> bool:
        """Whether the rank moved, but one and the same rank is possible in both periods."""
        if not self.change or self.move is None:
            return False
        if self.move.possible_now is None or self.move.possible_then is None:
            return False
        (best, worst), (best_then, worst_then) = self.move.possible_now, self.move.possible_then
        return best <= worst_then and best_then <= worst


def standings(
    answers: Sequence[Answer],
    names: Mapping[str, Term],
    series: Mapping[str, tuple[float | None, ...]],
    spreads: Dispersions,
    limits: Funnel | None,
    goal: Target | None,
    moved: Mapping[str, Move],
    *,
    has_ranks: bool,
) -> tuple[Standing, ...]:
    """The standings of the units in order: by rank, then those that stand apart.

    Units without ranks stand by their late dossiers, most first, or by name where those are not
    known.
    """
    rank_of, apart = ordered(answers)
    intervals_of = intervals(answers, spreads)
    together = wide(answers, rank_of, spreads)
    possible_of = _possible(together, answers)
    if not has_ranks:
        rank_of, possible_of = {}, {}
    rows = [
        Standing(
            key=key,
            name=names[key],
            answer=answer,
            rank=rank_of.get(key),
            apart=apart.get(key, ""),
            interval=intervals_of.get(key),
            dispersion=spreads.get(key),
            possible=possible_of.get(key),
            wide=together.get(key),
            tier=_tier(together.get(key), limits),
            move=moved.get(key),
            late=answer.late,
            needed=short_of(answer, goal),
            series=series[key],
        )
        for key, answer in ((answer.key or "", answer) for answer in answers)
    ]
    by_late = all(row.late is not None for row in rows if not row.apart)

    def order(row: Standing) -> tuple[bool, int, float, str, str]:
        most = -(row.late or 0.0) if by_late and row.rank is None and not row.apart else 0.0
        return bool(row.apart), row.rank or 0, most, row.name.full.vi, row.key

    rows.sort(key=order)
    return tuple(_narrowed(row, limits, len(possible_of)) for row in rows)


def _narrowed(row: Standing, limits: Funnel | None, several: int) -> Standing:
    """The possible ranks, with what the funnel knows.

    A unit outside of its limits on the worse side of the common rate is not the first, on the
    better side not the last of ``several``, for somebody stands on either side of a mean.
    """
    if limits is None or row.possible is None or row.key not in limits.outside:
        return row
    best, worst = row.possible
    higher_is_better = METRICS[row.answer.metric].better != "down"
    if ((row.value or 0) > limits.rate) == higher_is_better:
        worst = max(min(worst, several - 1), best)
    else:
        best = min(max(best, 2), worst)
    return replace(row, possible=(best, worst))


def ordered(answers: Iterable[Answer]) -> tuple[dict[str, int], dict[str, str]]:
    """The ranks of comparable answers, and why the others stand apart, both by key."""
    known = [answer for answer in answers if answer.key is not None]
    reasons = {answer.key or "": _reason(answer) for answer in known}
    values = {
        answer.key or "": answer.value
        for answer in known
        if answer.value is not None and not reasons[answer.key or ""]
    }
    if len(values) < 2:
        return {}, {key: reason or "alone" for key, reason in reasons.items()}
    better = METRICS[known[0].metric].better
    return ranks(values, better), {key: reason for key, reason in reasons.items() if reason}


def _reason(answer: Answer) -> str:
    if answer.value is None:
        return "part" if answer.is_part else "empty" if answer.nothing else "unstated"
    if answer.approximate:
        return "about"
    return "small" if answer.denominator is not None and answer.denominator < SMALL else ""


def intervals(
    answers: Iterable[Answer], spreads: Dispersions, coverage: float = COVERAGE
) -> dict[str, Interval]:
    """By key the intervals of the rates whose counts are known, each with ``coverage`` by itself.

    ``spreads`` are φ of the units that have enough periods (``control.dispersions``).
    """
    known = {}
    for answer in answers:
        part, whole = answer.numerator, answer.denominator
        if part is None or not whole or answer.value is None or not 0 <= part <= whole:
            continue
        if is_share(METRICS[answer.metric]):
            key = answer.key or ""
            known[key] = wilson(*effective((part, whole), spreads.get(key)), coverage)
    return known


def possible(
    answers: Iterable[Answer], ranked: Mapping[str, int], spreads: Dispersions
) -> dict[str, tuple[int, int]]:
    """The possible ranks of the ranked units; none unless every one of them has an interval."""
    answers = list(answers)
    return _possible(wide(answers, ranked, spreads), answers)


def _possible(
    together: Mapping[str, Interval], answers: Sequence[Answer]
) -> dict[str, tuple[int, int]]:
    return possible_ranks(together, METRICS[answers[0].metric].better) if together else {}


def wide(
    answers: Iterable[Answer], ranked: Mapping[str, int], spreads: Dispersions
) -> dict[str, Interval]:
    """By key the intervals of the ranked units that hold together with 95%; none unless every one
    of them has an interval."""
    own = [answer for answer in answers if answer.key in ranked]
    together = intervals(own, spreads, simultaneous(len(ranked))) if ranked else {}
    return together if len(together) == len(ranked) else {}


def _tier(interval: Interval | None, limits: Funnel | None) -> str:
    """How a unit stands to the common rate, as surely as all units can be told at once."""
    if interval is None or limits is None:
        return ""
    if interval.low > limits.rate:
        return "higher"
    return "lower" if interval.high < limits.rate else "same"


def moves(now: Iterable[Answer], then: Iterable[Answer], spreads: Dispersions) -> dict[str, Move]:
    """The moves of the units that are ranked in both periods, by key; none of fewer than two.

    Nor are there any where in one of the periods no two of the units can be told apart: the ranks
    were none. ``spreads`` are φ of the units, as known in the later period.
    """
    now, then = list(now), list(then)
    both = ordered(now)[0].keys() & ordered(then)[0].keys()
    now, then = ([answer for answer in part if answer.key in both] for part in (now, then))
    ranks_now, ranks_then = ordered(now)[0], ordered(then)[0]
    possible_now = possible(now, ranks_now, spreads)
    possible_then = possible(then, ranks_then, spreads)
    if any(known and not tell_apart(known) for known in (possible_now, possible_then)):
        return {}
    return {
        key: Move(rank, ranks_then[key], possible_now.get(key), possible_then.get(key))
        for key, rank in ranks_now.items()
    }
