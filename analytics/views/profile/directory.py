"""Everything that has a page of its own in a period, by group, with how punctual it was."""

from collections.abc import Mapping
from dataclasses import dataclass

from analytics.filters import Filter
from analytics.query import Answer, State, measured, standing, target
from analytics.store import Reader
from analytics.views.profile.subject import GROUPS, Subject, Subjects, offered, with_figures

_RATE = "on_time_rate"
_BLOCKS = (Filter(), Filter(level="central"))
_SPLITS = {"area": "area", "sector": "sector"}


@dataclass(frozen=True)
class Entry:
    """One line of the directory.

    ``rate`` is its on-time rate in the period (None: not known), ``standing`` how that stands to a
    target in force; ``has_figures`` tells whether a file or a document has anything about it.
    """

    subject: Subject
    rate: Answer | None
    standing: State | None
    has_figures: bool


def directory(
    reader: Reader, known: Subjects, period: str, dataset: str
) -> Mapping[str, tuple[Entry, ...]]:
    """The subjects of a period by group, in the order of ``GROUPS``.

    In a group those with the most late dossiers come first, then those that have any figure.
    """
    rates = {
        (split, answer.key): answer
        for split in ("unit", "area", "sector")
        for block in _BLOCKS
        for answer in measured(reader, [_RATE], [period], block, dataset=dataset, split=split)
        if answer.value is not None
    }
    printed = {bearer.of for bearer in with_figures(reader, known, period, dataset)}
    groups: dict[str, list[Entry]] = {group: [] for group in GROUPS}
    for bearer in offered(known, period):
        rate = rates.get((_SPLITS.get(bearer.group, "unit"), bearer.code))
        has_figures = rate is not None or bearer.of in printed
        standing = _standing(reader, bearer, rate, period)
        groups[bearer.group].append(Entry(bearer, rate, standing, has_figures))
    return {group: tuple(sorted(entries, key=_order)) for group, entries in groups.items()}


def _standing(reader: Reader, bearer: Subject, rate: Answer | None, period: str) -> State | None:
    """The verdict on a rate; the target was set for the local block."""
    if rate is None or bearer.whole.level == "central":
        return None
    goal = target(reader, _RATE, bearer.chosen.level, period)
    return standing(rate.value, goal)


def _order(entry: Entry) -> tuple[float, bool, bool]:
    late = None if entry.rate is None else entry.rate.late
    return -(late or 0), entry.rate is None, not entry.has_figures
