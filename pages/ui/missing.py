"""An address that no page has: said in the reader's language, inside the dashboard.

The framework's own dialog about it speaks English only. A hidden page of that address takes its
place: the menu stays, and every page is one click away.
"""

import re
from urllib.parse import urlsplit

import streamlit as st

from analytics.i18n import Translator
from pages.ui import scripts
from pages.ui.frame import Context, link_with
from pages.ui.plain import plain

# What a page here may be called; any other address is led to PLACE before the framework sees it.
ADDRESS = "[A-Za-z0-9][A-Za-z0-9_-]{0,59}"
PLACE = "/khong-co-trang"


def page(context: Context, t: Translator) -> list[st.Page]:
    """The page for an unknown address, hidden from the menu; none when the address is known."""
    name = urlsplit(st.context.url or "").path.rpartition("/")[2]
    known = {one.url_path for one in context.pages.values()}
    if name in known or not re.fullmatch(ADDRESS, name):
        return []

    def draw() -> None:
        scripts.run(scripts.CLOSE_DIALOG)
        st.title(t("Không có trang này"), anchor=False)
        st.markdown(t("Địa chỉ có thể đã gõ nhầm hoặc đã đổi. Các trang hiện có:"))
        for one in context.pages.values():
            st.page_link(one, label=plain(one.title), query_params=link_with())

    return [st.Page(draw, title=t("Không có trang này"), url_path=name, visibility="hidden")]
