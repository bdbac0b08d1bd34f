"""What narrows a page to a part of itself: a choice of areas, and words to look for."""

from urllib.parse import urlencode

import streamlit as st

from analytics.formats import count
from analytics.query import Catalogue
from analytics.query.figures import PROPOSALS, YEARLY, Printed
from analytics.texts import translator
from pages._ui import empty, link
from pages._ui.filters import ALL
from pages._ui.frame import link_with
from pages._ui.link import Parameter

_OWN = ("area", "q")
_COPIED = "q_copied"
_LONGEST = 100


def choices(*parameters: Parameter) -> list[link.Refused]:
    """Take choices of this page from the link; what the link does not name is not chosen."""
    refused = []
    for parameter in parameters:
        if parameter.name not in st.query_params:
            st.session_state[parameter.name] = parameter.default
        refused += link.own(parameter)
    return refused


def words(language: str) -> str:
    """The search box; what is typed goes into the link when the reader pauses.

    The link speaks only when it has changed: a field that is assigned again in every run loses
    the letters typed meanwhile.
    """
    _ = translator(language)
    state = st.session_state
    if state["q"] != state.get(_COPIED) or "search" not in state:
        state["search"] = state["q"]
    typed = st.text_input(
        _("Tìm chỉ tiêu, gõ không dấu cũng được"),
        placeholder=_("ví dụ: truc tuyen, bien che, Nha Trang"),
        type="search",
        live="600ms",
        max_chars=_LONGEST,
        key="search",
        width=420,
    )
    state["q"] = state[_COPIED] = (typed or "").strip()
    return str(state["q"])


def area(whole: Printed, catalogue: Catalogue, language: str) -> str:
    """The row that chooses an area, each with the number of its figures: the code chosen."""
    _ = translator(language)
    names = _areas(whole, catalogue, language)
    st.pills(
        _("Nhóm số liệu"),
        list(names),
        format_func=names.__getitem__,
        key="area",
        required=True,
        label_visibility="collapsed",
    )
    return str(st.session_state["area"])


def address(code: str) -> str:
    """The link that shows the page as it is, with an indicator open."""
    return f"?{urlencode(link_with(**link.present(_OWN), indicator=code))}"


def nothing(dataset: str, language: str) -> None:
    """Say that nothing is left to show, and how to see everything again."""
    _ = translator(language)
    if st.session_state["q"]:
        empty.place(_("Không có chỉ tiêu nào nói như vậy. Thử chữ ngắn hơn, hoặc xem tất cả."))
    elif dataset == "demo":
        empty.place(
            _(
                "Số liệu minh họa chỉ có hồ sơ. Muốn xem chỉ tiêu của báo cáo, chọn số liệu chính"
                " thức ở nút phạm vi."
            )
        )
    else:
        empty.place(_("Văn bản của kỳ này không nêu gì ở nhóm này. Chọn nhóm khác hoặc kỳ khác."))
    with st.container(horizontal=True, gap="small"):
        if st.session_state["q"] and st.session_state["area"] != ALL:
            st.button(_("Tìm ở mọi nhóm"), on_click=_widen)
        if st.session_state["q"] or st.session_state["area"] != ALL:
            st.button(_("Xem tất cả"), on_click=_clear)


def _widen() -> None:
    st.session_state["area"] = ALL


def _clear() -> None:
    st.session_state["search"] = st.session_state["q"] = ""
    st.session_state["area"] = ALL


def _areas(whole: Printed, catalogue: Catalogue, language: str) -> dict[str, str]:
    """All, the areas that have something to show, difficulties; and the one chosen, in any case."""
    _ = translator(language)
    chosen = st.session_state["area"]
    own = {one.code: one.total for one in whole.sections}
    names = {ALL: f"{_('Tất cả')} · {count(sum(own.values()), language)}"}
    yearly = {one.code for one in whole.elsewhere if one.code == YEARLY}
    for code, row in catalogue.areas.items():
        if code in {*own, *yearly, chosen}:
            name = row[f"name_{language}"]
            names[code] = f"{name} · {count(own[code], language)}" if code in own else name
    if whole.proposals or chosen == PROPOSALS:
        names[PROPOSALS] = _("Khó khăn, kiến nghị")
    return names
