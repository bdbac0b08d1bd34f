"""Who an indicator sheet is of: a unit, or the whole province."""

from dataclasses import dataclass

from analytics.ingest.catalogue import Units
from analytics.ingest.questions import Context
from analytics.ingest.result import BLANK, Fault, Place, quoted, same
from analytics.ingest.sheet.layout import WHOLE
from analytics.ingest.title import Title, TitleText
from analytics.names import plain
from analytics.texts import Bilingual

_MEND = Bilingual(
    "Sửa tên đơn vị trong tệp, hoặc chọn lại đơn vị khi nạp.",
    "Correct the unit in the file, or choose another one when importing.",
)


@dataclass(frozen=True)
class Sender:
    """The unit's code; None for the whole province, and where nothing says it ("—")."""

    unit: str | None
    name: Bilingual
    faults: tuple[Fault, ...] = ()


def sender_of(context: Context, units: Units, title: Title, place: Place) -> Sender:
    """Decide it by the line "Đơn vị báo cáo:", checked against what the clerk chose.

    Args:
        context: with the clerk's choice.
        units: those of the sheet's period.
        title: what stands above the table.
        place: the sheet.
    """
    told = next(iter(title.named), None)
    if told is None:
        if context.unit is not None and context.unit in units.by_code:
            return Sender(context.unit, units.name(context.unit))
        return _unknown(units, place, None)
    if plain(told.text) == plain(WHOLE.vi):
        return _checked(context, units, None, told, place)
    codes = units.index.exact(told.text)
    if context.unit in codes:
        codes = (context.unit,)
    if len(codes) != 1:
        return _unknown(units, place, told)
    return _checked(context, units, codes[0], told, place)


def _checked(
    context: Context, units: Units, unit: str | None, told: TitleText, place: Place
) -> Sender:
    name = WHOLE if unit is None else units.name(unit)
    if context.unit is None or context.unit == unit:
        return Sender(unit, name)
    chosen = units.name(context.unit)
    expected = Bilingual(f"{chosen.vi}, đơn vị đã chọn", f"{chosen.en}, the unit that was chosen")
    fault = place.fault((told.row, told.column), quoted(told.text), expected, _MEND)
    return Sender(unit, name, (fault,))


def _unknown(units: Units, place: Place, told: TitleText | None) -> Sender:
    near = () if told is None else units.index.find(told.text).near
    names = [units.name(code) for code in near]
    expected = Bilingual(
        "dòng “Đơn vị báo cáo: …” như trong mẫu: tên đơn vị, hoặc “Toàn tỉnh”",
        "the line “Đơn vị báo cáo: …” as in the template: a unit's name, or “Toàn tỉnh”",
    )
    action = _MEND
    if names:
        action = Bilingual(
            f"Có phải: {'; '.join(one.vi for one in names)}? {_MEND.vi}",
            f"Is it: {'; '.join(one.en for one in names)}? {_MEND.en}",
        )
    cell = None if told is None else (told.row, told.column)
    found = BLANK if told is None else quoted(told.text)
    return Sender(None, same("—"), (place.fault(cell, found, expected, action),))
