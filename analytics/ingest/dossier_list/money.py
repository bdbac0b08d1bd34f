"""Amounts in đồng as lists write them: a column is read in one way, what leaves two is asked.

"1.500.000", "15,000.00", "15000.0000", "1,5E+06" can only be one amount. "15.000" can be fifteen
thousand or fifteen: thousands, as everybody writes đồng, unless another cell of the column shows
that its mark is a decimal one.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from analytics.i18n import both
from analytics.ingest.questions import Context
from analytics.ingest.result import Count, Question
from analytics.names import clean
from analytics.texts import Bilingual, Message, Words, same

Style = Literal["thousands", "decimal_point", "decimal_comma"]
STYLES: tuple[Style, ...] = ("thousands", "decimal_point", "decimal_comma")
# The mark that is a decimal one where thousands are not meant.
_DECIMAL = {"thousands": "", "decimal_point": ".", "decimal_comma": ","}
_CURRENCY = re.compile(r"đồng|dong|việt nam|vnđ|vnd|₫|đ|d", re.IGNORECASE)
_BLANKS = re.compile(r"[\s'’]+")
_NUMBER = re.compile(r"([+-]?[0-9]+(?:[.,][0-9]+)*)(?:e([+-]?[0-9]{1,2}))?", re.IGNORECASE)
_EITHER = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_GROUPED = re.compile(r"[0-9]{1,3}([.,])[0-9]{3}(?:\1[0-9]{3})*")
_WITH_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:[.,][0-9]{3})+")
# As typed, or a number of the workbook's own, which is written with its power of ten.
_SMALL = re.compile(r"[1-9][0-9]{0,2}|[1-9][0-9]{0,2}(?:\.[0-9]+)?E0")
LOST, AS_WRITTEN = "lost", "as_written"
# Nobody pays a thousand billion đồng of fees online for one dossier.
_LARGEST = 10**12
# A workbook adds up in binary: 14999.999999999998 is 15000.
_ROUND = Decimal("0.0001")


@dataclass(frozen=True)
class Money:
    """What the texts of a column are in whole đồng; one that is left out is no amount."""

    amounts: Mapping[str, int]
    questions: tuple[Question, ...] = ()


def read_money(texts: Iterable[str], header: str, context: Context) -> Money:
    """Read the amounts of a column.

    Args:
        texts: every text that stands in it.
        header: its name in the list.
        context: the clerk's answers.
    """
    bare = {text: _bare(text) for text in texts}
    either = sorted(number for number in set(bare.values()) if _EITHER.fullmatch(number))
    style: Style | None = "thousands"
    questions: tuple[Question, ...] = ()
    small = _small(bare.values())
    if small:
        questions = (_small_question(small, header),)
    if either and _is_open(set(bare.values()), either):
        question = _question(either, header)
        questions += (question,)
        style = next((known for known in STYLES if known == context.answer(question)), None)
    amounts = {}
    lost = set(small) if small and context.answer(questions[0]) == LOST else set()
    for text, number in bare.items():
        # A file with an open question waits: until then this only says what else is wrong.
        amount = _amount(
            f"{number.partition('E')[0]}E3" if number in lost else number, style or "thousands"
        )
        if amount is not None:
            amounts[text] = amount
    return Money(amounts, questions)


def _small(numbers: Iterable[str]) -> list[str]:
    """Numbers below 1.000 beside text with group marks, the first one first.

    A spreadsheet program with American settings takes "15.000" for 15 and leaves "1.500.000" as
    text; nobody pays 15 đồng.
    """
    distinct = set(numbers)
    if not any(_WITH_GROUPS.fullmatch(number) for number in distinct):
        return []
    return sorted(
        (number for number in distinct if _SMALL.fullmatch(number)),
        key=lambda text: (len(text), text),
    )


def _bare(text: str) -> str:
    """A text without what says đồng, and without blanks and apostrophes between its digits."""
    return _BLANKS.sub("", _CURRENCY.sub("", clean(text).replace("−", "-"))).removesuffix(",-")


def _is_open(numbers: Iterable[str], either: Iterable[str]) -> bool:
    """Whether a mark before three digits may be a decimal one, by what else the column shows."""
    marks = {number[-4] for number in either}
    groups: set[str] = set()
    decimals: set[str] = set()
    for number in numbers:
        match = _NUMBER.fullmatch(number.lstrip("+-"))
        if match is None or match[2] is not None or _EITHER.fullmatch(match[1]):
            continue
        group, decimal = _marks(match[1])
        groups.add(group)
        decimals.add(decimal)
    return len(marks) > 1 or bool(marks & decimals) or bool((groups - {""}) - marks)


def _marks(number: str) -> tuple[str, str]:
    """The group mark and the decimal mark that a number shows by itself, "" where none."""
    kinds = [mark for mark in number if mark in ".,"]
    if not kinds:
        return "", ""
    if len(set(kinds)) == 2:
        return kinds[0], kinds[-1]
    return (kinds[0], "") if len(kinds) > 1 else ("", kinds[0])


def _amount(bare: str, style: Style) -> int | None:
    """The whole đồng that a number is; None for none, a negative one, and fractions."""
    match = _NUMBER.fullmatch(bare)
    if match is None:
        return None
    digits, power = match[1], int(match[2] or 0)
    group, decimal = _marks(digits)
    if match[2] is not None:
        group, decimal = "", decimal or group
    elif _EITHER.fullmatch(digits) and _DECIMAL[style] != decimal:
        group, decimal = decimal, ""
    whole, _mark, rest = digits.partition(decimal) if decimal else (digits, "", "")
    if group and group in whole:
        if not _GROUPED.fullmatch(whole.lstrip("+-")):
            return None
        whole = whole.replace(group, "")
    if not (whole.lstrip("+-").isdigit() and (rest.isdigit() or not rest)):
        return None
    number = Decimal(f"{whole}.{rest or 0}").scaleb(power)
    nearest = round(number)
    if abs(number - nearest) > _ROUND or not 0 <= nearest < _LARGEST:
        return None
    return nearest


def _small_question(small: list[str], header: str) -> Question:
    number, text = Count(len(small)), small[0].removesuffix("E0")
    example = _fraction(text) if "." in text else same(text)
    thousands = Count(int(Decimal(text) * 1000))
    words = Message(
        "Cột “{header}”: {number} cách ghi dưới 1.000 đồng, như {example}, bên cạnh số có dấu"
        " ngăn hàng nghìn. Excel cài đặt kiểu Mỹ đọc “15.000” thành 15 như vậy. Đọc thế nào?",
        header=header,
        number=number,
        example=example,
    )
    options = (
        (
            LOST,
            Message("{example} là {thousands} đồng", example=example, thousands=thousands),
        ),
        (
            AS_WRITTEN,
            Message("{example} là {example} đồng", example=example),
        ),
    )
    return Question("fee:small", words, options)


def _question(either: list[str], header: str) -> Question:
    number = Count(len(either))
    examples = {amount[-4]: amount for amount in reversed(either)}
    text = Message(
        "Cột “{header}”: {number} số tiền như “{either}” đọc được hai cách: dấu ngăn hàng nghìn"
        " hay dấu thập phân? Các ô trong cột ghi không giống nhau. Đọc cả cột thế nào?",
        header=header,
        number=number,
        either=either[0],
    )
    options = []
    for style in STYLES:
        if style != "thousands" and _DECIMAL[style] not in examples:
            continue
        read = [
            (amount, Count(int(amount.replace(amount[-4], ""))))
            if _DECIMAL[style] != amount[-4]
            else (amount, _fraction(amount))
            for amount in examples.values()
        ]
        option = _read_as(read)
        if any(_amount(amount, style) is None for amount in either):
            option = Message("{option}; số lẻ của đồng là lỗi, tệp sẽ bị trả lại", option=option)
        options.append((style, option))
    return Question("fee:marks", text, tuple(options))


def _read_as(amounts: Sequence[tuple[str, Words]]) -> Words:
    """Texts, each with the amount it is taken for."""
    return both(
        lambda t: ", ".join(
            t("“{text}” là {value} đồng", text=text, value=t(value)) for text, value in amounts
        )
    )


def _fraction(text: str) -> Words:
    """A number with its decimals, as each language writes them."""
    whole, rest = text.replace(",", ".").split(".")
    rest = rest.rstrip("0")
    return Bilingual(whole + (f",{rest}" if rest else ""), whole + (f".{rest}" if rest else ""))
