"""Empty places: what is missing, and where to look instead."""

from html import escape

import streamlit as st

from analytics.i18n import Translator
from analytics.query.suggestions import newest_with_figures
from analytics.texts import LEVELS
from analytics.views.overview import Overview, answerable
from pages.ui import filters, frame, store
from pages.ui.filters import Choice
from pages.ui.frame import Context

_MOST = 6


def no_data(t: Translator) -> None:
    """The whole dataset is empty."""
    st.info(t("Kho số liệu chưa có báo cáo nào."), icon=":material/info:")


def gone(context: Context, choice: Choice) -> str:
    """Why a choice cannot have figures: what is chosen no longer exists in the period; "" if not.

    An area ends with the level of the districts.
    """
    day = context.catalogue.ended(choice.filter, choice.period or "") if choice.period else None
    if day is None:
        return ""
    t = choice.t
    level = "district" if choice.filter.district is not None else choice.filter.level or ""
    return t(
        "{period}: không có “{scope}”. {level} đã kết thúc từ **{day}**.",
        period=choice.t.period(choice.period or ""),
        scope=context.catalogue.sentence(choice.filter, choice.t),
        level=choice.t(LEVELS[level]),
        day=choice.t.period(day.isoformat()),
    )


def mentioned(context: Context, choice: Choice) -> None:
    """Say that no document is about the period, where others print the figures of it."""
    period = choice.period
    if period and choice.dataset == "official" and context.catalogue.mentioned(period):
        t = choice.t
        frame.small(
            t(
                "Chưa có văn bản về riêng {period}: số ở đây đứng trong văn bản về kỳ khác.",
                period=choice.t.period(period, inside=True),
            )
        )


def elsewhere(context: Context, view: Overview, choice: Choice) -> None:
    """Offer the nearest choices that have figures, as links: other scopes, another period."""
    t = choice.t
    found = [one for one in answerable(view.figures, view.period) if one != choice.filter]
    other = store.cached(
        context,
        ("newest told", *choice.asked),
        lambda: newest_with_figures(
            context.reader, context.catalogue, choice.filter, view.period, choice.dataset
        ),
    )
    if not found and other is None:
        st.info(
            t("Văn bản của kỳ này không có số liệu giải quyết hồ sơ; xem các lĩnh vực bên dưới."),
            icon=":material/info:",
        )
        return
    with st.container(border=True, key="elsewhere"):
        if found:
            st.markdown(t("Kỳ này có số liệu cho:"))
        with st.container(horizontal=True, gap="small"):
            for one in found[:_MOST]:
                name = context.catalogue.sentence(one, choice.t)
                frame.way(context, "overview", name, **filters.values(one))
        if other is not None:
            st.markdown(t("Lựa chọn này có số liệu ở:"))
            frame.way(context, "overview", choice.t.period(other), period=other)


def place(text: str) -> None:
    """A part of a page that has nothing to show, said in its place."""
    st.html(f'<p class="empty">{escape(text)}</p>')
