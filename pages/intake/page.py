"""Nhập số liệu: files in, every problem at once, what they would change, confirmed, published."""

import logging
from dataclasses import replace
from datetime import datetime
from html import escape

import streamlit as st

from analytics.catalogue import Catalogue
from analytics.errors import DashboardError, StoreChanged
from analytics.i18n import Translator
from analytics.publishing import Batch, preview, publish
from analytics.publishing.publish import overtaken
from pages.intake import questions, template, withdrawal
from pages.intake import steps as intake
from pages.ui import bar, clock, frame, trouble, writing
from pages.ui.frame import Context
from pages.ui.plain import plain

_LOG = logging.getLogger(__name__)
_DONE = "intake_done"
_OVERTAKEN = "intake_overtaken"
_SHOWN = "intake_shown"


def page(context: Context) -> None:
    """Draw the steps as far as the files allow."""
    choice = bar.draw(context, ())
    t = choice.t
    frame.title(t("Cập nhật số liệu"))
    if not writing.allowed():
        st.info(t("Máy chủ này chỉ để xem."), icon=":material/info:")
        return
    _published(context, t)
    withdrawal.told(context, t)
    frame.small(
        t(
            "Chọn các tệp đơn vị gửi về. Mọi chỗ sai được nêu cùng lúc; kho số liệu chỉ thay đổi"
            " sau khi xác nhận ở cuối trang."
        )
    )
    catalogue = context.catalogue
    said = intake.choose(catalogue, t)
    template.offer(context, catalogue, t, clock.today())
    if not said["files"]:
        withdrawal.draw(context, catalogue, t)
        return
    batch = intake.read_all(context, catalogue, said, t)
    intake.recognised(batch, catalogue, t)
    intake.problems(batch, t)
    questions.draw(batch, said["uploads"], t)
    if not batch.new:
        _overtaken(t)
        return
    key = ("preview", context.reader.name, *(id(one) for one in batch.new))
    try:
        shown = intake.once_shown(
            key,
            lambda: preview(batch, context.reader, catalogue),
            t("Đang tính trước và sau khi nạp"),
        )
    except DashboardError as error:
        _said(error, t)
        return
    intake.effect(context, shown, batch, catalogue, t)
    _confirm(batch, catalogue, t)


def _confirm(batch: Batch, catalogue: Catalogue, t: Translator) -> None:
    """Name and reason, and the button that publishes."""
    st.subheader(t("Xác nhận"), anchor=False)
    _overtaken(t)
    if batch.refused:
        frame.small(
            t("{n} tệp còn lỗi hoặc còn câu hỏi sẽ không được nạp.", n=t.count(len(batch.refused)))
        )
    with st.form("intake-confirm"):
        who = st.text_input(
            t("Người nạp (tự khai)"),
            help=t("Chưa có đăng nhập: tên do người nạp tự ghi, được lưu cùng lần nạp."),
            max_chars=100,
        )
        why = st.text_input(t("Lý do"), placeholder=t("ví dụ: báo cáo quý"), max_chars=300)
        title = t("Đưa {n} tệp vào kho số liệu", n=t.count(len(batch.new)))
        pressed = st.form_submit_button(title, type="primary")
    # What stood on the page when the button was pressed: this run may have read a newer snapshot.
    shown = st.session_state.get(_SHOWN, batch.loads)
    st.session_state[_SHOWN] = batch.loads
    if not pressed:
        return
    if not who.strip() or not why.strip():
        st.warning(t("Ghi tên người nạp và lý do."), icon=":material/info:")
        return
    _publish(replace(batch, loads=shown), catalogue, who, why, t)


def _overtaken(t: Translator) -> None:
    """Why nothing was published just now; above the button, which the clerk has in sight."""
    lines = st.session_state.pop(_OVERTAKEN, None)
    if lines is None:
        return
    st.warning(
        t(
            "Chưa nạp: trong lúc xem trước đã có thay đổi. Trang vừa tính lại theo số mới; xem"
            " lại rồi hãy xác nhận."
        ),
        icon=":material/info:",
    )
    rows = "".join(f"<li>{escape(line)}</li>" for line in lines)
    st.html(f'<ul class="said">{rows}</ul>')


def _publish(batch: Batch, catalogue: Catalogue, who: str, why: str, t: Translator) -> None:
    try:
        writing.check()
        with st.status(t("Đang nạp"), expanded=True) as told:
            when = datetime.now().astimezone().isoformat(timespec="seconds")
            done = publish(
                batch,
                catalogue,
                who=who,
                when=when,
                why=why,
                progress=lambda said: told.write(plain(t(said))),
            )
    except writing.NotAllowed:
        st.error(t("Máy chủ này chỉ để xem."))
        return
    except StoreChanged as error:
        st.session_state[_OVERTAKEN] = overtaken(error, batch, catalogue, t)
        st.rerun()
    except DashboardError as error:
        _said(error, t)
        return
    st.session_state[_DONE] = (len(done.loads), tuple(done.periods))
    intake.forget()
    st.rerun()


def _published(context: Context, t: Translator) -> None:
    """What was published just now, with the way to its figures."""
    done = st.session_state.pop(_DONE, None)
    if done is None:
        return
    files, periods = done
    st.success(
        t("Đã nạp {n} tệp; số liệu mới đang được dùng.", n=t.count(files)),
        icon=":material/check:",
    )
    for period in periods:
        words = t("Xem Tổng quan {period}", period=t.period(period, inside=True))
        frame.way(context, "overview", words, data="official", period=period)


def _said(error: DashboardError, t: Translator) -> None:
    """Why the store could not be written; nothing of the files is logged."""
    _LOG.error("%s", type(error).__name__)
    st.error(t("Chưa nạp được; kho số liệu giữ nguyên như trước."))
    trouble.told(error, t)
