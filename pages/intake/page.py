"""Cập nhật số liệu in four steps: samples handed out, files, checks, publication."""

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
from pages.intake import checks, files, questions, samples, withdrawal
from pages.intake.stepper import CHECKS, FILES, PUBLICATION, SAMPLES, step
from pages.ui import bar, clock, frame, trouble, writing
from pages.ui.frame import Context
from pages.ui.plain import plain

_LOG = logging.getLogger(__name__)
_DONE = "intake_done"
_OVERTAKEN = "intake_overtaken"
_SHOWN = "intake_shown"


def page(context: Context) -> None:
    """Draw the four steps as far as the files allow."""
    choice = bar.draw(context, ())
    t = choice.t
    frame.title(t("Cập nhật số liệu"))
    if not writing.allowed():
        st.info(t("Máy chủ này chỉ để xem."), icon=":material/info:")
        return
    _published(context, t)
    withdrawal.told(context, t)
    catalogue = context.catalogue
    has_files = files.are_chosen()
    now = CHECKS if has_files else FILES
    with step(
        SAMPLES,
        now if has_files else SAMPLES,
        t("Tải mẫu, gửi đơn vị điền. Có tệp rồi thì sang bước 2."),
        t,
    ):
        if has_files:
            with st.expander(t("Tải mẫu")):
                samples.offer(context, catalogue, t, clock.today())
        else:
            samples.offer(context, catalogue, t, clock.today())
    words = t("Chọn các tệp đơn vị gửi về; kho số liệu chỉ thay đổi sau khi công bố ở bước 4.")
    with step(FILES, now, words, t):
        given = files.choose(catalogue, t)
    if not given.files:
        with step(CHECKS, FILES, t("Mọi chỗ sai, mọi câu hỏi và số trước, sau hiện ở đây."), t):
            pass
        with step(PUBLICATION, FILES, t("Ghi tên, lý do rồi công bố."), t):
            pass
        withdrawal.draw(context, catalogue, t)
        return
    with step(CHECKS, CHECKS, t("Sửa chỗ sai trong tệp, trả lời câu hỏi, xem số trước và sau."), t):
        batch = checks.read_all(context, catalogue, given, t)
        checks.recognised(batch, catalogue, t)
        checks.problems(batch, t)
        questions.draw(batch, given.uploads, catalogue, t)
        is_ready = bool(batch.new) and _effect(context, batch, catalogue, t)
    words = t("Ghi tên, lý do rồi công bố.")
    if not is_ready:
        words = t("Chưa công bố được: còn chỗ sai hoặc còn câu hỏi ở bước 3.")
    with step(PUBLICATION, PUBLICATION if is_ready else CHECKS, words, t):
        _overtaken(t)
        if is_ready:
            _confirm(batch, catalogue, t)


def _effect(context: Context, batch: Batch, catalogue: Catalogue, t: Translator) -> bool:
    """Draw what the files would change; whether it could be worked out."""
    key = ("preview", context.reader.name, *(id(reading) for reading in batch.new))
    try:
        shown = files.made(
            key,
            lambda: preview(batch, context.reader, catalogue),
            t("Đang tính trước và sau khi cập nhật"),
        )
    except DashboardError as error:
        _failed(error, t)
        return False
    checks.effect(context, shown, batch, catalogue, t)
    return True


def _confirm(batch: Batch, catalogue: Catalogue, t: Translator) -> None:
    """Name and reason, and the button that publishes."""
    if batch.refused:
        frame.small(
            t(
                "{n} tệp còn lỗi hoặc còn câu hỏi sẽ không được công bố.",
                n=t.count(len(batch.refused)),
            )
        )
    with st.form("intake-confirm"):
        who = st.text_input(
            t("Người cập nhật (tự khai)"),
            help=t("Chưa có đăng nhập: tên do người cập nhật tự ghi, được lưu cùng số liệu."),
            max_chars=100,
        )
        why = st.text_input(t("Lý do"), placeholder=t("ví dụ: báo cáo quý"), max_chars=300)
        title = t("Công bố {n} tệp", n=t.count(len(batch.new)))
        pressed = st.form_submit_button(title, type="primary")
    # What stood on the page when the button was pressed: this run may have read a newer snapshot.
    shown = st.session_state.get(_SHOWN, batch.loads)
    st.session_state[_SHOWN] = batch.loads
    if not pressed:
        return
    if not who.strip() or not why.strip():
        st.warning(t("Ghi tên người cập nhật và lý do."), icon=":material/info:")
        return
    _publish(replace(batch, loads=shown), catalogue, who, why, t)


def _overtaken(t: Translator) -> None:
    """Why nothing was published just now; above the button, which the clerk has in sight."""
    lines = st.session_state.pop(_OVERTAKEN, None)
    if lines is None:
        return
    st.warning(
        t(
            "Chưa công bố: trong lúc xem trước đã có thay đổi. Trang vừa tính lại theo số mới; xem"
            " lại rồi hãy xác nhận."
        ),
        icon=":material/info:",
    )
    rows = "".join(f"<li>{escape(line)}</li>" for line in lines)
    st.html(f'<ul class="said">{rows}</ul>')


def _publish(batch: Batch, catalogue: Catalogue, who: str, why: str, t: Translator) -> None:
    try:
        writing.check()
        with st.status(t("Đang công bố"), expanded=True) as shown:
            when = datetime.now().astimezone().isoformat(timespec="seconds")
            done = publish(
                batch,
                catalogue,
                who=who,
                when=when,
                why=why,
                progress=lambda words: shown.write(plain(t(words))),
            )
    except writing.NotAllowed:
        st.error(t("Máy chủ này chỉ để xem."))
        return
    except StoreChanged as error:
        st.session_state[_OVERTAKEN] = overtaken(error, batch, catalogue, t)
        st.rerun()
    except DashboardError as error:
        _failed(error, t)
        return
    st.session_state[_DONE] = (len(done.loads), tuple(done.periods))
    files.forget()
    st.rerun()


def _published(context: Context, t: Translator) -> None:
    """What was published just now, with the way to its figures."""
    done = st.session_state.pop(_DONE, None)
    if done is None:
        return
    number, periods = done
    st.success(
        t("Đã công bố {n} tệp; số liệu mới đang được dùng.", n=t.count(number)),
        icon=":material/check:",
    )
    for period in periods:
        words = t("Xem Tổng quan {period}", period=t.period(period, inside=True))
        frame.way(context, "overview", words, data="official", period=period)


def _failed(error: DashboardError, t: Translator) -> None:
    """Why the store could not be written; nothing of the files is logged."""
    _LOG.error("%s", type(error).__name__)
    st.error(t("Chưa công bố được; kho số liệu giữ nguyên như trước."))
    trouble.told(error, t)
