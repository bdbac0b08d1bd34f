"""What the block above the header says: the period and the unit, and where it says so."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from analytics.ingest.days import window_in
from analytics.ingest.files.cells import Sheet, text_of
from analytics.ingest.fold import clean
from analytics.ingest.measure import measure_of
from analytics.ingest.words import plain
from analytics.windows import Window, meant

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_OWN_YEAR = r"(?: (?:nam )?(?P<year>20[0-9]{2})\b)?"
_AND = r" ?(?:\+|&|va|den|toi)? ?(?:qui )?"
# One quarter or several: "quý I, II và III năm 2021".
_QUARTERS = re.compile(
    rf"\b(?:qui|q|quarter) ?(?P<numbers>[ivx]{{1,4}}\b(?:{_AND}[ivx]{{1,4}}\b)*"
    rf"|[0-9]{{1,2}}\b(?! thang)(?:{_AND}0?[1-4]\b(?! thang))*){_OWN_YEAR}"
)
_CODE = re.compile(r"\b(?P<year>20[0-9]{2}) ?q(?P<numbers>[1-4])\b")
_HALF = re.compile(rf"\b(?:6|sau) thang (?P<half>dau|cuoi)(?: nam)?{_OWN_YEAR}")
_NINE = re.compile(rf"\b(?:9|chin) thang(?: dau)?(?: nam)?{_OWN_YEAR}")
# No month is a period that dossiers are counted over; "ngày 15 tháng 3 năm 2021" is a date.
_MONTH = re.compile(
    r"(?:^|\b(?:ki )?bao cao )thang [0-9]{1,2}(?: (?:nam )?(?P<year>20[0-9]{2})$| va\b)"
)
_YEAR = re.compile(r"(?:^|\b(?:(?:ki )?bao cao|va|ca) )nam (?P<year>20[0-9]{2})$")
# Between a period and the year that it shares with the next: "quý II và 6 tháng đầu năm 2021".
_SHARED_YEAR = re.compile(
    r"(?: (?:va|uoc|thuc|hien|den|toi|\+|&|luy|ke|tu|ca|nam|ki|bao|cao|qui|[ivx]{1,4}|[0-9]"
    r"|sau|chin|thang|dau|cuoi))* (?P<year>20[0-9]{2})\b"
)
_YEAR_BEFORE = re.compile(r"\bnam (?P<year>20[0-9]{2}) $")
# What is counted from the start of the year on, whatever quarter is named beside it.
_CUMULATIVE = re.compile(r"\b(?:luy ke|cong don|(?:tu|ke tu) dau nam|cumulative|year to date)\b")
_DATE = re.compile(r"\b[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{4}\b|\b[0-9]{1,2}/[0-9]{1,2}\b(?!/)")
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
    where the words name no period there is; ``months`` are the months it names, ``cumulative`` is
    where it says that it counts from the start of the year. ``named`` are the units behind "Đơn vị
    báo cáo:", ``lines`` all other texts. ``windows`` are the days that it says its figures are of.
    """

    periods: tuple[tuple[str | None, Told], ...] = ()
    dates: tuple[tuple[str | None, Told], ...] = ()
    named: tuple[Told, ...] = ()
    lines: tuple[Told, ...] = ()
    windows: tuple[tuple[Window, Told], ...] = ()
    cumulative: Told | None = None
    months: tuple[Told, ...] = ()


def read_title(sheet: Sheet, end: int, body: int | None = None) -> Title:
    """Read the rows above the header, which stands in rows ``end`` to ``body``."""
    periods, dates, windows, named, lines, months = [], [], [], [], [], []
    for row in range(min(end, len(sheet.rows))):
        told = tuple(_texts(sheet, row))
        periods += _read(told, _named)
        dates += _read(told, _dates)
        windows += _windows(told)
        months += [one for one in told if _names_month(one.text)]
        names, others = _names(told)
        named += names
        lines += others
    rows = range(min(end if body is None else body, len(sheet.rows)))
    counted = (one for row in rows for one in _texts(sheet, row))
    cumulative = next((one for one in counted if _CUMULATIVE.search(plain(one.text))), None)
    return Title(
        *(tuple(periods), tuple(dates), tuple(named), tuple(lines), tuple(windows)),
        cumulative=cumulative,
        months=tuple(months),
    )


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
            if measure_of(one.text) is not None:
                continue  # "Đơn vị: hồ sơ" is what is counted
            if name:
                named.append(Told(name, one.row, one.column))
            expects = others if name else named
        elif _RECEIVER.fullmatch(one.text):
            expects = None if one.text.endswith(":") else others
        else:
            if expects is not None and measure_of(f"Đơn vị {one.text}") is None:
                expects.append(one)
            expects = others
    return named, others


Codes = list[str | None]


def _read(told: tuple[Told, ...], meaning: Callable[[str], Codes]) -> list[tuple[str | None, Told]]:
    """What the texts of a row say: each alone, or a label and its values together.

    "Quý I" and "năm 2021" in two cells are a quarter, not a year.
    """
    found = [(code, one) for one in told for code in meaning(one.text)]
    text = " ".join(one.text for one in told)
    together = meaning(text)
    if not set(together) <= {code for code, _ in found}:
        return [(code, Told(text, told[0].row, told[0].column)) for code in together]
    return found


def _named(text: str) -> Codes:
    """The periods that a text names, days and months left out; None for one that there is not."""
    found = _periods(plain(_DATE.sub(" ", text)))
    return [code for match, code in found if match.re is not _MONTH]


def _names_month(text: str) -> bool:
    """Whether a text names a month as what it reports on."""
    return any(match.re is _MONTH for match, _ in _periods(plain(_DATE.sub(" ", text))))


def named_period(text: str) -> str | None:
    """The period that a plain text is the name of, and of nothing else."""
    found = _periods(text)
    if len(found) != 1 or found[0][0].span() != (0, len(text)):
        return None
    return found[0][1]


def _periods(text: str) -> list[tuple[re.Match[str], str | None]]:
    """Every period that a plain text names, from left to right."""
    found: list[tuple[re.Match[str], str | None]] = []
    for pattern in (_QUARTERS, _CODE, _HALF, _NINE, _MONTH, _YEAR):
        for match in pattern.finditer(text):
            shared = (
                match["year"]
                or _SHARED_YEAR.match(text, match.end())
                or _YEAR_BEFORE.search(text, 0, match.start())
            )
            year = shared if shared is None or isinstance(shared, str) else shared["year"]
            if pattern is _MONTH:
                found.append((match, None))
            elif year is not None:
                found += [(match, code) for code in _codes(match, year)]
    return sorted(found, key=lambda one: one[0].start())


def _codes(match: re.Match[str], year: str) -> Codes:
    groups = match.groupdict()
    if "numbers" in groups:
        numbers = re.findall(r"\b(?:[ivx]+|[0-9]+)\b", match["numbers"])
        parts = [_ROMAN.get(one) or (int(one) if one.isdigit() else 0) for one in numbers]
        return [f"{year}-Q{part}" if 1 <= part <= 4 else None for part in parts]
    if "half" in groups:
        return [f"{year}-H{1 if match['half'] == 'dau' else 2}"]
    return [f"{year}-9M" if match.re is _NINE else year]


def _dates(text: str) -> Codes:
    """The period that "từ ngày … đến ngày …" means; a last day alone means none."""
    says, window = window_in(text)
    if window is None or window.first is None:
        return [None] if says and window is None else []
    return [meant(window.first, window.last)]


def _windows(told: tuple[Told, ...]) -> list[tuple[Window, Told]]:
    """The days that the texts of a row say: each alone, or "từ ngày …", "đến ngày …" together."""
    found = [(window, one) for one in told if (window := window_in(one.text)[1])]
    if all(window.first is None for window, _ in found):
        text = " ".join(one.text for one in told)
        says, window = window_in(text)
        if says and window and (window.first or not found):
            return [(window, Told(text, told[0].row, told[0].column))]
    return found
