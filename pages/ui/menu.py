"""The menu "In, tải về": print the page, its one-page brief, copy the link."""

from html import escape

import streamlit as st

from analytics.i18n import Translator
from pages.ui.frame import Context
from pages.ui.plain import plain


def draw(context: Context, t: Translator) -> None:
    """The menu at the end of the bar; its commands are carried out by ``commands.js``."""
    with st.popover(plain(t("In, tải về")), key="menu"):
        st.html(
            '<div class="commands">'
            + _command("print", t("In trang này"))
            + _command("copy", t("Sao chép đường dẫn"), t("Đã sao chép đường dẫn"))
            + "</div>"
        )


def _command(name: str, label: str, done: str = "") -> str:
    """A button that a script of the frame listens to; ``done`` is said when it was carried out."""
    said = escape(done, quote=True)
    return (
        f'<button type="button" class="command" data-command="{name}" data-done="{said}">'
        f"{escape(label)}</button>"
    )
