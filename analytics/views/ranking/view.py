"""The answers behind one ranking: asked once, read by sentence, charts, table and export alike."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from analytics.metrics import METRICS, Metric, is_share
from analytics.periods import crosses_break, parse, sort_key
from analytics.query import Answer, Catalogue, Target, compared_with, measured, short_of, target
from analytics.stats.control_charts import Dispersions
from analytics.stats.funnel import Funnel, funnel
from analytics.stats.ranks import tell_apart
from analytics.store import Reader
from analytics.views.control import dispersions
from analytics.views.ranking import standing
from analytics.views.ranking.population import Members, members
from analytics.views.ranking.question import Question
from analytics.views.ranking.standing import Move, Standing

# Two years and the period itself: what a line in a table can show, and the year before is in it.
_PERIODS = 9

ByKey = Mapping[str, Answer]


@dataclass(frozen=True)
class Ranking:
    """A population ranked by one metric.

    ``standings``: the ranked ones in their order, then those that stand apart. ``unranked`` says
    why none has a rank although their values are comparable: "alike" (no two can be told apart),
    "no_share" (the rate can pass 100%, so its height is no merit); they then stand by their late
    dossiers, most first, or by name where those are not known. "" where they are ranked.
    ``compared``: the period that ranks moved since, None without any. ``periods``: those of the
    series. ``goal`` is the target, or the yardstick where none is in force. ``documents`` are the
    sources.
    """

    question: Question
    members: Members
    standings: tuple[Standing, ...]
    unranked: str
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
        """The units that are set against each other, in their order."""
        return tuple(one for one in self.standings if not one.apart)

    @cached_property
    def apart(self) -> tuple[Standing, ...]:
        """The units that have figures and stand apart."""
        return tuple(one for one in self.standings if one.apart)

    @property
    def known(self) -> tuple[Standing, ...]:
        """The units that have a value."""
        return tuple(one for one in self.standings if one.value is not None)

    @property
    def sure(self) -> bool:
        """Whether every rank has its possible ranks beside it."""
        return bool(self.ranked) and all(one.possible for one in self.ranked)

    @property
    def by_late(self) -> bool:
        """Whether units without ranks stand by their late dossiers."""
        return bool(self.unranked) and all(one.late is not None for one in self.ranked)

    @property
    def short(self) -> int:
        """How many of them have too few periods for more than the chance of their dossiers."""
        known = [one for one in self.ranked if one.interval is not None]
        return sum(one.dispersion is None for one in known)

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
    spreads: Dispersions = {}
    if now:
        spreads = dispersions(
            reader,
            catalogue,
            question.metric,
            question.period,
            question.chosen,
            question.split,
            dataset=question.dataset,
        )
    unranked = _unranked(question, group, now, spreads)
    compared, moves = (None, {}) if unranked else _moves(question, group, found, spreads)
    goal = None
    if now:
        level = None if question.split == "area" else question.who.level
        goal = target(reader, question.metric, level, question.period)
    shown = tuple(code for code in periods[-_PERIODS:] if code in found)
    limits = _funnel(now.values(), spreads)
    standings = _standings(group, found, shown, now, moves, goal, spreads, unranked)
    return Ranking(
        question=question,
        members=group,
        standings=_with_funnel(standings, limits, METRICS[question.metric]),
        unranked=unranked,
        compared=compared,
        periods=shown,
        goal=goal,
        funnel=limits,
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


def _unranked(question: Question, group: Members, now: ByKey, spreads: Dispersions) -> str:
    """Why comparable units have no ranks; see ``Ranking``."""
    metric = METRICS[question.metric]
    if metric.denominator and not is_share(metric):
        return "no_share"
    answers = [answer for key, answer in now.items() if key in group.names]
    possible = standing.possible(answers, standing.ordered(answers)[0], spreads)
    return "alike" if possible and not tell_apart(possible) else ""


def _moves(
    question: Question, group: Members, found: Mapping[str, ByKey], spreads: Dispersions
) -> tuple[str | None, dict[str, Move]]:
    """The period compared with and the moves since."""
    code = compared_with(question.period, question.compare)
    now = [one for key, one in found.get(question.period, {}).items() if key in group.names]
    moves = standing.moves(now, found.get(code or "", {}).values(), spreads)
    return (code, moves) if moves else (None, {})


def _standings(
    group: Members,
    found: Mapping[str, ByKey],
    periods: Sequence[str],
    now: ByKey,
    moves: Mapping[str, Move],
    goal: Target | None,
    spreads: Dispersions,
    unranked: str,
) -> tuple[Standing, ...]:
    answers = [answer for key, answer in now.items() if key in group.names]
    ranks, apart = standing.ordered(answers)
    intervals = standing.intervals(answers, spreads)
    possible = standing.possible(answers, ranks, spreads)
    if unranked:
        ranks, possible = {}, {}
    rows = [
        Standing(
            key=key,
            name=group.names[key],
            answer=answer,
            rank=ranks.get(key),
            apart=apart.get(key, ""),
            interval=intervals.get(key),
            dispersion=spreads.get(key),
            possible=possible.get(key),
            move=moves.get(key),
            late=answer.late,
            needed=short_of(answer, goal),
            series=tuple(_value(found[code].get(key)) for code in periods),
        )
        for key, answer in ((answer.key or "", answer) for answer in answers)
    ]
    rows.sort(key=_order(all(one.late is not None for one in rows if not one.apart)))
    return tuple(rows)


def _with_funnel(
    standings: Sequence[Standing], limits: Funnel | None, metric: Metric
) -> tuple[Standing, ...]:
    """The possible ranks, with what the funnel knows: a unit outside of its limits on the worse
    side of the common rate is not the first, on the better side not the last, for somebody stands
    on either side of a mean."""
    many = sum(one.possible is not None for one in standings)
    found = []
    for one in standings:
        if limits is not None and one.possible is not None and one.key in limits.outside:
            best, worst = one.possible
            if ((one.value or 0) > limits.rate) == (metric.better != "down"):
                worst = max(min(worst, many - 1), best)
            else:
                best = min(max(best, 2), worst)
            one = replace(one, possible=(best, worst))
        found.append(one)
    return tuple(found)


def _order(by_late: bool) -> Callable[[Standing], tuple[bool, int, float, str, str]]:
    """Ranked units by rank; those without ranks by their late dossiers, most first; by name."""

    def place(one: Standing) -> tuple[bool, int, float, str, str]:
        most = -(one.late or 0.0) if by_late and one.rank is None and not one.apart else 0.0
        return bool(one.apart), one.rank or 0, most, one.name.full.vi, one.key

    return place


def _value(answer: Answer | None) -> float | None:
    return None if answer is None else answer.value


def _funnel(answers: Iterable[Answer], spreads: Dispersions) -> Funnel | None:
    """The funnel of the units whose counts are known; None for counts and printed rates."""
    counts = {
        answer.key or "": (answer.numerator or 0.0, answer.denominator or 0.0)
        for answer in answers
        if answer.has_counts and answer.value is not None and is_share(METRICS[answer.metric])
    }
    if any(not 0 <= part <= whole for part, whole in counts.values()):
        return None
    return funnel(counts, spreads)
