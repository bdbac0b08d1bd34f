"""The rules that look at one row with the catalogue at hand, and those on a whole table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from analytics import schema
from analytics.errors import Problem
from analytics.store.cells import shown
from analytics.store.csvfile import Cells, Row, TextTable
from analytics.store.printed import agrees

# column, found, expected, what to do
Finding = tuple[str, str, str, str]

# Levels a published value may name for a unit of each level; None = not divided by level.
# A district stands for its office, its communes, or the whole area.
_LEVELS_OF_UNIT: dict[str, tuple[str | None, ...]] = {
    "province": ("province",),
    "district": ("district", "commune", None),
    "commune": ("commune",),
    "land_registry": ("land_registry",),
    "central": (None,),
    "public_service": (None,),
}


@dataclass(frozen=True)
class Catalogue:
    """What the rules ask: indicators by code, and every validity of each unit."""

    indicators: Mapping[str, Cells]
    units: Mapping[str, tuple[Cells, ...]]


def row_problems(text: TextTable, catalogue: Catalogue) -> list[Problem]:
    """Return a problem for every row that breaks a rule of its table."""
    return [
        Problem(text.file, row.number, *finding)
        for row in text.rows
        for rule in text.table.rules
        for finding in RULES[rule](row.cells, catalogue)
    ]


def key_problems(text: TextTable) -> list[Problem]:
    """Return a problem for every row whose key an earlier row of the file already has."""
    first: dict[tuple[str | None, ...], Row] = {}
    problems = []
    for row in text.rows:
        key = tuple(row.cells[name] for name in text.table.key)
        earlier = first.setdefault(key, row)
        if earlier is row:
            continue
        found = ", ".join(part for part in key if part)
        names = {str(one.cells[name]) for one in (earlier, row) for name in _names(text.table)}
        if len(names) > len(_names(text.table)):
            found += f" (hai tên: {'; '.join(sorted(names))})"
        expected = f"mỗi {' + '.join(text.table.key)} một dòng; dòng {earlier.number} đã có"
        action = "Xóa một dòng, hoặc sửa khóa cho khác nhau."
        problems.append(Problem(text.file, row.number, text.table.key[0], found, expected, action))
    return problems


def _names(table: schema.Table) -> tuple[str, ...]:
    return tuple(name for name in ("name", "name_vi") if name in table.names)


def total_problems(text: TextTable) -> list[Problem]:
    """Return a problem for every unit that gives a total (no sector) beside its sectors."""
    if text.table.name != schema.DOSSIERS.name:
        return []
    slices: dict[tuple[str | None, ...], list[Row]] = {}
    for row in text.rows:
        slices.setdefault((row.cells["period"], row.cells["unit"]), []).append(row)
    expected = "hoặc một dòng tổng của đơn vị, hoặc các dòng theo lĩnh vực"
    action = "Xóa dòng tổng: tổng được cộng từ các lĩnh vực."
    return [
        Problem(text.file, row.number, "sector", f"dòng tổng của {unit}", expected, action)
        for (_, unit), rows in slices.items()
        if any(row.cells["sector"] for row in rows)
        for row in rows
        if row.cells["sector"] is None
    ]


def overlap_problems(text: TextTable) -> list[Problem]:
    """Return a problem for every validity that overlaps an earlier one of the same key."""
    if schema.INTERVAL not in text.table.rules:
        return []
    names = [name for name in text.table.key if name != "valid_from"]
    earlier: dict[tuple[str | None, ...], list[Row]] = {}
    problems = []
    for row in text.rows:
        key = tuple(row.cells[name] for name in names)
        for other in earlier.setdefault(key, []):
            same_start = row.cells["valid_from"] == other.cells["valid_from"]  # a duplicate key
            if not same_start and _overlap(row.cells, other.cells):
                found = f"{key[0]} có hai dòng cùng lúc có hiệu lực"
                expected = f"khoảng hiệu lực không chồng lên dòng {other.number}"
                action = "Một mã chỉ mang một tên tại một thời điểm: sửa ngày hiệu lực."
                problems.append(
                    Problem(text.file, row.number, "valid_from", found, expected, action)
                )
        earlier[key].append(row)
    return problems


def _overlap(one: Cells, other: Cells) -> bool:
    latest = "9999-12-31"
    return (one["valid_from"] or "") < (other["valid_to"] or latest) and (
        other["valid_from"] or ""
    ) < (one["valid_to"] or latest)


def in_force(validities: tuple[Cells, ...], day: str) -> Cells | None:
    """Return the validity [valid_from, valid_to) that holds on an ISO day, or None."""
    for cells in validities:
        if (cells["valid_from"] or "") <= day and day < (cells["valid_to"] or "9999-12-31"):
            return cells
    return None


def _interval(cells: Cells, _: Catalogue) -> list[Finding]:
    start, end = cells["valid_from"], cells["valid_to"]
    if start is None or end is None or start < end:
        return []
    return [("valid_to", shown(end), f"ngày sau {start}", "")]


def limit_of(indicator: Mapping[str, str | None]) -> schema.Limit:
    """Return the limits of an indicator's values: the first line of LIMITS that fits."""
    return next(
        limit
        for limit in schema.LIMITS
        if limit.unit in ("", indicator["unit"]) and limit.nature in ("", indicator["nature"])
    )


def _within_limits(cells: Cells, catalogue: Catalogue) -> list[Finding]:
    value, indicator = _number(cells), catalogue.indicators.get(cells["indicator"] or "")
    if value is None or indicator is None:
        return []
    limit = limit_of(indicator)
    unit = indicator["unit"]
    if limit.lowest is not None and value < limit.lowest:
        return [("value", shown(cells["value"]), f"từ {limit.lowest} trở lên ({unit})", "")]
    if limit.highest is not None and value > limit.highest:
        return [("value", shown(cells["value"]), f"nhiều nhất {limit.highest} ({unit})", "")]
    return []


def _as_printed(cells: Cells, _: Catalogue) -> list[Finding]:
    value, printed = _number(cells), cells["printed"]
    derived = cells["precision"] == "derived"
    if derived and printed is not None:
        expected = "ô trống: số suy ra không có trong văn bản"
        return [("printed", shown(printed), expected, "Xóa ô này, hoặc sửa cột precision.")]
    if not derived and printed is None:
        return [("printed", "ô trống", "số đúng như in", "Điền, hoặc đặt precision là derived.")]
    if value is None or printed is None or agrees(value, printed):
        return []
    action = "Đối chiếu với văn bản rồi sửa cột value hoặc printed."
    return [("value", shown(cells["value"]), f"số như in: {shown(printed)}", action)]


def _one_scope(cells: Cells, catalogue: Catalogue) -> list[Finding]:
    block, level = cells["block"], cells["level"]
    if block == "central" and level is not None:
        return [("level", shown(level), "ô trống: khối ngành dọc không chia cấp", "")]
    validities = catalogue.units.get(cells["unit"] or "", ())
    if not validities or block is None:
        return []
    unit = validities[0]
    if block != "all" and unit["block"] not in (None, block):
        return [("block", shown(block), f"{unit['block']}, khối của {unit['name']}", "")]
    allowed = _LEVELS_OF_UNIT.get(unit["level"] or "", (level,))
    if level not in allowed:
        expected = " hoặc ".join(name or "ô trống" for name in allowed)
        return [("level", shown(level), f"{expected}, vì đơn vị là {unit['name']}", "")]
    return []


def _number(cells: Cells) -> Decimal | None:
    try:
        return Decimal(cells["value"] or "")
    except ArithmeticError:  # the cell itself is reported by its type
        return None


RULES: dict[str, Callable[[Cells, Catalogue], list[Finding]]] = {
    schema.INTERVAL: _interval,
    schema.WITHIN_LIMITS: _within_limits,
    schema.AS_PRINTED: _as_printed,
    schema.ONE_SCOPE: _one_scope,
}
