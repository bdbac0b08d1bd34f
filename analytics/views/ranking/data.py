"""What is asked of a ranking, and the answer: the standings, the funnel, the nearest choices."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from analytics.catalogue import Catalogue
from analytics.filters import Filter
from analytics.metrics import METRICS, Metric, is_share
from analytics.periods import crosses_break, parse
from analytics.query import Answer, Target, compared_with, measured, source_documents, target
from analytics.query.suggestions import nearest_with_figures
from analytics.stats.control_charts import Dispersions
from analytics.stats.funnel import Funnel, funnel
from analytics.stats.ranks import tell_apart
from analytics.store import Reader
from analytics.views.control import dispersions
from analytics.views.ranking.population import AREAS, POPULATIONS, Members, Population, members
from analytics.views.ranking.standings import (
    Move,
    Standing,
    moves,
    ordered,
    possible,
    standings,
)

# Two years and the period itself: what a line in a table can show, and the year before is in it.
_PERIODS = 9
# Of fewer units two with 30 dossiers each are seldom among them, and two are no ranking.
_SEVERAL = 3

ByKey = Mapping[str, Answer]


@dataclass(frozen=True)
class Question:
    """One choice on the page: who is ranked, by which metric, when.

    ``areas``: districts with their communes. ``compare`` is the period whose ranks are compared;
    None: the one a year before. ``district`` narrows communes.
    """

    population: str
    metric: str
    period: str
    areas: bool = False
    compare: str | None = None
    sector: str | None = None
    district: str | None = None
    dataset: str = "official"

    @property
    def who(self) -> Population:
        """The population that is ranked."""
        if self.areas and self.population == "districts":
            return AREAS
        return POPULATIONS[self.population]

    @property
    def split(self) -> str:
        """How the store divides the population into its units."""
        return "area" if self.who == AREAS else "unit"

    @property
    def chosen(self) -> Filter:
        """The filter that holds the population."""
        if self.who == AREAS:
            return Filter(sector=self.sector)
        district = self.district if self.population == "communes" else None
        return Filter(level=self.who.level, district=district, sector=self.sector)


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
        return tuple(standing for standing in self.standings if not standing.apart)

    @cached_property
    def apart(self) -> tuple[Standing, ...]:
        """The units that have figures and stand apart."""
        return tuple(standing for standing in self.standings if standing.apart)

    @property
    def known(self) -> tuple[Standing, ...]:
        """The units that have a value."""
        return tuple(standing for standing in self.standings if standing.value is not None)

    @property
    def sure(self) -> bool:
        """Whether every rank has its possible ranks beside it."""
        return bool(self.ranked) and all(standing.possible for standing in self.ranked)

    @property
    def has_tiers(self) -> bool:
        """Whether it is known of every ranked unit how it stands to the common rate."""
        return bool(self.ranked) and all(standing.tier for standing in self.ranked)

    def tier(self, code: str) -> tuple[Standing, ...]:
        """The ranked units of one tier: "higher", "same" or "lower" than the common rate."""
        return tuple(standing for standing in self.ranked if standing.tier == code)

    @property
    def worse(self) -> str:
        """The tier that is worse than the common rate; "" where neither is."""
        return {"up": "lower", "down": "higher"}.get(self.metric.better, "")

    @property
    def featured(self) -> Standing | None:
        """The unit that differs most from the common rate on its worse side, else on the other."""
        lower, higher = self.tier("lower"), self.tier("higher")
        ends = [min(lower, key=_height, default=None), max(higher, key=_height, default=None)]
        if self.worse == "higher":
            ends.reverse()
        return ends[0] or ends[1]

    @property
    def by_late(self) -> bool:
        """Whether units without ranks stand by their late dossiers."""
        return bool(self.unranked) and all(standing.late is not None for standing in self.ranked)

    @property
    def short(self) -> int:
        """How many of them have too few periods for more than the chance of their dossiers."""
        known = [standing for standing in self.ranked if standing.interval is not None]
        return sum(standing.dispersion is None for standing in known)

    @property
    def moved(self) -> tuple[Standing, ...]:
        """The units that are ranked in the period compared with as well."""
        return tuple(standing for standing in self.standings if standing.move is not None)

    def of(self, key: str | None) -> Standing | None:
        """The standing of one unit."""
        return next((standing for standing in self.standings if standing.key == key), None)


def _height(standing: Standing) -> float:
    return standing.value or 0.0


def ranking(reader: Reader, catalogue: Catalogue, question: Question) -> Ranking:
    """The ranking of a period; without standings where no unit has figures in the dataset."""
    periods = _periods(catalogue, question)
    answers = _answers(reader, question, periods)
    now = answers.get(question.period, {})
    group = members(
        reader, question.who, question.period, question.chosen.district, question.dataset
    )
    own = [answer for key, answer in now.items() if key in group.names]
    spreads: Dispersions = {}
    goal = None
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
        level = None if question.split == "area" else question.who.level
        goal = target(reader, question.metric, level, question.period)
    unranked = _unranked(METRICS[question.metric], own, spreads)
    compared, moved = (None, {}) if unranked else _moves(question, own, answers, spreads)
    shown = tuple(code for code in periods[-_PERIODS:] if code in answers)
    limits = _funnel(now.values(), spreads)
    return Ranking(
        question=question,
        members=group,
        standings=standings(
            own,
            group.names,
            {key: tuple(_value(answers[code].get(key)) for code in shown) for key in now},
            spreads,
            limits,
            goal,
            moved,
            has_ranks=not unranked,
        ),
        unranked=unranked,
        compared=compared,
        periods=shown,
        goal=goal,
        funnel=limits,
        documents=source_documents(catalogue, now.values(), question.dataset),
    )


def _periods(catalogue: Catalogue, question: Question) -> list[str]:
    """The newest periods of one kind up to the chosen one, none from beyond a break."""
    kind = parse(question.period).kind
    periods = [
        code
        for code in catalogue.measured_periods(kind, question.dataset, question.period)
        if not crosses_break(code, question.period)
    ]
    newest = periods[-_PERIODS:]
    earlier = question.compare
    return newest if earlier in newest or earlier not in periods else [str(earlier), *newest]


def _answers(reader: Reader, question: Question, periods: Sequence[str]) -> dict[str, ByKey]:
    """Period → key → answer, of the periods that have any."""
    answers: dict[str, dict[str, Answer]] = {}
    for answer in measured(
        reader,
        [question.metric],
        periods,
        question.chosen,
        dataset=question.dataset,
        split=question.split,
    ):
        if answer.key is not None:
            answers.setdefault(answer.period, {}).setdefault(answer.key, answer)
    return dict(answers)


def _unranked(metric: Metric, answers: Sequence[Answer], spreads: Dispersions) -> str:
    """Why comparable units have no ranks; see ``Ranking``."""
    if metric.denominator and not is_share(metric):
        return "no_share"
    known = possible(answers, ordered(answers)[0], spreads)
    return "alike" if known and not tell_apart(known) else ""


def _moves(
    question: Question,
    now: Sequence[Answer],
    answers: Mapping[str, ByKey],
    spreads: Dispersions,
) -> tuple[str | None, dict[str, Move]]:
    """The period compared with and the moves since."""
    code = compared_with(question.period, question.compare)
    moved = moves(now, answers.get(code or "", {}).values(), spreads)
    return (code, moved) if moved else (None, {})


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


# --- where else to look ---------------------------------------------------------------------------


def nearest(
    reader: Reader, catalogue: Catalogue, question: Question
) -> tuple[tuple[Question, int], ...]:
    """The nearest choices of the same dataset with figures of units, and of how many units.

    First the same period, then others, newest first; first the same metric, of this population and
    of the others, in the chosen sector and then in all; then other metrics. Choices of fewer than
    ``_SEVERAL`` units are offered only where there are no others: they can seldom be ranked.
    """
    periods = catalogue.report_periods(question.dataset)
    order = [question.period, *(code for code in periods if code != question.period)]
    units: dict[Question, int] = {}

    def others() -> Iterator[Question]:
        # There are thousands, and the first four end the search: none is made before its turn.
        for fewest in (_SEVERAL, 1):
            for other, several in _choices(reader, question, order):
                if several >= fewest:
                    units[other] = several
                    yield other
            if units:
                return

    choices = nearest_with_figures(question, others(), lambda other: units[other] > 0)
    return tuple((other, units[other]) for other in choices)


def _choices(
    reader: Reader, question: Question, periods: Sequence[str]
) -> Iterator[tuple[Question, int]]:
    metrics = [question.metric, *(code for code in METRICS if code != question.metric)]
    populations = [
        question.population,
        *(code for code in POPULATIONS if code != question.population),
    ]
    elsewhere = [
        replace(question, population=code, areas=areas, sector=sector, district=None, compare=None)
        for sector in dict.fromkeys((question.sector, None))
        for code in populations
        for areas in ((question.areas, not question.areas) if code == "districts" else (False,))
    ]
    known = [(other, _known_units(reader, other, periods)) for other in (question, *elsewhere)]
    for period in periods:
        for metric in metrics:
            for other, units in known:
                if several := units.get((period, metric), 0):
                    yield replace(other, period=period, metric=metric), several


def _known_units(
    reader: Reader, question: Question, periods: Sequence[str]
) -> Mapping[tuple[str, str], int]:
    """By period and metric how many units have a value."""

    def count() -> Counter[tuple[str, str]]:
        return Counter(
            (answer.period, answer.metric)
            for answer in measured(
                reader,
                list(METRICS),
                periods,
                question.chosen,
                dataset=question.dataset,
                split=question.split,
            )
            if answer.value is not None
        )

    key = ("units with figures", question.chosen, question.dataset, question.split)
    return reader.once(key, count)
