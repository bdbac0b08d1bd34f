"""Rules on rows and tables: one row with the catalogue at hand, keys, codes that must exist."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from analytics import schema
from analytics.errors import Problem, UnknownName
from analytics.i18n import both
from analytics.metrics import METRICS
from analytics.periods import parse
from analytics.store.cell_checks import BLANK, quoted, shown
from analytics.store.printed_numbers import agrees
from analytics.store.text_table import Cells, Row, TextTable
from analytics.texts import Bilingual, Message, Words, same

# column, found, expected, what to do
Finding = tuple[str, Words, Words, Words | None]

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
        key_text = ", ".join(part for part in key if part)
        found = same(key_text)
        names = {str(line.cells[name]) for line in (earlier, row) for name in _names(text.table)}
        if len(names) > len(_names(text.table)):
            listed = "; ".join(quoted(name) for name in sorted(names))
            found = Message("{key} (hai tên: {names})", key=key_text, names=listed)
        columns = " + ".join(text.table.key)
        expected = Message(
            "mỗi {columns} một dòng; dòng {number} đã có", columns=columns, number=earlier.number
        )
        action = Message("Xóa một dòng, hoặc sửa khóa cho khác nhau.")
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
    expected = Message("hoặc một dòng tổng của đơn vị, hoặc các dòng theo lĩnh vực")
    action = Message("Xóa dòng tổng: tổng được cộng từ các lĩnh vực.")
    return [
        Problem(
            text.file,
            row.number,
            "sector",
            Message("dòng tổng của {unit}", unit=unit),
            expected,
            action,
        )
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
                found = Message("{key} có hai dòng cùng lúc có hiệu lực", key=key[0])
                expected = Message(
                    "khoảng hiệu lực không chồng lên dòng {number}", number=other.number
                )
                action = Message("Một mã chỉ mang một tên tại một thời điểm: sửa ngày hiệu lực.")
                problems.append(
                    Problem(text.file, row.number, "valid_from", found, expected, action)
                )
        earlier[key].append(row)
    return problems


def _overlap(first: Cells, second: Cells) -> bool:
    latest = "9999-12-31"
    return (first["valid_from"] or "") < (second["valid_to"] or latest) and (
        second["valid_from"] or ""
    ) < (first["valid_to"] or latest)


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
    return [("valid_to", shown(end), Message("ngày sau {start}", start=start), None)]


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
    unit, found = Message(indicator["unit"] or ""), shown(cells["value"])
    if (lowest := limit.lowest) is not None and value < lowest:
        expected = Message("từ {lowest} trở lên ({unit})", lowest=lowest, unit=unit)
        return [("value", found, expected, None)]
    if (highest := limit.highest) is not None and value > highest:
        expected = Message("nhiều nhất {highest} ({unit})", highest=highest, unit=unit)
        return [("value", found, expected, None)]
    return []


def _as_printed(cells: Cells, _: Catalogue) -> list[Finding]:
    value, printed = _number(cells), cells["printed"]
    derived = cells["precision"] == "derived"
    if derived and printed is not None:
        expected = Message("ô trống: số suy ra không có trong văn bản")
        action = Message("Xóa ô này, hoặc sửa cột precision.")
        return [("printed", shown(printed), expected, action)]
    if not derived and printed is None:
        expected = Message("số đúng như in")
        action = Message("Điền, hoặc đặt precision là derived.")
        return [("printed", BLANK, expected, action)]
    if value is None or printed is None or agrees(value, printed):
        return []
    expected = Message("số như in: {printed}", printed=quoted(printed))
    action = Message("Đối chiếu với văn bản rồi sửa cột value hoặc printed.")
    return [("value", shown(cells["value"]), expected, action)]


def _one_scope(cells: Cells, catalogue: Catalogue) -> list[Finding]:
    block, level = cells["block"], cells["level"]
    if block == "central" and level is not None:
        expected = Message("ô trống: khối ngành dọc không chia cấp")
        return [("level", shown(level), expected, None)]
    validities = catalogue.units.get(cells["unit"] or "", ())
    if not validities or block is None:
        return []
    unit = validities[0]
    name = Bilingual(unit["name"] or "", unit["name_en"] or "")
    if block != "all" and unit["block"] not in (None, block):
        expected = Message("{block}, khối của “{name}”", block=unit["block"], name=name)
        return [("block", shown(block), expected, None)]
    allowed = _LEVELS_OF_UNIT.get(unit["level"] or "", (level,))
    if level not in allowed:
        levels = both(lambda t: t(" hoặc ").join(code or t(BLANK) for code in allowed))
        expected = Message("{levels}, vì đơn vị là “{name}”", levels=levels, name=name)
        return [("level", shown(level), expected, None)]
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


def known_codes(tables: Mapping[str, TextTable]) -> dict[str, frozenset[str]]:
    """Return the codes that may be referred to, by table; only tables that were read whole."""
    codes = {
        name: frozenset(row.cells["code"] or "" for row in text.rows)
        for name, text in tables.items()
        if text.complete and "code" in text.table.names
    }
    return codes | {"metrics": frozenset(METRICS)}


def catalogue_of(tables: Mapping[str, TextTable]) -> Catalogue:
    """Return what the rules ask of the catalogue: indicators and units by code."""
    units: dict[str, list[Row]] = {}
    for row in tables["units"].rows:
        units.setdefault(row.cells["code"] or "", []).append(row)
    return Catalogue(
        {row.cells["code"] or "": row.cells for row in tables["indicators"].rows},
        {code: tuple(row.cells for row in rows) for code, rows in units.items()},
    )


def reference_problems(
    text: TextTable, codes: Mapping[str, frozenset[str]], catalogue: Catalogue
) -> list[Problem]:
    """Return a problem for every code of the table that the table it refers to lacks.

    A unit of a row with a period must also be in force on the period's last day.
    """
    columns = [column for column in text.table.columns if column.reference in codes]
    return [
        problem
        for row in text.rows
        for column in columns
        for problem in _cell_problems(text, row, column, codes, catalogue)
    ]


def _cell_problems(
    text: TextTable,
    row: Row,
    column: schema.Column,
    codes: Mapping[str, frozenset[str]],
    catalogue: Catalogue,
) -> list[Problem]:
    cell = row.cells[column.name]
    if cell is None:
        return []
    unknown = [code for code in _parts(column, cell) if code not in codes[column.reference]]
    if unknown:
        expected = Message("mã có trong {table}", table=_table_name(column.reference))
        action = Message("Sửa mã, hoặc thêm mã vào danh mục trước.")
        return [
            Problem(text.file, row.number, column.name, shown(code), expected, action)
            for code in unknown
        ]
    if column.reference == "units" and "period" in text.table.names:
        return _validity_problems(text, row, column.name, catalogue)
    return []


def _parts(column: schema.Column, cell: str) -> list[str]:
    return cell.split(";") if column.type == schema.CODES else [cell]


def _table_name(reference: str) -> Words:
    if reference == "metrics":
        return Message("danh mục chỉ số")
    return same(f"catalogue/{reference}.csv")


def _validity_problems(text: TextTable, row: Row, name: str, catalogue: Catalogue) -> list[Problem]:
    try:
        last_day = parse(row.cells["period"] or "").last_day.isoformat()
    except UnknownName:  # the cell itself is reported by its type
        return []
    if in_force(catalogue.units[row.cells[name] or ""], last_day) is not None:
        return []
    expected = Message("đơn vị còn hiệu lực vào ngày cuối kỳ, {last_day}", last_day=last_day)
    action = Message("Sửa mã đơn vị hoặc kỳ; hoặc thêm dòng hiệu lực vào catalogue/units.csv.")
    return [Problem(text.file, row.number, name, shown(row.cells[name]), expected, action)]
