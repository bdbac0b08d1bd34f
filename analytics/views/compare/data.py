"""What is asked of a comparison, and the answer: both totals, the groups, who did not report."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from analytics.catalogue import Catalogue, group_names, unit_names
from analytics.filters import Filter
from analytics.i18n import Translator
from analytics.metrics import METRICS, Metric
from analytics.periods import crosses_break, parse, sort_key
from analytics.query import Answer, Comparison, compare, compared_with, measured, source_documents
from analytics.query.suggestions import nearest_with_figures
from analytics.stats.kitagawa import Split
from analytics.store import Reader
from analytics.texts import Bilingual, Term
from analytics.views.compare.decomposition import (
    ELSEWHERE,
    Contribution,
    Explained,
    Group,
    contributions,
    explain,
    paired,
    side_by_side,
)
from analytics.views.control import Difference, difference, dispersions

SPLITS = ("level", "unit", "area", "sector")

_ELSEWHERE = Term(
    Bilingual("Cơ quan không thuộc địa bàn nào", "Bodies that belong to no district"),
    Bilingual("Ngoài các địa bàn", "Outside districts"),
)
# Periods from which nobody sent anything are not meant: there, nobody is missing.
_UNREPORTED = """
with known as (select distinct unit from reporting_units where dataset = ? and {clause}),
there as (
    select distinct unit, period from reporting_units
    where dataset = ? and {clause} and period in ({marks})
),
asked as (select distinct period from there)
select unit, period from known cross join asked
except
select unit, period from there
"""


@dataclass(frozen=True)
class Question:
    """One choice on the page: what is compared, by which groups, which two periods.

    ``compare`` is the earlier period; None: the same one a year before.
    """

    metric: str
    split: str
    period: str
    compare: str | None = None
    chosen: Filter = field(default_factory=Filter)
    dataset: str = "official"


@dataclass(frozen=True)
class Change:
    """One metric in two periods, as a whole and by groups.

    ``later`` and ``earlier`` are the totals (None: nothing is known), ``comparison`` theirs, by
    the rule of ``query.compare``; ``period`` is the earlier period (None: there is none);
    ``verdict`` is whether the difference is more than chance and custom. ``explained`` holds the
    groups, ``names`` their names in the order of the catalogue. ``unreported``: by period the units
    that sent nothing. ``documents``: the sources of what is shown.
    """

    question: Question
    later: Answer | None
    earlier: Answer | None
    comparison: Comparison | None
    period: str | None
    verdict: Difference
    explained: Explained
    names: Mapping[str, Term]
    unreported: Mapping[str, tuple[Term, ...]]
    documents: tuple[str, ...]

    @property
    def metric(self) -> Metric:
        """The metric compared."""
        return METRICS[self.question.metric]

    @property
    def is_rate(self) -> bool:
        """Whether it is a rate: differences are points."""
        return self.metric.format == "rate"

    @property
    def comparable(self) -> bool:
        """Whether the two totals may be subtracted."""
        return _comparable(self.comparison)

    @property
    def known(self) -> bool:
        """Whether there is anything to show: two totals, or groups with a value in both periods."""
        return self.comparable or any(group.difference is not None for group in self.groups)

    @property
    def explains(self) -> bool:
        """Whether the groups explain the change of the whole."""
        return self.comparable and not self.explained.reason

    @property
    def split(self) -> Split | None:
        """The exact split of a rate's change; None for counts, and where there is none."""
        return self.explained.split

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The groups, those that moved the whole most first."""
        order = {key: number for number, key in enumerate(self.names)}
        return tuple(
            sorted(
                self.explained.groups,
                key=lambda group: (-group.weight, order.get(group.key, len(order))),
            )
        )

    @property
    def rows(self) -> tuple[Group, ...]:
        """The rows of the table: the whole (key ""), then the groups."""
        return (Group("", self.earlier, self.later, self.comparison), *self.groups)

    def contributions(self, key: str = "") -> list[Contribution]:
        """What the groups add to the change, that of ``key`` always alone."""
        return contributions(self.groups, key)

    def name(self, key: str, t: Translator) -> str:
        """The name of a group."""
        return t(self.names[key]) if key in self.names else key


def change(reader: Reader, catalogue: Catalogue, question: Question) -> Change:
    """The totals and the groups of two periods; what is not known is None or empty."""
    later, earlier, comparison, period = _totals(reader, catalogue, question)
    explained = Explained((), reason="none" if period is None else "break")
    if period is not None and not crosses_break(period, question.period):
        explained = _groups(reader, catalogue, question, (earlier, later), comparison, period)
    answers = [
        answer for group in explained.groups for answer in (group.earlier, group.later) if answer
    ]
    keys = {
        *(group.key for group in explained.groups),
        *explained.without,
        *explained.left_out,
    }
    periods = [code for code in (period, question.period) if code is not None]
    return Change(
        question=question,
        later=later,
        earlier=earlier,
        comparison=comparison,
        period=period,
        verdict=_verdict(reader, catalogue, question, earlier, later, comparison),
        explained=explained,
        names=_names(reader, catalogue, keys, question),
        unreported=_unreported(reader, question, periods),
        documents=source_documents(catalogue, [later, earlier, *answers], question.dataset),
    )


def own(catalogue: Catalogue, question: Question, key: str) -> Question | None:
    """The question of one group by its own parts: a unit by its sectors, a sector by its units.

    None where the group has no parts of its own in the question.
    """
    chosen, split = question.chosen, question.split
    if split == "level":
        return replace(question, chosen=replace(chosen, level=key), split="unit")
    if split == "sector" and chosen.unit is None:
        return replace(question, chosen=replace(chosen, sector=key), split="unit")
    if chosen.unit is not None:  # one sector of one unit
        return None
    if key == ELSEWHERE or chosen.sector is not None:
        return None
    if split == "area":
        return replace(question, chosen=replace(chosen, district=key), split="sector")
    if key not in catalogue.units_on(parse(question.period).last_day):
        return None
    return replace(question, chosen=of_unit(catalogue, question.period, key), split="sector")


def of_unit(catalogue: Catalogue, period: str, code: str, sector: str | None = None) -> Filter:
    """The choice of one unit, at the level that it has in a period, else at its last one."""
    return Filter(level=catalogue.unit_in(period, code)["level"], sector=sector, unit=code)


def _comparable(comparison: Comparison | None) -> bool:
    return comparison is not None and comparison.state in ("same", "similar")


def _totals(
    reader: Reader, catalogue: Catalogue, question: Question
) -> tuple[Answer | None, Answer | None, Comparison | None, str | None]:
    """The later and the earlier total, their comparison, and the earlier period."""
    family = METRICS[question.metric].family
    relatives = [code for code, metric in METRICS.items() if family and metric.family == family]
    first = compared_with(question.period, question.compare)
    answers = measured(
        reader,
        [question.metric, *(code for code in relatives if code != question.metric)],
        [code for code in catalogue.measured[question.dataset] if code in (first, question.period)],
        question.chosen,
        dataset=question.dataset,
    )
    own = {answer.period: answer for answer in answers if answer.metric == question.metric}
    # The earlier one is the part of it that is known, where not all units reported.
    later, earlier = own.get(question.period), own.get(first or "")
    period = question.compare or (first if earlier else None)
    if later is None or later.value is None:
        return later, earlier, None, period
    comparison = compare(later, answers, question.compare)
    return later, comparison.earlier or earlier, comparison, comparison.period or period


def _verdict(
    reader: Reader,
    catalogue: Catalogue,
    question: Question,
    earlier: Answer | None,
    later: Answer | None,
    comparison: Comparison | None,
) -> Difference:
    """Whether the difference of the totals is news, by all periods up to the later one."""
    if earlier is None or later is None or not _comparable(comparison):
        return Difference()
    history = measured(
        reader,
        [question.metric],
        _periods(catalogue, question),
        question.chosen,
        dataset=question.dataset,
    )
    return difference(earlier, later, history)


def _groups(
    reader: Reader,
    catalogue: Catalogue,
    question: Question,
    totals: tuple[Answer | None, Answer | None],
    comparison: Comparison | None,
    period: str,
) -> Explained:
    """The groups in both periods: explained where the totals are one series, else side by side."""
    answers = measured(
        reader,
        [question.metric],
        [period, question.period],
        question.chosen,
        dataset=question.dataset,
        split=question.split,
    )
    spreads = dispersions(
        reader,
        catalogue,
        question.metric,
        question.period,
        question.chosen,
        question.split,
        dataset=question.dataset,
    )
    earlier, later = totals
    if comparison is not None and comparison.state == "same" and earlier and later:
        return explain((earlier, later), answers, question.split, spreads)
    known = comparison is not None and comparison.earlier is not None
    reason = comparison.state if comparison is not None and known else "missing"
    pairs = paired(answers, period, question.period)
    return Explained(side_by_side(pairs, spreads), reason=reason)


def _names(
    reader: Reader, catalogue: Catalogue, keys: Collection[str], question: Question
) -> dict[str, Term]:
    """The names of groups as of the later period, in the order of the catalogue.

    A unit that is no more has the last name it had.
    """
    day = parse(question.period).last_day
    names = group_names(reader, catalogue, question.split, dict.fromkeys(keys, day))
    return names | ({ELSEWHERE: _ELSEWHERE} if ELSEWHERE in keys else {})


def _unreported(
    reader: Reader, question: Question, periods: Sequence[str]
) -> dict[str, tuple[Term, ...]]:
    """By period the units that sent no dossiers then, though they did in another period."""
    clause, values = replace(question.chosen, sector=None).where()
    scope = [question.dataset, *values]
    rows = reader.rows(
        _UNREPORTED.format(clause=clause, marks=", ".join("?" * len(periods))),
        [*scope, *scope, *periods],
    )
    names = {}
    for period in periods:
        day = parse(period).last_day
        units = {row["unit"]: day for row in rows if row["period"] == period}
        names[period] = tuple(unit_names(reader, units, then_only=True).values())
    return names


# --- where else to look ---------------------------------------------------------------------------


def nearest(reader: Reader, catalogue: Catalogue, question: Question) -> tuple[Question, ...]:
    """The nearest choices of the same dataset whose totals compare, the nearest first.

    One thing is changed at a time: the earlier period (of another season only here, where the
    reader asks for it), the filter, the way of counting, then the period; last comes the on-time
    rate of the whole province.
    """
    return nearest_with_figures(
        question,
        _others(catalogue, question),
        lambda other: _comparable(_totals(reader, catalogue, other)[2]),
    )


def _periods(catalogue: Catalogue, question: Question) -> list[str]:
    """The periods of one kind up to the later one."""
    kind = parse(question.period).kind
    return catalogue.measured_periods(kind, question.dataset, question.period)


def _others(catalogue: Catalogue, question: Question) -> Iterator[Question]:
    yield replace(question, compare=None)
    for period in reversed(_periods(catalogue, question)):
        if period != question.period:
            yield replace(question, compare=period)
    for chosen in question.chosen.wider():
        yield replace(question, chosen=chosen)
    family = METRICS[question.metric].family
    for code in (code for code, metric in METRICS.items() if family and metric.family == family):
        yield replace(question, metric=code, compare=None)
    whole = replace(question, chosen=Filter(), compare=None)
    yield whole
    yield replace(whole, metric="on_time_rate")
    for period in _periods_near(catalogue, question):
        yield replace(question, period=period, compare=None)
        yield replace(whole, period=period, metric="on_time_rate")


def _periods_near(catalogue: Catalogue, question: Question) -> list[str]:
    """The other periods of the kind that a report is about, the nearest in time first."""
    kind, day = parse(question.period).kind, parse(question.period).last_day
    periods = [
        code
        for code in catalogue.report_periods(question.dataset)
        if parse(code).kind == kind and code != question.period
    ]
    return sorted(periods, key=lambda code: (abs(parse(code).last_day - day), sort_key(code)))
