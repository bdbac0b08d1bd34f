"""How the days of a list are read: each column in one way, told by all of its cells.

Two formats that read a cell as different days are a choice for the column, never for the cell.
And a spreadsheet program with American settings takes "02/01/2021" for 1 February and leaves
"13/01/2021" as text: the days that it did take have day and month exchanged, all up to the 12th.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import combinations

from analytics.i18n import both
from analytics.ingest.questions import Context
from analytics.ingest.result import Count, Question
from analytics.store.list_file import DAYS, bare_format
from analytics.texts import Bilingual, Message, Words

# A date of the workbook's own, as it is written anew: no hand types it so.
REAL = "="
REAL_DAY = f"{REAL}%Y-%m-%d"
EXCHANGED, AS_IT_IS = "exchange", "keep"
_LATEST_MONTH = 12
_CLOCK = re.compile(r"(?:T|\s)\s*[0-9]{0,2}(?:[:hg].*)?$")
_LETTERS = re.compile(r"%([dmYyBbjGuV])")
_DAY_FIRST = Bilingual("ngày {0.day} tháng {0.month} năm {0.year}", "{0:%d %B %Y}")

# What stands in the columns of one sheet, or of the whole list: column → text → how often.
Texts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class DayReading:
    """How days are read.

    ``formats`` are those of each column. ``exchanged`` has, for each of the sheets (or the one
    list), the columns whose days of the workbook's own are read with day and month exchanged.
    """

    formats: Mapping[str, tuple[str, ...]]
    exchanged: tuple[frozenset[str], ...]
    questions: tuple[Question, ...] = ()


def read_days(
    texts: Sequence[Texts], formats: Sequence[str], headers: Mapping[str, str], context: Context
) -> DayReading:
    """Decide how the columns of days are read; what they leave open is asked.

    Args:
        texts: what stands in the columns, by sheet.
        formats: those that may be meant, strptime's.
        headers: the columns' names in the list.
        context: the clerk's answers.
    """
    questions: list[Question] = []
    chosen: dict[str, tuple[str, ...]] = {}
    for name in DAYS:
        together = [text for part in texts for text in part.get(name, ())]
        chosen[name], question = _formats(name, together, formats, headers, context)
        questions += [question] if question else []
    suspects, late = _suspects(texts, chosen)
    if late:
        question = _exchange_question(texts, suspects, late, chosen, headers)
        questions.append(question)
        if context.answer(question) == EXCHANGED:
            return DayReading(chosen, tuple(map(frozenset, suspects)), tuple(questions))
    return DayReading(chosen, tuple(frozenset() for _part in texts), tuple(questions))


def exchanged_format(text: str) -> str:
    """A format that begins with the year, its month and day exchanged."""
    if not text.startswith("%Y"):
        return text
    return re.sub("%[md]", lambda found: {"%m": "%d", "%d": "%m"}[found[0]], text)


def _formats(
    name: str,
    texts: Sequence[str],
    formats: Sequence[str],
    headers: Mapping[str, str],
    context: Context,
) -> tuple[tuple[str, ...], Question | None]:
    """The formats of a column, those that read any of it first; a question where two contend."""
    days = {
        bare: {text: day for text in texts if (day := _day(text, bare)) is not None}
        for bare in dict.fromkeys(map(bare_format, formats))
    }
    left = [bare for bare in days if days[bare]]
    asked: dict[str, str] = {}
    for first, other in combinations(tuple(left), 2):
        either = [
            text
            for text in days[first]
            if days[other].get(text, days[first][text]) != days[first][text]
        ]
        if not either or first not in left or other not in left:
            continue
        alone = days[first].keys() - days[other].keys(), days[other].keys() - days[first].keys()
        if alone[0] and not alone[1]:
            left.remove(other)
        elif alone[1] and not alone[0]:
            left.remove(first)
        else:
            asked |= {first: either[0], other: either[0]}
    question = None
    if asked:
        question = _format_question(name, asked, days, headers)
        answer = context.answer(question)
        left = [bare for bare in left if bare not in asked or _code(bare) == answer]
    gone = {bare for bare in days if days[bare]} - set(left)
    ordered = [text for text in formats if bare_format(text) in left]
    ordered += [text for text in formats if bare_format(text) not in {*left, *gone}]
    return tuple(ordered) or tuple(formats), question


def _format_question(
    name: str,
    asked: Mapping[str, str],
    days: Mapping[str, Mapping[str, date]],
    headers: Mapping[str, str],
) -> Question:
    column = headers[name]
    text = Message(
        "Cột “{column}” có ngày đọc được hai cách theo tệp khai báo cột: cả cột đọc theo cách nào?",
        column=column,
    )
    every = {text for bare in asked for text in days[bare]}
    options = []
    for bare, example in asked.items():
        day = days[bare][example]
        option = Message("“{example}” là {day}", example=example, day=_words(day))
        lost = len(every - days[bare].keys())
        if lost:
            option = Message(
                "{option}; {lost} cách ghi khác trong cột không đọc được, tệp sẽ bị trả lại",
                option=option,
                lost=Count(lost),
            )
        options.append((_code(bare), option))
    return Question(f"days:{name}", text, tuple(options))


def _suspects(
    texts: Sequence[Texts], formats: Mapping[str, Sequence[str]]
) -> tuple[list[dict[str, int]], int]:
    """Columns of each sheet in which all real days are early in the month, if typed ones say why.

    The typed ones may stand on another sheet: January up to the 12th, and the rest of it. Returns
    how many cells of each column hold real days, and how many typed ones later than the 12th there
    are in all: 0 and no column where nothing tells.
    """
    early: list[dict[str, int]] = []
    late: dict[str, int] = {}
    for part in texts:
        early.append({})
        for name in DAYS:
            real, typed = _sides(part.get(name, {}), formats[name])
            if any(day.day > _LATEST_MONTH for day in real):
                continue
            if real:
                early[-1][name] = sum(real.values())
            later = sum(count for day, count in typed.items() if day.day > _LATEST_MONTH)
            late[name] = late.get(name, 0) + later
    typed_late = sum(late[name] for name in {name for columns in early for name in columns})
    return (early, typed_late) if typed_late else ([{} for _part in texts], 0)


def _sides(
    texts: Mapping[str, int], formats: Sequence[str]
) -> tuple[dict[date, int], dict[date, int]]:
    """The days of a column that are a spreadsheet's own, and those that were typed.

    Text files have no days of their own: there the year stands first, as programs write them.
    """
    bares = tuple(dict.fromkeys(map(bare_format, formats)))
    marked = any(text.startswith(REAL) for text in texts)
    real: dict[date, int] = {}
    typed: dict[date, int] = {}
    for text, count in texts.items():
        bare = next((known for known in bares if _day(text, known) is not None), None)
        if bare is None:
            continue
        day = _day(text, bare)
        assert day is not None
        is_real = text.startswith(REAL) if marked else bare.startswith("%Y")
        if is_real or not bare.startswith("%Y"):
            side = real if is_real else typed
            side[day] = side.get(day, 0) + count
    return real, typed


def _exchange_question(
    texts: Sequence[Texts],
    suspects: Sequence[Mapping[str, int]],
    typed: int,
    formats: Mapping[str, Sequence[str]],
    headers: Mapping[str, str],
) -> Question:
    names = list(dict.fromkeys(name for columns in suspects for name in columns))
    columns = ", ".join(f"“{headers[name]}”" for name in names)
    real = Count(sum(sum(columns_of.values()) for columns_of in suspects))
    late = Count(typed)
    text = Message(
        "Cột {columns}: {real} ô là ngày do bảng tính ghi, đều từ ngày 1 đến ngày 12; {late} ô"
        " gõ chữ có ngày sau ngày 12. Excel cài đặt kiểu Mỹ đổi chỗ ngày và tháng như vậy khi mở"
        " danh sách. Đọc các ô ngày do bảng tính ghi thế nào?",
        columns=columns,
        real=real,
        late=late,
    )
    sheet = next(number for number, columns_of in enumerate(suspects) if columns_of)
    first = next(iter(suspects[sheet]))
    day = min(
        _sides(texts[sheet][first], formats[first])[0],
        key=lambda early: (early.day == early.month, early),
    )
    other = date(day.year, day.day, day.month)
    options = (
        (
            EXCHANGED,
            Message(
                "đổi lại: {day} thành {other}, mọi ô như vậy", day=_words(day), other=_words(other)
            ),
        ),
        (
            AS_IT_IS,
            Message("giữ nguyên: {day} là đúng", day=_words(day)),
        ),
    )
    return Question("days:exchanged", text, options)


@lru_cache(maxsize=200_000)
def _day(text: str, bare: str) -> date | None:
    """The day that a text is in a format, whatever time stands behind it."""
    text = text.strip()
    for part in (text, _CLOCK.sub("", text)):
        try:
            return datetime.strptime(part, bare).date()
        except ValueError:
            continue
    return None


def _code(bare: str) -> str:
    return "".join(_LETTERS.findall(bare))


def _words(day: date) -> Words:
    return both(lambda t: t(_DAY_FIRST).format(day))
