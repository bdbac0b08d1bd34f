"""Over which days the units of a choice counted, where it matters: in sums, ranks and series.

What is published keeps its own words: this is about the units' own files only.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from analytics.audit import Counted, counted_over, divided, divided_text
from analytics.filters import Filter
from analytics.i18n import Translator
from analytics.periods import sort_key
from analytics.store import Reader
from analytics.windows import Window, alike, days

# More changes than these are counted, not named.
_FEW = 3


def mixed_text(reader: Reader, dataset: str, period: str, chosen: Filter, t: Translator) -> str:
    """That the units of a choice counted over different days; "" where they did not.

    Args:
        reader: an open snapshot.
        dataset: "official" or "demo".
        period: whose dossiers.
        chosen: the scope.
    """
    groups = divided(_inside(counted_over(reader, dataset).get(period, ()), chosen))
    if sum(window is not None for window, _units in groups) < 2:
        return ""
    return t(
        "Các đơn vị đếm hồ sơ {period} theo khoảng ngày khác nhau: {windows}.",
        period=t.period(period, inside=True),
        windows=divided_text(groups, t),
    )


def changed_text(
    reader: Reader, dataset: str, periods: Sequence[str], chosen: Filter, t: Translator
) -> str:
    """That units changed the days they count by, from one of the periods to the next; or "".

    Args:
        reader: an open snapshot.
        dataset: "official" or "demo".
        periods: those that are set beside each other.
        chosen: the scope.
    """
    changes = Counter(_changes(reader, dataset, periods, chosen))
    units = {
        counted.unit
        for period in periods
        for counted in _inside(counted_over(reader, dataset).get(period, ()), chosen)
    }
    texts = []
    for change, n in list(changes.items())[:_FEW]:
        text = t.plural("{n} đơn vị đếm {earlier} từ {before}, {later} từ {after}", n)
        if len(units) == 1:
            text = t("{earlier} đếm từ {before}, {later} từ {after}")
        texts.append(
            text.format(
                n=t.count(n),
                earlier=t.period(change.earlier, inside=True),
                before=days(change.before, t),
                later=t.period(change.later, inside=True),
                after=days(change.after, t),
            )
        )
    if not texts:
        return ""
    more = len(changes) - len(texts)
    texts += [t("và {n} lần đổi khác", n=t.count(more))] if more else []
    return t("Khoảng ngày đếm hồ sơ thay đổi: {changes}.", changes="; ".join(texts))


class _Change(NamedTuple):
    """A unit's window in one period and the next, which is not of the same kind."""

    earlier: str
    before: Window
    later: str
    after: Window


def _changes(reader: Reader, dataset: str, periods: Sequence[str], chosen: Filter) -> list[_Change]:
    last: dict[str, tuple[str, Window]] = {}
    changes = []
    known = counted_over(reader, dataset)
    for period in sorted(set(periods), key=sort_key):
        for counted in _inside(known.get(period, ()), chosen):
            if counted.window is None:
                continue
            before = last.get(counted.unit)
            if before is not None and not alike(*before, period, counted.window):
                changes.append(_Change(*before, period, counted.window))
            last[counted.unit] = period, counted.window
    return changes


def _inside(units: Sequence[Counted], chosen: Filter) -> list[Counted]:
    return [
        counted
        for counted in units
        if chosen.unit in (None, counted.unit)
        and chosen.holds(counted.block, counted.level, counted.area)
    ]
