"""Rules on rows and tables: one row with the catalogue at hand, keys, codes that must exist."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from analytics import schema
from analytics.errors import Problem, UnknownName
from analytics.i18n import translator
from analytics.metrics import METRICS
from analytics.periods import parse
from analytics.store.cell_checks import BLANK, quoted, shown
from analytics.store.printed_numbers import agrees
from analytics.store.text_table import Cells, Row, TextTable
from analytics.texts import Bilingual

# column, found, expected, what to do
Finding = tuple[str, Bilingual, Bilingual, Bilingual | None]

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
        found = Bilingual(key_text, key_text)
        names = {str(same.cells[name]) for same in (earlier, row) for name in _names(text.table)}
        if len(names) > len(_names(text.table)):
            listed = "; ".join(quoted(name) for name in sorted(names))
            found = Bilingual(
                f"{key_text} (hai tên: {listed})", f"{key_text} (two names: {listed})"
            )
        columns = " + ".join(text.table.key)
        expected = Bilingual(
            f"mỗi {columns} một dòng; dòng {earlier.number} đã có",
            f"one row for each {columns}; row {earlier.number} has it",
        )
        action = Bilingual(
            "Xóa một dòng, hoặc sửa khóa cho khác nhau.", "Delete a row, or give it another key."
        )
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
    expected = Bilingual(
        "hoặc một dòng tổng của đơn vị, hoặc các dòng theo lĩnh vực",
        "either one row of totals for a unit, or its rows by sector",
    )
    action = Bilingual(
        "Xóa dòng tổng: tổng được cộng từ các lĩnh vực.",
        "Delete the row of totals: they are added up from the sectors.",
    )
    return [
        Problem(
            text.file,
            row.number,
            "sector",
            Bilingual(f"dòng tổng của {unit}", f"the row of totals of {unit}"),
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
                found = Bilingual(
                    f"{key[0]} có hai dòng cùng lúc có hiệu lực",
                    f"{key[0]} has two rows in force at the same time",
                )
                expected = Bilingual(
                    f"khoảng hiệu lực không chồng lên dòng {other.number}",
                    f"days in force that do not overlap row {other.number}",
                )
                action = Bilingual(
                    "Một mã chỉ mang một tên tại một thời điểm: sửa ngày hiệu lực.",
                    "A code has one name at a time: correct the days in force.",
                )
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
    return [("valid_to", shown(end), Bilingual(f"ngày sau {start}", f"a day after {start}"), None)]


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
    unit = indicator["unit"] or ""
    unit_en, found = translator("en")(unit), shown(cells["value"])
    if (lowest := limit.lowest) is not None and value < lowest:
        expected = Bilingual(f"từ {lowest} trở lên ({unit})", f"{lowest} or more ({unit_en})")
        return [("value", found, expected, None)]
    if (highest := limit.highest) is not None and value > highest:
        expected = Bilingual(f"nhiều nhất {highest} ({unit})", f"at most {highest} ({unit_en})")
        return [("value", found, expected, None)]
    return []


def _as_printed(cells: Cells, _: Catalogue) -> list[Finding]:
    value, printed = _number(cells), cells["printed"]
    derived = cells["precision"] == "derived"
    if derived and printed is not None:
        expected = Bilingual(
            "ô trống: số suy ra không có trong văn bản",
            "an empty cell: the document does not print a derived figure",
        )
        action = Bilingual(
            "Xóa ô này, hoặc sửa cột precision.", "Empty this cell, or correct column precision."
        )
        return [("printed", shown(printed), expected, action)]
    if not derived and printed is None:
        expected = Bilingual("số đúng như in", "the figure as printed")
        action = Bilingual(
            "Điền, hoặc đặt precision là derived.", "Fill it in, or set precision to derived."
        )
        return [("printed", BLANK, expected, action)]
    if value is None or printed is None or agrees(value, printed):
        return []
    quoted_print = quoted(printed)
    expected = Bilingual(f"số như in: {quoted_print}", f"the figure as printed: {quoted_print}")
    action = Bilingual(
        "Đối chiếu với văn bản rồi sửa cột value hoặc printed.",
        "Compare with the document, then correct column value or printed.",
    )
    return [("value", shown(cells["value"]), expected, action)]


def _one_scope(cells: Cells, catalogue: Catalogue) -> list[Finding]:
    block, level = cells["block"], cells["level"]
    if block == "central" and level is not None:
        expected = Bilingual(
            "ô trống: khối ngành dọc không chia cấp",
            "an empty cell: the central block has no levels",
        )
        return [("level", shown(level), expected, None)]
    validities = catalogue.units.get(cells["unit"] or "", ())
    if not validities or block is None:
        return []
    unit = validities[0]
    if block != "all" and unit["block"] not in (None, block):
        expected = Bilingual(
            f"{unit['block']}, khối của “{unit['name']}”",
            f"{unit['block']}, the block of “{unit['name_en']}”",
        )
        return [("block", shown(block), expected, None)]
    allowed = _LEVELS_OF_UNIT.get(unit["level"] or "", (level,))
    if level not in allowed:
        expected = Bilingual(
            f"{' hoặc '.join(name or BLANK.vi for name in allowed)}, vì đơn vị là “{unit['name']}”",
            f"{' or '.join(name or BLANK.en for name in allowed)}, the unit being"
            f" “{unit['name_en']}”",
        )
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
        table = _table_name(column.reference)
        expected = Bilingual(f"mã có trong {table.vi}", f"a code in {table.en}")
        action = Bilingual(
            "Sửa mã, hoặc thêm mã vào danh mục trước.",
            "Correct the code, or add it to the catalogue first.",
        )
        return [
            Problem(text.file, row.number, column.name, shown(code), expected, action)
            for code in unknown
        ]
    if column.reference == "units" and "period" in text.table.names:
        return _validity_problems(text, row, column.name, catalogue)
    return []


def _parts(column: schema.Column, cell: str) -> list[str]:
    return cell.split(";") if column.type == schema.CODES else [cell]


def _table_name(reference: str) -> Bilingual:
    if reference == "metrics":
        return Bilingual("danh mục chỉ số", "the catalogue of metrics")
    return Bilingual(f"catalogue/{reference}.csv", f"catalogue/{reference}.csv")


def _validity_problems(text: TextTable, row: Row, name: str, catalogue: Catalogue) -> list[Problem]:
    try:
        last_day = parse(row.cells["period"] or "").last_day.isoformat()
    except UnknownName:  # the cell itself is reported by its type
        return []
    if in_force(catalogue.units[row.cells[name] or ""], last_day) is not None:
        return []
    expected = Bilingual(
        f"đơn vị còn hiệu lực vào ngày cuối kỳ, {last_day}",
        f"a unit in force on the period's last day, {last_day}",
    )
    action = Bilingual(
        "Sửa mã đơn vị hoặc kỳ; hoặc thêm dòng hiệu lực vào catalogue/units.csv.",
        "Correct the unit's code or the period; or add a row in force to catalogue/units.csv.",
    )
    return [Problem(text.file, row.number, name, shown(row.cells[name]), expected, action)]
