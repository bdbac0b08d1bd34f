"""Who has reported, in sentences and tables: the page, its file, a reminder for each unit."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analytics.export import Export
from analytics.formats import count
from analytics.intake.status import STATES, Report, Status
from analytics.intake.tables import day_text
from analytics.periods import label
from analytics.texts import DATASETS, LEVELS, Bilingual, translator

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


def answer(known: Status, period: str, language: str) -> str:
    """The page's first sentence: how many of a quarter's units have reported, how many not."""
    _ = translator(language)
    name = label(period, language)
    counted = _counted(known, period)
    if not counted:
        return _("{period}: chưa biết những đơn vị nào phải gửi.").format(period=name)
    there = counted["reported"] + counted["late"]
    text = _("{period}: **{there}** trên {expected} đơn vị phải gửi đã gửi hồ sơ").format(
        period=name, there=count(there, language), expected=count(counted.total(), language)
    )
    parts = [
        _("{n} gửi muộn").format(n=count(counted["late"], language)) if counted["late"] else "",
        _("**{n}** chưa gửi").format(n=count(counted["missing"], language))
        if counted["missing"]
        else "",
        _("{n} đã rút").format(n=count(counted["withdrawn"], language))
        if counted["withdrawn"]
        else "",
    ]
    return "; ".join([text, *filter(None, parts)]) + "."


def levels_frame(known: Status, period: str, language: str) -> pd.DataFrame:
    """Units of a quarter by level and state, numbers as numbers."""
    _ = translator(language)
    found: dict[str, Counter[str]] = {}
    for row in known.of(period):
        found.setdefault(row["level"], Counter())[known.reports[row["code"], period].state] += 1
    total = sum(found.values(), Counter[str]())
    shown = [state for state in STATES[::-1] if total[state] or state in ("reported", "missing")]
    columns = [_("Cấp"), *(_capital(STATE_WORDS[state].in_(language)) for state in shown)]
    rows = [
        [LEVELS[level].in_(language), *(found[level][state] for state in shown)]
        for level in _LEVELS
        if level in found
    ]
    return pd.DataFrame(rows, columns=columns)


def grid_frame(
    known: Status, periods: Sequence[str], language: str, only: bool = False
) -> pd.DataFrame:
    """Units by quarter, in words with a sign; "" where a unit is not expected to report.

    Units that have nothing to do with the first quarter shown come last.

    Args:
        known: who has reported.
        periods: the quarters that are shown, in the order of the columns.
        language: "vi" or "en".
        only: leave out the units that have reported in all of them.
    """
    _ = translator(language)
    column = "name" if language == "vi" else "name_en"
    rows = []
    for row in sorted(
        _ordered(known.units), key=lambda row: (row["code"], periods[0]) not in known.reports
    ):
        found = [known.reports.get((row["code"], period)) for period in periods]
        if not any(found) or (only and not any(one and one.state in OPEN for one in found)):
            continue
        rows.append(
            [
                row[column],
                *(report_text(one, language) for one in found),
                LEVELS[row["level"]].in_(language, short=True),
            ]
        )
    names = [_("Đơn vị"), *(label(code, language, short=True) for code in periods), _("Cấp")]
    return pd.DataFrame(rows, columns=names, dtype="str")


def report_text(report: Report | None, language: str) -> str:
    """A unit's report in a cell: "● đã gửi", "● đã gửi, 2 lần"."""
    if report is None:
        return ""
    _ = translator(language)
    said = f"{SIGNS[report.state]} {STATE_WORDS[report.state].in_(language)}"
    if report.times > 1:
        said += _.plural(", {n} lần", report.times).format(n=count(report.times, language))
    return said


def reminders(known: Status, period: str, language: str) -> Export:
    """The units that have not reported, or took their report back, each with a line to send."""
    _ = translator(language)
    column = "name" if language == "vi" else "name_en"
    name, due = label(period, language), known.due.get(period)
    rows = []
    for row in _ordered(known.of(period, OPEN)):
        state = known.reports[row["code"], period].state
        said = _("Kính gửi {unit}: chưa có số liệu hồ sơ {period} của quý cơ quan.").format(
            unit=row[column], period=label(period, language, inside=True)
        )
        if due is not None:
            said += " " + _("Hạn gửi: {day}.").format(day=day_text(due, language))
        rows.append(
            [
                row["code"],
                row[column],
                LEVELS[row["level"]].in_(language),
                STATE_WORDS[state].in_(language),
                said,
            ]
        )
    names = [_("Mã"), _("Đơn vị"), _("Cấp"), _("Tình trạng"), _("Lời nhắc")]
    about = {_("Bộ số liệu"): DATASETS[known.dataset].in_(language), _("Kỳ"): name}
    frame = pd.DataFrame(rows, columns=names, dtype="str")
    return Export(_("Đơn vị chưa gửi, {period}").format(period=name), about, frame, (), ())


def _counted(known: Status, period: str) -> Counter[str]:
    """How many of the expected units are in each state."""
    return Counter(known.reports[unit, at].state for unit, at in known.expected if at == period)


def _ordered(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Units from the highest level down, by code."""
    return sorted(rows, key=lambda row: (_LEVELS.index(row["level"]), row["code"]))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
