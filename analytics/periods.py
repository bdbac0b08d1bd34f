"""Reporting periods: codes, dates, names, and which may be compared or joined.

Codes: 2021-Q1, 2022-H1, 2021-9M, 2020, 2021-03-31 (as of a date), since-2018..2021-Q1 (cumulative
from the start of 2018 to the end of Q1/2021; since-..2021-Q1 when the start is not stated).
Periods of different kinds are never compared, and no series is joined over a break.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

from babel.dates import format_date

from analytics.errors import UnknownName
from analytics.texts import LANGUAGES, Bilingual, Message, checked

KINDS = ("quarter", "half", "nine_months", "year", "day", "since")

# Days are days in Vietnam, wherever the server stands; it has no summer time.
VIETNAM = timezone(timedelta(hours=7))

# 1 July 2025: merger with Ninh Thuận, and the district level is abolished.
BREAKS = (date(2025, 7, 1),)

_ROMAN = ("I", "II", "III", "IV")
_KIND = Message("kỳ")
_CODE = re.compile(
    r"(?P<year>[0-9]{4})(?:-Q(?P<quarter>[1-4])|-H(?P<half>[12])|-(?P<nine>9M))?"
    r"|(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"|since-(?P<start>[0-9]{4})?\.\.(?P<end>.+)"
)


def day_of(moment: str) -> date:
    """The day in Vietnam of an ISO date and time; one without a zone is of Vietnam already."""
    when = datetime.fromisoformat(moment)
    return (when.astimezone(VIETNAM) if when.tzinfo else when).date()


def quarter_of(day: date) -> str:
    """The quarter that a day lies in."""
    return f"{day.year:04d}-Q{(day.month + 2) // 3}"


@dataclass(frozen=True)
class Period:
    """One period; ``first_day`` is None only for a cumulative one whose start is not stated."""

    code: str
    kind: str
    first_day: date | None
    last_day: date


@lru_cache(maxsize=4096)
def parse(code: str) -> Period:
    """The period of a code; raises UnknownName when it is not one."""
    match = _CODE.fullmatch(code)
    if match is None:
        raise UnknownName(_KIND, code)
    try:
        if match["day"]:
            day = date.fromisoformat(code)
            return Period(code, "day", day, day)
        if match["end"]:
            return _cumulative(code, match["start"], parse(match["end"]))
        year = int(match["year"])
        if match["quarter"]:
            return _months(code, "quarter", year, 3 * int(match["quarter"]) - 2, 3)
        if match["half"]:
            return _months(code, "half", year, 6 * int(match["half"]) - 5, 6)
        if match["nine"]:
            return _months(code, "nine_months", year, 1, 9)
        return _months(code, "year", year, 1, 12)
    except ValueError as error:  # 2021-02-30, year 0000
        raise UnknownName(_KIND, code) from error


def is_period(code: str) -> bool:
    """Whether a text is the code of a period."""
    try:
        parse(code)
    except UnknownName:
        return False
    return True


def _months(code: str, kind: str, year: int, first_month: int, months: int) -> Period:
    after = first_month + months
    end = date(year + 1, 1, 1) if after > 12 else date(year, after, 1)
    return Period(code, kind, date(year, first_month, 1), end - timedelta(days=1))


def _cumulative(code: str, start: str | None, end: Period) -> Period:
    first_day = date(int(start), 1, 1) if start else None
    if end.kind == "since" or (first_day is not None and first_day > end.last_day):
        raise UnknownName(_KIND, code)
    return Period(code, "since", first_day, end.last_day)


_LABELS = {
    "quarter": Bilingual("Quý {part}/{year}", "Q{number} {year}"),
    "first half": Bilingual("6 tháng đầu năm {year}", "First half of {year}"),
    "second half": Bilingual("6 tháng cuối năm {year}", "Second half of {year}"),
    "nine_months": Bilingual("9 tháng năm {year}", "First nine months of {year}"),
    "year": Bilingual("Năm {year}", "{year}"),
    "since": Bilingual("Từ {start} đến hết {end}", "From {start} to the end of {end}"),
    "since, to a day": Bilingual("Từ {start} đến {end}", "From {start} to {end}"),
    "since, open": Bilingual("Lũy kế đến hết {end}", "Cumulative to the end of {end}"),
    "since, open, to a day": Bilingual("Lũy kế đến {end}", "Cumulative to {end}"),
}
_SHORT_LABELS = {
    "quarter": Bilingual("{part}/{year}", "Q{number} {year}"),
    "first half": Bilingual("6T đầu {year}", "H1 {year}"),
    "second half": Bilingual("6T cuối {year}", "H2 {year}"),
    "nine_months": Bilingual("9T/{year}", "9M {year}"),
    "year": Bilingual("{year}", "{year}"),
    "since": Bilingual("{start} – {end}", "{start} – {end}"),
    "since, to a day": Bilingual("{start} – {end}", "{start} – {end}"),
    "since, open": Bilingual("đến {end}", "to {end}"),
    "since, open, to a day": Bilingual("đến {end}", "to {end}"),
}


def label(code: str, language: str, short: bool = False, inside: bool = False) -> str:
    """The period's name: "Quý I/2021", short "I/2021"; English "Q1 2021".

    ``inside`` gives the form used within a sentence: "quý I/2021", "the first half of 2022".
    Raises UnknownName for a code that is no period.
    """
    period = parse(code)
    if period.kind == "day":
        return _day_label(period.last_day, checked(language), short)
    template = (_SHORT_LABELS if short else _LABELS)[_template(period)].in_(language)
    number = (period.last_day.month - 1) // 3
    text = template.format(
        part=_ROMAN[number],
        number=number + 1,
        year=period.last_day.year,
        start=period.first_day.year if period.first_day else "",
        end=label(code.partition("..")[2], language, short, True) if ".." in code else "",
    )
    return _inside(text, language) if inside and not short else text


def both_labels(code: str) -> Bilingual:
    """The name of a period or day in each language."""
    return Bilingual(*(label(code, language) for language in LANGUAGES))


def _template(period: Period) -> str:
    if period.kind == "half":
        return "first half" if period.last_day.month == 6 else "second half"
    if period.kind == "since":
        open_start = "" if period.first_day else ", open"
        end = parse(period.code.partition("..")[2])
        return f"since{open_start}{', to a day' if end.kind == 'day' else ''}"
    return period.kind


def _day_label(day: date, language: str, short: bool) -> str:
    if language == "vi":
        return f"{day.day}/{day.month}/{day.year}"
    return format_date(day, "d MMM y" if short else "d MMMM y", locale="en")


def _inside(text: str, language: str) -> str:
    if language == "en":
        if text.startswith(("First ", "Second ")):
            return f"the {text[0].lower()}{text[1:]}"
        if not text.startswith(("From ", "Cumulative ")):
            return text
    return f"{text[0].lower()}{text[1:]}"


def year_before(code: str) -> str | None:
    """The same period one year earlier; None for dates and cumulative periods.

    Raises UnknownName for a code that is no period.
    """
    if parse(code).kind in ("day", "since"):
        return None
    year = int(code[:4]) - 1
    return f"{year:04d}{code[4:]}" if year else None


@lru_cache(maxsize=4096)
def previous(code: str) -> str | None:
    """The period of the same kind just before: 2021-Q1 → 2020-Q4; None as in ``year_before``.

    A year has one "nine months", so the one before is the year before's.
    """
    period = parse(code)
    if period.kind not in ("quarter", "half"):
        return year_before(code)
    letter, part = code[5], int(code[6])
    if part > 1:
        return f"{code[:5]}{letter}{part - 1}"
    before = year_before(code)
    return before and f"{before[:5]}{letter}{4 if letter == 'Q' else 2}"


@lru_cache(maxsize=4096)
def sort_key(code: str) -> tuple[date, int, date, str]:
    """A total order of periods: by the day they end, then by kind, start and code."""
    period = parse(code)
    return (
        period.last_day,
        KINDS.index(period.kind),
        period.first_day or date.min,
        code,
    )


def is_before(first: str, second: str) -> bool:
    """Whether the first period ends before the second one ends."""
    return parse(first).last_day < parse(second).last_day


@lru_cache(maxsize=4096)
def crosses_break(first: str, second: str) -> bool:
    """Whether a break lies between two periods or inside one of them: not to be joined."""
    one, other = parse(first), parse(second)
    return any(
        not (_is_wholly_before(one, day) and _is_wholly_before(other, day))
        and not (_is_wholly_after(one, day) and _is_wholly_after(other, day))
        for day in BREAKS
    )


def _is_wholly_before(period: Period, day: date) -> bool:
    return period.last_day < day


def _is_wholly_after(period: Period, day: date) -> bool:
    return period.first_day is not None and period.first_day >= day


def span(first: str, last: str) -> list[str]:
    """Every period of one kind from ``first`` to ``last``, both included: a time axis.

    Empty when ``first`` is later; raises UnknownName for dates, cumulative periods, mixed kinds.
    """
    start = parse(first)
    if start.kind in ("day", "since") or parse(last).kind != start.kind:
        raise UnknownName(_KIND, f"{first} … {last}")
    codes: list[str] = []
    code: str | None = last
    while code is not None and not is_before(code, first):
        codes.append(code)
        code = previous(code)
    return codes[::-1]
