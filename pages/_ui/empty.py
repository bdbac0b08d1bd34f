"""Empty places: what is missing, and where to look instead."""

from html import escape

import streamlit as st

from analytics.filters import Filter
from analytics.overview import Overview, answerable
from analytics.texts import translator
from pages._ui.filters import ALL, Choice
from pages._ui.frame import Context, link_with

_MOST = 6


def no_data(language: str) -> None:
    """The whole dataset is empty."""
    _ = translator(language)
    st.info(_("Kho số liệu chưa có báo cáo nào."), icon=":material/info:")


def elsewhere(context: Context, view: Overview, choice: Choice, path: str) -> None:
    """Offer the choices that the documents of the period can answer, as links."""
    _ = translator(choice.language)
    found = [one for one in answerable(view.figures, view.period) if one != choice.filter]
    if not found:
        st.info(
            _("Văn bản của kỳ này không có số liệu giải quyết hồ sơ; xem các lĩnh vực bên dưới."),
            icon=":material/info:",
        )
        return
    with st.container(border=True, key="elsewhere"):
        st.markdown(_("Kỳ này có số liệu cho:"))
        with st.container(horizontal=True, gap="small"):
            for one in found[:_MOST]:
                st.page_link(
                    context.pages[path],
                    label=context.catalogue.sentence(one, choice.language),
                    icon=":material/arrow_forward:",
                    query_params=link_with(**_link(one)),
                )


def _link(chosen: Filter) -> dict[str, str]:
    return {name: getattr(chosen, name) or ALL for name in ("level", "district", "sector")}


def place(text: str) -> None:
    """A part of a page that has nothing to show, said in its place."""
    st.html(f'<p class="empty">{escape(text)}</p>')
