"""Two buttons that hand on what a page shows: CSV and XLSX, made when they are clicked."""

from collections.abc import Callable

import streamlit as st

from analytics.i18n import Translator
from analytics.tables import Export, csv_bytes, xlsx_bytes

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def buttons(
    made: Callable[[], Export], name: str, t: Translator, *, key: str = "downloads"
) -> None:
    """Draw the buttons.

    Args:
        made: gives what is handed on; called when a button is clicked, not before.
        name: of the file, without its ending (``charts.file_name``: dataset, subject, period).
        key: tells the buttons of one table of a page from those of another.
    """
    with st.container(horizontal=True, gap="small", key=key):
        st.download_button(
            t("Tải CSV"),
            lambda: csv_bytes(made()),
            file_name=f"{name}.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            key=f"{key}-csv",
        )
        st.download_button(
            t("Tải XLSX"),
            lambda: xlsx_bytes(made(), t),
            file_name=f"{name}.xlsx",
            mime=XLSX,
            icon=":material/download:",
            on_click="ignore",
            key=f"{key}-xlsx",
        )
