"""Rows of an indicator sheet → figures: whose sheet it is, what each is of, what is wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from analytics.catalogue import Catalogue
from analytics.i18n import VI, both, scope_text
from analytics.ingest.indicator_sheet.layout import (
    CLERK_PRECISIONS,
    WHOLE,
    Line,
    Scope,
    Table,
    read_scope,
)
from analytics.ingest.name_matching import Units, match
from analytics.ingest.questions import Context
from analytics.ingest.result import BLANK, Fault, Location, quoted
from analytics.ingest.title import Title, TitleText, named_period
from analytics.names import fold, plain
from analytics.periods import is_period, parse
from analytics.schema import BLOCKS, REPORTED_LEVELS
from analytics.texts import Message, Words, same

_MEND = Message("Sửa tên đơn vị trong tệp, hoặc chọn lại đơn vị khi nạp.")


@dataclass(frozen=True)
class Sender:
    """The unit's code; None for the whole province, and where nothing says it ("—")."""

    unit: str | None
    name: Words
    faults: tuple[Fault, ...] = ()


def sender_of(context: Context, units: Units, title: Title, location: Location) -> Sender:
    """Decide it by the line "Đơn vị báo cáo:", checked against what the clerk chose.

    Args:
        context: with the clerk's choice.
        units: those of the sheet's period.
        title: what stands above the table.
        location: the sheet.
    """
    title_text = next(iter(title.named), None)
    if title_text is None:
        if context.unit is not None and context.unit in units.by_code:
            return Sender(context.unit, units.name(context.unit))
        return _unknown(units, location, None)
    if plain(title_text.text) == plain(WHOLE.vi):
        return _checked(context, units, None, title_text, location)
    codes = units.index.exact(title_text.text)
    if context.unit in codes:
        codes = (context.unit,)
    if len(codes) != 1:
        return _unknown(units, location, title_text)
    return _checked(context, units, codes[0], title_text, location)


def _checked(
    context: Context, units: Units, unit: str | None, title_text: TitleText, location: Location
) -> Sender:
    name = WHOLE if unit is None else units.name(unit)
    if context.unit is None or context.unit == unit:
        return Sender(unit, name)
    chosen = units.name(context.unit)
    expected = Message("{chosen}, đơn vị đã chọn", chosen=chosen)
    fault = location.fault(
        (title_text.row, title_text.column), quoted(title_text.text), expected, _MEND
    )
    return Sender(unit, name, (fault,))


def _unknown(units: Units, location: Location, title_text: TitleText | None) -> Sender:
    near = () if title_text is None else units.index.find(title_text.text).near
    names = [units.name(code) for code in near]
    expected = Message("dòng “Đơn vị báo cáo: …” như trong mẫu: tên đơn vị, hoặc “Toàn tỉnh”")
    action: Words = _MEND
    if names:
        listed = both(lambda t: "; ".join(map(t, names)))
        action = Message("Có phải: {names}? {mend}", names=listed, mend=_MEND)
    cell = None if title_text is None else (title_text.row, title_text.column)
    found = BLANK if title_text is None else quoted(title_text.text)
    return Sender(None, same("—"), (location.fault(cell, found, expected, action),))


_FROM_TEMPLATE = Message("Chép lại cả dòng từ mẫu, hoặc tải mẫu mới.")
_MIXED = Message("Các dòng có thể đã bị xáo trộn hoặc ô bị sửa. {mend}", mend=_FROM_TEMPLATE)
_CHOOSE = Message("Chọn trong danh sách của ô.")
# "Từ 2018 đến hết quý II/2021", "Lũy kế đến 31/3/2021".
_SINCE = re.compile(r"(?:tu ([0-9]{4})|luy ke) den (?:het )?(.+)")
_DAY = re.compile(r"(?:ngay )?([0-9]{1,2}) ([0-9]{1,2}) ([0-9]{4})")
_PRECISIONS = {plain(words.vi): code for code, words in CLERK_PRECISIONS.items()}


@dataclass(frozen=True)
class Figure:
    """What a row's figure is of: its indicator, scope and period."""

    line: Line
    indicator: Mapping[str, Any]
    scope: Scope
    period: str

    @property
    def key(self) -> tuple[str, str, Scope]:
        """What only one row of a sheet may say."""
        return self.indicator["code"], self.period, self.scope


def figure_of(
    line: Line,
    table: Table,
    context: Context,
    report: str | None,
    sender: Sender,
    location: Location,
) -> tuple[Figure | None, list[Fault]]:
    """What a filled-in row's figure is of.

    Args:
        line: the row.
        table: where its cells stand.
        context: the catalogue.
        report: the sheet's period, where it is known; a figure of a later one is wrong, but for
            a plan's and for one of the year that is reported on.
        sender: whose sheet it is; the province's may name any unit.
        location: the sheet.

    Returns:
        None where anything is wrong, and what is or is worth knowing.
    """
    indicator, faults = _indicator(line, table, context, location)
    scope, wrong = _scope(line, table, context, sender, location)
    faults += wrong
    period, wrong = _period(line, table, report, indicator, location)
    faults += wrong
    if indicator is None or scope is None or period is None or faults:
        return None, faults
    messages = _unit_then(line, table, context, scope, period, report, location)
    wrong = [fault for fault in messages if fault.severity == "error"]
    return None if wrong else Figure(line, indicator, scope, period), messages


def _unit_then(
    line: Line,
    table: Table,
    context: Context,
    scope: Scope,
    period: str,
    report: str | None,
    location: Location,
) -> list[Fault]:
    """A fault where the unit was none yet, or no more, at the end of its figure's period; a notice
    where its code was another unit's then."""
    if scope.unit is None:
        return []
    cell, found = table.cell(line, "period"), quoted(line.text("period"))
    then = Units(context.catalogue, period)
    now = Units(context.catalogue, report or period)
    name, old = now.name(scope.unit), then.name(scope.unit)
    if scope.unit not in then.by_code:
        newest = Units(context.catalogue, None).name(scope.unit)
        expected = Message("kỳ mà {newest} còn là một đơn vị", newest=newest)
        action = Message("Sửa kỳ của số, hoặc để trống giá trị.")
        return [location.fault(cell, found, expected, action)]
    if name == old or scope.unit not in now.by_code:
        return []
    expected = Message("kỳ của {name}", name=name)
    action = Message(
        "Khi ấy mã {unit} là của {old}: số được ghi cho đơn vị đó.", unit=scope.unit, old=old
    )
    return [location.fault(cell, found, expected, action, "notice")]


def precision_of(line: Line, table: Table, location: Location) -> tuple[str | None, list[Fault]]:
    """The exactness that is chosen beside a value, None for none, and what is wrong with it."""
    word = line.text("precision")
    code = _PRECISIONS.get(plain(word)) if word else None
    if code is not None or not word:
        return code, []
    options = ", ".join(words.vi for words in CLERK_PRECISIONS.values())
    expected = Message("một trong: {options}", options=options)
    return None, [location.fault(table.cell(line, "precision"), quoted(word), expected, _CHOOSE)]


def _indicator(
    line: Line, table: Table, context: Context, location: Location
) -> tuple[Mapping[str, Any] | None, list[Fault]]:
    """The row's indicator; its name and unit must be those of the code, or rows were mixed up."""
    code = line.text("code")
    indicator = context.catalogue.indicators.get(code)
    if indicator is None:
        return None, [_unknown_code(line, table, context, location)]
    faults = []
    for field, column in (("name", "name_vi"), ("unit", "unit")):
        text = line.text(field)
        if fold(text) != fold(indicator[column]):
            expected = Message(
                "“{column}”, như trong mẫu của mã {code}", column=indicator[column], code=code
            )
            faults.append(location.fault(table.cell(line, field), quoted(text), expected, _MIXED))
    return indicator, faults


def _unknown_code(line: Line, table: Table, context: Context, location: Location) -> Fault:
    code, name = line.text("code"), line.text("name")
    names = {
        known_code: (row["name_vi"],) for known_code, row in context.catalogue.indicators.items()
    }
    known = match(name, names) if name else None
    near = () if known is None else ((known.code,) if known.code else known.near[:1])
    action = _FROM_TEMPLATE
    if near:
        nearest = f"{near[0]} ({names[near[0]][0]})"
        action = Message("Có phải {nearest}? {action}", nearest=nearest, action=action)
    return location.fault(
        table.cell(line, "code"),
        quoted(code) if code else BLANK,
        Message("mã số liệu có trong danh mục"),
        action,
    )


def _scope(
    line: Line, table: Table, context: Context, sender: Sender, location: Location
) -> tuple[Scope | None, list[Fault]]:
    """The row's scope: one of the catalogue's, and on a unit's sheet the unit's own."""
    scope_code = line.text("place")
    scope = read_scope(scope_code)
    cell = table.cell(line, "place")
    known = scope is not None and (
        scope.block in (*BLOCKS, "all")
        and scope.level in (None, *REPORTED_LEVELS)
        and (scope.sector is None or scope.sector in context.catalogue.sectors)
        and (
            scope.unit is None
            or any(row["code"] == scope.unit for row in context.catalogue.validities)
        )
    )
    if scope is None or not known:
        expected = Message("mã phạm vi như trong mẫu")
        return None, [location.fault(cell, quoted(scope_code), expected, _FROM_TEMPLATE)]
    if sender.unit is not None and scope.unit != sender.unit:
        expected = Message("số của chính đơn vị gửi bảng")
        action = Message("Bỏ dòng này, hoặc tải mẫu của đúng đơn vị.")
        return None, [location.fault(cell, quoted(scope_code), expected, action)]
    words = _scope_words(scope, context.catalogue)
    scope_words = line.text("scope")
    # The code is hidden in the template: rows sorted without it show in the words beside it.
    if "scope" in table.columns and fold(scope_words) not in map(fold, words):
        expected = Message("“{words}”, như mã phạm vi của dòng", words=words[-1])
        return None, [
            location.fault(table.cell(line, "scope"), quoted(scope_words), expected, _MIXED)
        ]
    return scope, []


def _scope_words(scope: Scope, catalogue: Catalogue) -> list[str]:
    """What the template may call a scope: by every name that its unit ever had."""
    units = [row["name"] for row in catalogue.validities if row["code"] == scope.unit]
    sector = "" if scope.sector is None else catalogue.sectors[scope.sector]["name"]
    return [scope_text(vars(scope), unit, sector, VI) for unit in units or [""]]


def _period(
    line: Line,
    table: Table,
    report: str | None,
    indicator: Mapping[str, Any] | None,
    location: Location,
) -> tuple[str | None, list[Fault]]:
    text = line.text("period")
    cell = table.cell(line, "period")
    code = period_code(text)
    if code is None:
        expected: Words = Message(
            "kỳ như “Quý I/2021”, “Năm 2020”, “31/3/2021” hoặc mã kỳ như 2021-Q1"
        )
        return None, [location.fault(cell, quoted(text), expected, _CHOOSE)]
    plans = indicator is not None and indicator["nature"] == "plan"
    if report is not None and _is_later(code, report) and not plans:
        own = both(lambda t: t.period(report, inside=True))
        expected = Message("kỳ không sau {period}, kỳ báo cáo", period=own)
        action = Message("Sửa kỳ của số.")
        return None, [location.fault(cell, quoted(text), expected, action)]
    return code, []


def _is_later(code: str, report: str) -> bool:
    """Whether a period ends after the reported one; its own year may: what is assigned for a year
    is reported within it."""
    period, reported = parse(code), parse(report)
    year = period.kind == "year" and period.last_day.year == reported.last_day.year
    return period.last_day > reported.last_day and not year


def period_code(name: str) -> str | None:
    """The period that a cell names: a code, "Quý I/2021", "Năm 2020", "31/3/2021", or one with a
    start ("Từ 2018 đến hết quý II/2021"); None where it names none, or more than one."""
    if is_period(name):
        return name
    text = plain(name)
    since = _SINCE.fullmatch(text)
    end = since[2] if since else text
    day = _DAY.fullmatch(end)
    code = f"{day[3]}-{day[2]:0>2}-{day[1]:0>2}" if day else named_period(end)
    if code and since:
        code = f"since-{since[1] or ''}..{code}"
    return code if code and is_period(code) else None


def repeated(of: Figure, first: Figure, table: Table, location: Location) -> Fault:
    """The fault of a row that says again what an earlier one does."""
    row = first.line.row + 1
    return location.fault(
        table.cell(of.line, "code"),
        same(f"“{of.indicator['code']}”"),
        Message("mỗi số liệu, phạm vi và kỳ một dòng; hàng {row} đã có", row=row),
        Message("Giữ một dòng."),
    )
