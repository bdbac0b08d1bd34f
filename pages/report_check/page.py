"""Soát báo cáo: a report is read, held against what is known, and handed back or published."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import PurePath

import streamlit as st

from analytics.catalogue import Catalogue
from analytics.i18n import Translator
from analytics.names import slug
from analytics.papers import sheet_bytes
from analytics.periods import VIETNAM
from analytics.publishing.report import at_odds
from analytics.reports.proposals import Proposal
from analytics.reports.reading import Reading
from analytics.tables import xlsx_bytes
from analytics.views.report_check import (
    Checked,
    answer,
    checked,
    decided,
    figures_export,
    findings_export,
    findings_paper,
    open_figures,
    refusal,
    with_new,
)
from pages.report_check import confirm, draft, files, publication
from pages.report_check.files import Received
from pages.ui import bar, downloads, frame, hero, writing
from pages.ui.frame import Context
from pages.ui.plain import plain
from pages.ui.steps import step

FILE, CHECK, CONFIRM, PUBLISH = 1, 2, 3, 4
_CHECKED = "report_checked"


def page(context: Context) -> None:
    """Draw the four steps as far as the report allows."""
    choice = bar.draw(context, ())
    t = choice.t
    frame.title(t("Soát báo cáo"))
    if not writing.allowed():
        st.info(t("Máy chủ này chỉ để xem."), icon=":material/info:")
        return
    publication.done(context, t)
    answered = st.container()
    words = t("Báo cáo chỉ được đọc để soát; không có gì được lưu trước khi công bố.")
    with step(FILE, FILE, t("Tệp báo cáo"), words):
        received = files.choose(context, t)
    if received is None or received.reading is None:
        _waiting(received, t)
        return
    reading = received.reading
    decisions = confirm.decisions(received, reading)
    catalogue = with_new(context.catalogue, decisions)
    kept = (received.upload, *decisions.items())
    view = _checked(context, decided(reading, decisions), catalogue, received.offered, kept)
    with answered:
        facts = answer(view, t)
        hero.draw(
            facts.sentence,
            t,
            number=facts.number,
            standing=facts.standing,
            remark=facts.counts,
        )
    with step(
        CHECK, CHECK, t("Soát"), t("Sửa trong văn bản rồi chọn lại tệp, hoặc gửi trả danh sách.")
    ):
        for note in reading.document.notes:
            frame.small(t(note))
        draft.findings(view, t)
        _hand_back(view, received.name, catalogue, t)
        draft.text(view, catalogue, t)
    if refusal(view, t):
        return
    open_ = (*open_figures(reading, decisions), *at_odds(view.reading))
    words = t("Chọn số ấy là chỉ tiêu nào; số không thuộc chỉ tiêu nào thì bỏ qua, kèm lý do.")
    with step(CONFIRM, CONFIRM, t("Xác nhận số chưa chắc: {n}", n=t.count(len(open_))), words):
        confirm.draw(received, reading, tuple(dict.fromkeys(open_)), catalogue, t)
    words = t("Ghi tên, lý do rồi công bố.")
    if open_:
        words = t("Chưa công bố được: còn số chưa xác nhận ở bước 3.")
    with step(PUBLISH, CONFIRM if open_ else PUBLISH, t("Công bố"), words):
        publication.overtaken()
        if not open_:
            publication.draw(context, received, view.reading, decisions, t)


def _waiting(received: Received | None, t: Translator) -> None:
    """The steps that are still to come, and why a file that was chosen is not read."""
    if received is not None and received.refused is not None:
        st.error(plain(t(received.refused)), icon=":material/error:")
    words = t("Chỗ cần xem lại và từng số trong văn bản hiện ở đây.")
    with step(CHECK, FILE, t("Soát"), words):
        pass


def _checked(
    context: Context,
    reading: Reading,
    catalogue: Catalogue,
    offered: Mapping[int, Proposal],
    state: tuple[object, ...],
) -> Checked:
    """The report, held against what is known; kept until it or what it is held against changes."""
    key = (context.reader.name, st.session_state.get(files.PERIOD), *state)
    known = st.session_state.get(_CHECKED)
    if known is None or known[0] != key:
        known = (key, checked(reading, context.reader, catalogue, offered))
        st.session_state[_CHECKED] = known
    view: Checked = known[1]
    return view


def _hand_back(view: Checked, file: str, catalogue: Catalogue, t: Translator) -> None:
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
            lambda: xlsx_bytes(figures_export(view, file, catalogue, t), t),
            f"so-lieu-da-doc-{stem}.xlsx",
            downloads.XLSX,
        )


def _download(title: str, made: Callable[[], bytes], name: str, mime: str) -> None:
    st.download_button(
        plain(title),
        made,
        file_name=name,
        mime=mime,
        icon=":material/download:",
        on_click="ignore",
        key=f"report-{name}",
    )
