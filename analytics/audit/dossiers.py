"""The identities of form II.06a on dossier rows, asked of the store in one query each."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from analytics.audit.about import Titles, named
from analytics.audit.checks import Check, broken
from analytics.audit.declared import Declared
from analytics.audit.part import Part
from analytics.audit.windows import succession
from analytics.errors import UnknownName
from analytics.i18n import Translator, both
from analytics.periods import BREAKS, previous
from analytics.relations import Node, Number, Sum, Term
from analytics.schema import COUNTS, DOSSIERS
from analytics.store import Reader
from analytics.texts import Bilingual

_PREVIOUS = "previous"
_MOST = 20

# Each quarter with what it is held against; a common table read by both would be kept whole.
_SIDES = """
select now.period, now.unit, now.sector, {left} as one, {right} as other
from (
    select d.*, 4 * year(p.first_day) + quarter(p.first_day) as place, p.first_day
    from current_dossiers d
    join periods p on p.code = d.period and p.kind = 'quarter'
    where d.dataset = $dataset and {scope}
) now {join}
{within}
"""
_COUNTED = "select count(*) as rows, count(*) filter (one <> other) as broken from ({sides})"
# Asked only where some are broken: windows over ten million rows would take minutes.
_BROKEN = """
select * from ({sides}) where one <> other
order by abs(one - other) desc, period, unit, sector limit {most}
"""
# Codes of units are used again beyond a break: what was left then is another unit's.
_JOIN = """
join (
    select d.*, 4 * year(p.first_day) + quarter(p.first_day) as place, p.first_day
    from current_dossiers d
    join periods p on p.code = d.period and p.kind = 'quarter'
    where d.dataset = $dataset and {before}
) previous on previous.unit = now.unit
    and previous.sector is not distinct from now.sector and previous.place = now.place - 1 {same}
"""
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
        values["apart"] = [f"{one.period} {one.unit}" for one in apart]
        within.append(_ADJOINING)
    scope = before = "true"
    if part is not None:
        scope, bound = part.clause()
        values |= bound
        if joined:
            before, values["before"] = "d.period = $before", previous(part.period) or ""
    same = " ".join(_SAME.format(day=day.isoformat()) for day in BREAKS)
    asked = _SIDES.format(
        left=_sql(relation.left),
        right=_sql(relation.right),
        scope=scope,
        join=_JOIN.format(before=before, same=same) if joined else "",
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
            kind = Bilingual("cột của biểu", "column of the form")
            raise UnknownName(kind, node.indicator, COUNTS)
        column = f"{_PREVIOUS if node.qualifiers == (_PREVIOUS,) else 'now'}.{node.indicator}"
        # What a source does not count is no part of its balance.
        return column if DOSSIERS.column(node.indicator).required else f"coalesce({column}, 0)"
    assert isinstance(node, Sum)
    return " ".join(f"{'+' if sign > 0 else '-'} {_sql(part)}" for sign, part in node.parts)


def _broken(declared: Declared, row: dict[str, Any], names: Titles) -> Check:
    at = tuple(row[name] for name in ("unit", "sector", "period") if row[name])

    def said(t: Translator) -> dict[str, str]:
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

    return replace(broken(declared, (), said), at=at)


def _more(declared: Declared, rows: int) -> Check:
    words = both(lambda t: t.plural("Còn {n} dòng hồ sơ khác lệch như vậy.", rows, n=t.count(rows)))
    return Check(
        declared, "broken", (), declared.severity, words, declared.rule, at=("more",), times=rows
    )
