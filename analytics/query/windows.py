"""Over which days the units of a choice counted, where it matters: in sums, ranks and series.

What is published keeps its own words: this speaks of the units' own files only.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from analytics.audit import Counted, counted_over, divided, divided_text
from analytics.filters import Filter
from analytics.i18n import Translator
from analytics.periods import sort_key
from analytics.store import Reader
from analytics.windows import Window, alike, days

# More changes than these are counted, not told.
_FEW = 3


def mixed_text(reader: Reader, dataset: str, period: str, chosen: Filter, t: Translator) -> str:
    """That the units of a choice counted over different days; "" where they did not.

    Args:
        reader: an open snapshot.
        dataset: "official" or "demo".
        period: whose dossiers.
        chosen: the scope.
    """
    found = divided(_inside(counted_over(reader, dataset).get(period, ()), chosen))
    if sum(window is not None for window, _units in found) < 2:
        return ""
    return t(
        "Các đơn vị đếm hồ sơ {period} theo khoảng ngày khác nhau: {windows}.",
        period=t.period(period, inside=True),
        windows=divided_text(found, t),
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
    found: dict[_Change, int] = defaultdict(int)
    for change in _changes(reader, dataset, periods, chosen):
        found[change] += 1
    units = {
        one.unit
        for period in periods
        for one in _inside(counted_over(reader, dataset).get(period, ()), chosen)
    }
    said = []
    for change, n in list(found.items())[:_FEW]:
        text = t.plural("{n} đơn vị đếm {earlier} từ {before}, {later} từ {after}", n)
        if len(units) == 1:
            text = t("{earlier} đếm từ {before}, {later} từ {after}")
        said.append(
            text.format(
                n=t.count(n),
                earlier=t.period(change.earlier, inside=True),
                before=days(change.before, t),
                later=t.period(change.later, inside=True),
                after=days(change.after, t),
            )
        )
    if not said:
        return ""
    more = len(found) - len(said)
    said += [t("và {n} lần đổi khác", n=t.count(more))] if more else []
    return t("Khoảng ngày đếm hồ sơ thay đổi: {changes}.", changes="; ".join(said))


class _Change(NamedTuple):
    """A unit's window in one period and the next, which is not of the same kind."""

    earlier: str
    before: Window
    later: str
    after: Window


def _changes(reader: Reader, dataset: str, periods: Sequence[str], chosen: Filter) -> list[_Change]:
    last: dict[str, tuple[str, Window]] = {}
    found = []
    known = counted_over(reader, dataset)
    for period in sorted(set(periods), key=sort_key):
        for one in _inside(known.get(period, ()), chosen):
            if one.window is None:
                continue
            before = last.get(one.unit)
            if before is not None and not alike(*before, period, one.window):
                found.append(_Change(*before, period, one.window))
            last[one.unit] = period, one.window
    return found


def _inside(units: Sequence[Counted], chosen: Filter) -> list[Counted]:
    return [
        one
        for one in units
        if chosen.unit in (None, one.unit) and chosen.holds(one.block, one.level, one.area)
    ]
