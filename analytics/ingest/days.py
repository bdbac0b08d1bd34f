"""The days that a text says its figures are of: "từ ngày 15/12/2020 đến ngày 14/3/2021"."""

import re
from datetime import date

from analytics.ingest.words import plain
from analytics.windows import Window

_DAY = r"([0-9]{1,2}) ([0-9]{1,2})(?: (20[0-9]{2}))?"
_ISO = r"(20[0-9]{2}) ([0-9]{2}) ([0-9]{2})"
_BETWEEN = r" (?:den|toi|to|until)(?: het)?(?: ngay)? "
_RANGE = re.compile(rf"\b(?:tu |from )?(?:ngay )?{_DAY}{_BETWEEN}{_DAY}\b")
_ISO_RANGE = re.compile(rf"\b{_ISO}{_BETWEEN}{_ISO}\b")
# "tính đến hết ngày 14/3/2021", "chốt số liệu ngày 14/3/2021"; not "UBND tỉnh, ngày 14/3/2021".
_UP_TO = re.compile(
    r"(?:(?:^|\b(?:tinh|so lieu|chot) )(?:so lieu )?(?:den|toi)(?: het)?"
    r"|\bchot(?: so lieu)?|\bas of|\bup to)(?: ngay)? "
    rf"(?:{_ISO}|([0-9]{{1,2}}) ([0-9]{{1,2}}) (20[0-9]{{2}}))\b"
)
_WRITTEN_DATE = re.compile(r"(?<=[0-9]) (?:thang|nam) (?=[0-9])")
# A dash between two dates, not one within a date: "15/12/2020 - 14/3/2021", "15/12–14/3/2021".
_DASH = re.compile(
    r"(?<=[0-9])(?:\s+[-–—−]+\s+|\s*[–—]\s*|(?<=[/.][0-9]{4})-|(?<=[/.][0-9]{2})-(?=[0-9]{1,2}[/.])"
    r"|(?<=[/.][0-9])-(?=[0-9]{1,2}[/.]))(?=(?:ngày\s+)?[0-9])",
    re.IGNORECASE,
)


def window_in(text: str) -> tuple[bool, Window | None]:
    """Whether a text says from which day to which its figures are, and the days.

    Without a first day where it says only the last one; None for days that do not exist, and
    where the first is after the last.
    """
    written = _WRITTEN_DATE.sub(" ", plain(_DASH.sub(" đến ", text)))
    if found := _ISO_RANGE.search(written):
        parts = [int(part) for part in found.groups()]
        return True, _window(tuple(parts[:3]), tuple(parts[3:]))
    found = _RANGE.search(written)
    if found is not None and found[6] is not None:
        day, month, year, *last = (int(part or 0) for part in found.groups())
        year = year or (last[2] - 1 if month > last[1] else last[2])
        return True, _window((year, month, day), (last[2], last[1], last[0]))
    if found := _UP_TO.search(written):
        last = [int(part) for part in found.groups() if part is not None]
        return True, _window(None, tuple(last if found[1] else last[::-1]))
    return False, None


def _window(first: tuple[int, ...] | None, last: tuple[int, ...]) -> Window | None:
    try:
        start, end = date(*first) if first else None, date(*last)
    except ValueError:
        return None
    return None if start is not None and start > end else Window(start, end)
