"""Over which days a list is counted: it does not say, so it is chosen, or taken as the time before.

The list is added up with the window that is likeliest, so that its units can be named; only where
all of them had another one the time before, it is added up again.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from analytics.i18n import both
from analytics.ingest.period import WINDOW, days_text
from analytics.ingest.questions import OUT, Context
from analytics.ingest.result import Fault, Location, Question, quoted
from analytics.texts import Message, Words, same
from analytics.windows import Window, chosen, windows_of

_FIRST = "15"
# The last dossier of a list comes in on the window's last day, or before a few days off.
_DAYS_OFF = 4
# A list that goes on for longer is an export of more than the period.
_LONG_AFTER = 31


@dataclass(frozen=True)
class Chosen:
    """The window that a list is counted over for a period.

    ``how`` it was chosen: "given" with the call, "answered", "remembered"; "open" while nobody has
    and the window is only the likeliest. ``question`` is None where it was given.
    """

    period: str
    window: Window
    how: str
    question: Question | None = None

    @property
    def entry(self) -> tuple[Words, Words]:
        """Label and value of what the page shows first."""
        on, how = days_text(self.window), _HOW[self.how]
        return WINDOW, both(lambda t: t(on) + t(how))


def choose(context: Context, period: str, location: Location) -> Chosen | Fault:
    """The window to begin with: given, answered, or the likeliest; a fault for a wrong choice.

    Args:
        context: the clerk's choice and answers, and what the archive knows of units.
        period: the code of a period that dossiers are counted over.
        location: the list, for the messages.
    """
    known = windows_of(period)
    if context.window is not None:
        given = chosen(context.window, period)
        if given is None:
            return location.fault(None, quoted(context.window), _KNOWN, _AGAIN)
        return Chosen(period, given, "given")
    options = tuple((name, _option(name, window)) for name, window in known.items())
    text = Message(
        "Danh sách được đếm theo khoảng ngày nào cho {period}?",
        period=both(lambda t: t.period(period, inside=True)),
    )
    question = Question("window", text, options, location.sheet)
    answer = context.answer(question)
    if answer is not None:
        return Chosen(period, known[answer], "answered", question)
    before = context.catalogue.windows
    newest = next(reversed(tuple(before.values())), _FIRST)
    return Chosen(period, known[before.get(context.unit or "", newest)], "open", question)


def settled(first: Chosen, units: Iterable[str], context: Context) -> Chosen:
    """The window, now that the list's units are known: the one all of them had the time before."""
    if first.how != "open" or first.question is None:
        return first
    before = {context.catalogue.windows.get(unit, "") for unit in units if unit != OUT}
    if len(before) != 1 or "" in before:
        return first
    (name,) = before
    window, question = windows_of(first.period)[name], replace(first.question, chosen=name)
    return Chosen(first.period, window, "remembered", question)


def window_faults(over: Chosen, last: date | None, location: Location) -> list[Fault]:
    """A notice where the list ends as another window does, or soon after its own.

    Args:
        over: what it is counted over.
        last: the last day on which any of its dossiers was received.
        location: the list.
    """
    window = over.window
    if last is None or _ends_on(last, window):
        return []
    near = [known for known in windows_of(over.period).values() if _ends_on(last, known)]
    if not near and not 0 < (last - window.last).days <= _LONG_AFTER:
        return []
    found = Message("hồ sơ cuối cùng nhận {day}", day=both(lambda t: t.day(last)))
    if near:
        like = days_text(near[0])
        found = Message("{found}, như của kỳ số liệu {like}", found=found, like=like)
    counted = days_text(window)
    expected = Message("kỳ số liệu {counted}", counted=counted)
    return [location.fault(None, found, expected, _LOOK, "notice")]


def _ends_on(last: date, window: Window) -> bool:
    return 0 <= (window.last - last).days <= _DAYS_OFF


def _option(name: str, window: Window) -> Words:
    on, closing = days_text(window), _CLOSING[name]
    return Message("{on} ({closing})", on=on, closing=closing)


_CLOSING = {
    "15": Message("chốt ngày 14"),
    "calendar": Message("theo lịch"),
    "month": Message("chốt sớm một tháng"),
}
_HOW: dict[str, Words] = {
    "given": same(""),
    "answered": same(""),
    "remembered": Message(", như lần trước"),
    "open": Message(", tạm tính, chưa chọn"),
}
_KNOWN = Message("15, calendar, month, hoặc hai ngày của kỳ như 2020-12-15..2021-03-14")
_AGAIN = Message("Chọn lại khoảng ngày.")
_LOOK = Message("Nếu danh sách được xuất cho khoảng ngày khác: chọn lại khoảng ngày.")
