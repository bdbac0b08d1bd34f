"""The days over which units counted their dossiers: alike in a period, adjoining from one to the
next."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from analytics.audit.about import Titles, named
from analytics.audit.checks import Check, broken
from analytics.audit.declared import Declared
from analytics.audit.part import Part
from analytics.i18n import Translator
from analytics.periods import previous
from analytics.store import Reader
from analytics.windows import Window, between, days, groups

Slice = tuple[str, str]
# More units than these are counted, not named.
_NAMED = 20

_UNITS = """
select period, unit, block, level, area, window_first, window_last
from reporting_units
where dataset = ?
order by period, unit
"""


class Counted(NamedTuple):
    """A unit that reported in a period, its place, and the days it counted; None: not known."""

    period: str
    unit: str
    block: str
    level: str
    area: str | None
    window: Window | None


def counted_over(reader: Reader, dataset: str) -> Mapping[str, Sequence[Counted]]:
    """The units that reported, by period; only periods in which the days of any are known."""

    def ask() -> dict[str, list[Counted]]:
        found: dict[str, list[Counted]] = defaultdict(list)
        for row in reader.rows(_UNITS, [dataset]):
            first: date | None = row.pop("window_first")
            last: date | None = row.pop("window_last")
            window = None if last is None else Window(first, last)
            found[row["period"]].append(Counted(**row, window=window))
        return {
            period: units for period, units in found.items() if any(one.window for one in units)
        }

    return reader.once(("counted over", dataset), ask)


class Apart(NamedTuple):
    """A unit whose windows of a period and the one before do not adjoin, and the days between."""

    period: str
    unit: str
    earlier: Window
    later: Window
    days: Window


def succession(reader: Reader, dataset: str) -> tuple[Sequence[Apart], int]:
    """The units whose windows do not adjoin from period to period, and how many pairs do."""
    known = {
        (one.period, one.unit): one.window
        for units in counted_over(reader, dataset).values()
        for one in units
        if one.window is not None
    }
    apart, adjoining = [], 0
    for (period, unit), later in known.items():
        earlier = known.get((previous(period) or "", unit))
        if earlier is None or later.first is None:
            continue
        gap = between(earlier, later)
        if gap is None:
            adjoining += 1
        else:
            apart.append(Apart(period, unit, earlier, later, gap))
    return apart, adjoining


def alike(
    declared: Declared,
    reader: Reader,
    dataset: str,
    names: Titles,
    slices: Collection[Slice] | None = None,
    part: Part | None = None,
) -> Iterator[Check]:
    """Check that the units of a period counted over the same days; a check for each period.

    Args:
        declared: the relation.
        reader: the snapshot.
        dataset: whose units.
        names: of the units, for the sentences.
        slices: only the periods of these (period, unit); None: all.
        part: only one period, and the units of a scope; None: all.
    """
    periods = None if slices is None else {period for period, _unit in slices}
    for period, every in counted_over(reader, dataset).items():
        units = _units_of(part, period, every)
        windows = [one.window for one in units if one.window is not None]
        if len(windows) < 2 or (periods is not None and period not in periods):
            continue
        if len(groups(windows)) == 1:
            yield Check(declared, "held", ())
            continue
        yield _unlike(declared, period, units, names)


def adjoining(
    declared: Declared,
    reader: Reader,
    dataset: str,
    names: Titles,
    slices: Collection[Slice] | None = None,
    part: Part | None = None,
) -> Iterator[Check]:
    """Check that a unit's windows adjoin; one check for all units that have the same days between.

    Args are those of ``alike``; only units that a slice has a part in.
    """
    apart, held = succession(reader, dataset)
    if part is not None:
        every = counted_over(reader, dataset).get(part.period, ())
        own = {(one.period, one.unit) for one in _units_of(part, part.period, every)}
        apart, held = [one for one in apart if (one.period, one.unit) in own], 0
    if held:
        yield Check(declared, "held", (), times=held)
    found: dict[tuple[str, Window, Window, Window], list[str]] = defaultdict(list)
    for period, unit, earlier, later, gap in apart:
        if slices is None or {(period, unit), (previous(period) or "", unit)} & set(slices):
            found[period, earlier, later, gap].append(unit)
    for (period, earlier, later, gap), units in found.items():
        yield _not_adjoining(declared, period, (earlier, later, gap), units, names)


def _units_of(part: Part | None, period: str, units: Sequence[Counted]) -> Sequence[Counted]:
    """The units of a period that a part means."""
    if part is None:
        return units
    return [
        one
        for one in units
        if period == part.period and part.holds(one.block, one.level, one.area, one.unit)
    ]


def _unlike(declared: Declared, period: str, units: Sequence[Counted], names: Titles) -> Check:
    found = divided(units)

    def said(t: Translator) -> dict[str, str]:
        return {
            "name": t.period(period),
            "left": divided_text(found, t),
            "right": "",
        }

    def listed(t: Translator) -> str:
        parts = (
            f"{_days(window, t)}: {_listed([one.unit for one in some], names, t)}"
            for window, some in found
        )
        return " · ".join(parts)

    return replace(broken(declared, (), said, listed), at=(period,))


def _not_adjoining(
    declared: Declared,
    period: str,
    windows: tuple[Window, Window, Window],
    units: Sequence[str],
    names: Titles,
) -> Check:
    earlier, later, gap = windows

    def said(t: Translator) -> dict[str, str]:
        twice = later.first is not None and later.first <= earlier.last
        what = t("được tính hai lần") if twice else t("không được tính vào kỳ nào")
        whose = named(units[0], names, t)
        if len(units) > 1:
            whose = t("{n} đơn vị", n=t.count(len(units)))
        name = f"{whose}, {t.period(period, inside=True)}"
        return {"name": name, "left": days(gap, t), "right": what}

    def spelled(t: Translator) -> str:
        before = previous(period) or ""
        spans = ", ".join(
            f"{t.period(code, inside=True)}: {days(window, t)}"
            for code, window in ((before, earlier), (period, later))
        )
        whose = f" ({_listed(units, names, t)})" if len(units) > 1 else ""
        return f"{spans}{whose}"

    return replace(broken(declared, (), said, spelled), at=(*units[:1], period))


def divided(units: Iterable[Counted]) -> list[tuple[Window | None, list[Counted]]]:
    """Units by the days they counted, the commonest first; those not known come last."""
    units = list(units)
    found: list[tuple[Window | None, list[Counted]]] = []
    left = [one for one in units if one.window is not None]
    for window in groups(one.window for one in left if one.window is not None):
        own = [one for one in left if one.window is not None and not window.differs(one.window)]
        left = [one for one in left if one not in own]
        found.append((window, own))
    unknown = [one for one in units if one.window is None]
    return [*found, *([(None, unknown)] if unknown else [])]


def divided_text(found: Sequence[tuple[Window | None, Sequence[Counted]]], t: Translator) -> str:
    """How many units counted over which days: "15/12/2020–14/3/2021 (44 đơn vị), …"."""
    return ", ".join(
        t.plural("{days} ({n} đơn vị)", len(units), days=_days(window, t), n=t.count(len(units)))
        for window, units in found
    )


def _days(window: Window | None, t: Translator) -> str:
    return t("tệp không ghi ngày") if window is None else days(window, t)


def _listed(units: Sequence[str], names: Titles, t: Translator) -> str:
    said = "; ".join(named(unit, names, t) for unit in units[:_NAMED])
    if len(units) <= _NAMED:
        return said
    more = len(units) - _NAMED
    text = t.plural("{names} và {n} đơn vị khác", more)
    return text.format(names=said, n=t.count(more))
