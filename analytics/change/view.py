"""What is behind one page: both totals, their groups, the split; asked once, read by all parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from analytics.change.chance import interval
from analytics.change.groups import (
    Explained,
    Group,
    counts_of,
    explain,
    moved_by_chance,
    paired,
    side_by_side,
    weight,
)
from analytics.change.names import names, unreported
from analytics.change.question import Question
from analytics.change.split import Split
from analytics.metrics import METRICS, Metric
from analytics.periods import crosses_break, parse, year_before
from analytics.query import Answer, Catalogue, Comparison, compare, measured
from analytics.store import Reader
from analytics.texts import Term


@dataclass(frozen=True)
class Change:
    """One metric in two periods, as a whole and by groups.

    ``later`` and ``earlier`` are the totals (None: nothing is known), ``comparison`` theirs, by
    the rule of ``query.compare``; ``period`` is the earlier period that is compared with, chosen or
    found (None: there is none). ``explained`` holds the groups; ``names`` call them, in the order
    of the catalogue. ``unreported``: by period the units that sent nothing. ``documents``: the
    sources of what is shown.
    """

    question: Question
    later: Answer | None
    earlier: Answer | None
    comparison: Comparison | None
    period: str | None
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
        return self.comparable or any(one.difference is not None for one in self.groups)

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
        order = {key: place for place, key in enumerate(self.names)}
        return tuple(
            sorted(
                self.explained.groups,
                key=lambda one: (-weight(one), order.get(one.key, len(order))),
            )
        )

    @cached_property
    def interval(self) -> tuple[float, float] | None:
        """The 95% interval of the difference of two rates; None where there are no counts."""
        first, second = counts_of(self.earlier), counts_of(self.later)
        if not self.is_rate or not self.comparable or first is None or second is None:
            return None
        return interval(first, second)

    @cached_property
    def by_chance(self) -> bool:
        """Whether the rate moved no further than chance alone can move it."""
        if self.earlier is None or self.later is None or not self.comparable:
            return False
        return self.is_rate and moved_by_chance(self.earlier, self.later)

    def called(self, key: str, language: str, short: bool = False) -> str:
        """The name of a group."""
        return self.names[key].in_(language, short) if key in self.names else key


def change(reader: Reader, catalogue: Catalogue, question: Question) -> Change:
    """Ask the store: the totals, then the groups of the two periods.

    Args:
        reader: an open snapshot.
        catalogue: its catalogues.
        question: the choice; its metric is one of ``METRICS``.

    Returns:
        The change; what is not known is None or empty, never invented.
    """
    later, earlier, comparison, period = _totals(reader, catalogue, question)
    explained = Explained((), reason="none" if period is None else "break")
    if period is not None and not crosses_break(period, question.period):
        explained = _groups(reader, question, (earlier, later), comparison, period)
    found = [one for group in explained.groups for one in (group.earlier, group.later) if one]
    keys = {*(one.key for one in explained.groups), *explained.without, *explained.left_out}
    periods = tuple(code for code in (period, question.period) if code is not None)
    return Change(
        question=question,
        later=later,
        earlier=earlier,
        comparison=comparison,
        period=period,
        explained=explained,
        names=names(reader, catalogue, keys, question.split, question.period),
        unreported=unreported(reader, question.chosen, question.dataset, periods),
        documents=catalogue.behind([later, earlier, *found], question.dataset),
    )


def comparable(reader: Reader, catalogue: Catalogue, question: Question) -> bool:
    """Whether the two totals may be subtracted: the same as of ``change``, which asks for more."""
    return _comparable(_totals(reader, catalogue, question)[2])


def _comparable(comparison: Comparison | None) -> bool:
    return comparison is not None and comparison.state in ("same", "similar")


def _totals(
    reader: Reader, catalogue: Catalogue, question: Question
) -> tuple[Answer | None, Answer | None, Comparison | None, str | None]:
    """Both totals, their comparison, and the earlier period.

    The rule wants the same quarter a year before; only where that has no value, all are asked.
    """
    family = METRICS[question.metric].family
    asked = [code for code, one in METRICS.items() if family and one.family == family]
    kind = parse(question.period).kind
    periods = [code for code in catalogue.measured[question.dataset] if parse(code).kind == kind]
    first = question.compare or year_before(question.period)
    near = [code for code in periods if code in (first, question.period)]
    for some in (near, periods):
        found = measured(
            reader,
            [question.metric, *(code for code in asked if code != question.metric)],
            some,
            question.chosen,
            dataset=question.dataset,
        )
        own = [one for one in found if one.metric == question.metric]
        later = next((one for one in own if one.period == question.period), None)
        if later is None or later.value is None:
            before = next((one for one in own if one.period == first), None)
            return later, before, None, question.compare or (first if before else None)
        comparison = compare(later, found, question.compare)
        if question.compare or _comparable(comparison):
            break
    return later, _earlier(comparison, own), comparison, comparison.period


def _earlier(comparison: Comparison, own: list[Answer]) -> Answer | None:
    """The earlier total: what it is compared with, or the part of it that is known."""
    if comparison.earlier is not None:
        return comparison.earlier
    return next((one for one in own if one.period == comparison.period), None)


def _groups(
    reader: Reader,
    question: Question,
    totals: tuple[Answer | None, Answer | None],
    comparison: Comparison | None,
    period: str,
) -> Explained:
    """The groups in both periods: explained where the totals are one series, else side by side."""
    found = measured(
        reader,
        [question.metric],
        [period, question.period],
        question.chosen,
        dataset=question.dataset,
        split=question.split,
    )
    earlier, later = totals
    if comparison is not None and comparison.state == "same" and earlier and later:
        return explain((earlier, later), found, question.split)
    reason = "missing" if comparison is None else comparison.state
    return Explained(side_by_side(paired(found, period, question.period)), reason=reason)
