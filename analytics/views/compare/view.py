"""What is behind one page: both totals, their groups, the split; asked once, read by all parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from analytics.i18n import Translator
from analytics.metrics import METRICS, Metric
from analytics.periods import crosses_break
from analytics.query import Answer, Catalogue, Comparison, compare, compared_with, measured
from analytics.stats.kitagawa import Split
from analytics.store import Reader
from analytics.texts import Term
from analytics.views.compare.groups import Explained, Group, explain, paired, side_by_side, weight
from analytics.views.compare.names import names, unreported
from analytics.views.compare.question import Question
from analytics.views.control import Difference, difference, dispersions, known_periods


@dataclass(frozen=True)
class Change:
    """One metric in two periods, as a whole and by groups.

    ``later`` and ``earlier`` are the totals (None: nothing is known), ``comparison`` theirs, by
    the rule of ``query.compare``; ``period`` is the earlier period that is compared with, chosen or
    found (None: there is none); ``verdict`` is whether the difference is more than chance and
    custom. ``explained`` holds the groups; ``names`` call them, in the order of the catalogue.
    ``unreported``: by period the units that sent nothing. ``documents``: the sources of what is
    shown.
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

    def called(self, key: str, t: Translator, short: bool = False) -> str:
        """The name of a group."""
        return self.names[key].in_(t.language, short) if key in self.names else key


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
        explained = _groups(reader, catalogue, question, (earlier, later), comparison, period)
    found = [one for group in explained.groups for one in (group.earlier, group.later) if one]
    keys = {*(one.key for one in explained.groups), *explained.without, *explained.left_out}
    periods = tuple(code for code in (period, question.period) if code is not None)
    return Change(
        question=question,
        later=later,
        earlier=earlier,
        comparison=comparison,
        period=period,
        verdict=_verdict(reader, catalogue, question, earlier, later, comparison),
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
    """Both totals, their comparison, and the earlier period."""
    family = METRICS[question.metric].family
    asked = [code for code, one in METRICS.items() if family and one.family == family]
    first = compared_with(question.period, question.compare)
    known = catalogue.measured[question.dataset]
    found = measured(
        reader,
        [question.metric, *(code for code in asked if code != question.metric)],
        [code for code in known if code in (first, question.period)],
        question.chosen,
        dataset=question.dataset,
    )
    own = [one for one in found if one.metric == question.metric]
    later = next((one for one in own if one.period == question.period), None)
    # The part of it that is known, where not all units reported.
    before = next((one for one in own if one.period == first), None)
    period = question.compare or (first if before else None)
    if later is None or later.value is None:
        return later, before, None, period
    comparison = compare(later, found, question.compare)
    return later, comparison.earlier or before, comparison, comparison.period or period


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
        known_periods(catalogue, question.dataset, question.period),
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
    found = measured(
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
        return explain((earlier, later), found, question.split, spreads)
    known = comparison is not None and comparison.earlier is not None
    reason = comparison.state if comparison is not None and known else "missing"
    pairs = paired(found, period, question.period)
    return Explained(side_by_side(pairs, spreads), reason=reason)
