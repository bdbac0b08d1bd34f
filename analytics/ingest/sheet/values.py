"""The value of a row as it is stored and as a report prints it, within the limits of its unit."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from analytics.formats import number
from analytics.ingest.numbers import is_nothing
from analytics.ingest.result import Fault, Place, quoted
from analytics.ingest.sheet.layout import is_whole
from analytics.ingest.sheet.prints import Said, as_printed
from analytics.ingest.sheet.table import Line, Table
from analytics.schema import Limit
from analytics.store.rules import limit_of
from analytics.texts import PRECISIONS, Bilingual

# What a spreadsheet computed has more decimals than anybody reports.
_MOST_DECIMALS = 4
_REPORTED = Decimal("0.01")


@dataclass(frozen=True)
class Stored:
    """A value as the store takes it."""

    value: Decimal
    printed: str
    precision: str


def stored(
    line: Line,
    indicator: Mapping[str, Any],
    chosen: str | None,
    said: Said,
    value: Decimal,
    table: Table,
    place: Place,
) -> tuple[Stored | None, list[Fault]]:
    """What is stored of a row's number, with what is wrong or worth knowing about it.

    Args:
        line: the row.
        indicator: what its number is of.
        chosen: the exactness beside the value, if any.
        said: its value cell, taken apart.
        value: the number in it.
        table: where the cells stand.
        place: the sheet.
    """
    noun, cell = indicator["unit"], table.cell(line, "value")
    found = quoted(line.cells.get("value"))
    faults: list[Fault] = []
    if chosen and said.precision and chosen != said.precision:
        beside, word = (PRECISIONS[one] for one in (chosen, said.precision))
        expected = Bilingual(
            f"cùng mức chính xác: ô Giá trị ghi “{word.vi}”, ô bên ghi “{beside.vi}”",
            f"one exactness: the value says “{word.en}”, the cell beside it “{beside.en}”",
        )
        action = Bilingual("Sửa một trong hai ô.", "Correct one of the two cells.")
        faults.append(place.fault(cell, found, expected, action))
    if -int(value.normalize().as_tuple().exponent) > _MOST_DECIMALS:
        value = value.quantize(_REPORTED)  # so many decimals are never a half exactly
        faults.append(_rounded(found, value, cell, place))
    whole = value * said.factor
    if is_whole(noun) and whole != whole.to_integral_value():
        faults.append(not_a_number(line, table, place, noun))
    limit = limit_of(indicator)
    if _is_outside(whole, limit):
        faults.append(_outside(found, limit, noun, cell, place))
    if any(fault.severity == "error" for fault in faults):
        return None, faults
    precision = chosen or said.precision or "exact"
    printed = as_printed(said, value, precision, noun)
    return Stored(Decimal(f"{whole.normalize():f}"), printed, precision), faults


def not_a_number(line: Line, table: Table, place: Place, noun: str) -> Fault:
    """The fault of a value cell that is no number, or no whole one where things are counted."""
    cell, value = table.cell(line, "value"), line.cells.get("value")
    if is_nothing(value):
        return _nothing(cell, quoted(value), place)
    expected = Bilingual(f"một số ({noun})", f"a number ({noun})")
    if is_whole(noun):
        expected = Bilingual(f"một số nguyên ({noun})", f"a whole number ({noun})")
    action = Bilingual(
        "Ghi một số; lời giải thích ghi ở cột Ghi chú. Ô mà bảng tính đổi thành ngày thì định dạng"
        " lại là Văn bản rồi gõ lại.",
        "Write one number; explanations go into the column of notes. A cell that became a date is"
        " to be formatted as text and typed again.",
    )
    return place.fault(cell, quoted(value), expected, action)


def _nothing(cell: tuple[int, int], found: Bilingual, place: Place) -> Fault:
    """A dash may mean none, or not reported."""
    return place.fault(
        cell,
        found,
        Bilingual("một số, hoặc ô trống", "a number, or an empty cell"),
        Bilingual(
            "Ghi 0 nếu là không có; để trống nếu không báo cáo số này.",
            "Write 0 for none; leave the cell empty where this figure is not reported.",
        ),
    )


def _is_outside(value: Decimal, limit: Limit) -> bool:
    low, high = limit.lowest, limit.highest
    return (low is not None and value < low) or (high is not None and value > high)


def _outside(
    found: Bilingual, limit: Limit, noun: str, cell: tuple[int, int], place: Place
) -> Fault:
    span = Bilingual(f"từ {limit.lowest} trở lên ({noun})", f"{limit.lowest} or more ({noun})")
    if limit.highest is not None:
        span = Bilingual(
            f"từ {limit.lowest} đến {limit.highest} ({noun})",
            f"from {limit.lowest} to {limit.highest} ({noun})",
        )
    action = Bilingual("Sửa số.", "Correct the number.")
    return place.fault(cell, found, span, action)


def _rounded(found: Bilingual, value: Decimal, cell: tuple[int, int], place: Place) -> Fault:
    said: Mapping[str, str] = {one: number(value, one, 2) for one in ("vi", "en")}
    return place.fault(
        cell,
        found,
        Bilingual("số có nhiều nhất bốn chữ số lẻ", "a number of at most four decimals"),
        Bilingual(f"Được ghi là {said['vi']}.", f"Taken as {said['en']}."),
        "notice",
    )
