"""Tình hình gửi báo cáo: which units have sent their dossiers, which have not, whom to remind."""

from datetime import date

import streamlit as st

from analytics.intake import Status, status
from analytics.intake.reporting import answer, grid_frame, levels_frame, reminders
from analytics.periods import label, parse
from analytics.query.tabular import Table
from analytics.texts import translator
from pages._ui import boxes, charts, clock, downloads, empty, filters, frame, link, store, tables
from pages._ui.filters import Choice
from pages._ui.frame import Context
from pages._ui.link import Parameter

USES = ("data", "period", "level", "district")
EVERY, OPEN = "every", "open"
_QUARTERS = 8
_HEIGHT = 560


def page(context: Context) -> None:
    """Draw the quarter's answer, the units by quarter and the list of reminders."""
    refused = link.own(Parameter("units", (EVERY, OPEN), EVERY))
    refused += link.own(Parameter("due", None, ""))
    choice = filters.draw(context.catalogue, USES, clock.awaited_quarters(context))
    _ = translator(language := choice.language)
    st.title(_("Tình hình gửi báo cáo"), anchor=False)
    frame.notices(filters.refusal(one) for one in refused)
    if choice.period is None:
        empty.no_data(language)
        return
    if parse(choice.period).kind != "quarter":
        empty.place(_("Đơn vị gửi hồ sơ theo quý: chọn một quý ở trên."))
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
    frame.answer(answer(view, choice.period, language))
    if not any(report.times for report in view.reports.values()):
        empty.place(
            _(
                "Chưa có tệp nào của đơn vị được nạp. Số trên các trang khác là số các văn bản đã"
                " công bố."
            )
        )
    levels = levels_frame(view, choice.period, language)
    if len(levels):
        tables.table(Table(levels, {}), alt=_("Số đơn vị theo cấp"), key="reporting-levels")
    _grid(view, choice)
    _reminders(view, choice)


def _due(choice: Choice) -> date | None:
    """The last day for the quarter's reports: a choice of the reader, for no rule gives it."""
    _ = translator(choice.language)
    state = st.session_state
    try:
        state["due_day"] = date.fromisoformat(state["due"]) if state["due"] else None
    except ValueError:
        frame.notices([filters.refusal(link.Refused("due", state["due"]))])
        state["due"], state["due_day"] = "", None

    def chosen() -> None:
        state["due"] = state["due_day"].isoformat() if state["due_day"] else ""

    found: date | None = st.date_input(
        _("Hạn gửi của quý"),
        key="due_day",
        on_change=chosen,
        format="DD/MM/YYYY",
        help=_(
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
    _ = translator(language := choice.language)
    assert choice.period is not None
    st.subheader(_("Từng đơn vị"), anchor=False)
    said = {EVERY: _("Mọi đơn vị"), OPEN: _("Có quý chưa gửi")}
    chosen = boxes.segments(_("Đơn vị"), said, "units")
    periods = view.periods[view.periods.index(choice.period) :][:_QUARTERS]
    shown = grid_frame(view, periods, language, only=chosen == OPEN)
    if len(shown):
        tables.table(
            Table(shown, {}),
            alt=_("Tình hình gửi báo cáo của từng đơn vị theo quý"),
            key="reporting-grid",
            height=_HEIGHT if len(shown) > 14 else "content",
        )
    else:
        empty.place(_("Không có đơn vị nào."))


def _reminders(view: Status, choice: Choice) -> None:
    """The list of those to remind, as a file."""
    _ = translator(language := choice.language)
    assert choice.period is not None
    left = view.of(choice.period, ("missing", "withdrawn"))
    if not left:
        return
    period = choice.period
    name = label(period, language, inside=True)
    st.subheader(_("Danh sách nhắc {period}").format(period=name), anchor=False)
    downloads.buttons(
        lambda: reminders(view, period, language),
        charts.file_name(choice, "nhac-gui-bao-cao", period),
        language,
        key="reminders",
    )


if __name__ == "__main__":
    __import__("dashboard").main()
