"""The last step: name, reason, and the report goes in as a document with its sentences."""

import hashlib
import logging
from collections.abc import Mapping, Sequence
from datetime import datetime

import streamlit as st

from analytics.catalogue import Row
from analytics.errors import DashboardError, StoreChanged
from analytics.i18n import VI, Translator
from analytics.periods import day_of
from analytics.publishing.report import counting, publish_report, rows_of, skipped_words
from analytics.reports.reading import Reading
from analytics.views.report_check import SKIPPED, Decision
from pages.report_check import confirm, files
from pages.report_check.files import Received
from pages.ui import frame, trouble, writing
from pages.ui.frame import Context
from pages.ui.plain import plain

_LOG = logging.getLogger(__name__)
_DONE, _OVERTAKEN, _SHOWN = "report_done", "report_overtaken", "report_shown"


def draw(
    context: Context,
    received: Received,
    reading: Reading,
    decisions: Mapping[int, Decision],
    t: Translator,
) -> None:
    """What goes in and what it takes the place of, name and reason, and the button."""
    period = reading.period
    assert period is not None
    number = len(rows_of(reading))
    name = t.period(period, inside=True)
    load, before = counting(context.reader, period)
    words = t.plural("{n} số của báo cáo {period}.", number, n=t.count(number), period=name)
    if before:
        words += " " + t.plural(
            "Thay cho {n} số đã có của cùng báo cáo.", before, n=t.count(before)
        )
    new = _new(reading, decisions)
    if new:
        names = "; ".join(str(t.field(row, "name")) for row in new)
        words += " " + t("Chỉ tiêu mới vào danh mục: {names}.", names=names)
    frame.small(words)
    if not number:
        return
    if reading.is_of_a_part:
        warning = t(
            "Văn bản có vẻ là báo cáo của một cơ quan, một huyện. Công bố ở đây thì các số thành"
            " số của báo cáo tỉnh {period}.",
            period=name,
        )
        st.warning(plain(warning), icon=":material/warning:")
    with st.form("report-publish"):
        who = st.text_input(
            t("Người cập nhật (tự khai)"),
            help=t("Chưa có đăng nhập: tên do người cập nhật tự ghi, được lưu cùng số liệu."),
            max_chars=100,
        )
        why = st.text_input(t("Lý do"), placeholder=t("ví dụ: báo cáo quý"), max_chars=300)
        title = t("Công bố báo cáo {period}", period=name)
        pressed = st.form_submit_button(plain(title), type="primary")
    # What stood on the page when the button was pressed: this run may have read a newer snapshot.
    seen = st.session_state.get(_SHOWN, (period, load))
    st.session_state[_SHOWN] = (period, load)
    if not pressed:
        return
    if not who.strip() or not why.strip():
        st.warning(t("Ghi tên người cập nhật và lý do."), icon=":material/info:")
        return
    left = skipped_words(
        [
            (figure.printed, figure.locator, VI(SKIPPED[decisions[place].skipped]))
            for place, figure in enumerate(reading.figures)
            if place in decisions and decisions[place].skipped
        ]
    )
    reason = f"{why.strip()}. {VI('Bỏ qua: {why}', why=left)}" if left else why
    shown = seen[1] if seen[0] == period else load
    _publish(received, reading, who, reason, shown, new, t)


def done(context: Context, t: Translator) -> None:
    """What was published just now, with the way to its figures."""
    period = st.session_state.pop(_DONE, None)
    if period is None:
        return
    name = t.period(period, inside=True)
    words = t("Đã công bố báo cáo {period}; số liệu mới đang được dùng.", period=name)
    st.success(plain(words), icon=":material/check:")
    ways = {"areas": t("Xem Nội dung CCHC {period}"), "overview": t("Xem Tổng quan {period}")}
    for path, label in ways.items():
        frame.way(context, path, label.format(period=name), data="official", period=period)


def overtaken() -> None:
    """That somebody else was faster, above the button that the clerk has in sight."""
    words = st.session_state.pop(_OVERTAKEN, None)
    if words is not None:
        st.warning(plain(words), icon=":material/info:")


def _new(reading: Reading, decisions: Mapping[int, Decision]) -> list[Row]:
    """The indicators that the clerk adds and figures of the report name."""
    named = {figure.indicator for figure in reading.figures if figure.confidence == "sure"}
    new = [decision.new for decision in decisions.values() if decision.new is not None]
    return [row for row in new if row["code"] in named]


def _publish(
    received: Received,
    reading: Reading,
    who: str,
    why: str,
    seen: str | None,
    new: Sequence[Row],
    t: Translator,
) -> None:
    try:
        writing.check()
        with st.status(t("Đang công bố"), expanded=True) as shown:
            publish_report(
                reading,
                file=received.name,
                sha256=hashlib.sha256(received.content).hexdigest(),
                who=who,
                when=datetime.now().astimezone().isoformat(timespec="seconds"),
                why=why,
                seen=seen,
                indicators=new,
                progress=lambda words: shown.write(plain(t(words))),
            )
    except writing.NotAllowed:
        st.error(t("Máy chủ này chỉ để xem."))
        return
    except StoreChanged as error:
        change = error.changes[0]
        st.session_state[_OVERTAKEN] = t(
            "Chưa công bố: {who} đã thay đổi số của báo cáo này ngày {day}. Xem lại rồi hãy xác"
            " nhận.",
            who=change.who or "…",
            day=t.day(day_of(change.when)) if change.when else "…",
        )
        st.rerun()
    except DashboardError as error:
        _LOG.error("%s", type(error).__name__)
        st.error(t("Chưa công bố được; kho số liệu giữ nguyên như trước."))
        trouble.told(error, t)
        return
    st.session_state[_DONE] = reading.period
    st.session_state.pop(_SHOWN, None)
    confirm.forget()
    files.forget()
    st.rerun()
