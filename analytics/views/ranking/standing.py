"""Where one unit stands: its rank, how sure it is, how far it has to go."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analytics.metrics import METRICS, SMALL, is_share
from analytics.query import Answer
from analytics.stats.control_charts import Dispersions
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
    is meant), ``possible`` its best and worst rank. ``move`` leads from the period compared
    with. ``late``: dossiers late behind an on-time or late rate; ``needed``: late ones that would
    have to be on time to reach the target or yardstick, 0 where it is reached. ``series``: values
    over the periods of the ranking, None in gaps.
    """

    key: str
    name: Term
    answer: Answer
    rank: int | None
    apart: str
    interval: Interval | None
    dispersion: float | None
    possible: tuple[int, int] | None
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
    """The intervals of the rates whose counts are known, by key.

    Args:
        answers: one per unit.
        spreads: φ of the units that have enough periods (``control.dispersions``).
        coverage: of each interval by itself.
    """
    found = {}
    for answer in answers:
        part, whole = answer.numerator, answer.denominator
        if part is None or not whole or answer.value is None or not 0 <= part <= whole:
            continue
        if is_share(METRICS[answer.metric]):
            key = answer.key or ""
            found[key] = wilson(*effective((part, whole), spreads.get(key)), coverage)
    return found


def possible(
    answers: Iterable[Answer], ranked: Mapping[str, int], spreads: Dispersions
) -> dict[str, tuple[int, int]]:
    """The possible ranks of the ranked units; none unless every one of them has an interval."""
    mine = [answer for answer in answers if answer.key in ranked]
    wide = intervals(mine, spreads, simultaneous(len(ranked)))
    if not ranked or len(wide) < len(ranked):
        return {}
    return possible_ranks(wide, METRICS[mine[0].metric].better)


def moves(now: Iterable[Answer], then: Iterable[Answer], spreads: Dispersions) -> dict[str, Move]:
    """The moves of the units that are ranked in both periods, by key; none of fewer than two.

    Nor are there any where in one of the periods no two of the units can be told apart: the ranks
    were none.

    Args:
        now: answers of the period, one per unit.
        then: those of the period compared with.
        spreads: φ of the units, as known in the period.
    """
    now, then = list(now), list(then)
    both = ordered(now)[0].keys() & ordered(then)[0].keys()
    now, then = ([one for one in part if one.key in both] for part in (now, then))
    ranks_now, ranks_then = ordered(now)[0], ordered(then)[0]
    possible_now = possible(now, ranks_now, spreads)
    possible_then = possible(then, ranks_then, spreads)
    if any(found and not tell_apart(found) for found in (possible_now, possible_then)):
        return {}
    return {
        key: Move(rank, ranks_then[key], possible_now.get(key), possible_then.get(key))
        for key, rank in ranks_now.items()
    }
