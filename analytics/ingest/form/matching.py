"""Whose numbers each row of its own is: units or sectors by name; what is near is asked about."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from analytics.ingest.files.cells import address
from analytics.ingest.form.header import Header
from analytics.ingest.form.line_kinds import Sorted, rank
from analytics.ingest.form.lines import Line
from analytics.ingest.form.senders import ended, ended_fault
from analytics.ingest.name_matching import NEW, Match, Option, Units
from analytics.ingest.new_sectors import NewSector, new_sector
from analytics.ingest.questions import HEADING, OUT, PART, TOTAL, WHOLE, Context
from analytics.ingest.result import Fault, Location, Question, quoted
from analytics.names import has, name_key, unnumbered
from analytics.texts import Message, Words

Of = Literal["units", "sectors"]


@dataclass(frozen=True)
class Matched:
    """The code of each row that has one, by row; rows left out by the clerk have ``OUT``.

    A unit's row among rows of sectors has None: all its sectors.
    ``whole`` says that the clerk wants one row for the unit, not divided by sector; else ``new``
    are the sectors that were confirmed as new.
    """

    codes: dict[int, str | None]
    faults: tuple[Fault, ...]
    questions: tuple[Question, ...]
    whole: bool = False
    new: tuple[NewSector, ...] = ()


def subject(lines: Sequence[Line], header: Header, units: Units) -> Of:
    """Whether the rows are units or sectors: by their names and the words over them.

    Sectors under the names of their units are sectors. Short names of units and sectors can be
    the same ("Thuế", "Du lịch"): there the words over them decide, unless all of them stand
    numbered under a unit with a Roman number or a letter.
    """
    if _are_under_units(lines, units):
        return "sectors"
    in_full = [bool(units.full.exact(line.name)) for line in lines]
    in_short = [bool(units.index.exact(line.name)) for line in lines]
    sectors = [is_sector(units, line.name) for line in lines]
    surely = [is_match and not other for is_match, other in zip(sectors, in_short, strict=True)]
    followed = sum(
        is_match and other for is_match, other in zip(in_full[:-1], surely[1:], strict=True)
    )
    if followed and 2 * followed >= sum(in_full):
        return "sectors"
    says_units = has(header.words, "don vi", "co quan") and not has(header.words, "linh vuc")
    of_units = sum(in_short if says_units else in_full)
    if of_units != sum(sectors):
        return "units" if of_units > sum(sectors) else "sectors"
    return "units" if says_units else "sectors"


def _are_under_units(lines: Sequence[Line], units: Units) -> bool:
    """Whether there are sectors, and each stands numbered under a unit that ranks higher."""
    sectors = 0
    is_under = False
    for line in lines:
        if is_sector(units, line.name):
            if not (is_under and line.is_numbered):
                return False
            sectors += 1
        else:
            is_under = rank(line) < 2 and bool(units.full.exact(line.name))
    return sectors > 0


def is_known(units: Units, of: Of) -> Callable[[Line], bool]:
    """Whether a line's name is one of the catalogue."""
    if of == "sectors":
        return lambda line: is_sector(units, line.name)
    return lambda line: bool(units.index.exact(line.name)) or ended(units, line.name)


def is_sector(units: Units, name: str) -> bool:
    """Whether a name is a sector's, and not rather that of a unit in full."""
    return bool(units.sectors.exact(name)) and not units.is_rather_unit(name)


def is_answered(context: Context, of: Of, answer: str) -> Callable[[Line], bool]:
    """Whether the clerk said of a line that it is a heading, a total, a part."""
    return lambda line: (
        context.answers.get(_code(of, line)) == answer and (answer != HEADING or rank(line) < 2)
    )


def is_within(units: Units, of: Of) -> Callable[[Line, Line], bool]:
    """Whether a line names the same unit as another one, or a part of it; never among sectors."""

    def within(whole: Line, line: Line) -> bool:
        if of == "sectors":
            return False
        of_whole, of_line = units.index.exact(whole.name), units.index.exact(line.name)
        if len(of_whole) != 1 or len(of_line) != 1:
            return False
        return of_line == of_whole or units.by_code[of_line[0]]["parent"] == of_whole[0]

    return within


def unit_headings(units: Units, of: Of) -> Callable[[Line], str | None]:
    """The unit that a line among sectors names in full; None for all lines of units."""

    def unit(line: Line) -> str | None:
        codes = units.full.exact(line.name) if of == "sectors" and not line.group else ()
        return codes[0] if len(codes) == 1 and units.is_rather_unit(line.name) else None

    return unit


def match_rows(
    rows: Sequence[Sorted], of: Of, units: Units, context: Context, location: Location
) -> Matched:
    """Find the unit or sector of every row of its own.

    Questions are asked only when the period is known: before, units that have ended are taken for
    units of the day.
    """
    codes: dict[int, str | None] = {}
    alone = unit_headings(units, of)
    faults: list[Fault] = []
    questions: dict[str, Question] = {}
    new: dict[int, NewSector] = {}
    whole = False
    for number, row in enumerate(rows):
        if row.kind != "own" or not row.line.name:
            continue
        line = row.line
        cell = (line.row, line.column)
        match = _find(row, of, units)
        if row.is_maybe and match.code is not None:
            # A unit's own figures, or the sum of its parts: both are named by its name.
            question = _sum_question(line, location)
            questions.setdefault(question.code, question)
        elif of == "sectors" and (alone(line) is not None or line.is_of_group):
            codes[line.row] = None
        elif match.code is not None:
            codes[line.row] = match.code
        elif of == "units" and ended(units, line.name):
            faults.append(ended_fault(location, cell, line.name))
        elif of == "sectors" or units.period is not None:
            heads = rank(line) < 2 and any(_below(rows, number))
            before = rows[number - 1] if number else None
            is_item = before is not None and _may_be_part(line, before)
            question = _question(
                row, match, of, units, location, heads, before if is_item else None
            )
            questions.setdefault(question.code, question)
            answer = context.answer(question)
            if answer == NEW:
                new[line.row] = new_sector(line.name, location, cell)
            elif answer == WHOLE:
                whole = True
            elif answer is not None:
                codes[line.row] = answer
    if whole:
        new = {}
    codes |= {row: sector.code for row, sector in new.items()}
    messages = (tuple(faults), tuple(questions.values()))
    return Matched(codes, *messages, whole, tuple(new.values()))


def _may_be_part(line: Line, before: Sorted) -> bool:
    """Whether a row without a number may be a part of the numbered row above it, or goes on
    with the parts above it."""
    if line.marker or before.kind not in ("own", "part"):
        return False
    return line.is_listed or before.kind == "part" or bool(before.line.marker)


def _below(rows: Sequence[Sorted], number: int) -> Iterator[bool]:
    """Whether each line under this one, down to the next heading or total, is of its own."""
    for row in rows[number + 1 :]:
        if row.kind != "own":
            return
        yield True


def double_faults(
    rows: Sequence[Sorted], codes: Mapping[int, str | None], location: Location
) -> list[Fault]:
    """A fault for every row whose unit or sector an earlier row has."""
    first: dict[tuple[str | None, str | None], Line] = {}
    faults = []
    for row in rows:
        line, code = row.line, codes.get(row.line.row, OUT)
        earlier = first.setdefault((row.unit, code), line)
        if code == OUT or earlier is line:
            continue
        where = address(earlier.row, earlier.column)
        faults.append(
            location.fault(
                (line.row, line.column),
                Message("“{name}” lần thứ hai; ô {where} đã có", name=line.name, where=where),
                Message("mỗi đơn vị, mỗi lĩnh vực một dòng"),
                Message("Gộp hai dòng, hoặc sửa tên."),
            )
        )
    return faults


def whole_faults(
    rows: Sequence[Sorted],
    codes: Mapping[int, str | None],
    whose: Mapping[int, str | None],
    location: Location,
) -> list[Fault]:
    """A fault for every row of a unit as a whole that stands beside rows of its sectors.

    It is not their sum, or it were a total: what it counts would be counted twice.
    """
    filled = [row.line for row in rows if not row.line.is_blank and row.line.row in codes]
    divided = {whose[line.row] for line in filled if codes[line.row] not in (None, OUT)}
    return [
        location.fault(
            (line.row, line.column),
            quoted(line.name),
            Message("tổng của các lĩnh vực của đơn vị, hoặc không có dòng này"),
            Message("Sửa số cho bằng tổng các lĩnh vực, hoặc ghi tên lĩnh vực của dòng này."),
        )
        for line in filled
        if codes[line.row] is None and whose[line.row] in divided
    ]


def _find(row: Sorted, of: Of, units: Units) -> Match:
    if of == "sectors":
        return units.sectors.find(row.line.name)
    match = units.index.find(row.line.name)
    if match.shared and row.level is not None:
        level = [code for code in match.near if units.by_code[code]["level"] == row.level]
        return Match(level[0]) if len(level) == 1 else match
    return match


def _code(of: Of, line: Line) -> str:
    return f"{'row' if of == 'units' else 'sector'}:{name_key(line.name)}"


_TOTAL = (
    TOTAL,
    Message("dòng tổng của các dòng khác: đối chiếu, không nạp"),
)
_LEFT_OUT = (
    OUT,
    Message("không nạp dòng này: đơn vị coi như chưa gửi báo cáo"),
)
_ALL_SECTORS = (
    WHOLE,
    Message("chỉ nạp tổng của đơn vị, không chia lĩnh vực"),
)


def _sum_question(line: Line, location: Location) -> Question:
    """Whether a unit's row is the sum of its parts: as its own it might count them twice."""
    text = Message(
        "Số ở dòng “{name}” bằng đúng tổng của các đơn vị thuộc nó. Là dòng tổng? Nếu là số của"
        " riêng đơn vị này: thêm dòng “Tổng cộng” vào tệp.",
        name=line.name,
    )
    where = address(line.row, line.column)
    return Question(_code("units", line), text, (_TOTAL,), location.sheet, where)


def _question(
    row: Sorted,
    match: Match,
    of: Of,
    units: Units,
    location: Location,
    heads: bool,
    whole: Sorted | None,
) -> Question:
    line = row.line
    name = line.name
    options: tuple[Option, ...]
    # No answer may count the rows beside it twice: neither a new sector nor all of them together.
    is_sum = row.is_maybe and not row.is_counted
    if of == "units":
        text = Message("“{name}” là đơn vị nào?", name=name)
        options = units.options(match.near, near_only=is_sum)
        if not is_sum:
            options = (*options, _LEFT_OUT)
    else:
        text = Message("“{name}” là lĩnh vực nào?", name=name)
        options = units.sector_options(match.near, near_only=is_sum)
        if not is_sum:
            options = (*options, _ALL_SECTORS)
    if heads:
        heading = Message("dòng nhóm: tổng của các dòng bên dưới")
        options = (*options, (HEADING, heading))
    if row.is_maybe:
        text = Message("{text} Số ở dòng này bằng đúng tổng của các dòng bên cạnh.", text=text)
        options = (*options, _TOTAL)
    if is_sum:
        text = Message(
            "{text} Nếu không phải dòng tổng: sửa tên trong tệp, hoặc thêm dòng “Tổng cộng”.",
            text=text,
        )
    if whole is not None:
        part = Message("một phần của dòng trên (“{name}”): không nạp riêng", name=whole.line.name)
        options = (*options, (PART, part))
    where = address(line.row, line.column)
    return Question(_code(of, line), text, options, location.sheet, where)


@dataclass(frozen=True)
class Beside:
    """The units of a column beside that of the sectors: text → code, None while it is open."""

    codes: Mapping[str, str | None]
    faults: tuple[Fault, ...] = ()
    questions: tuple[Question, ...] = ()


def units_beside(
    lines: Sequence[Line], header: Header, units: Units, context: Context, location: Location
) -> Beside:
    """Find the unit that each text of such a column means."""
    codes: dict[str, str | None] = {}
    faults: list[Fault] = []
    questions = []
    for line in lines:
        if not line.unit or line.unit in codes or header.unit is None:
            continue
        named = replace(line, name=unnumbered(line.unit)[1], column=header.unit)
        match = units.index.find(named.name)
        codes[line.unit] = match.code
        if match.code is None and ended(units, named.name):
            faults.append(ended_fault(location, (named.row, named.column), named.name))
        elif match.code is None and units.period is not None:
            row = Sorted(named, "own")
            question = _question(row, match, "units", units, location, False, None)
            questions.append(question)
            codes[line.unit] = context.answer(question)
    return Beside(codes, tuple(faults), tuple(questions))


_UNIT = Message("đơn vị có trong danh mục")
_NAMELESS = Message("dòng không có tên")
_NOT_TAKEN = Message("Dòng này không được nạp, cũng không ghi thành 0.")
_NOT_REPORTED = Message("Không nạp, không ghi thành 0: đơn vị coi như chưa gửi báo cáo.")
_SECTOR = Message("lĩnh vực có trong danh mục")


def left_out(rows: Sequence[Sorted], matched: Matched, of: Of, location: Location) -> list[Fault]:
    """A notice for each row that is left out, or taken into the unit's total only."""
    faults = []
    for row in rows:
        line = row.line
        cell = (line.row, line.column)
        if row.kind == "total" and row.parts and not line.is_total:
            quoted_name = quoted(line.name) if line.name else _NAMELESS
            found: Words = Message(
                "{quoted_name} là tổng của {parts} dòng",
                quoted_name=quoted_name,
                parts=len(row.parts),
            )
            expected = Message("dòng đơn vị hoặc lĩnh vực")
            action = Message("Được đối chiếu, không nạp.")
        elif row.kind != "own":
            continue
        elif OUT in (matched.codes.get(line.row), row.unit):
            name = line.name if row.unit != OUT else f"{line.unit}: {line.name}"
            found = Message("“{name}” được bỏ qua", name=name)
            expected = _UNIT
            action = Message("Đơn vị này coi như chưa gửi báo cáo.")
        elif matched.whole and line.row not in matched.codes:
            found, expected = quoted(line.name), _SECTOR
            action = Message(
                "Nạp một dòng tổng của đơn vị: mọi lĩnh vực được cộng lại, không chia."
            )
        elif line.is_blank and line.row in matched.codes:
            found = Message("“{name}” không có số nào", name=line.name)
            expected = Message("có số; không có hồ sơ thì ghi 0")
            action = _NOT_REPORTED if of == "units" else _NOT_TAKEN
        else:
            continue
        faults.append(location.fault(cell, found, expected, action, "notice"))
    return faults
