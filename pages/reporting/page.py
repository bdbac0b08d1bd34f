"""Tình hình gửi báo cáo: which units have sent their dossiers, which have not, whom to remind."""

import re
from datetime import date

import streamlit as st

from analytics.charts.axis import Axis
from analytics.periods import parse
from analytics.texts import LEVELS
from analytics.views.reporting import (
    OPEN,
    Status,
    answer,
    grid_table,
    grid_units,
    level_text,
    ordered,
    reminders,
    report_text,
    status,
    there,
)
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
    profiles,
    rows,
    store,
    tables,
    writing,
)
from pages.ui.filters import Choice
from pages.ui.frame import Context
from pages.ui.link import Parameter
from pages.ui.panel import panel
from pages.ui.plain import plain
from pages.ui.rows import Row

USES = ("data", "period", "level", "district")
EVERY, SOME_OPEN = "every", "open"
_QUARTERS = 8
# Units that a list names; the file has all of them.
_NAMED = 12
_SHARE = Axis(0, 1, (), 1)
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def page(context: Context) -> None:
    """Draw the quarter's answer, the units by quarter and the list of reminders."""
    refused = link.own(Parameter("units", (EVERY, SOME_OPEN), EVERY))
    refused += link.own(Parameter("due", None, ""))
    choice = bar.draw(context, USES, clock.awaited_quarters(context))
    t = choice.t
    frame.title(t("Tình hình gửi báo cáo"))
    frame.notices(filters.refusal(parameter) for parameter in refused)
    if choice.period is None:
        empty.no_data(t)
        return
    if parse(choice.period).kind != "quarter":
        empty.place(t("Đơn vị gửi hồ sơ theo quý: chọn một quý ở trên."))
        return
    answered = st.container()  # above the box of the due day, which it depends on
    due = _due(choice)
    view = store.cached(
        context,
        (
            *("status", choice.dataset, choice.period, choice.filter.level),
            *(choice.filter.district, due, clock.today()),
        ),
        lambda: _status(context, choice, due),
    )
    with answered:
        facts = answer(view, choice.period, t)
        hero.draw(facts.sentence, t, number=facts.number, remark=facts.counts)
        if view.is_empty:
            _ways(context, choice)
    left, right = st.columns(2, gap="small")
    with left:
        _levels(view, choice)
    with right:
        _reminders(view, choice)
    if not view.is_empty:
        _grid(view, choice)


def _ways(context: Context, choice: Choice) -> None:
    """What to do before the first file has come in: put files in, or look at an example."""
    t = choice.t
    with st.container(horizontal=True, gap="small", key="ways-on"):
        if writing.allowed():
            frame.way(context, "intake", t("Cập nhật số liệu của đơn vị"))
        if choice.dataset == "official":
            known = context.catalogue.report_periods("demo")
            period = choice.period if choice.period in known else max(known, default="")
            label = t("Xem thử với số liệu minh họa")
            frame.way(context, "reporting", label, data="demo", period=period or "")


def _due(choice: Choice) -> date | None:
    """The last day for the quarter's reports: a choice of the reader, for no rule gives it."""
    t = choice.t
    state = st.session_state
    try:
        due = date.fromisoformat(state["due"]) if state["due"] else None
    except ValueError:
        frame.notices([filters.refusal(link.Refused("due", state["due"]))])
        state["due"], due = "", None
    state["due_day"] = f"{due.day}/{due.month}/{due.year}" if due else ""

    def keep() -> None:
        typed = state["due_day"].strip()
        day = _day(typed)
        state["due"] = day.isoformat() if day else typed

    label = t("Hạn gửi: {day}", day=t.day(due)) if due else t("Đặt hạn gửi")
    with st.popover(plain(label), key="due-box"):
        # The framework's box for days has a calendar in English alone.
        st.text_input(
            t("Hạn gửi của quý (ngày/tháng/năm)"),
            placeholder=t("ví dụ: 15/4/2026"),
            key="due_day",
            on_change=keep,
            max_chars=20,
            width=240,
        )
        frame.small(
            t(
                "Để trống: không nói đơn vị nào muộn. “Gửi muộn” tính theo ngày tệp đầu tiên của"
                " đơn vị được cập nhật vào đây; ngày đơn vị thật sự gửi không được ghi lại."
            )
        )
    return due


def _day(typed: str) -> date | None:
    """The day that is meant by "15/4/2026", "15-04-2026" or "15.4.2026"; None for none."""
    parts = _DAY.fullmatch(typed)
    if parts is None:
        return None
    day, month, year = map(int, parts.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _status(context: Context, choice: Choice, due: date | None) -> Status:
    period = choice.period or ""
    more = clock.awaited_quarters(context) if choice.dataset == "official" else ()
    return status(
        context.reader,
        choice.dataset,
        also=(period, *more),
        named_in=period,
        due={period: due} if due else None,
        level=choice.filter.level,
        district=choice.filter.district,
    )


def _levels(view: Status, choice: Choice) -> None:
    """How many of each level have reported; what is open stands beside it on a phone too."""
    t = choice.t
    assert choice.period is not None
    counts = view.by_level(choice.period)
    if not counts:
        return
    name = t.period(choice.period, inside=True)
    title = t("Đơn vị phải gửi {period}, theo cấp") if view.is_empty else t("Đã gửi {period}")
    drawn = [
        Row(
            t(LEVELS[level]),
            t.plural("{n} đơn vị", each.total(), n=t.count(each.total()))
            if view.is_empty
            else t("{n} trên {all}", n=t.count(there(each)), all=t.count(each.total())),
            None if view.is_empty else there(each) / each.total(),
            note="" if view.is_empty else level_text(each, t),
        )
        for level, each in counts.items()
    ]
    subtitle = t("Số đơn vị đã gửi trên số đơn vị phải gửi") if not view.is_empty else ""
    with panel("reporting-levels", title.format(period=name), subtitle):
        axis = None if view.is_empty else _SHARE
        rows.draw(drawn, axis, alt=t("Số đơn vị theo cấp"))


def _reminders(view: Status, choice: Choice) -> None:
    """Whom to remind: the first of them by name, all of them as a file."""
    t = choice.t
    period = choice.period or ""
    left = ordered(view.of(period, OPEN))
    if not left:
        return
    n = len(left)
    name = t.period(period, inside=True)
    title = t.plural("Cần nhắc {n} đơn vị gửi {period}", n, n=t.count(n), period=name)
    drawn = [
        Row(
            t.field(row, "name"),
            report_text(view.reports[row["code"], period], t),
            note=t(LEVELS[row["level"]].short),
            href=profiles.address(f"unit.{row['code']}"),
        )
        for row in left[:_NAMED]
    ]
    rest = n - len(drawn)
    note = t("và {n} đơn vị nữa, có đủ trong tệp tải về", n=t.count(rest)) if rest else ""
    with panel("reporting-reminders", title, t("Tệp có sẵn lời nhắc cho từng đơn vị")):
        downloads.buttons(
            lambda: reminders(view, period, t),
            charts.file_name(choice, "nhac-gui-bao-cao", period),
            t,
            key="reminders",
        )
        rows.draw(drawn, None, alt=t("Đơn vị cần nhắc"), remark=note)


def _grid(view: Status, choice: Choice) -> None:
    """Units by quarter, the chosen quarter first, then those before it."""
    t = choice.t
    assert choice.period is not None
    with panel("reporting-grid", t("Từng đơn vị, theo quý")):
        names = {EVERY: t("Mọi đơn vị"), SOME_OPEN: t("Có quý chưa gửi")}
        chosen = boxes.segments(t("Đơn vị"), names, "units")
        periods = view.periods[view.periods.index(choice.period) :][:_QUARTERS]
        units = grid_units(view, periods, only=chosen == SOME_OPEN)
        if units:
            tables.table(
                grid_table(view, units, periods, t),
                alt=t("Tình hình gửi báo cáo của từng đơn vị theo quý"),
                links=profiles.addresses("unit", [unit["code"] for unit in units]),
            )
        else:
            empty.place(t("Không có đơn vị nào."))
