"""Over which days the units of a choice counted, where it matters: in sums, ranks and series.

What is published keeps its own words: this speaks of the units' own files only.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from analytics.audit import Counted, counted_over, divided, divided_text
from analytics.filters import Filter
from analytics.formats import count
from analytics.periods import label, sort_key
from analytics.store import Reader
from analytics.texts import translator
from analytics.windows import Window, alike, days

# More changes than these are counted, not told.
_FEW = 3


def mixed_text(reader: Reader, dataset: str, period: str, chosen: Filter, language: str) -> str:
    """That the units of a choice counted over different days; "" where they did not.

    Args:
        reader: an open snapshot.
        dataset: "official" or "demo".
        period: whose dossiers.
        chosen: the scope.
        language: "vi" or "en".
    """
    _ = translator(language)
    found = divided(_inside(counted_over(reader, dataset).get(period, ()), chosen))
    if sum(window is not None for window, _units in found) < 2:
        return ""
    return _("Các đơn vị đếm hồ sơ {period} theo khoảng ngày khác nhau: {windows}.").format(
        period=label(period, language, inside=True), windows=divided_text(found, language)
    )


def changed_text(
    reader: Reader, dataset: str, periods: Sequence[str], chosen: Filter, language: str
) -> str:
    """That units changed the days they count by, from one of the periods to the next; or "".

    Args:
        reader: an open snapshot.
        dataset: "official" or "demo".
        periods: those that are set beside each other.
        chosen: the scope.
        language: "vi" or "en".
    """
    _ = translator(language)
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
        text = _.plural("{n} đơn vị đếm {earlier} từ {before}, {later} từ {after}", n)
        if len(units) == 1:
            text = _("{earlier} đếm từ {before}, {later} từ {after}")
        said.append(
            text.format(
                n=count(n, language),
                earlier=label(change.earlier, language, inside=True),
                before=days(change.before, language),
                later=label(change.later, language, inside=True),
                after=days(change.after, language),
            )
        )
    if not said:
        return ""
    more = len(found) - len(said)
    said += [_("và {n} lần đổi khác").format(n=count(more, language))] if more else []
    return _("Khoảng ngày đếm hồ sơ thay đổi: {changes}.").format(changes="; ".join(said))


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
