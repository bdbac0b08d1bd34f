"""Who has reported, in sentences and tables: the page, its file, a reminder for each unit."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analytics.i18n import Translator
from analytics.tables import Export
from analytics.texts import DATASETS, LEVELS, Bilingual
from analytics.views.reporting.data import STATES, Report, Status

STATE_WORDS = {
    "missing": Bilingual("chưa gửi", "missing"),
    "withdrawn": Bilingual("đã rút", "withdrawn"),
    "late": Bilingual("gửi muộn", "late"),
    "reported": Bilingual("đã gửi", "reported"),
}
# Each state has its own sign, so that it does not hang on colour.
SIGNS = {"missing": "○", "withdrawn": "↩", "late": "◑", "reported": "●"}
OPEN = ("missing", "withdrawn")
_LEVELS = ("province", "district", "commune", "land_registry", "central", "public_service")


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


def levels_frame(known: Status, period: str, t: Translator) -> pd.DataFrame:
    """Units of a quarter by level and state, numbers as numbers."""
    found: dict[str, Counter[str]] = {}
    for row in known.of(period):
        found.setdefault(row["level"], Counter())[known.reports[row["code"], period].state] += 1
    total = sum(found.values(), Counter[str]())
    shown = [state for state in STATES[::-1] if total[state] or state in ("reported", "missing")]
    columns = [t("Cấp"), *(_capital(t(STATE_WORDS[state])) for state in shown)]
    rows = [
        [t(LEVELS[level]), *(found[level][state] for state in shown)]
        for level in _LEVELS
        if level in found
    ]
    return pd.DataFrame(rows, columns=columns)


def grid_frame(
    known: Status, periods: Sequence[str], t: Translator, only: bool = False
) -> pd.DataFrame:
    """Units by quarter, in words with a sign; "" where a unit is not expected to report.

    Units that have nothing to do with the first quarter shown come last.

    Args:
        known: who has reported.
        periods: the quarters that are shown, in the order of the columns.
        only: leave out the units that have reported in all of them.
    """
    rows = []
    for row in sorted(
        _ordered(known.units), key=lambda row: (row["code"], periods[0]) not in known.reports
    ):
        found = [known.reports.get((row["code"], period)) for period in periods]
        if not any(found) or (only and not any(one and one.state in OPEN for one in found)):
            continue
        rows.append(
            [
                t.field(row, "name"),
                *(report_text(one, t) for one in found),
                t(LEVELS[row["level"]].short),
            ]
        )
    names = [t("Đơn vị"), *(t.period(code, short=True) for code in periods), t("Cấp")]
    return pd.DataFrame(rows, columns=names, dtype="str")


def report_text(report: Report | None, t: Translator) -> str:
    """A unit's report in a cell: "● đã gửi", "● đã gửi, 2 lần"."""
    if report is None:
        return ""
    said = f"{SIGNS[report.state]} {t(STATE_WORDS[report.state])}"
    if report.times > 1:
        said += t.plural(", {n} lần", report.times, n=t.count(report.times))
    return said


def reminders(known: Status, period: str, t: Translator) -> Export:
    """The units that have not reported, or took their report back, each with a line to send."""
    name, due = t.period(period), known.due.get(period)
    rows = []
    for row in _ordered(known.of(period, OPEN)):
        state = known.reports[row["code"], period].state
        said = t(
            "Kính gửi {unit}: chưa có số liệu hồ sơ {period} của quý cơ quan.",
            unit=t.field(row, "name"),
            period=t.period(period, inside=True),
        )
        if due is not None:
            said += " " + t("Hạn gửi: {day}.", day=t.day(due))
        rows.append(
            [
                row["code"],
                t.field(row, "name"),
                t(LEVELS[row["level"]]),
                t(STATE_WORDS[state]),
                said,
            ]
        )
    names = [t("Mã"), t("Đơn vị"), t("Cấp"), t("Tình trạng"), t("Lời nhắc")]
    about = {t("Bộ số liệu"): t(DATASETS[known.dataset]), t("Kỳ"): name}
    frame = pd.DataFrame(rows, columns=names, dtype="str")
    return Export(t("Đơn vị chưa gửi, {period}", period=name), about, frame, (), ())


def _counted(known: Status, period: str) -> Counter[str]:
    """How many of the expected units are in each state."""
    return Counter(known.reports[unit, at].state for unit, at in known.expected if at == period)


def _ordered(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Units from the highest level down, by code."""
    return sorted(rows, key=lambda row: (_LEVELS.index(row["level"]), row["code"]))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
