"""What narrows a page to a part of itself: a choice of areas, and words to look for."""

from collections.abc import Mapping

import streamlit as st

from analytics.catalogue import Catalogue
from analytics.i18n import Translator
from analytics.views.areas.data import PROPOSALS, Printed
from pages.ui import empty, figures, frame, link
from pages.ui.filters import ALL
from pages.ui.link import Parameter
from pages.ui.plain import plain

_COPIED = "q_copied"
_LONGEST = 100
_MOST = 6


def choices(*parameters: Parameter) -> list[link.Refused]:
    """Take choices of this page from the link; what the link does not name is not chosen."""
    for parameter in parameters:
        if parameter.name not in st.query_params:
            st.session_state[parameter.name] = parameter.default
    return link.own(*parameters)


def words(label: str, example: str) -> str:
    """The search box; what is typed goes into the link when the reader pauses.

    The link speaks only when it has changed: a field that is assigned again in every run loses
    the letters typed meanwhile.
    """
    state = st.session_state
    if state["q"] != state.get(_COPIED) or "search" not in state:
        state["search"] = state["q"]
    typed = st.text_input(
        plain(label),
        placeholder=example,
        type="search",
        live="600ms",
        max_chars=_LONGEST,
        key="search",
        width=420,
    )
    state["q"] = state[_COPIED] = (typed or "").strip()
    return str(state["q"])


def area(found: Printed, catalogue: Catalogue, t: Translator) -> str:
    """The row that chooses an area, each with the number of its figures: the code chosen.

    During a search the numbers are those of what was found.
    """
    names = _areas(found, catalogue, t)
    st.pills(
        t("Nhóm số liệu"),
        list(names),
        format_func=lambda code: plain(names[code]),
        key="area",
        required=True,
        label_visibility="collapsed",
    )
    return str(st.session_state["area"])


def nothing(dataset: str, others: Mapping[str, int], t: Translator) -> None:
    """Say that nothing is left to show, and lead on.

    Args:
        dataset: "official" or "demo".
        others: periods whose reports say what is searched for, each with how many figures.
        t: of the page.
    """
    searching = bool(st.session_state["q"])
    if searching:
        ways = [
            (
                f"{t.period(period)} · {figures.how_many(number, t)}",
                frame.here(period=period, area=ALL),
            )
            for period, number in list(others.items())[:_MOST]
        ]
        sentence = t("Không có số liệu nào nói như vậy. Thử chữ ngắn hơn, hoặc xem tất cả.")
        empty.place(sentence, ways=ways, t=t, offer=False)
    elif dataset == "demo":
        empty.place(
            t("Số liệu minh họa chỉ có hồ sơ thủ tục hành chính."),
            t("Các nội dung khác có trong báo cáo đã công bố."),
            t=t,
        )
    else:
        empty.place(
            t("Văn bản của kỳ này không nêu gì ở nhóm này. Chọn nhóm khác hoặc kỳ khác."),
            t=t,
            offer=False,
        )
    with st.container(horizontal=True, gap="small"):
        if searching and st.session_state["area"] != ALL:
            st.button(t("Tìm ở mọi nhóm"), on_click=_widen)
        if searching or st.session_state["area"] != ALL:
            st.button(t("Xem tất cả"), on_click=_clear)


def _widen() -> None:
    st.session_state["area"] = ALL


def _clear() -> None:
    st.session_state["search"] = st.session_state["q"] = ""
    st.session_state["area"] = ALL


def _areas(found: Printed, catalogue: Catalogue, t: Translator) -> dict[str, str]:
    """All, the areas that have something to show, difficulties; and the one chosen, in any case.

    Each with the number of its figures; of indices that only other documents print, none is said
    until one is searched for.
    """
    chosen, searching = st.session_state["area"], bool(st.session_state["q"])
    totals = {one.code: one.total for one in found.sections}
    for one in found.elsewhere:
        totals[one.code] = totals.get(one.code, 0) + (one.total if searching else 0)
    names = {ALL: f"{t('Tất cả')} · {t.count(sum(totals.values()))}"}
    for code, row in catalogue.areas.items():
        if code in {*totals, chosen}:
            number = totals.get(code, 0)
            told = f" · {t.count(number)}" if number or searching else ""
            names[code] = t.field(row, "name") + told
    if found.proposals or chosen == PROPOSALS:
        number = sum(len(each) for each in found.proposals.values())
        told = f" · {t.count(number)}" if searching else ""
        names[PROPOSALS] = t("Khó khăn, kiến nghị") + told
    return names
