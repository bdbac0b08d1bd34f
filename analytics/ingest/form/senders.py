"""Whose figures a sheet holds: the unit that its title names; who sent a table of several units."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analytics.ingest.files.cells import address
from analytics.ingest.form.line_kinds import Sorted, heading_level
from analytics.ingest.name_matching import Units
from analytics.ingest.questions import Context
from analytics.ingest.result import Fault, Location, Question, quoted
from analytics.ingest.title import Title, TitleText
from analytics.names import has, plain
from analytics.texts import Message

_MEND = Message("Sửa tên đơn vị trong tệp, hoặc chọn lại đơn vị khi nạp.")


@dataclass(frozen=True)
class Named:
    """A sheet's unit, None while it is not known; what is wrong; what to ask."""

    unit: str | None
    faults: tuple[Fault, ...] = ()
    question: Question | None = None


def unit_of(context: Context, units: Units, title: Title, location: Location, number: int) -> Named:
    """Decide whose figures a sheet holds.

    Args:
        context: with the clerk's choice.
        units: those of the period.
        title: what the sheet says.
        location: the sheet; its name may be the unit's.
        number: the sheet's place in the file.
    """
    codes, title_text = title_units(units, title, location)
    gone = _gone(units, title, location) if not codes else ()
    if gone:
        return Named(None, gone)
    chosen = context.unit if context.unit in units.by_code else None
    if len(codes) == 1:
        if chosen is not None and chosen != codes[0]:
            return Named(chosen, (_other(units, chosen, title_text, location),))
        return Named(codes[0])
    if chosen is not None and chosen in codes:
        return Named(chosen)
    near = [code for text in title.named for code in units.index.find(text.text).near]
    if chosen is not None and not codes and (chosen in near or not near):
        return Named(chosen, tuple(_unlike(units, chosen, text, location) for text in title.named))
    question = unit_question(units, (*codes, *near), title_text, title, location, number)
    answer = context.answer(question)
    if answer is not None and chosen is not None and answer != chosen:
        return Named(chosen, (_other(units, chosen, title_text, location),), question)
    return Named(answer, (), question)


def choice_fault(context: Context, units: Units) -> Fault | None:
    """A fault when the clerk chose a unit that is none on the last day of the period."""
    if context.unit is None or context.unit in units.by_code:
        return None
    expected = Message("đơn vị có trong danh mục vào ngày cuối kỳ")
    action = Message("Chọn lại đơn vị hoặc kỳ.")
    return Location(context.file).fault(None, quoted(context.unit), expected, action)


def ended(units: Units, name: str) -> bool:
    """Whether a name is that of a unit, but of none in the period."""
    return units.period is not None and not units.index.exact(name) and bool(units.ever.exact(name))


def ended_fault(location: Location, cell: tuple[int, int], name: str) -> Fault:
    """The fault of a unit that is none in the period."""
    return location.fault(
        cell,
        quoted(name),
        Message("đơn vị còn hiệu lực vào ngày cuối kỳ"),
        Message("Kiểm tra lại kỳ; nếu đơn vị đã đổi tên hoặc sáp nhập, ghi tên đơn vị mới."),
    )


def title_units(
    units: Units, title: Title, location: Location
) -> tuple[tuple[str, ...], TitleText | None]:
    """The units that a sheet names, the surest words first, and where."""
    lines = [(code, text) for text in title.lines for code in units.full.exact(text.text)]
    named = [(code, text) for text in title.named for code in units.index.exact(text.text)]
    if named:
        # A letterhead of a unit that the named one is no part of is of another sender.
        own = {code for code, _ in named} | {units.by_code[code]["parent"] for code, _ in named}
        others = [code for code, _ in lines if code not in own]
        return tuple(dict.fromkeys([*(code for code, _ in named), *others])), named[0][1]
    if lines:
        codes = _lowest(units, [code for code, _ in lines])
        return (*codes, *_below(units, codes, title)), next(
            text for code, text in lines if code in codes
        )
    return (units.index.exact(location.sheet) if location.sheet else ()), None


def _lowest(units: Units, codes: Sequence[str]) -> tuple[str, ...]:
    """The units without those that others of them belong to: a commune under its district."""
    parents = {units.by_code[code]["parent"] for code in codes}
    return tuple(dict.fromkeys(code for code in codes if code not in parents))


def _below(units: Units, codes: Sequence[str], title: Title) -> list[str]:
    """Units of those units that a misspelt line may mean: the commune under its district's name."""
    lines = [line.text for line in title.lines if not units.full.exact(line.text)]
    offices = [text for text in lines if plain(text).startswith("ubnd ") and not _is_province(text)]
    near = [code for text in offices for code in units.full.find(text).near]
    return [code for code in dict.fromkeys(near) if units.by_code[code]["parent"] in codes]


def _is_province(text: str) -> bool:
    return has(plain(text), "tinh")


def _gone(units: Units, title: Title, location: Location) -> tuple[Fault, ...]:
    return tuple(
        ended_fault(location, (text.row, text.column), text.text)
        for text in (*title.named, *title.lines)
        if ended(units, text.text)
    )


def _other(units: Units, chosen: str, title_text: TitleText | None, location: Location) -> Fault:
    name = units.name(chosen)
    return location.fault(
        None if title_text is None else (title_text.row, title_text.column),
        quoted(title_text.text if title_text else location.sheet),
        Message("{name}, đơn vị đã chọn", name=name),
        _MEND,
    )


def _unlike(units: Units, chosen: str, title_text: TitleText, location: Location) -> Fault:
    name = units.name(chosen)
    return location.fault(
        (title_text.row, title_text.column),
        quoted(title_text.text),
        Message("tên trong danh mục: {name}", name=name),
        Message("Số liệu được nạp cho đơn vị đã chọn; sửa tên trong tệp cho lần sau."),
        "notice",
    )


def unit_question(
    units: Units,
    near: Sequence[str],
    named: TitleText | None,
    title: Title,
    location: Location,
    number: int,
) -> Question:
    title_text = named or next(iter(title.named), None)
    cell = None
    text = Message("Tệp không ghi tên đơn vị. Số liệu của đơn vị nào?")
    if title_text is not None:
        cell = address(title_text.row, title_text.column)
    if named is not None:
        text = Message(
            "Tên trên bảng (“{text}”) không chỉ rõ một đơn vị. Số liệu của đơn vị nào?",
            text=named.text,
        )
    elif title_text is not None:
        text = Message(
            "“{text}” không khớp tên đơn vị nào. Số liệu của đơn vị nào?", text=title_text.text
        )
    return Question(f"unit:{number}", text, units.options(near), location.sheet, cell)


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
    location: Location,
    number: int,
) -> tuple[Question | None, list[Fault]]:
    """A fault for every row of a unit that is neither the sender nor a part of it.

    Args:
        rows: the table's lines.
        codes: sheet row → the unit that it is of.
        context: with the clerk's choice and answers.
        units: those of the period.
        title: what stands above; it names the sender.
        location: the sheet.
        number: the sheet's place in the file.
    """
    codes = {row: code for row, code in codes.items() if code in units.by_code}
    if not codes or _is_of_province(title, codes, units):
        return None, []
    senders, title_text = title_units(units, title, location)
    asked: Question | None = None
    sender: str | None
    if context.unit is not None:
        # A table of others altogether is told once, of the whole file.
        sender = context.unit if is_table_of(units, context.unit, codes.values()) else None
    elif len(senders) > 1:
        asked = unit_question(units, senders, title_text, title, location, number)
        sender = context.answer(asked)
    else:
        sender = senders[0] if senders else _likely(rows, codes, units)
    if sender is None or has(plain(str(units.by_code[sender]["name"])), *_WHOLE):
        return asked, []
    own = belonging(units, sender)
    name = units.name(sender)
    return asked, [
        location.fault(
            (row.line.row, row.line.column),
            quoted(row.line.unit or row.line.name),
            Message("dòng của {name} hoặc đơn vị trực thuộc, như nơi gửi bảng này", name=name),
            Message(
                "Xóa dòng này: đơn vị ấy gửi số của mình. Bảng của cả tỉnh thì ghi “Đơn vị báo"
                " cáo: UBND tỉnh” ở trên bảng."
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
    named = [plain(title_text.text) for title_text in title.named]
    lines = [plain(title_text.text) for title_text in title.lines]
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
