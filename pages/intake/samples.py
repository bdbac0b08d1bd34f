"""What units fill in: form II.06a, the sheet of figures, everything of all units in one ZIP."""

from datetime import date

import streamlit as st

from analytics.catalogue import Catalogue
from analytics.i18n import Translator
from analytics.ingest.indicator_sheet import WHOLE
from analytics.periods import parse, previous, quarter_of, span
from analytics.publishing.blank_form import blank_form
from analytics.publishing.forms import form_bytes
from analytics.publishing.packet import packet
from analytics.publishing.template import asked, file_name, template
from pages.ui import frame, store
from pages.ui.downloads import XLSX
from pages.ui.frame import Context

_WHOLE = ""
# As many quarters back as anybody hands in late.
_QUARTERS = 8


def offer(context: Context, catalogue: Catalogue, t: Translator, today: date) -> None:
    """Draw the choice of period and unit, and the buttons that make the files when clicked."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="intake-template"):
        period = st.selectbox(
            t("Kỳ của mẫu"),
            _quarters(today),
            format_func=lambda code: t.period(code),
            key="intake-template-period",
            width=200,
        )
        units = catalogue.units_on(parse(period).last_day)
        names = {code: str(t.field(row, "name")) for code, row in units.items()}
        titles = {_WHOLE: t(WHOLE), **names}
        unit = st.selectbox(
            t("Mẫu của"),
            [_WHOLE, *sorted(names, key=names.__getitem__)],
            format_func=titles.__getitem__,
            key="intake-template-unit",
            filter_mode="contains",
            width=320,
        )
    wanted = unit or None
    rows = store.cached(
        context,
        ("rows asked for", period, wanted),
        lambda: len(asked(context.reader, catalogue, period, wanted)),
    )
    with st.container(horizontal=True, gap="small", key="intake-samples"):
        st.download_button(
            t("Biểu II.06a trống (XLSX)"),
            lambda: blank_form(catalogue, period, wanted),
            file_name=f"bieu-II.06a-{period}-{wanted or 'trong'}.xlsx",
            mime=XLSX,
            icon=":material/download:",
            on_click="ignore",
            key="intake-form-file",
        )
        if rows:
            st.download_button(
                t("Bảng số liệu báo cáo (XLSX)"),
                lambda: form_bytes(template(context.reader, catalogue, period, wanted)),
                file_name=file_name(period, wanted),
                mime=XLSX,
                icon=":material/download:",
                on_click="ignore",
                key="intake-template-file",
            )
        st.download_button(
            t("Mẫu của cả {n} đơn vị (ZIP)", n=t.count(len(units))),
            lambda: packet(context.reader, catalogue, period),
            file_name=f"mau-moi-don-vi-{period}.zip",
            mime="application/zip",
            icon=":material/folder_zip:",
            on_click="ignore",
            key="intake-packet-file",
        )
    if rows:
        frame.small(
            t.plural(
                "Bảng số liệu báo cáo gồm {n} mục; mỗi cấp chỉ điền những mục mà cấp ấy báo cáo.",
                rows,
                n=t.count(rows),
            )
        )
    else:
        frame.small(t("Đơn vị này chỉ gửi biểu II.06a, không có bảng số liệu báo cáo riêng."))


def _quarters(today: date) -> list[str]:
    """The last quarters that have ended, the newest first, then the present one."""
    present = quarter_of(today)
    ended = previous(present)
    assert ended is not None  # a quarter
    first = f"{int(ended[:4]) - _QUARTERS // 4}{ended[4:]}"
    return [*span(first, ended)[::-1][:_QUARTERS], present]
