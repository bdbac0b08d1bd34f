"""Two buttons that hand on what a page shows: CSV and XLSX, made when they are clicked."""

from collections.abc import Callable

import streamlit as st

from analytics.export import Export, csv_bytes, xlsx_bytes
from analytics.texts import translator

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def buttons(
    made: Callable[[], Export], name: str, language: str, *, key: str = "downloads"
) -> None:
    """Draw the buttons.

    Args:
        made: gives what is handed on; called when a button is clicked, not before.
        name: of the file, without its ending (``charts.file_name``: dataset, subject, period).
        language: "vi" or "en".
        key: tells the buttons of one table of a page from those of another.
    """
    _ = translator(language)
    with st.container(horizontal=True, gap="small", key=key):
        st.download_button(
            _("Tải CSV"),
            lambda: csv_bytes(made()),
            file_name=f"{name}.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            key=f"{key}-csv",
        )
        st.download_button(
            _("Tải XLSX"),
            lambda: xlsx_bytes(made(), language),
            file_name=f"{name}.xlsx",
            mime=XLSX,
            icon=":material/download:",
            on_click="ignore",
            key=f"{key}-xlsx",
        )
