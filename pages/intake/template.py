"""The empty indicator sheet to hand out: for a period, of a unit or of the whole province."""

from datetime import date

import streamlit as st

from analytics.catalogue import Catalogue
from analytics.i18n import Translator
from analytics.ingest.indicator_sheet import WHOLE
from analytics.periods import parse, previous, span
from analytics.publishing.forms import form_bytes
from analytics.publishing.template import file_name, template
from pages.ui import frame
from pages.ui.downloads import XLSX
from pages.ui.frame import Context

_WHOLE = ""
# As many quarters back as anybody hands in late.
_QUARTERS = 8


def offer(context: Context, catalogue: Catalogue, t: Translator, today: date) -> None:
    """Draw the choice of period and unit, and the button that makes the sheet."""
    with st.expander(t("Tải mẫu bảng số liệu báo cáo để đơn vị điền")):
        frame.small(
            t(
                "Mẫu lập từ danh mục: tên, phạm vi, đơn vị tính, số gần nhất và nguồn, định nghĩa"
                " của từng số liệu. Điền xong thì nạp lại ở ô chọn tệp phía trên."
            )
        )
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
            unit = st.selectbox(
                t("Mẫu của"),
                [_WHOLE, *sorted(names, key=names.__getitem__)],
                format_func=lambda code: names.get(code, t(WHOLE)),
                key="intake-template-unit",
                width=320,
            )
            wanted = unit or None
            st.download_button(
                t("Tải mẫu (XLSX)"),
                lambda: form_bytes(template(context.reader, catalogue, period, wanted)),
                file_name=file_name(period, wanted),
                mime=XLSX,
                icon=":material/download:",
                on_click="ignore",
                key="intake-template-file",
            )


def _quarters(today: date) -> list[str]:
    """The last quarters that have ended, the newest first, then the present one."""
    present = f"{today.year}-Q{(today.month + 2) // 3}"
    ended = previous(present)
    assert ended is not None  # a quarter
    first = f"{int(ended[:4]) - _QUARTERS // 4}{ended[4:]}"
    return [*span(first, ended)[::-1][:_QUARTERS], present]
