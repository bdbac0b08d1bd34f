"""Reporting windows: the days over which the dossiers of a period were counted.

State offices close a quarter on the 14th: quarter I runs from 15/12 to 14/3 (Nghị định
09/2019/NĐ-CP, Điều 12, as articles tell it). Others close with the month before (1/12–28/2) or
count by the calendar, and software exports any days. So what was loaded says its window; a period
alone never does.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from analytics.i18n import Translator
from analytics.periods import parse, quarter_of
from analytics.texts import Bilingual

_DAY = timedelta(days=1)
# Days of a reporting window and the kind of period that it is one of.
_LENGTHS = ((80, 100, "Q"), (170, 195, "H"), (260, 290, "9M"), (350, 380, ""))
# Figures "as of" a day are of the period still so long after its end: they are closed late.
_LATE = timedelta(days=45)
_COUNTED = ("quarter", "half", "nine_months", "year")


@dataclass(frozen=True)
class Window:
    """The first and the last day that were counted; ``first`` None where only the last is said."""

    first: date | None
    last: date

    def differs(self, other: "Window") -> bool:
        """Whether the two cannot be the same days; a first day that is not said may be any."""
        firsts = {self.first, other.first} - {None}
        return self.last != other.last or len(firsts) > 1


def windows_of(code: str) -> dict[str, Window]:
    """The windows that a period usually has, by name, the one of state offices first.

    "15": from the 15th to the 14th; "calendar"; "month": a month before the calendar. Empty for
    periods that dossiers are not counted over.
    """
    period = parse(code)
    first, last = period.first_day, period.last_day
    if period.kind not in _COUNTED or first is None:
        return {}
    month_before = (first - _DAY).replace(day=1)
    return {
        "15": Window(month_before.replace(day=15), last.replace(day=14)),
        "calendar": Window(first, last),
        "month": Window(month_before, last.replace(day=1) - _DAY),
    }


def name_of(window: Window, code: str) -> str | None:
    """Which of a period's usual windows it is, or ends like; None for any other one."""
    return next((name for name, one in windows_of(code).items() if not one.differs(window)), None)


def meant(first: date, last: date) -> str | None:
    """The period that some days are a window of: the one that the middle day lies in."""
    days = (last - first).days + 1
    kind = next((kind for least, most, kind in _LENGTHS if least <= days <= most), None)
    if kind is None:
        return None
    middle = first + timedelta(days=days // 2)
    if kind == "9M":
        return f"{middle.year}-9M" if middle.month < 7 else None
    if kind == "Q":
        return quarter_of(middle)
    return f"{middle.year}-H{1 if middle.month < 7 else 2}" if kind == "H" else str(middle.year)


def fits(window: Window, code: str) -> bool:
    """Whether some days can be a window of a period.

    Where only the last day is said, it lies in the second half of the period or soon after it.
    """
    period = parse(code)
    if period.kind not in _COUNTED or period.first_day is None:
        return False
    if window.first is not None:
        return meant(window.first, window.last) == code
    middle = period.first_day + (period.last_day - period.first_day) / 2
    return middle < window.last <= period.last_day + _LATE


def chosen(text: str, code: str) -> Window | None:
    """The window that a clerk names: "15", "calendar", "month", or "2020-12-15..2021-03-14".

    None for anything else, and for days that are no window of the period.
    """
    known = windows_of(code)
    if text in known:
        return known[text]
    try:
        first, last = map(date.fromisoformat, text.split(".."))
    except ValueError:
        return None
    window = Window(first, last)
    return window if fits(window, code) else None


def alike(code: str, window: Window, other_code: str, other: Window) -> bool:
    """Whether the days of two periods lie alike in them: both close on the 14th, or by the month.

    One that says only its last day is like any other that ends alike.
    """
    names = name_of(window, code), name_of(other, other_code)
    if names != (None, None):
        return names[0] == names[1]
    places = [_place(code, window.last), _place(other_code, other.last)]
    if window.first is not None and other.first is not None:
        places = [
            (*places[0], *_place(code, window.first)),
            (*places[1], *_place(other_code, other.first)),
        ]
    return places[0] == places[1]


def _place(code: str, day: date) -> tuple[int, ...]:
    """A day within its month, and how many months the month is from the period's last."""
    last = parse(code).last_day
    return day.day, 12 * (last.year - day.year) + last.month - day.month


def between(earlier: Window, later: Window) -> Window | None:
    """The days that two windows in succession both count, or that neither does.

    They begin after the end of ``earlier`` where they are missing. None where the windows adjoin,
    or where the later one does not say its first day.
    """
    if later.first is None or later.first == earlier.last + _DAY:
        return None
    if later.first > earlier.last:
        return Window(earlier.last + _DAY, later.first - _DAY)
    return Window(later.first, earlier.last)


def days(window: Window, t: Translator) -> str:
    """The days in words: "15/12/2020–14/3/2021", "đến 14/3/2021"."""
    last = t.period(window.last.isoformat(), short=True)
    if window.first is None:
        return t(Bilingual(f"đến {last}", f"up to {last}"))
    first = t.period(window.first.isoformat(), short=True)
    if first == last:
        return last
    return f"{first}–{last}" if t.language == "vi" else f"{first} – {last}"


def groups(windows: Iterable[Window]) -> list[Window]:
    """The different windows, the commonest first, then by their days.

    One that says only its last day goes with another one that ends on it.
    """
    known = list(windows)
    found = sorted(set(known), key=lambda one: (-known.count(one), one.last, one.first or one.last))
    return [
        one
        for one in found
        if one.first is not None or all(one.differs(other) for other in found if other != one)
    ]
