"""Tình hình gửi báo cáo: which units have sent their dossiers, which have not, whom to remind."""

from datetime import date

import streamlit as st

from analytics.periods import parse
from analytics.views.reporting import Status, answer, grid_table, levels_table, reminders, status
from pages.ui import (
    bar,
    boxes,
    charts,
    clock,
    downloads,
    empty,
    filters,
    frame,
    hero,
    link,
    store,
    tables,
)
from pages.ui.filters import Choice
from pages.ui.frame import Context
from pages.ui.link import Parameter

USES = ("data", "period", "level", "district")
EVERY, OPEN = "every", "open"
_QUARTERS = 8
_HEIGHT = 560


def page(context: Context) -> None:
    """Draw the quarter's answer, the units by quarter and the list of reminders."""
    refused = link.own(Parameter("units", (EVERY, OPEN), EVERY))
    refused += link.own(Parameter("due", None, ""))
    choice = bar.draw(context, USES, clock.awaited_quarters(context))
    t = choice.t
    frame.title(t("Tình hình gửi báo cáo"))
    frame.notices(filters.refusal(one) for one in refused)
    if choice.period is None:
        empty.no_data(t)
        return
    if parse(choice.period).kind != "quarter":
        empty.place(t("Đơn vị gửi hồ sơ theo quý: chọn một quý ở trên."))
        return
    due = _due(choice)
    view = store.cached(
        context,
        (
            *("status", choice.dataset, choice.period, choice.filter.level),
            *(choice.filter.district, due, clock.today()),
        ),
        lambda: _status(context, choice, due),
    )
    hero.draw(answer(view, choice.period, t), t)
    if not any(report.times for report in view.reports.values()):
        empty.place(
            t(
                "Chưa có tệp nào của đơn vị được nạp. Số trên các trang khác là số các văn bản đã"
                " công bố."
            )
        )
    levels = levels_table(view, choice.period, t)
    if len(levels.frame):
        tables.table(levels, alt=t("Số đơn vị theo cấp"), key="reporting-levels")
    _grid(view, choice)
    _reminders(view, choice)


def _due(choice: Choice) -> date | None:
    """The last day for the quarter's reports: a choice of the reader, for no rule gives it."""
    t = choice.t
    state = st.session_state
    try:
        state["due_day"] = date.fromisoformat(state["due"]) if state["due"] else None
    except ValueError:
        frame.notices([filters.refusal(link.Refused("due", state["due"]))])
        state["due"], state["due_day"] = "", None

    def chosen() -> None:
        state["due"] = state["due_day"].isoformat() if state["due_day"] else ""

    found: date | None = st.date_input(
        t("Hạn gửi của quý"),
        key="due_day",
        on_change=chosen,
        format="DD/MM/YYYY",
        help=t(
            "Để trống: không nói đơn vị nào muộn. “Gửi muộn” tính theo ngày tệp đầu tiên của đơn vị"
            " được nạp vào đây; ngày đơn vị thật sự gửi không được ghi lại."
        ),
        width=240,
    )
    return found


def _status(context: Context, choice: Choice, due: date | None) -> Status:
    period = choice.period or ""
    more = clock.awaited_quarters(context) if choice.dataset == "official" else ()
    return status(
        context.reader,
        choice.dataset,
        also=(period, *more),
        due={period: due} if due else None,
        level=choice.filter.level,
        district=choice.filter.district,
    )


def _grid(view: Status, choice: Choice) -> None:
    """Units by quarter, the chosen quarter first, then those before it."""
    t = choice.t
    assert choice.period is not None
    st.subheader(t("Từng đơn vị"), anchor=False)
    said = {EVERY: t("Mọi đơn vị"), OPEN: t("Có quý chưa gửi")}
    chosen = boxes.segments(t("Đơn vị"), said, "units")
    periods = view.periods[view.periods.index(choice.period) :][:_QUARTERS]
    shown = grid_table(view, periods, t, only=chosen == OPEN)
    if len(shown.frame):
        tables.table(
            shown,
            alt=t("Tình hình gửi báo cáo của từng đơn vị theo quý"),
            key="reporting-grid",
            height=_HEIGHT if len(shown.frame) > 14 else "content",
        )
    else:
        empty.place(t("Không có đơn vị nào."))


def _reminders(view: Status, choice: Choice) -> None:
    """The list of those to remind, as a file."""
    t = choice.t
    assert choice.period is not None
    left = view.of(choice.period, ("missing", "withdrawn"))
    if not left:
        return
    period = choice.period
    name = t.period(period, inside=True)
    st.subheader(t("Danh sách nhắc {period}", period=name), anchor=False)
    downloads.buttons(
        lambda: reminders(view, period, t),
        charts.file_name(choice, "nhac-gui-bao-cao", period),
        t,
        key="reminders",
    )
