"""Who has reported, in words: the page's first sentence, a cell of the table."""

from collections import Counter

from analytics.i18n import Translator
from analytics.texts import Bilingual
from analytics.views.headline import Headline
from analytics.views.reporting.data import Report, Status

STATE_WORDS = {
    "missing": Bilingual("chưa gửi", "missing"),
    "withdrawn": Bilingual("đã thu hồi", "withdrawn"),
    "late": Bilingual("gửi muộn", "late"),
    "reported": Bilingual("đã gửi", "reported"),
}
# Each state has its own sign, so that it does not hang on colour.
SIGNS = {"missing": "○", "withdrawn": "↩", "late": "◑", "reported": "●"}
OPEN = ("missing", "withdrawn")


def answer(known: Status, period: str, t: Translator) -> Headline:
    """The page's answer: how many of a quarter's units have reported, how many not.

    Before the first file of any unit, nobody is counted: "0 of 172" would blame who was not asked.
    """
    counts = sum(known.by_level(period, expected=True).values(), Counter[str]())
    name = t.period(period, inside=True)
    if not counts:
        return Headline("", t("Chưa biết những đơn vị nào phải gửi số liệu {period}.", period=name))
    expected = t.count(counts.total())
    if known.is_empty:
        sentence = t(
            "Chưa cập nhật tệp nào của đơn vị: **{expected}** đơn vị phải gửi hồ sơ {period}.",
            expected=expected,
            period=name,
        )
        remark = t("Số trên các trang khác lấy từ các văn bản đã công bố.")
        return Headline("", sentence, counts=remark)
    text = t(
        "trên {expected} đơn vị phải gửi đã gửi hồ sơ {period}", expected=expected, period=name
    )
    parts = [
        t("{n} gửi muộn", n=t.count(counts["late"])) if counts["late"] else "",
        t("**{n}** chưa gửi", n=t.count(counts["missing"])) if counts["missing"] else "",
        t("{n} đã thu hồi", n=t.count(counts["withdrawn"])) if counts["withdrawn"] else "",
    ]
    sentence = "; ".join([text, *filter(None, parts)]) + "."
    return Headline(t.count(there(counts)), sentence)


def there(counts: Counter[str]) -> int:
    """How many have reported, in time or late."""
    return counts["reported"] + counts["late"]


def level_text(counts: Counter[str], t: Translator) -> str:
    """What is still open at a level: "1 chưa gửi"; "đủ" where nothing is."""
    words = {
        "missing": t("{n} chưa gửi", n=t.count(counts["missing"])),
        "withdrawn": t("{n} đã thu hồi", n=t.count(counts["withdrawn"])),
        "late": t("{n} gửi muộn", n=t.count(counts["late"])),
    }
    return ", ".join(words[state] for state in words if counts[state]) or t("đủ")


def report_text(report: Report | None, t: Translator) -> str:
    """A unit's report in a cell: "● đã gửi", "● đã gửi, 2 lần"."""
    if report is None:
        return ""
    text = f"{SIGNS[report.state]} {t(STATE_WORDS[report.state])}"
    if report.times > 1:
        text += t.plural(", {n} lần", report.times, n=t.count(report.times))
    return text
