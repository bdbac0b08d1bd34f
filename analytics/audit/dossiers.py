"""Checks of dossier rows: the identities of form II.06a, the days over which units counted.

The identities are asked of the store in one query each.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from analytics.audit.checks import Check, broken
from analytics.audit.figures import Titles
from analytics.audit.relations import Declared
from analytics.audit.text import named
from analytics.errors import UnknownName
from analytics.filters import Filter
from analytics.i18n import Translator, both
from analytics.periods import BREAKS, crosses_break, parse, previous
from analytics.relations import Node, Number, Sum, Term
from analytics.schema import COUNTS, DOSSIERS
from analytics.store import Reader
from analytics.texts import Message
from analytics.windows import Window, between, days, groups


@dataclass(frozen=True)
class Part:
    """A period and a scope; the quarter that it is carried over from is not its own."""

    period: str
    chosen: Filter = field(default_factory=Filter)

    def holds(self, block: str, level: str, area: str | None, unit: str) -> bool:
        """Whether a unit lies in the scope; no choice at all means every unit."""
        if self.chosen == Filter():
            return True
        return self.chosen.holds(block, level, area) and self.chosen.unit in (None, unit)

    def clause(self) -> tuple[str, dict[str, str]]:
        """Which rows of ``current_dossiers d`` are meant, and the bound values by name."""
        scope, values = "d.period = $period", {"period": self.period}
        if self.chosen != Filter():
            where, bound = self.chosen.where()
            for number, value in enumerate(bound):
                where = where.replace("?", f"$scope{number}", 1)
                values[f"scope{number}"] = value
            scope = f"{scope} and {where}"
        return scope, values


# --- days of counting: alike in a period, adjoining from one to the next --------------------------


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
        by_period: dict[str, list[Counted]] = defaultdict(list)
        for row in reader.rows(_UNITS, [dataset]):
            first: date | None = row.pop("window_first")
            last: date | None = row.pop("window_last")
            window = None if last is None else Window(first, last)
            by_period[row["period"]].append(Counted(**row, window=window))
        return {
            period: units
            for period, units in by_period.items()
            if any(counted.window for counted in units)
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
        (counted.period, counted.unit): counted.window
        for units in counted_over(reader, dataset).values()
        for counted in units
        if counted.window is not None
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
        windows = [counted.window for counted in units if counted.window is not None]
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
        own = {(counted.period, counted.unit) for counted in _units_of(part, part.period, every)}
        apart, held = [counted for counted in apart if (counted.period, counted.unit) in own], 0
    if held:
        yield Check(declared, "held", (), times=held)
    units_by_gap: dict[tuple[str, Window, Window, Window], list[str]] = defaultdict(list)
    for period, unit, earlier, later, gap in apart:
        if slices is None or {(period, unit), (previous(period) or "", unit)} & set(slices):
            units_by_gap[period, earlier, later, gap].append(unit)
    for (period, earlier, later, gap), units in units_by_gap.items():
        yield _not_adjoining(declared, period, (earlier, later, gap), units, names)


def _units_of(part: Part | None, period: str, units: Sequence[Counted]) -> Sequence[Counted]:
    """The units of a period that a part means."""
    if part is None:
        return units
    return [
        counted
        for counted in units
        if period == part.period
        and part.holds(counted.block, counted.level, counted.area, counted.unit)
    ]


def _unlike(declared: Declared, period: str, units: Sequence[Counted], names: Titles) -> Check:
    by_window = divided(units)

    def values(t: Translator) -> dict[str, str]:
        return {
            "name": t.period(period),
            "left": divided_text(by_window, t),
            "right": "",
        }

    def listed(t: Translator) -> str:
        parts = (
            f"{_days(window, t)}: {_listed([counted.unit for counted in units_alike], names, t)}"
            for window, units_alike in by_window
        )
        return " · ".join(parts)

    return replace(broken(declared, (), values, listed), at=(period,))


def _not_adjoining(
    declared: Declared,
    period: str,
    windows: tuple[Window, Window, Window],
    units: Sequence[str],
    names: Titles,
) -> Check:
    earlier, later, gap = windows

    def values(t: Translator) -> dict[str, str]:
        twice = later.first is not None and later.first <= earlier.last
        what = t("được tính hai lần") if twice else t("không được tính vào kỳ nào")
        whose = named(units[0], names, t)
        if len(units) > 1:
            whose = t.plural("{n} đơn vị", len(units), n=t.count(len(units)))
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

    return replace(broken(declared, (), values, spelled), at=(*units[:1], period))


def divided(units: Iterable[Counted]) -> list[tuple[Window | None, list[Counted]]]:
    """Units by the days they counted, the commonest first; those not known come last."""
    units = list(units)
    by_window: list[tuple[Window | None, list[Counted]]] = []
    left = [counted for counted in units if counted.window is not None]
    for window in groups(counted.window for counted in left if counted.window is not None):
        own = [
            counted
            for counted in left
            if counted.window is not None and not window.differs(counted.window)
        ]
        left = [counted for counted in left if counted not in own]
        by_window.append((window, own))
    unknown = [counted for counted in units if counted.window is None]
    return [*by_window, *([(None, unknown)] if unknown else [])]


def divided_text(
    by_window: Sequence[tuple[Window | None, Sequence[Counted]]], t: Translator
) -> str:
    """How many units counted over which days: "15/12/2020–14/3/2021 (44 đơn vị), …"."""
    return ", ".join(
        t.plural("{days} ({n} đơn vị)", len(units), days=_days(window, t), n=t.count(len(units)))
        for window, units in by_window
    )


def _days(window: Window | None, t: Translator) -> str:
    return t("tệp không ghi ngày") if window is None else days(window, t)


def _listed(units: Sequence[str], names: Titles, t: Translator) -> str:
    listed = "; ".join(named(unit, names, t) for unit in units[:_NAMED])
    if len(units) <= _NAMED:
        return listed
    more = len(units) - _NAMED
    return t.plural("{names} và {n} đơn vị khác", more, names=listed, n=t.count(more))


# --- identities of the form -----------------------------------------------------------------------


_PREVIOUS = "previous"
_MOST = 20

# Each quarter with what it is held against; a common table read by both would be kept whole.
_SIDES = """
select now.period, now.unit, now.sector, {left} as one, {right} as other
from ({rows}) now {join}
{within}
"""
_QUARTERS = """
select d.*, 4 * year(p.first_day) + quarter(p.first_day) as place, p.first_day
from current_dossiers d
join periods p on p.code = d.period and p.kind = 'quarter'
where d.dataset = $dataset
"""
# Of one quarter what lies before it is known: without the table of periods half the time.
_ONE_QUARTER = "select d.* from current_dossiers d where d.dataset = $dataset and {scope}"
_COUNTED = "select count(*) as rows, count(*) filter (one <> other) as broken from ({sides})"
# Asked only where some are broken: windows over ten million rows would take minutes.
_BROKEN = """
select * from ({sides}) where one <> other
order by abs(one - other) desc, period, unit, sector limit {most}
"""
# Codes of units are used again beyond a break: what was left then is another unit's.
_JOIN = """
join ({rows}) previous
    on previous.unit = now.unit and previous.sector is not distinct from now.sector {together}
"""
_NEXT = "and previous.place = now.place - 1"
_SAME = "and (previous.first_day < date '{day}') = (now.first_day < date '{day}')"
_WITHIN = "list_contains($slices, concat({side}.period, ' ', {side}.unit))"
_ADJOINING = "not list_contains($apart, concat(now.period, ' ', now.unit))"


def identities(
    declared: Declared,
    reader: Reader,
    dataset: str,
    names: Titles,
    slices: Collection[tuple[str, str]] | None = None,
    part: Part | None = None,
) -> Iterator[Check]:
    """Check a relation of the form's columns on every row; ``[previous]`` is the quarter before.

    Rows whose days do not adjoin those of the quarter before are not held against it.

    Args:
        declared: the relation.
        reader: the snapshot.
        dataset: whose rows.
        names: of units and sectors, for the sentences.
        slices: only the rows that a (period, unit) of these has a part in; None: all.
        part: only the rows of one period, and of a scope; None: all. What does not agree with the
            quarter before is a finding of the later one.

    Returns:
        One check for all rows that hold; every broken row is a check of its own, the widest gaps
        first, and from the 21st on one check stands for them all.
    """
    relation = declared.relation
    assert relation is not None and relation.sign == "="
    joined = any(term.qualifiers == (_PREVIOUS,) for term in relation.terms)
    sides = ("now", _PREVIOUS) if joined else ("now",)
    values: dict[str, Any] = {"dataset": dataset}
    within = []
    if slices is not None:
        values["slices"] = [f"{period} {unit}" for period, unit in slices]
        within.append(f"({' or '.join(_WITHIN.format(side=side) for side in sides)})")
    if joined and (apart := succession(reader, dataset)[0]):
        values["apart"] = [f"{counted.period} {counted.unit}" for counted in apart]
        within.append(_ADJOINING)
    rows = earlier_rows = _QUARTERS
    together = " ".join((_NEXT, *(_SAME.format(day=day.isoformat()) for day in BREAKS)))
    if part is not None:
        earlier = previous(part.period)
        if parse(part.period).kind != "quarter":
            return
        if joined and (earlier is None or crosses_break(earlier, part.period)):
            return
        scope, bound = part.clause()
        values |= bound | ({"before": earlier} if joined else {})
        rows = _ONE_QUARTER.format(scope=scope)
        earlier_rows, together = _ONE_QUARTER.format(scope="d.period = $before"), ""
    asked = _SIDES.format(
        left=_sql(relation.left),
        right=_sql(relation.right),
        rows=rows,
        join=_JOIN.format(rows=earlier_rows, together=together) if joined else "",
        within=f"where {' and '.join(within)}" if within else "",
    )
    (counted,) = reader.rows(_COUNTED.format(sides=asked), values)
    if held := counted["rows"] - counted["broken"]:
        yield Check(declared, "held", (), times=held)
    if not counted["broken"]:
        return
    for row in reader.rows(_BROKEN.format(sides=asked, most=_MOST), values):
        yield _broken(declared, row, names)
    if (more := counted["broken"] - _MOST) > 0:
        yield _more(declared, more)


def _sql(node: Node) -> str:
    if isinstance(node, Number):
        return str(int(node.value))
    if isinstance(node, Term):
        if node.indicator not in COUNTS:
            kind = Message("cột của biểu")
            raise UnknownName(kind, node.indicator, COUNTS)
        column = f"{_PREVIOUS if node.qualifiers == (_PREVIOUS,) else 'now'}.{node.indicator}"
        # What a source does not count is no part of its balance.
        return column if DOSSIERS.column(node.indicator).required else f"coalesce({column}, 0)"
    assert isinstance(node, Sum)
    return " ".join(f"{'+' if sign > 0 else '-'} {_sql(part)}" for sign, part in node.parts)


def _broken(declared: Declared, row: dict[str, Any], names: Titles) -> Check:
    at = tuple(row[name] for name in ("unit", "sector", "period") if row[name])

    def values(t: Translator) -> dict[str, str]:
        return {
            "left": t.count(row["one"]),
            "right": t.count(row["other"]),
            "difference": t.count(abs(row["one"] - row["other"])),
            "name": ", ".join(
                (
                    *(named(code, names, t) for code in at[:-1]),
                    t.period(row["period"], inside=True),
                )
            ),
        }

    return replace(broken(declared, (), values), at=at)


def _more(declared: Declared, rows: int) -> Check:
    words = both(lambda t: t.plural("Còn {n} dòng hồ sơ khác lệch như vậy.", rows, n=t.count(rows)))
    return Check(
        declared, "broken", (), declared.severity, words, declared.rule, at=("more",), times=rows
    )
