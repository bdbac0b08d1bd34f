"""The period of a sheet and the days that it is counted over: what its title says, checked against
what the clerk chose.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analytics.catalogue import Catalogue
from analytics.errors import UnknownName
from analytics.i18n import both
from analytics.ingest.files.cells import address
from analytics.ingest.name_matching import Option
from analytics.ingest.questions import Context
from analytics.ingest.result import Fault, Location, Question, quoted
from analytics.ingest.title import Title, TitleText
from analytics.names import has, plain
from analytics.periods import KINDS, both_labels, parse, previous, sort_key
from analytics.texts import Message, Words
from analytics.windows import Window, days, fits

_YEAR = re.compile(r"\b20[0-9]{2}\b")
# Dossiers are counted over periods; a form that arrives is seldom older than two years.
_COUNTED = KINDS[:4]
_FEWEST = 8
# The part of the year that ends with a part of it.
_UP_TO = {"-Q2": "-H1", "-Q3": "-9M", "-Q4": "", "-H2": ""}
_EXAMPLE = Message("kỳ báo cáo như “Quý I/2021” hoặc “Từ ngày 15/12/2020 đến ngày 14/3/2021”")
_MEND = Message("Sửa kỳ trong tệp, hoặc chọn lại kỳ khi nạp.")


@dataclass(frozen=True)
class Dated:
    """A sheet's period, None while it is not known; what is wrong; what is asked, also once it is
    answered: an answer can be taken back where it was given."""

    period: str | None
    faults: tuple[Fault, ...] = ()
    question: Question | None = None


def title_periods(title: Title) -> tuple[str, ...]:
    """The different periods a title may mean; by its dates only where it names none.

    "Lũy kế" beside a quarter may mean the part of the year up to its end.
    """
    named = [code for code, _ in title.periods if code is not None]
    dated = [code for code, _ in title.dates if code is not None]
    periods = named or dated
    if title.cumulative is not None:
        periods += [f"{code[:4]}{_UP_TO[code[4:]]}" for code in periods if code[4:] in _UP_TO]
    return tuple(dict.fromkeys(periods))


def choice_fault(context: Context) -> Fault | None:
    """A fault when what the clerk chose is no period that dossiers are counted over."""
    if context.period is None or _is_counted(context.period):
        return None
    expected = Message("mã kỳ như 2021-Q1")
    action = Message("Chọn lại kỳ.")
    return Location(context.file).fault(None, quoted(context.period), expected, action)


def period_of(context: Context, title: Title, location: Location, others: Sequence[str]) -> Dated:
    """Decide a sheet's period; one that is not over yet is a fault.

    Args:
        context: with the clerk's choice.
        title: what the sheet says.
        location: the sheet.
        others: the periods of the file's other sheets; one that all of them share is this
            sheet's too where it says none.
    """
    dated = _decided(context, title, location, others)
    early = _early_faults(context, title, dated.period, location)
    return replace(dated, faults=(*dated.faults, *early))


def _decided(context: Context, title: Title, location: Location, others: Sequence[str]) -> Dated:
    faults = [_unknown(location, title_text) for code, title_text in title.periods if code is None]
    named = title_periods(title)
    # No month is a period; beside a quarter it leaves open which of them the figures are of.
    faults += [] if named else [_unknown(location, title_text) for title_text in title.months]
    faults += _date_faults(title, location)
    if context.period is not None and _is_counted(context.period):
        faults += _other_faults(title, named, context.period, location)
        return Dated(context.period, tuple(faults))
    if len(named) == 1 and not title.months:
        return Dated(named[0], tuple(faults))
    shared = set(others)
    if not named and len(shared) == 1 and not faults:
        return Dated(shared.pop(), tuple(faults))
    years = () if named else _years(title)
    where = next(
        (title_text for code, title_text in (*title.periods, *title.dates) if code in named), None
    )
    question = _question(context.catalogue, named, years, location, where)
    answer = context.answer(question)
    if answer is not None and years and answer[:4] not in years:
        faults.append(_other_year(answer, years, location))
    return Dated(answer, tuple(faults), question)


def _is_counted(code: str) -> bool:
    try:
        return parse(code).kind in _COUNTED
    except UnknownName:
        return False


def _early_faults(
    context: Context, title: Title, code: str | None, location: Location
) -> list[Fault]:
    """A fault for a period whose last month has not begun: figures are closed in it at earliest."""
    if code is None or context.today is None or not _is_counted(code):
        return []
    if context.today >= parse(code).last_day.replace(day=1):
        return []
    title_text = next(
        (text for period, text in (*title.periods, *title.dates) if period == code), None
    )
    today = both_labels(context.today.isoformat())
    return [
        location.fault(
            None if title_text is None else (title_text.row, title_text.column),
            both_labels(code),
            Message("kỳ đã hết; hôm nay là {today}", today=today),
            _MEND,
        )
    ]


def _unknown(location: Location, title_text: TitleText) -> Fault:
    return location.fault(
        (title_text.row, title_text.column), quoted(title_text.text), _EXAMPLE, _MEND
    )


def _date_faults(title: Title, location: Location) -> list[Fault]:
    """Dates that mean no period, or another one than the title names."""
    named = title_periods(title)
    unknown = any(code is None for code, _ in title.periods)
    faults = []
    for code, title_text in title.dates:
        if code is None:
            faults.append(_unknown(location, title_text))
        elif title.periods and code not in named and not unknown:
            first = named[0]
            expected = Message("khoảng ngày của {period}", period=_within(first))
            faults.append(
                location.fault(
                    (title_text.row, title_text.column), quoted(title_text.text), expected, _MEND
                )
            )
    return faults


def _other_faults(
    title: Title, named: tuple[str, ...], chosen: str, location: Location
) -> list[Fault]:
    """A fault when a sheet says a period, and not the one that was chosen."""
    if not named or chosen in named:
        return []
    title_text = next(
        title_text for code, title_text in (*title.periods, *title.dates) if code in named
    )
    asked = both_labels(chosen)
    expected = Message("{asked}, kỳ đã chọn", asked=asked)
    return [
        location.fault(
            (title_text.row, title_text.column), quoted(title_text.text), expected, _MEND
        )
    ]


def _years(title: Title) -> tuple[str, ...]:
    """The years beside the words for a period, where no period could be read: "Quý …/2021"."""
    lines = [plain(title_text.text) for title_text in title.lines]
    years_of_lines = [
        _YEAR.findall(line) for line in lines if has(line, "ki", "qui", "nam", "bao cao")
    ]
    return tuple(dict.fromkeys(year for years in years_of_lines for year in years))


def _other_year(answer: str, years: tuple[str, ...], location: Location) -> Fault:
    listed = ", ".join(years)
    return location.fault(
        None,
        both_labels(answer),
        Message("kỳ của năm {listed}, như tệp ghi", listed=listed),
        Message("Chọn lại kỳ ở câu hỏi."),
    )


def _question(
    catalogue: Catalogue,
    named: tuple[str, ...],
    years: tuple[str, ...],
    location: Location,
    where: TitleText | None,
) -> Question:
    parts = ("Q1", "Q2", "Q3", "Q4", "H1", "9M")
    codes = [*named, *(f"{year}-{part}" for year in years for part in parts), *years]
    options: list[Option] = [
        (code, both_labels(code)) for code in dict.fromkeys([*codes, *_recent(catalogue)])
    ]
    text = (
        Message("Tệp có thể nói nhiều kỳ. Số liệu của kỳ nào?")
        if named
        else Message("Tệp không ghi đủ kỳ báo cáo. Số liệu của kỳ nào?")
    )
    cell = None if where is None else address(where.row, where.column)
    return Question("period", text, tuple(options), location.sheet, cell)


def _recent(catalogue: Catalogue) -> list[str]:
    """Quarters, newest first: from the one after the newest that any document reports on to the
    first one, at least two years of them."""
    reported = [row["period"] for row in catalogue.documents.values() if row["period"]]
    quarters = [code for code in reported if parse(code).kind == "quarter"]
    if not quarters:
        return []
    first, newest = min(quarters, key=sort_key), max(quarters, key=sort_key)
    year, quarter = int(newest[:4]), int(newest[6])
    code: str | None = f"{year + quarter // 4}-Q{quarter % 4 + 1}"
    quarters_back: list[str] = []
    while code is not None and (len(quarters_back) < _FEWEST or sort_key(code) >= sort_key(first)):
        quarters_back.append(code)
        code = previous(code)
    return quarters_back


WINDOW = Message("Kỳ số liệu")
_MEND_DAYS = Message("Sửa ngày trong tệp.")


@dataclass(frozen=True)
class Windowed:
    """The days of a sheet, None where it says none; what is wrong with what it says."""

    window: Window | None = None
    faults: tuple[Fault, ...] = ()


def window_of(title: Title, period: str | None, location: Location) -> Windowed:
    """Read a sheet's window.

    A range counts before a last day alone, which may be the day of the export. Ranges of another
    period are told with the period itself.

    Args:
        title: what the sheet says.
        period: the sheet's; None where it is not known.
        location: the sheet.
    """
    if period is None:
        return Windowed()
    ranges = [
        (window, title_text) for window, title_text in title.windows if window.first is not None
    ]
    fitting = [(window, title_text) for window, title_text in ranges if fits(window, period)]
    ends = [] if ranges else [(window, title_text) for window, title_text in title.windows]
    apart = [title_text for window, title_text in ends if not fits(window, period)]
    if apart:
        expected = Message("ngày cuối của {period}", period=_within(period))
        return Windowed(faults=(_days_fault(location, apart[0], expected),))
    windows = fitting or ends
    if not windows:
        return Windowed()
    first, _ = windows[0]
    for window, title_text in windows[1:]:
        if window != first:
            return Windowed(faults=(_days_fault(location, title_text, days_text(first)),))
    return Windowed(first)


def days_text(window: Window) -> Words:
    """The days of a window in both languages."""
    return both(lambda t: days(window, t))


def _days_fault(location: Location, title_text: TitleText, expected: Words) -> Fault:
    return location.fault(
        (title_text.row, title_text.column), quoted(title_text.text), expected, _MEND_DAYS
    )


def _within(code: str) -> Words:
    return both(lambda t: t.period(code, inside=True))
