"""The numbers of an indicator sheet.

A count is grouped ("1.769"), a rate has decimals ("98,63%"): the two are read apart, each by the
rule of ``ingest.numbers``. What two readings would make different numbers of is asked about, and so
is a rate between 0 and 1: a spreadsheet keeps "98,63%" as 0.9863.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from analytics.formats import number
from analytics.ingest.files.cells import Value, address, text_of
from analytics.ingest.numbers import STYLES, Style, read_column
from analytics.ingest.result import Question, same
from analytics.ingest.sheet.layout import is_whole
from analytics.ingest.sheet.prints import Said, taken_apart
from analytics.names import clean
from analytics.store.rules import limit_of
from analytics.texts import Bilingual

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

    values: Mapping[int, tuple[Said, Decimal]]
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
    said = [taken_apart(one.value, one.indicator["unit"], one.indicator["nature"]) for one in cells]
    found: dict[int, Decimal] = {}
    questions: list[Question] = []
    waiting: set[int] = set()
    style: Style | None = None
    for whole in (True, False):
        own = [at for at, one in enumerate(cells) if _is_count(one, said[at]) == whole]
        texts = [said[at].number for at in own]
        read = read_column(texts, whole=whole)
        if read.unclear:
            questions.append(_style_question(cells[own[read.unclear[0]]], sheet))
            answer = next((one for one in STYLES if one == answers.get(NUMBERS)), None)
            read = read_column(texts, whole=whole, style=answer)
        waiting |= {own[at] for at in read.unclear}
        style = style or read.style
        found |= {
            at: value for at, value in zip(own, read.values, strict=True) if value is not None
        }
    wrong = {one.row for at, one in enumerate(cells) if at not in found and at not in waiting}
    unanswered = [NUMBERS] if waiting else []
    values: dict[int, tuple[Said, Decimal]] = {}
    for at, value in found.items():
        cell = cells[at]
        if _is_share(cell, value):
            asked = _share_question(cell, value, sheet)
            questions.append(asked)
            answered = answers.get(asked.code)
            if answered not in (_PERCENT, _AS_IS):
                unanswered.append(asked.code)
                continue
            value = value.scaleb(2) if answered == _PERCENT else value
        values[cell.row] = (said[at], value)
    return Numbers(values, frozenset(wrong), tuple(questions), tuple(unanswered), style)


def _is_count(cell: Cell, said: Said) -> bool:
    return is_whole(cell.indicator["unit"]) and said.scale is None


def _is_share(cell: Cell, value: Decimal) -> bool:
    """Whether a number may be a rate as a spreadsheet keeps it; "0,5%" says what it is."""
    said = "%" in text_of(cell.value)
    lowest = limit_of(cell.indicator).lowest
    if said or cell.indicator["unit"] not in _RATES or (lowest is not None and value < lowest):
        return False
    return 0 < abs(value) <= 1


def _style_question(cell: Cell, sheet: str) -> Question:
    text = clean(text_of(cell.value))
    return Question(
        NUMBERS,
        Bilingual(
            f"Số ghi bằng chữ ở cột Giá trị đọc được hai cách. “{text}” là số nào?",
            f"Numbers typed as text can be read in two ways. Which one is “{text}”?",
        ),
        (
            (
                "vi",
                Bilingual(
                    "kiểu Việt Nam: dấu chấm phân nhóm nghìn, dấu phẩy là phần thập phân",
                    "Vietnamese: a point groups thousands, a comma begins the decimals",
                ),
            ),
            (
                "plain",
                Bilingual(
                    "kiểu Anh: dấu phẩy phân nhóm nghìn, dấu chấm là phần thập phân",
                    "English: a comma groups thousands, a point begins the decimals",
                ),
            ),
        ),
        sheet,
        address(cell.row, cell.column),
    )


def _share_question(cell: Cell, value: Decimal, sheet: str) -> Question:
    where = address(cell.row, cell.column)
    percent, as_is = (_percent(one) for one in (value.scaleb(2), value))
    stands = Bilingual(*(number(value, language, _decimals(value)) for language in ("vi", "en")))
    name = cell.indicator
    return Question(
        f"share:{where}",
        Bilingual(
            f"{name['name_vi']}: ô ghi {stands.vi}. Tỷ lệ là bao nhiêu?",
            f"{name['name_en']}: the cell holds {stands.en}. What is the rate?",
        ),
        ((_PERCENT, percent), (_AS_IS, as_is)),
        sheet,
        where,
    )


def _percent(value: Decimal) -> Bilingual:
    said = [f"{number(value, language, _decimals(value))}%" for language in ("vi", "en")]
    return same(said[0]) if said[0] == said[1] else Bilingual(*said)


def _decimals(value: Decimal) -> int:
    return max(0, -int(value.normalize().as_tuple().exponent))
