"""Days that cannot be right: 31/02, a document of after the report, the span of another quarter.

Only what a text says plainly is asked about: a day that no calendar has; the day behind a
document's number; a span of days in which the reported things were counted.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import product

from analytics.i18n import Translator, both
from analytics.periods import parse
from analytics.reports.document import Paragraph
from analytics.reports.findings import DraftFinding
from analytics.reports.known import Draft
from analytics.reports.times import to_date
from analytics.texts import Message, Words

_DAY = (
    r"(?P<{0}day>[0-9]{{1,2}})(?:\s?[/.\-]\s?(?P<{0}month>[0-9]{{1,2}})\s?[/.\-]\s?"
    r"|\s+tháng\s+(?P<{0}month2>[0-9]{{1,2}})\s+năm\s+)(?P<{0}year>(?:19|20)[0-9]{{2}})"
)
_BARE = re.compile(
    rf"(?P<word>\bngày\s+)?(?<![\w/.\-]){_DAY.format('')}(?![0-9/\-])", re.IGNORECASE
)
# "Quyết định số 3595/QĐ-UBND ngày 31/12/2020"
_DOCUMENT = re.compile(
    rf"\bsố\s+(?P<sign>[0-9]{{1,5}}[\w/.\-–Đđ]*)\s*,?\s+ngày\s+{_DAY.format('')}", re.IGNORECASE
)
_SPAN = re.compile(
    rf"\b(?P<opens>từ)\s+(?:ngày\s+)?{_DAY.format('first_')}\s*(?:đến|tới|-|–)(?:\s+hết)?"
    rf"(?:\s+ngày)?\s+{_DAY.format('last_')}",
    re.IGNORECASE,
)
_END = re.compile(r"[.;!?](?=\s+[^\W\d_])")
_COMPARED = re.compile(r"so với|cùng kỳ|kỳ trước|quý trước|năm trước", re.IGNORECASE)
# What stands before the days in which a report counts.
_COUNTED = re.compile(
    r"(?:^|[.;]\s+|\bkỳ(?:\s+báo\s+cáo)?|\bquý\s+(?:IV|I{1,3}|[1-4])(?:[\s/]+(?:năm\s+)?[0-9]{4})?"
    r"|\bsố liệu|\btháng(?:\s+đầu\s+năm)?(?:\s+[0-9]{4})?)\s*[,(:]?\s*(?:tính\s+|được tính\s+)?$",
    re.IGNORECASE,
)
# To be in time, reports count from some day of the month before to about the same of the last.
_EARLIER, _LATER = timedelta(days=-35), timedelta(days=10)
_ALIKE = timedelta(days=20)
# A report is signed about when its period ends.
_SIGNED = timedelta(days=366)
_FRONT = 14
_TEXT = ("text", "item", "note", "frame", "heading")


def date_findings(draft: Draft) -> Iterator[DraftFinding]:
    """The days of a report that cannot be, or hardly."""
    signed = signed_on(draft.reading.document.paragraphs)
    if signed is not None and not _may_be_signed(signed[0], draft):
        yield _signed(*signed, draft)
        signed = None
    for part in draft.reading.document.paragraphs:
        if part.kind in _TEXT:
            yield from _impossible(part)
            if signed is not None:
                yield from _later(part, signed[0])
            yield from _spans(part, draft)


def signed_on(paragraphs: Iterable[Paragraph]) -> tuple[date, str] | None:
    """The day above the title, and the paragraph that says it; None where none is said."""
    front = [part for part in paragraphs if part.kind == "furniture"][:_FRONT]
    # The pages of a PDF may break the line: "ngày 20 tháng 6 | năm 2022".
    match = _BARE.search(" ".join(part.text for part in front))
    day = _day(match) if match is not None and match["word"] else None
    if match is None or day is None:
        return None
    first = match[0].split(" năm")[0]
    return day, next((part.locator for part in front if first in part.text), "")


def _day(match: re.Match[str], side: str = "") -> date | None:
    month = match[f"{side}month"] or match[f"{side}month2"]
    try:
        return date(int(match[f"{side}year"]), int(month), int(match[f"{side}day"]))
    except ValueError:
        return None


def _may_be_signed(day: date, draft: Draft) -> bool:
    """Whether a report is not signed before its period begins, nor long after it."""
    period = parse(draft.period)
    return period.first_day is None or period.first_day <= day <= period.last_day + _SIGNED


def _signed(day: date, locator: str, draft: Draft) -> DraftFinding:
    message = both(
        lambda t: t(
            "Báo cáo {period} ghi ngày ký {day}.",
            period=t.period(draft.period, inside=True),
            day=t.day(day),
        )
    )
    suggestion = Message("Xem lại ngày ký, hoặc kỳ báo cáo.")
    return DraftFinding("date", "wording", locator, (), message, suggestion)


def _impossible(part: Paragraph) -> Iterator[DraftFinding]:
    """Days that no calendar has; of digits that are no day at all only where it says "ngày"."""
    for match in _BARE.finditer(part.text):
        month = int(match["month"] or match["month2"])
        if _day(match) is None and (
            match["word"] or (1 <= month <= 12 and int(match["day"]) <= 31)
        ):
            printed = match[0].removeprefix(match["word"] or "")
            message = Message("“{printed}” không có trong lịch.", printed=printed)
            yield _finding(part, match, message, Message("Xem lại ngày, tháng."))


def _later(part: Paragraph, signed: date) -> Iterator[DraftFinding]:
    """Documents of a later day than the report that names them."""
    for match in _DOCUMENT.finditer(part.text):
        day = _day(match)
        if day is not None and day > signed:
            yield _finding(part, match, _later_words(match["sign"], day, signed), None)


def _later_words(sign: str, day: date, signed: date) -> Words:
    return both(
        lambda t: t(
            "Văn bản số {sign} ghi ngày {day}, sau ngày ký báo cáo ({signed}).",
            sign=sign,
            day=t.day(day),
            signed=t.day(signed),
        )
    )


# --- "từ ngày 15/12/2020 đến ngày 14/3/2021" ------------------------------------------------------


def _spans(part: Paragraph, draft: Draft) -> Iterator[DraftFinding]:
    """Spans of days that end before they begin, or are those of another period."""
    for match in _SPAN.finditer(part.text):
        first, last = _day(match, "first_"), _day(match, "last_")
        if first is None or last is None:
            continue
        if last < first:
            message: Words = Message("“{printed}”: ngày cuối trước ngày đầu.", printed=match[0])
            yield _finding(part, match, message, Message("Xem lại ngày, tháng."))
        elif _is_of_another(first, last, part.text[: match.start()], draft):
            yield _finding(
                part,
                match,
                _span_words(match[0], draft),
                both(lambda t: t("Có phải {days}?", days=_usual(draft.period, t))),
            )


def _is_of_another(first: date, last: date, before: str, draft: Draft) -> bool:
    """Whether days in which things were counted are as many as those of the report, or begin and
    end on the same days of other years."""
    if _COMPARED.search(before.rpartition(". ")[2]) or not _COUNTED.search(before):
        return False
    windows = list(_windows(draft.period))
    if any(_fits(first, last, window) for window in windows):
        return False
    for opens, ends in windows:
        years = product((-1, 0, 1), repeat=2)
        is_moved = any(
            _fits(_in_year(first, opens.year + one), _in_year(last, ends.year + two), (opens, ends))
            for one, two in years
        )
        if is_moved or abs((last - first) - (ends - opens)) <= _ALIKE:
            return True
    return False


def _windows(code: str) -> Iterator[tuple[date, date]]:
    """The days of a report's period, and of the year up to its end."""
    for period in map(parse, dict.fromkeys((code, to_date(code)))):
        if period.first_day is not None:
            yield period.first_day, period.last_day


def _fits(first: date, last: date, window: tuple[date, date]) -> bool:
    moved = (first - window[0], last - window[1])
    return all(_EARLIER <= days <= _LATER for days in moved)


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, 28) if day.month == 2 else day.day)


def _span_words(printed: str, draft: Draft) -> Words:
    return both(
        lambda t: t(
            "“{printed}” không phải các ngày của {period}.",
            printed=printed,
            period=t.period(draft.period, inside=True),
        )
    )


def _usual(code: str, t: Translator) -> str:
    """The days that a report of a period usually counts."""
    period = parse(code)
    assert period.first_day is not None
    return t(
        "{opens} đến {ends}, hoặc {first} đến {last}",
        opens=t.day((period.first_day - timedelta(days=1)).replace(day=15)),
        ends=t.day(period.last_day.replace(day=14)),
        first=t.day(period.first_day),
        last=t.day(period.last_day),
    )


def _finding(
    part: Paragraph, match: re.Match[str], message: Words, suggestion: Words | None
) -> DraftFinding:
    ends = [end.end() for end in _END.finditer(part.text)]
    start = max((end for end in ends if end <= match.start()), default=0)
    stop = min((end for end in ends if end >= match.end()), default=len(part.text))
    sentence = part.text[start:stop].strip()
    return DraftFinding("date", "wording", part.locator, (), message, suggestion, sentence)
