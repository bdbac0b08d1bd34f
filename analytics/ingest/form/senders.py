"""Whose figures a sheet holds: the unit that its title names; who sent a table of several units."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analytics.ingest.catalogue import Units
from analytics.ingest.files.cells import address
from analytics.ingest.form.line_kinds import Sorted, heading_level
from analytics.ingest.questions import Context
from analytics.ingest.result import Fault, Place, Question, quoted
from analytics.ingest.title import Title, TitleText
from analytics.names import has, plain
from analytics.texts import Bilingual

_MEND = Bilingual(
    "Sửa tên đơn vị trong tệp, hoặc chọn lại đơn vị khi nạp.",
    "Correct the unit in the file, or choose another one when importing.",
)


@dataclass(frozen=True)
class Named:
    """A sheet's unit, None while it is not known; what is wrong; what to ask."""

    unit: str | None
    faults: tuple[Fault, ...] = ()
    question: Question | None = None


def unit_of(context: Context, units: Units, title: Title, place: Place, number: int) -> Named:
    """Decide whose figures a sheet holds.

    Args:
        context: with the clerk's choice.
        units: those of the period.
        title: what the sheet says.
        place: the sheet; its name may be the unit's.
        number: the sheet's place in the file.
    """
    found, told = said_units(units, title, place)
    gone = _gone(units, title, place) if not found else ()
    if gone:
        return Named(None, gone)
    chosen = context.unit if context.unit in units.by_code else None
    if len(found) == 1:
        if chosen is not None and chosen != found[0]:
            return Named(chosen, (_other(units, chosen, told, place),))
        return Named(found[0])
    if chosen is not None and chosen in found:
        return Named(chosen)
    near = [code for one in title.named for code in units.index.find(one.text).near]
    if chosen is not None and not found and (chosen in near or not near):
        return Named(chosen, tuple(_unlike(units, chosen, one, place) for one in title.named))
    question = unit_question(units, (*found, *near), told, title, place, number)
    answer = context.answer(question)
    if answer is not None and chosen is not None and answer != chosen:
        return Named(chosen, (_other(units, chosen, told, place),), question)
    return Named(answer, (), question)


def choice_fault(context: Context, units: Units) -> Fault | None:
    """A fault when the clerk chose a unit that is none on the last day of the period."""
    if context.unit is None or context.unit in units.by_code:
        return None
    expected = Bilingual(
        "đơn vị có trong danh mục vào ngày cuối kỳ",
        "a unit of the catalogue on the last day of the period",
    )
    action = Bilingual("Chọn lại đơn vị hoặc kỳ.", "Choose the unit or the period again.")
    return Place(context.file).fault(None, quoted(context.unit), expected, action)


def ended(units: Units, name: str) -> bool:
    """Whether a name is that of a unit, but of none in the period."""
    return units.period is not None and not units.index.exact(name) and bool(units.ever.exact(name))


def ended_fault(place: Place, cell: tuple[int, int], name: str) -> Fault:
    """The fault of a unit that is none in the period."""
    return place.fault(
        cell,
        quoted(name),
        Bilingual(
            "đơn vị còn hiệu lực vào ngày cuối kỳ",
            "a unit that exists on the last day of the period",
        ),
        Bilingual(
            "Kiểm tra lại kỳ; nếu đơn vị đã đổi tên hoặc sáp nhập, ghi tên đơn vị mới.",
            "Check the period; if the unit was renamed or merged, write the new unit.",
        ),
    )


def said_units(
    units: Units, title: Title, place: Place
) -> tuple[tuple[str, ...], TitleText | None]:
    """The units that a sheet names, the surest words first, and where."""
    lines = [(code, one) for one in title.lines for code in units.full.exact(one.text)]
    named = [(code, one) for one in title.named for code in units.index.exact(one.text)]
    if named:
        # A letterhead of a unit that the named one is no part of is of another sender.
        own = {code for code, _ in named} | {units.by_code[code]["parent"] for code, _ in named}
        others = [code for code, _ in lines if code not in own]
        return tuple(dict.fromkeys([*(code for code, _ in named), *others])), named[0][1]
    if lines:
        codes = _lowest(units, [code for code, _ in lines])
        return (*codes, *_below(units, codes, title)), next(
            one for code, one in lines if code in codes
        )
    return (units.index.exact(place.sheet) if place.sheet else ()), None


def _lowest(units: Units, codes: Sequence[str]) -> tuple[str, ...]:
    """The units without those that others of them belong to: a commune under its district."""
    parents = {units.by_code[code]["parent"] for code in codes}
    return tuple(dict.fromkeys(code for code in codes if code not in parents))


def _below(units: Units, codes: Sequence[str], title: Title) -> list[str]:
    """Units of those units that a misspelt line may mean: the commune under its district's name."""
    lines = [one.text for one in title.lines if not units.full.exact(one.text)]
    offices = [text for text in lines if plain(text).startswith("ubnd ") and not _is_province(text)]
    near = [code for text in offices for code in units.full.find(text).near]
    return [code for code in dict.fromkeys(near) if units.by_code[code]["parent"] in codes]


def _is_province(text: str) -> bool:
    return has(plain(text), "tinh")


def _gone(units: Units, title: Title, place: Place) -> tuple[Fault, ...]:
    return tuple(
        ended_fault(place, (one.row, one.column), one.text)
        for one in (*title.named, *title.lines)
        if ended(units, one.text)
    )


def _other(units: Units, chosen: str, told: TitleText | None, place: Place) -> Fault:
    name = units.name(chosen)
    return place.fault(
        None if told is None else (told.row, told.column),
        quoted(told.text if told else place.sheet),
        Bilingual(f"{name.vi}, đơn vị đã chọn", f"{name.en}, the unit that was chosen"),
        _MEND,
    )


def _unlike(units: Units, chosen: str, told: TitleText, place: Place) -> Fault:
    name = units.name(chosen)
    return place.fault(
        (told.row, told.column),
        quoted(told.text),
        Bilingual(f"tên trong danh mục: {name.vi}", f"the name of the catalogue: {name.en}"),
        Bilingual(
            "Số liệu được nạp cho đơn vị đã chọn; sửa tên trong tệp cho lần sau.",
            "The figures are taken as the chosen unit's; correct the name for the next time.",
        ),
        "notice",
    )


def unit_question(
    units: Units,
    near: Sequence[str],
    said: TitleText | None,
    title: Title,
    place: Place,
    number: int,
) -> Question:
    told = said or next(iter(title.named), None)
    cell = None
    text = Bilingual(
        "Tệp không ghi tên đơn vị. Số liệu của đơn vị nào?",
        "The file does not name its unit. Whose figures are these?",
    )
    if told is not None:
        cell = address(told.row, told.column)
    if said is not None:
        text = Bilingual(
            f"Tên trên bảng (“{said.text}”) không chỉ rõ một đơn vị. Số liệu của đơn vị nào?",
            f"The names above the table (“{said.text}”) do not settle on one unit. Whose figures?",
        )
    elif told is not None:
        text = Bilingual(
            f"“{told.text}” không khớp tên đơn vị nào. Số liệu của đơn vị nào?",
            f"“{told.text}” is no unit's name. Whose figures are these?",
        )
    return Question(f"unit:{number}", text, units.options(near), place.sheet, cell)


# A table of half of the departments and districts, so many at least, is one of the whole province,
# whoever put it together.
_FEWEST = 8
_WHOLE = ("toan tinh", "ubnd tinh")
_PROVINCE = "=province"


def strangers(
    rows: Sequence[Sorted],
    codes: Mapping[int, str],
    context: Context,
    units: Units,
    title: Title,
    place: Place,
    number: int,
) -> tuple[Question | None, list[Fault]]:
    """A fault for every row of a unit that is neither the sender nor a part of it.

    Args:
        rows: the table's lines.
        codes: sheet row → the unit that it is of.
        context: with the clerk's choice and answers.
        units: those of the period.
        title: what stands above; it names the sender.
        place: the sheet.
        number: the sheet's place in the file.
    """
    codes = {row: code for row, code in codes.items() if code in units.by_code}
    if not codes or _is_of_province(title, codes, units):
        return None, []
    found, told = said_units(units, title, place)
    asked: Question | None = None
    sender: str | None
    if context.unit is not None:
        # A table of others altogether is told once, of the whole file.
        sender = context.unit if is_table_of(units, context.unit, codes.values()) else None
    elif len(found) > 1:
        asked = unit_question(units, found, told, title, place, number)
        sender = context.answer(asked)
    else:
        sender = found[0] if found else _likely(rows, codes, units)
    if sender is None or has(plain(str(units.by_code[sender]["name"])), *_WHOLE):
        return asked, []
    own = belonging(units, sender)
    name = units.name(sender)
    return asked, [
        place.fault(
            (row.line.row, row.line.column),
            quoted(row.line.unit or row.line.name),
            Bilingual(
                f"dòng của {name.vi} hoặc đơn vị trực thuộc, như nơi gửi bảng này",
                f"a row of {name.en}, who sent the table, or of a unit that belongs to it",
            ),
            Bilingual(
                "Xóa dòng này: đơn vị ấy gửi số của mình. Bảng của cả tỉnh thì ghi “Đơn vị báo cáo:"
                " UBND tỉnh” ở trên bảng.",
                "Delete the row: that unit sends its own figures. Over a table of the whole"
                " province write “Đơn vị báo cáo: UBND tỉnh”.",
            ),
        )
        for row in rows
        if row.kind == "own" and codes.get(row.line.row, sender) not in own
    ]


def is_table_of(units: Units, sender: str, codes: Iterable[str]) -> bool:
    """Whether some units are those of a district's table: itself or one that belongs to it."""
    own = belonging(units, sender) if sender in units.by_code else set()
    return len(own) > 1 and not own.isdisjoint(codes)


def belonging(units: Units, sender: str) -> set[str]:
    """A unit and those that belong to it."""
    return {sender} | {code for code, row in units.by_code.items() if row["parent"] == sender}


def _is_of_province(title: Title, codes: Mapping[int, str], units: Units) -> bool:
    named = [plain(told.text) for told in title.named]
    lines = [plain(told.text) for told in title.lines]
    if any(has(text, *_WHOLE) for text in named) or any(has(text, _WHOLE[0]) for text in lines):
        return True
    high = [code for code, row in units.by_code.items() if row["level"] in ("province", "district")]
    reported = len(set(high) & set(codes.values()))
    return reported >= max(_FEWEST, len(high) / 2)


def _likely(rows: Sequence[Sorted], codes: Mapping[int, str], units: Units) -> str | None:
    """The district that more than half of the rows are of, where no heading announces others."""
    levels = {heading_level(row.line.name) for row in rows if row.kind == "heading"}
    if levels & {"province", "central", "public_service"}:
        return None
    families = Counter(_family(units, code) for code in dict.fromkeys(codes.values()))
    (family, most), *_ = families.most_common(1)
    is_district = family != _PROVINCE and most > 1 and most > families.total() / 2
    return family if is_district else None


def _family(units: Units, code: str) -> str:
    row = units.by_code[code]
    if row["level"] == "district":
        return code
    return str(row["parent"] or _PROVINCE) if row["level"] == "commune" else _PROVINCE
