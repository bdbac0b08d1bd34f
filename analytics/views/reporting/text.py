"""Who has reported, in words: the page's first sentence, a cell of the table."""

from collections import Counter

from analytics.i18n import Translator
from analytics.texts import Bilingual
from analytics.views.reporting.data import Report, Status

STATE_WORDS = {
    "missing": Bilingual("chưa gửi", "missing"),
    "withdrawn": Bilingual("đã rút", "withdrawn"),
    "late": Bilingual("gửi muộn", "late"),
    "reported": Bilingual("đã gửi", "reported"),
}
# Each state has its own sign, so that it does not hang on colour.
SIGNS = {"missing": "○", "withdrawn": "↩", "late": "◑", "reported": "●"}
OPEN = ("missing", "withdrawn")


def answer(known: Status, period: str, t: Translator) -> str:
    """The page's first sentence: how many of a quarter's units have reported, how many not."""
    name = t.period(period)
    counted = _counted(known, period)
    if not counted:
        return t("{period}: chưa biết những đơn vị nào phải gửi.", period=name)
    there = counted["reported"] + counted["late"]
    text = t(
        "{period}: **{there}** trên {expected} đơn vị phải gửi đã gửi hồ sơ",
        period=name,
        there=t.count(there),
        expected=t.count(counted.total()),
    )
    parts = [
        t("{n} gửi muộn", n=t.count(counted["late"])) if counted["late"] else "",
        t("**{n}** chưa gửi", n=t.count(counted["missing"])) if counted["missing"] else "",
        t("{n} đã rút", n=t.count(counted["withdrawn"])) if counted["withdrawn"] else "",
    ]
    return "; ".join([text, *filter(None, parts)]) + "."


def report_text(report: Report | None, t: Translator) -> str:
    """A unit's report in a cell: "● đã gửi", "● đã gửi, 2 lần"."""
    if report is None:
        return ""
    said = f"{SIGNS[report.state]} {t(STATE_WORDS[report.state])}"
    if report.times > 1:
        said += t.plural(", {n} lần", report.times, n=t.count(report.times))
    return said


def _counted(known: Status, period: str) -> Counter[str]:
    """How many of the expected units are in each state."""
    return Counter(known.reports[unit, at].state for unit, at in known.expected if at == period)
