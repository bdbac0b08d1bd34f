"""Who has reported as tables: units by level, units by quarter, reminders to send."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from analytics import tables
from analytics.i18n import Translator
from analytics.tables import Column, Export, Table
from analytics.texts import DATASETS, LEVELS
from analytics.views.reporting.data import STATES, Status
from analytics.views.reporting.text import OPEN, STATE_WORDS, report_text

_LEVELS = ("province", "district", "commune", "land_registry", "central", "public_service")
Row = Mapping[str, Any]


def levels_table(status: Status, period: str, t: Translator) -> Table:
    """Units of a quarter by level and state, numbers as numbers."""
    counts: dict[str, Counter[str]] = {}
    for row in status.of(period):
        state = status.reports[row["code"], period].state
        counts.setdefault(row["level"], Counter())[state] += 1
    total = sum(counts.values(), Counter[str]())

    def of_state(state: str) -> Column[str]:
        words = t(STATE_WORDS[state])
        return Column(words[:1].upper() + words[1:], lambda level: counts[level][state])

    shown = [state for state in STATES[::-1] if total[state] or state in ("reported", "missing")]
    columns = [Column[str](t("Cấp"), lambda level: t(LEVELS[level])), *map(of_state, shown)]
    return tables.table((level for level in _LEVELS if level in counts), columns)


def grid_table(status: Status, periods: Sequence[str], t: Translator, only: bool = False) -> Table:
    """Units by quarter, in words with a sign; "" where a unit is not expected to report.

    Units that have nothing to do with the first quarter shown come last.

    Args:
        status: who has reported.
        periods: the quarters that are shown, in the order of the columns.
        only: leave out the units that have reported in all of them.
    """

    def is_shown(row: Row) -> bool:
        reports = [status.reports.get((row["code"], period)) for period in periods]
        return any(report and (not only or report.state in OPEN) for report in reports)

    def quarter(period: str) -> Column[Row]:
        return Column(
            t.period(period, short=True),
            lambda row: report_text(status.reports.get((row["code"], period)), t),
        )

    rows = sorted(
        filter(is_shown, _ordered(status.units)),
        key=lambda row: (row["code"], periods[0]) not in status.reports,
    )
    columns: list[Column[Row]] = [
        Column(t("Đơn vị"), lambda row: t.field(row, "name")),
        *map(quarter, periods),
        Column(t("Cấp"), lambda row: t(LEVELS[row["level"]].short)),
    ]
    return tables.table(rows, columns)


def reminders(status: Status, period: str, t: Translator) -> Export:
    """The units that have not reported, or took their report back, each with a line to send."""
    due = status.due.get(period)

    def line(row: Row) -> str:
        text = t(
            "Kính gửi {unit}: chưa có số liệu hồ sơ {period} của quý cơ quan.",
            unit=t.field(row, "name"),
            period=t.period(period, inside=True),
        )
        return text if due is None else f"{text} {t('Hạn gửi: {day}.', day=t.day(due))}"

    columns: tuple[Column[Row], ...] = (
        Column(t("Mã"), lambda row: row["code"]),
        Column(t("Đơn vị"), lambda row: t.field(row, "name")),
        Column(t("Cấp"), lambda row: t(LEVELS[row["level"]])),
        Column(
            t("Tình trạng"),
            lambda row: t(STATE_WORDS[status.reports[row["code"], period].state]),
        ),
        Column(t("Lời nhắc"), line),
    )
    return tables.export(
        _ordered(status.of(period, OPEN)),
        columns,
        t("Đơn vị chưa gửi, {period}", period=t.period(period)),
        about={t("Bộ số liệu"): t(DATASETS[status.dataset]), t("Kỳ"): t.period(period)},
    )


def _ordered(rows: Sequence[Row]) -> list[Row]:
    """Units from the highest level down, by code."""
    return sorted(rows, key=lambda row: (_LEVELS.index(row["level"]), row["code"]))
