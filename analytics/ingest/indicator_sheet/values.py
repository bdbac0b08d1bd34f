"""The value cells of an indicator sheet: read, stored, and printed as a report prints them.

"gần 1.000 thủ tục" is 1000, nearly; "48/63" of a rank is 48; "35,8 tỷ" đồng is 35800000000. A count
is grouped ("1.769"), a rate has decimals ("98,63%"): the two are read apart, each by the rule of
``ingest.numbers``. What two readings would make different numbers of is asked about, and so is a
rate between 0 and 1: a spreadsheet keeps "98,63%" as 0.9863.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from analytics.formats import number
from analytics.i18n import both
from analytics.ingest.files.cells import Value, address, text_of
from analytics.ingest.indicator_sheet.layout import Line, Table, is_whole
from analytics.ingest.numbers import STYLES, Style, is_nothing, read_column
from analytics.ingest.result import Fault, Location, Question, quoted
from analytics.names import clean
from analytics.schema import Limit
from analytics.store.row_checks import limit_of
from analytics.texts import PRECISIONS, Bilingual, Message, Words

# Words before a number, and what they say of it.
_WORDS = {
    **dict.fromkeys(("khoảng", "xấp xỉ", "~", "≈"), "about"),
    **dict.fromkeys(("gần", "dưới", "<"), "under"),
    **dict.fromkeys(("hơn", "trên", ">"), "over"),
}
_WORD = re.compile(rf"({'|'.join(map(re.escape, _WORDS))})\s*(?=[0-9])", re.IGNORECASE)
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_SCALE = re.compile(rf"\s*({'|'.join(_SCALES)})$", re.IGNORECASE)
_OF = re.compile(r"\s*/\s*([0-9]{1,3})$")
MONEY = "đồng"
_PER_CENT = ("%", "điểm %")


@dataclass(frozen=True)
class ValueText:
    """What a cell says: the number itself, the word before it as a precision, what it counts in,
    how many there are of (a rank's "63")."""

    number: Value
    precision: str | None = None
    scale: str | None = None
    of: str | None = None

    @property
    def factor(self) -> int:
        """What the number is to be multiplied by."""
        return _SCALES.get(self.scale or "", 1)


def taken_apart(cell: Value, noun: str, nature: str) -> ValueText:
    """Take a value cell apart.

    Args:
        cell: as it stands; a number stays what it is.
        noun: what the indicator is counted in; it may stand behind the number, of a rank before it.
        nature: the indicator's; only a rank is said "of" others.
    """
    if not isinstance(cell, str):
        return ValueText(cell)
    text = clean(cell)
    word = _WORD.match(text)
    precision = _WORDS[word[1].lower()] if word else None
    text = text[word.end() :] if word else text
    if noun != "%" and text.lower().endswith(f" {noun}"):
        text = text[: -len(noun)].rstrip()
    if nature == "rank" and text.lower().startswith(f"{noun} "):
        text = text[len(noun) :].lstrip()
    scale = _SCALE.search(text) if noun == MONEY else None
    text = text[: scale.start()] if scale else text
    of = _OF.search(text) if nature == "rank" else None
    text = text[: of.start()] if of else text
    return ValueText(text, precision, scale[1].lower() if scale else None, of[1] if of else None)


def as_printed(value_text: ValueText, value: Decimal, precision: str, noun: str) -> str:
    """The text that a report prints for a value: "gần 1.000", "98,63%", "35,8 tỷ đồng", "48/63".

    Args:
        value_text: what the cell says.
        value: the number in it, before ``value_text.factor``.
        precision: of the figure.
        noun: what it is counted in.
    """
    text = number(value, "vi", max(0, -int(value.as_tuple().exponent)))
    text = text.replace("\N{MINUS SIGN}", "-")
    if value_text.of:
        text = f"{text}/{value_text.of}"
    if value_text.scale:
        text = f"{text} {value_text.scale} {noun}"
    if noun in _PER_CENT:
        text = f"{text}%"
    return text if precision == "exact" else f"{PRECISIONS[precision].vi} {text}"


NUMBERS = "numbers"
_RATES = ("%", "điểm %")
_PERCENT, _AS_IS = "=percent", "=as_is"


@dataclass(frozen=True)
class Cell:
    """A value cell that says something, with the row of its indicator in the catalogue."""

    row: int
    column: int
    value: Value
    indicator: Mapping[str, Any]


@dataclass(frozen=True)
class Numbers:
    """What the cells say, by row: the number as it stands and the words around it.

    A row that is neither in ``values`` nor in ``wrong`` waits for an answer: ``unanswered`` are
    the codes of those ``questions`` that have none yet. ``style`` is how text was read.
    """

    values: Mapping[int, tuple[ValueText, Decimal]]
    wrong: frozenset[int]
    questions: tuple[Question, ...]
    unanswered: tuple[str, ...]
    style: Style | None


def read_numbers(cells: Sequence[Cell], answers: Mapping[str, str], sheet: str) -> Numbers:
    """Read the value cells of a sheet.

    Args:
        cells: from top to bottom.
        answers: question code → option, of the reading before.
        sheet: its name, for the questions.
    """
    value_texts = [
        taken_apart(cell.value, cell.indicator["unit"], cell.indicator["nature"]) for cell in cells
    ]
    numbers: dict[int, Decimal] = {}
    questions: list[Question] = []
    waiting: set[int] = set()
    style: Style | None = None
    for whole in (True, False):
        own = [at for at, cell in enumerate(cells) if _is_count(cell, value_texts[at]) == whole]
        texts = [value_texts[at].number for at in own]
        read = read_column(texts, whole=whole)
        if read.unclear:
            questions.append(_style_question(cells[own[read.unclear[0]]], sheet))
            answer = next((known for known in STYLES if known == answers.get(NUMBERS)), None)
            read = read_column(texts, whole=whole, style=answer)
        waiting |= {own[at] for at in read.unclear}
        style = style or read.style
        numbers |= {
            at: value for at, value in zip(own, read.values, strict=True) if value is not None
        }
    wrong = {cell.row for at, cell in enumerate(cells) if at not in numbers and at not in waiting}
    unanswered = [NUMBERS] if waiting else []
    values: dict[int, tuple[ValueText, Decimal]] = {}
    for at, value in numbers.items():
        cell = cells[at]
        if _is_share(cell, value):
            asked = _share_question(cell, value, sheet)
            questions.append(asked)
            answered = answers.get(asked.code)
            if answered not in (_PERCENT, _AS_IS):
                unanswered.append(asked.code)
                continue
            value = value.scaleb(2) if answered == _PERCENT else value
        values[cell.row] = (value_texts[at], value)
    return Numbers(values, frozenset(wrong), tuple(questions), tuple(unanswered), style)


def _is_count(cell: Cell, value_text: ValueText) -> bool:
    return is_whole(cell.indicator["unit"]) and value_text.scale is None


def _is_share(cell: Cell, value: Decimal) -> bool:
    """Whether a number may be a rate as a spreadsheet keeps it; "0,5%" says what it is."""
    has_sign = "%" in text_of(cell.value)
    lowest = limit_of(cell.indicator).lowest
    if has_sign or cell.indicator["unit"] not in _RATES or (lowest is not None and value < lowest):
        return False
    return 0 < abs(value) <= 1


def _style_question(cell: Cell, sheet: str) -> Question:
    text = clean(text_of(cell.value))
    return Question(
        NUMBERS,
        Message("Số ghi bằng chữ ở cột Giá trị đọc được hai cách. “{text}” là số nào?", text=text),
        (
            (
                "vi",
                Message("kiểu Việt Nam: dấu chấm phân nhóm nghìn, dấu phẩy là phần thập phân"),
            ),
            (
                "plain",
                Message("kiểu Anh: dấu phẩy phân nhóm nghìn, dấu chấm là phần thập phân"),
            ),
        ),
        sheet,
        address(cell.row, cell.column),
    )


def _share_question(cell: Cell, value: Decimal, sheet: str) -> Question:
    where = address(cell.row, cell.column)
    percent, as_is = (_percent(rate) for rate in (value.scaleb(2), value))
    text = Message(
        "{name}: ô ghi {value}. Tỷ lệ là bao nhiêu?",
        name=Bilingual(cell.indicator["name_vi"], cell.indicator["name_en"]),
        value=both(lambda t: t.number(value, _decimals(value))),
    )
    return Question(
        f"share:{where}",
        text,
        ((_PERCENT, percent), (_AS_IS, as_is)),
        sheet,
        where,
    )


def _percent(value: Decimal) -> Words:
    return both(lambda t: f"{t.number(value, _decimals(value))}%")


def _decimals(value: Decimal) -> int:
    return max(0, -int(value.normalize().as_tuple().exponent))


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
    value_text: ValueText,
    value: Decimal,
    table: Table,
    location: Location,
) -> tuple[Stored | None, list[Fault]]:
    """What is stored of a row's number, with what is wrong or worth knowing about it.

    Args:
        line: the row.
        indicator: what its number is of.
        chosen: the exactness beside the value, if any.
        value_text: its value cell, taken apart.
        value: the number in it.
        table: where the cells stand.
        location: the sheet.
    """
    noun, cell = indicator["unit"], table.cell(line, "value")
    found = quoted(line.cells.get("value"))
    faults: list[Fault] = []
    if chosen and value_text.precision and chosen != value_text.precision:
        beside, word = (PRECISIONS[code] for code in (chosen, value_text.precision))
        expected = Message(
            "cùng mức chính xác: ô Giá trị ghi “{word}”, ô bên ghi “{beside}”",
            word=word,
            beside=beside,
        )
        action = Message("Sửa một trong hai ô.")
        faults.append(location.fault(cell, found, expected, action))
    if -int(value.normalize().as_tuple().exponent) > _MOST_DECIMALS:
        value = value.quantize(_REPORTED)  # so many decimals are never a half exactly
        faults.append(_rounded(found, value, cell, location))
    whole = value * value_text.factor
    if is_whole(noun) and whole != whole.to_integral_value():
        faults.append(not_a_number(line, table, location, noun))
    limit = limit_of(indicator)
    if _is_outside(whole, limit):
        faults.append(_outside(found, limit, noun, cell, location))
    if any(fault.severity == "error" for fault in faults):
        return None, faults
    precision = chosen or value_text.precision or "exact"
    printed = as_printed(value_text, value, precision, noun)
    return Stored(Decimal(f"{whole.normalize():f}"), printed, precision), faults


def not_a_number(line: Line, table: Table, location: Location, noun: str) -> Fault:
    """The fault of a value cell that is no number, or no whole one where things are counted."""
    cell, value = table.cell(line, "value"), line.cells.get("value")
    if is_nothing(value):
        return _nothing(cell, quoted(value), location)
    expected = Message("một số ({noun})", noun=noun)
    if is_whole(noun):
        expected = Message("một số nguyên ({noun})", noun=noun)
    action = Message(
        "Ghi một số; lời giải thích ghi ở cột Ghi chú. Ô mà bảng tính đổi thành ngày thì định"
        " dạng lại là Văn bản rồi gõ lại."
    )
    return location.fault(cell, quoted(value), expected, action)


def _nothing(cell: tuple[int, int], found: Words, location: Location) -> Fault:
    """A dash may mean none, or not reported."""
    return location.fault(
        cell,
        found,
        Message("một số, hoặc ô trống"),
        Message("Ghi 0 nếu là không có; để trống nếu không báo cáo số này."),
    )


def _is_outside(value: Decimal, limit: Limit) -> bool:
    low, high = limit.lowest, limit.highest
    return (low is not None and value < low) or (high is not None and value > high)


def _outside(
    found: Words, limit: Limit, noun: str, cell: tuple[int, int], location: Location
) -> Fault:
    span = Message("từ {lowest} trở lên ({noun})", lowest=limit.lowest, noun=noun)
    if limit.highest is not None:
        span = Message(
            "từ {lowest} đến {highest} ({noun})",
            lowest=limit.lowest,
            highest=limit.highest,
            noun=noun,
        )
    action = Message("Sửa số.")
    return location.fault(cell, found, span, action)


def _rounded(found: Words, value: Decimal, cell: tuple[int, int], location: Location) -> Fault:
    return location.fault(
        cell,
        found,
        Message("số có nhiều nhất bốn chữ số lẻ"),
        Message("Được ghi là {value}.", value=both(lambda t: t.number(value, 2))),
        "notice",
    )
