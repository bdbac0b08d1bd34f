"""What the block above the header says: the period and the unit, and where it says so."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from analytics.ingest.cells import Sheet, text_of
from analytics.ingest.days import window_in
from analytics.ingest.fold import clean
from analytics.ingest.words import plain
from analytics.windows import Window, meant

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_QUARTER = re.compile(r"\b(?:qui|q) ?([ivx]{1,4}|[0-9]{1,2}) (?:nam )?(20[0-9]{2})\b")
_HALF = re.compile(r"\b(?:6|sau) thang (dau|cuoi) nam (20[0-9]{2})\b")
_NINE = re.compile(r"\b(?:9|chin) thang (?:dau )?(?:nam )?(20[0-9]{2})\b")
# No month is a period that dossiers are counted over; "ngày 15 tháng 3 năm 2021" is a date.
_MONTH = re.compile(r"(?:^|\b(?:ki )?bao cao )thang [0-9]{1,2} (?:nam )?20[0-9]{2}$")
_YEAR = re.compile(r"(?:^|\b(?:ki )?bao cao )nam (20[0-9]{2})$")
_LABEL = re.compile(
    r"\W*(?:tên )?(?:đơn vị|cơ quan)(?: (?:gửi |lập )?báo cáo| thực hiện)?\s*:\s*(?P<name>.*)"
    r"|\W*(?:tên )?(?:đơn vị|cơ quan) báo cáo\s+(?P<plain>\S.*)",
    re.IGNORECASE,
)
_RECEIVER = re.compile(r"[\s;,–-]*(?:đơn vị|cơ quan|nơi) nhận.*", re.IGNORECASE)


@dataclass(frozen=True)
class Told:
    """Something the title says: the words, and the cell."""

    text: str
    row: int
    column: int


@dataclass(frozen=True)
class Title:
    """The title block.

    ``periods`` are the periods it names and ``dates`` those its dates mean, each a code or None
    where the words name no period there is. ``named`` are the units behind "Đơn vị báo cáo:",
    ``lines`` all other texts. ``windows`` are the days that it says its figures are of.
    """

    periods: tuple[tuple[str | None, Told], ...] = ()
    dates: tuple[tuple[str | None, Told], ...] = ()
    named: tuple[Told, ...] = ()
    lines: tuple[Told, ...] = ()
    windows: tuple[tuple[Window, Told], ...] = ()


def read_title(sheet: Sheet, end: int) -> Title:
    """Read the rows above the header, which begins at row ``end``."""
    periods, dates, windows, named, lines = [], [], [], [], []
    for row in range(min(end, len(sheet.rows))):
        told = tuple(_texts(sheet, row))
        periods += _read(told, lambda text: named_period(plain(text)))
        dates += _read(told, _dates)
        windows += _windows(told)
        names, others = _names(told)
        named += names
        lines += others
    return Title(tuple(periods), tuple(dates), tuple(named), tuple(lines), tuple(windows))


def _texts(sheet: Sheet, row: int) -> Iterator[Told]:
    """Every line of every cell of a row."""
    for column, cell in enumerate(sheet.rows[row]):
        for line in text_of(cell).splitlines():
            if clean(line):
                yield Told(clean(line), row, column)


def _names(told: tuple[Told, ...]) -> tuple[list[Told], list[Told]]:
    """The texts of a row that name the reporting unit, and the others, receivers left out."""
    named: list[Told] = []
    others: list[Told] = []
    expects: list[Told] | None = others
    for one in told:
        label = _LABEL.fullmatch(one.text)
        if label is not None:
            name = _RECEIVER.sub("", label["name"] or label["plain"] or "")
            if plain(name) == "ho so":
                continue  # "Đơn vị: hồ sơ" is what is counted
            if name:
                named.append(Told(name, one.row, one.column))
            expects = others if name else named
        elif _RECEIVER.fullmatch(one.text):
            expects = None if one.text.endswith(":") else others
        else:
            if expects is not None:
                expects.append(one)
            expects = others
    return named, others


Found = tuple[bool, str | None]
_NOTHING: Found = (False, None)


def _read(told: tuple[Told, ...], meaning: Callable[[str], Found]) -> list[tuple[str | None, Told]]:
    """What the texts of a row say: each alone, or a label and its values together.

    "Quý I" and "năm 2021" in two cells are a quarter, not a year.
    """
    alone = [(meaning(one.text), one) for one in told]
    found = [(code, one) for (says, code), one in alone if says]
    text = " ".join(one.text for one in told)
    says, code = meaning(text)
    if says and code not in {code for code, _ in found}:
        return [(code, Told(text, told[0].row, told[0].column))]
    return found


def named_period(text: str, *, alone: bool = False) -> Found:
    """Whether a plain text names a period, and its code; None where there is no such period.

    ``alone``: the text must say nothing else.
    """
    search = re.Pattern.fullmatch if alone else re.Pattern.search
    if quarter := search(_QUARTER, text):
        number = _ROMAN.get(quarter[1]) or (int(quarter[1]) if quarter[1].isdigit() else 0)
        return True, f"{quarter[2]}-Q{number}" if 1 <= number <= 4 else None
    if half := search(_HALF, text):
        return True, f"{half[2]}-H{1 if half[1] == 'dau' else 2}"
    if nine := search(_NINE, text):
        return True, f"{nine[1]}-9M"
    if search(_MONTH, text):
        return True, None
    year = search(_YEAR, text)
    return (True, year[1]) if year else _NOTHING


def _dates(text: str) -> Found:
    """The period that "từ ngày … đến ngày …" means; a last day alone means none."""
    says, window = window_in(text)
    if window is None or window.first is None:
        return says and window is None, None
    return True, meant(window.first, window.last)


def _windows(told: tuple[Told, ...]) -> list[tuple[Window, Told]]:
    """The days that the texts of a row say: each alone, or "từ ngày …", "đến ngày …" together."""
    found = [(window, one) for one in told if (window := window_in(one.text)[1])]
    if all(window.first is None for window, _ in found):
        text = " ".join(one.text for one in told)
        says, window = window_in(text)
        if says and window and (window.first or not found):
            return [(window, Told(text, told[0].row, told[0].column))]
    return found
