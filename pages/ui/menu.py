"""The menu "In, tải về": print the page or its one-page brief, copy the link, take files along."""

from collections.abc import Sequence

import streamlit as st

from pages.ui import filters, frame, markup, period_files
from pages.ui.frame import Context
from pages.ui.plain import plain


def draw(context: Context, uses: Sequence[str]) -> None:
    """The menu at the end of the bar; ``commands.js`` carries out what is no file.

    Args:
        context: of the page.
        uses: names of the filters that the page uses.
    """
    choice = filters.chosen()
    t = choice.t
    menu = st.popover(plain(t("In, tải về")), key="menu", on_change="rerun")
    with menu:
        markup.show(
            "commands",
            print=t("In trang này"),
            brief=t("Bản in một trang"),
            brief_address=frame.address("overview", view="brief"),
            copy=t("Sao chép đường dẫn"),
            copied=t("Đã sao chép đường dẫn"),
        )
        if menu.open:
            period_files.draw(context, choice, uses)
