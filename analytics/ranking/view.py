"""The answers behind one ranking: asked once, read by sentence, charts, table and export alike."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from analytics.metrics import METRICS, Metric, is_share
from analytics.periods import crosses_break, parse, sort_key, year_before
from analytics.query import Answer, Catalogue, Target, measured, target
from analytics.ranking import standing
from analytics.ranking.funnel import Funnel, funnel
from analytics.ranking.intervals import COVERAGE
from analytics.ranking.population import Members, members
from analytics.ranking.question import Question
from analytics.ranking.standing import Move, Standing
from analytics.store import Reader

# Two years and the period itself: what a line in a table can show, and the year before is in it.
_PERIODS = 9

ByKey = Mapping[str, Answer]


@dataclass(frozen=True)
class Ranking:
    """A population ranked by one metric.

    ``standings``: the ranked ones in their order, then those that stand apart. ``compared``: the
    period that ranks moved since, None without any. ``periods``: those of the series. ``goal`` is
    the target, or the yardstick where none is in force. ``documents`` are the sources.
    """

    question: Question
    members: Members
    standings: tuple[Standing, ...]
    compared: str | None
    periods: tuple[str, ...]
    goal: Target | None
    funnel: Funnel | None
    documents: tuple[str, ...]

    @property
    def metric(self) -> Metric:
        """What the units are ranked by."""
        return METRICS[self.question.metric]

    @property
    def is_rate(self) -> bool:
        """Whether the values are shares."""
        return self.metric.format == "rate"

    @cached_property
    def ranked(self) -> tuple[Standing, ...]:
        """The units that have a rank, the first one first."""
        return tuple(one for one in self.standings if one.rank is not None)

    @cached_property
    def apart(self) -> tuple[Standing, ...]:
        """The units that have figures and no rank."""
        return tuple(one for one in self.standings if one.rank is None)

    @property
    def known(self) -> tuple[Standing, ...]:
        """The units that have a value."""
        return tuple(one for one in self.standings if one.value is not None)

    @property
    def sure(self) -> bool:
        """Whether every rank has its possible ranks beside it."""
        return bool(self.ranked) and all(one.possible for one in self.ranked)

    @property
    def moved(self) -> tuple[Standing, ...]:
        """The units that are ranked in the period compared with as well."""
        return tuple(one for one in self.standings if one.move is not None)

    def of(self, key: str | None) -> Standing | None:
        """The standing of one unit."""
        return next((one for one in self.standings if one.key == key), None)


def ranking(reader: Reader, catalogue: Catalogue, question: Question) -> Ranking:
    """Ask the store for one ranking: the period, the one compared with, the way there.

    Args:
        reader: an open snapshot.
        catalogue: its catalogues.
        question: the choice.

    Returns:
        The ranking; without standings where the dataset has no figures of any unit.
    """
    periods = _periods(catalogue, question)
    found = _answers(reader, question, periods)
    now = found.get(question.period, {})
    group = members(reader, question)
    compared, moves = _moves(question, group, periods, found)
    goal = None
    if now:
        level = None if question.split == "area" else question.who.level
        goal = target(reader, question.metric, level, question.period)
    shown = tuple(code for code in periods[-_PERIODS:] if code in found)
    return Ranking(
        question=question,
        members=group,
        standings=_standings(group, found, shown, now, moves, goal),
        compared=compared,
        periods=shown,
        goal=goal,
        funnel=_funnel(now.values()),
        documents=catalogue.behind(now.values(), question.dataset),
    )


def _periods(catalogue: Catalogue, question: Question) -> list[str]:
    """The newest periods of one kind up to the chosen one, none from beyond a break."""
    kind, last = parse(question.period).kind, sort_key(question.period)
    found = [
        code
        for code in catalogue.measured.get(question.dataset, ())
        if parse(code).kind == kind
        and sort_key(code) <= last
        and not crosses_break(code, question.period)
    ]
    newest = found[-_PERIODS:]
    asked = question.compare
    return newest if asked in newest or asked not in found else [str(asked), *newest]


def _answers(reader: Reader, question: Question, periods: Sequence[str]) -> dict[str, ByKey]:
    """Period → key → answer, of the periods that have any."""
    found: dict[str, dict[str, Answer]] = {}
    for answer in measured(
        reader,
        [question.metric],
        periods,
        question.chosen,
        dataset=question.dataset,
        split=question.split,
    ):
        if answer.key is not None:
            found.setdefault(answer.period, {}).setdefault(answer.key, answer)
    return dict(found)


def _moves(
    question: Question, group: Members, periods: Sequence[str], found: Mapping[str, ByKey]
) -> tuple[str | None, dict[str, Move]]:
    """The period compared with and the moves since: a year before, else the newest one."""
    before = [code for code in reversed(periods) if code != question.period]
    rule = [year_before(question.period), *before]
    now = [one for key, one in found.get(question.period, {}).items() if key in group.names]
    for code in [question.compare] if question.compare else rule:
        moves = standing.moves(now, found.get(code or "", {}).values())
        if moves:
            return code, moves
    return None, {}


def _standings(
    group: Members,
    found: Mapping[str, ByKey],
    periods: Sequence[str],
    now: ByKey,
    moves: Mapping[str, Move],
    goal: Target | None,
) -> tuple[Standing, ...]:
    answers = [answer for key, answer in now.items() if key in group.names]
    ranks, apart = standing.ordered(answers)
    intervals = standing.intervals(answers, COVERAGE)
    possible = standing.possible(answers, ranks)
    rows = [
        Standing(
            key=key,
            name=group.names[key],
            answer=answer,
            rank=ranks.get(key),
            apart=apart.get(key, ""),
            interval=intervals.get(key),
            possible=possible.get(key),
            move=moves.get(key),
            late=standing.late(answer),
            needed=standing.needed(answer, goal),
            series=tuple(_value(found[code].get(key)) for code in periods),
        )
        for key, answer in ((answer.key or "", answer) for answer in answers)
    ]
    rows.sort(key=lambda one: (one.rank is None, one.rank or 0, one.name.full.vi, one.key))
    return tuple(rows)


def _value(answer: Answer | None) -> float | None:
    return None if answer is None else answer.value


def _funnel(answers: Iterable[Answer]) -> Funnel | None:
    """The funnel of the units whose counts are known; None for counts and printed rates."""
    counts = {
        answer.key or "": (answer.numerator or 0.0, answer.denominator or 0.0)
        for answer in answers
        if answer.has_counts and answer.value is not None and is_share(METRICS[answer.metric])
    }
    if any(not 0 <= part <= whole for part, whole in counts.values()):
        return None
    return funnel(counts)
