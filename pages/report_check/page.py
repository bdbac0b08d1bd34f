"""Soát báo cáo: a report is read, held against what is known, and handed back or published."""

from collections.abc import Callable
from datetime import datetime
from pathlib import PurePath

import streamlit as st

from analytics.i18n import Translator
from analytics.names import slug
from analytics.papers import sheet_bytes
from analytics.periods import VIETNAM
from analytics.tables import xlsx_bytes
from analytics.views.report_check import (
    Checked,
    answer,
    checked,
    figures_export,
    findings_export,
    findings_paper,
)
from pages.report_check import draft, files
from pages.report_check.files import Received
from pages.ui import bar, downloads, frame, hero, writing
from pages.ui.frame import Context
from pages.ui.steps import step

FILE, CHECK = 1, 2
_CHECKED = "report_checked"


def page(context: Context) -> None:
    """Draw the steps as far as the report allows."""
    choice = bar.draw(context, ())
    t = choice.t
    frame.title(t("Soát báo cáo"))
    if not writing.allowed():
        st.info(t("Máy chủ này chỉ để xem."), icon=":material/info:")
        return
    answered = st.container()
    words = t("Báo cáo chỉ được đọc để soát; không có gì được lưu trước khi công bố.")
    with step(FILE, FILE, t("Tệp báo cáo"), words):
        received = files.choose(context, t)
    if received is None or received.reading is None:
        if received is not None and received.refused is not None:
            st.error(t(received.refused), icon=":material/error:")
        with step(
            CHECK, FILE, t("Soát"), t("Chỗ cần xem lại và từng số trong văn bản hiện ở đây.")
        ):
            pass
        return
    view = _checked(context, received)
    with answered:
        facts = answer(view, t)
        hero.draw(
            facts.sentence, t, number=facts.number, standing=facts.standing, remark=facts.counts
        )
    with step(
        CHECK, CHECK, t("Soát"), t("Sửa trong văn bản rồi chọn lại tệp, hoặc gửi trả danh sách.")
    ):
        for note in view.reading.document.notes:
            frame.small(t(note))
        draft.findings(view, t)
        _hand_back(view, received.name, context, t)
        draft.text(view, context.catalogue, t)


def _checked(context: Context, received: Received) -> Checked:
    """The report, held against what is known; kept until it or what it is held against changes."""
    reading = received.reading
    assert reading is not None
    key = (context.reader.name, id(reading))
    known = st.session_state.get(_CHECKED)
    if known is None or known[0] != key:
        known = (key, checked(reading, context.reader, context.catalogue))
        st.session_state[_CHECKED] = known
    view: Checked = known[1]
    return view


def _hand_back(view: Checked, file: str, context: Context, t: Translator) -> None:
    """The list of what to look at again, to be sent back with the report; the figures as read."""
    stem = slug(PurePath(file).stem)
    with st.container(horizontal=True, gap="small", key="report-hand-back"):
        if view.findings:
            _download(
                t("Danh sách cần xem lại (Word)"),
                lambda: sheet_bytes(findings_paper(view, file, t), datetime.now(VIETNAM)),
                f"can-xem-lai-{stem}.docx",
                downloads.DOCX,
            )
            _download(
                t("Danh sách cần xem lại (Excel)"),
                lambda: xlsx_bytes(findings_export(view, file, t), t),
                f"can-xem-lai-{stem}.xlsx",
                downloads.XLSX,
            )
        _download(
            t("Số liệu đã đọc (Excel)"),
            lambda: xlsx_bytes(figures_export(view, file, context.catalogue, t), t),
            f"so-lieu-da-doc-{stem}.xlsx",
            downloads.XLSX,
        )


def _download(title: str, made: Callable[[], bytes], name: str, mime: str) -> None:
    st.download_button(
        title,
        made,
        file_name=name,
        mime=mime,
        icon=":material/download:",
        on_click="ignore",
        key=f"report-{name}",
    )
