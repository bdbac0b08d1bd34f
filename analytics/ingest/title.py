"""What the rows above the header say, and where: period, days, unit, what is counted."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from analytics.ingest.files.cells import Sheet, text_of
from analytics.names import clean, plain
from analytics.windows import Window, meant

_MEASURE_LABEL = re.compile(
    r"\b(?:don vi tinh|dv tinh|dvt|don vi do|tinh (?:bang|theo don vi)|unit of measure)\b"
    r" ?(?P<what>.*)"
)
_MEASURE = re.compile(r"(?:don vi|units?) (?P<what>.+)")
_DOSSIERS = re.compile(
    r"(?:(?:0?1|so|so luong|tong so) )?(?:bo )?(?:ho so|hs|dossiers?)"
    r"(?: (?:tthc|thu tuc hanh chinh))?(?: (?:va )?(?:ti le )?(?:%|phan tram))?"
)
_MANY = (
    r"(?:x ?|× ?)?(?:muoi|chuc|tram|nghin|ngan|van|trieu|1 ?0(?: ?0)*"
    r"|(?:hundred|thousand|million)s?(?: of)?)"
)
_SCALED = re.compile(rf"(?:{_MANY}|%|phan tram)(?: ?(?:bo )?(?:ho so|hs|dossiers?))?")
_SCALED_DOSSIERS = re.compile(rf"{_MANY} ?(?:bo )?(?:ho so|hs|dossiers?)")
_IN_HEADING = re.compile(rf"\b(?:nghin|ngan|trieu|thousands?|{_MANY} ?(?:bo )?(?:ho so|hs))\b")


def measure_of(text: str) -> str | None:
    """What a cell says the numbers are counted in; "" for a label alone, None for other texts."""
    words = plain(text).strip()
    label = _MEASURE_LABEL.search(words)
    if label is not None:
        return label["what"].strip()
    unit = _MEASURE.fullmatch(words)
    if unit and (_DOSSIERS.fullmatch(unit["what"]) or _SCALED.fullmatch(unit["what"])):
        return unit["what"]
    return words if _SCALED_DOSSIERS.fullmatch(words) else None


def is_dossiers(measure: str) -> bool:
    """Whether numbers are counted in single dossiers, as far as anything is said."""
    return not measure or _DOSSIERS.fullmatch(measure) is not None


def is_scaled(heading: str) -> bool:
    """Whether the words over a column say that its numbers are multiples: "(nghìn hồ sơ)"."""
    return _IN_HEADING.search(plain(heading)) is not None


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
    if match := _ISO_RANGE.search(written):
        parts = [int(part) for part in match.groups()]
        return True, _window_between(tuple(parts[:3]), tuple(parts[3:]))
    match = _RANGE.search(written)
    if match is not None and match[6] is not None:
        day, month, year, *last = (int(part or 0) for part in match.groups())
        year = year or (last[2] - 1 if month > last[1] else last[2])
        return True, _window_between((year, month, day), (last[2], last[1], last[0]))
    if match := _UP_TO.search(written):
        last = [int(part) for part in match.groups() if part is not None]
        return True, _window_between(None, tuple(last if match[1] else last[::-1]))
    return False, None


def _window_between(first: tuple[int, ...] | None, last: tuple[int, ...]) -> Window | None:
    try:
        start, end = date(*first) if first else None, date(*last)
    except ValueError:
        return None
    return None if start is not None and start > end else Window(start, end)


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
class TitleText:
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

    periods: tuple[tuple[str | None, TitleText], ...] = ()
    dates: tuple[tuple[str | None, TitleText], ...] = ()
    named: tuple[TitleText, ...] = ()
    lines: tuple[TitleText, ...] = ()
    windows: tuple[tuple[Window, TitleText], ...] = ()
    cumulative: TitleText | None = None
    months: tuple[TitleText, ...] = ()


def read_title(sheet: Sheet, end: int, body: int | None = None) -> Title:
    """Read the rows above the header, which stands in rows ``end`` to ``body``."""
    periods, dates, windows, named, lines, months = [], [], [], [], [], []
    for row in range(min(end, len(sheet.rows))):
        texts = tuple(_texts(sheet, row))
        periods += _read(texts, _named)
        dates += _read(texts, _dates)
        windows += _row_windows(texts)
        months += [text for text in texts if _names_month(text.text)]
        names, others = _names(texts)
        named += names
        lines += others
    rows = range(min(end if body is None else body, len(sheet.rows)))
    counted = (text for row in rows for text in _texts(sheet, row))
    cumulative = next((text for text in counted if _CUMULATIVE.search(plain(text.text))), None)
    return Title(
        *(tuple(periods), tuple(dates), tuple(named), tuple(lines), tuple(windows)),
        cumulative=cumulative,
        months=tuple(months),
    )


def _texts(sheet: Sheet, row: int) -> Iterator[TitleText]:
    """Every line of every cell of a row."""
    for column, cell in enumerate(sheet.rows[row]):
        for line in text_of(cell).splitlines():
            if clean(line):
                yield TitleText(clean(line), row, column)


def _names(texts: tuple[TitleText, ...]) -> tuple[list[TitleText], list[TitleText]]:
    """The texts of a row that name the reporting unit, and the others, receivers left out."""
    named: list[TitleText] = []
    others: list[TitleText] = []
    expects: list[TitleText] | None = others
    for text in texts:
        label = _LABEL.fullmatch(text.text)
        if label is not None:
            name = _RECEIVER.sub("", label["name"] or label["plain"] or "")
            if measure_of(text.text) is not None:
                continue  # "Đơn vị: hồ sơ" is what is counted
            if name:
                named.append(TitleText(name, text.row, text.column))
            expects = others if name else named
        elif _RECEIVER.fullmatch(text.text):
            expects = None if text.text.endswith(":") else others
        else:
            if expects is not None and measure_of(f"Đơn vị {text.text}") is None:
                expects.append(text)
            expects = others
    return named, others


Codes = list[str | None]


def _read(
    texts: tuple[TitleText, ...], meaning: Callable[[str], Codes]
) -> list[tuple[str | None, TitleText]]:
    """What the texts of a row say: each alone, or a label and its values together.

    "Quý I" and "năm 2021" in two cells are a quarter, not a year.
    """
    codes = [(code, title_text) for title_text in texts for code in meaning(title_text.text)]
    text = " ".join(title_text.text for title_text in texts)
    together = meaning(text)
    if not set(together) <= {code for code, _ in codes}:
        return [(code, TitleText(text, texts[0].row, texts[0].column)) for code in together]
    return codes


def _named(text: str) -> Codes:
    """The periods that a text names, days and months left out; None for one that there is not."""
    periods = _periods(plain(_DATE.sub(" ", text)))
    return [code for match, code in periods if match.re is not _MONTH]


def _names_month(text: str) -> bool:
    """Whether a text names a month as what it reports on."""
    return any(match.re is _MONTH for match, _ in _periods(plain(_DATE.sub(" ", text))))


def named_period(text: str) -> str | None:
    """The period that a plain text is the name of, and of nothing else."""
    periods = _periods(text)
    if len(periods) != 1 or periods[0][0].span() != (0, len(text)):
        return None
    return periods[0][1]


def _periods(text: str) -> list[tuple[re.Match[str], str | None]]:
    """Every period that a plain text names, from left to right."""
    periods: list[tuple[re.Match[str], str | None]] = []
    for pattern in (_QUARTERS, _CODE, _HALF, _NINE, _MONTH, _YEAR):
        for match in pattern.finditer(text):
            shared = (
                match["year"]
                or _SHARED_YEAR.match(text, match.end())
                or _YEAR_BEFORE.search(text, 0, match.start())
            )
            year = shared if shared is None or isinstance(shared, str) else shared["year"]
            if pattern is _MONTH:
                periods.append((match, None))
            elif year is not None:
                periods += [(match, code) for code in _codes(match, year)]
    return sorted(periods, key=lambda match_and_code: match_and_code[0].start())


def _codes(match: re.Match[str], year: str) -> Codes:
    groups = match.groupdict()
    if "numbers" in groups:
        numbers = re.findall(r"\b(?:[ivx]+|[0-9]+)\b", match["numbers"])
        parts = [
            _ROMAN.get(number) or (int(number) if number.isdigit() else 0) for number in numbers
        ]
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


def _row_windows(texts: tuple[TitleText, ...]) -> list[tuple[Window, TitleText]]:
    """The days that the texts of a row say: each alone, or "từ ngày …", "đến ngày …" together."""
    windows = [
        (window, title_text) for title_text in texts if (window := window_in(title_text.text)[1])
    ]
    if all(window.first is None for window, _ in windows):
        text = " ".join(title_text.text for title_text in texts)
        says, window = window_in(text)
        if says and window and (window.first or not windows):
            return [(window, TitleText(text, texts[0].row, texts[0].column))]
    return windows
