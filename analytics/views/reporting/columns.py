"""Who has reported as tables: units by quarter, reminders to send."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from analytics import tables
from analytics.i18n import Translator
from analytics.tables import Column, Export, Table
from analytics.texts import DATASETS, LEVELS
from analytics.views.reporting.data import LEVEL_ORDER, Status
from analytics.views.reporting.text import OPEN, STATE_WORDS, report_text

Row = Mapping[str, Any]


def grid_units(status: Status, periods: Sequence[str], only: bool = False) -> list[Row]:
    """The units that are expected to report in any of the quarters shown.

    Those that have nothing to do with the first of them come last.

    Args:
        status: who has reported.
        periods: the quarters that are shown, in the order of the columns.
        only: leave out the units that have reported in all of them.
    """

    def is_shown(row: Row) -> bool:
        reports = [status.reports.get((row["code"], period)) for period in periods]
        return any(report and (not only or report.state in OPEN) for report in reports)

    return sorted(
        filter(is_shown, ordered(status.units)),
        key=lambda row: (row["code"], periods[0]) not in status.reports,
    )


def grid_table(
    status: Status, units: Iterable[Row], periods: Sequence[str], t: Translator
) -> Table:
    """Units by quarter, in words with a sign; "" where a unit is not expected to report."""

    def quarter(period: str) -> Column[Row]:
        return Column(
            t.period(period, short=True),
            lambda row: report_text(status.reports.get((row["code"], period)), t),
        )

    columns: list[Column[Row]] = [
        Column(t("Đơn vị"), lambda row: t.field(row, "name")),
        *map(quarter, periods),
        Column(t("Cấp"), lambda row: t(LEVELS[row["level"]].short)),
    ]
    return tables.table(units, columns)


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
        ordered(status.of(period, OPEN)),
        columns,
        t("Đơn vị chưa gửi, {period}", period=t.period(period)),
        about={t("Bộ số liệu"): t(DATASETS[status.dataset]), t("Kỳ"): t.period(period)},
    )


def ordered(rows: Sequence[Row]) -> list[Row]:
    """Units from the highest level down, by code."""
    return sorted(rows, key=lambda row: (LEVEL_ORDER.index(row["level"]), row["code"]))
