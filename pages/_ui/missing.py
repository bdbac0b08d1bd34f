"""An address that no page has: said in the reader's language, inside the dashboard.

The framework's own dialog about it speaks English only. A hidden page of that address takes its
place: the menu stays, and every page is one click away.
"""

import re
from urllib.parse import urlsplit

import streamlit as st

from analytics.texts import translator
from pages._ui.frame import Context, link_with
from pages._ui.plain import plain

# On a fresh server the framework still opens its dialog (the style sheet keeps it out of sight);
# left open, it would make the page under it deaf to clicks.
_CLOSE_DIALOG = """<script>
for (const wait of [0, 200, 800, 2000]) setTimeout(
  () => document.querySelector('.stDialog button[aria-label="Close"]')?.click(), wait);
</script>"""

_ADDRESS = re.compile(r"[A-Za-z0-9._~-]{1,60}")


def page(context: Context, language: str) -> list[st.Page]:
    """The page for an unknown address, hidden from the menu; none when the address is known."""
    name = urlsplit(st.context.url or "").path.rpartition("/")[2]
    known = {one.url_path for one in context.pages.values()}
    if name in known or not _ADDRESS.fullmatch(name):
        return []

    def draw() -> None:
        _ = translator(language)
        st.html(_CLOSE_DIALOG, unsafe_allow_javascript=True)
        st.title(_("Không có trang này"), anchor=False)
        st.markdown(_("Địa chỉ có thể đã gõ nhầm hoặc đã đổi. Các trang hiện có:"))
        for one in context.pages.values():
            st.page_link(one, label=plain(one.title), query_params=link_with())

    _ = translator(language)
    return [st.Page(draw, title=_("Không có trang này"), url_path=name, visibility="hidden")]
