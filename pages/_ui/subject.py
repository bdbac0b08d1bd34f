"""Whose profile is on the page: the link, the search box, and what to offer in its place."""

from collections.abc import Sequence

import streamlit as st

from analytics.periods import label
from analytics.profile import (
    Subject,
    Subjects,
    group_name,
    offered,
    periods_of,
    subjects,
    told,
)
from analytics.texts import translator
from pages._ui import link, profiles, store
from pages._ui.filters import Choice
from pages._ui.frame import Context, link_with
from pages._ui.link import Parameter, Refused

_MOST = 8


def known(context: Context) -> Subjects:
    """Everything that has a profile."""
    return store.cached(context, ("profiles",), lambda: subjects(context.reader, context.catalogue))


def read(context: Context, dataset: str, period: str) -> list[Refused]:
    """Take the subject from the link; by default the first one that the period has figures of."""
    first = [*speaking(context, dataset, period), *offered(known(context), period)][0]
    return link.own(Parameter("of", tuple(known(context)), first.of))


def speaking(context: Context, dataset: str, period: str) -> Sequence[Subject]:
    """The subjects that the period has figures of."""
    return store.cached(
        context,
        ("profiles told", dataset, period),
        lambda: told(context.reader, known(context), period, dataset),
    )


def pick(context: Context, period: str, language: str) -> Subject:
    """Draw the search box; the subject it holds, which may be of another time."""
    of = st.session_state["of"]
    there = store.cached(context, ("profiles of", period), lambda: _there(context, period))
    options = list(there) if of in there else [of, *there]
    names = store.cached(
        context, ("profile names", period, language), lambda: _names(there, language)
    )
    other = known(context)[of][-1]
    _ = translator(language)
    st.selectbox(
        _("Đơn vị, địa bàn hoặc lĩnh vực"),
        options,
        format_func=lambda code: names.get(code) or _name(other, language),
        key="of",
        placeholder=_("Chọn trong danh sách"),
        width=520,
        help=_("Gõ vài chữ của tên để tìm."),
    )
    of = st.session_state["of"]
    return there.get(of) or known(context)[of][-1]


def _there(context: Context, period: str) -> dict[str, Subject]:
    return {one.of: one for one in offered(known(context), period)}


def _names(there: dict[str, Subject], language: str) -> dict[str, str]:
    return {of: _name(one, language) for of, one in there.items()}


def _name(one: Subject, language: str) -> str:
    return f"{one.called(language)} ({group_name(one.group, language)})"


def absent(context: Context, one: Subject, choice: Choice) -> None:
    """Offer the periods in which a subject was there."""
    _ = translator(choice.language)
    found = periods_of(one, context.catalogue, choice.dataset)[:_MOST]
    if not found:
        return
    with st.container(border=True, key="elsewhere"):
        st.markdown(_("Có trong các kỳ:"))
        with st.container(horizontal=True, gap="small"):
            for period in found:
                st.page_link(
                    context.pages["profile"],
                    label=label(period, choice.language),
                    icon=":material/arrow_forward:",
                    query_params=link_with(of=one.of, period=period),
                )


def elsewhere(context: Context, one: Subject, choice: Choice) -> None:
    """Offer the subjects that the period does have figures of."""
    assert choice.period is not None
    found = [
        other for other in speaking(context, choice.dataset, choice.period) if other.of != one.of
    ]
    if not found:
        return
    _ = translator(choice.language)
    with st.container(border=True, key="elsewhere"):
        st.markdown(_("Kỳ này có số liệu về:"))
        with st.container(horizontal=True, gap="small"):
            for other in found[:_MOST]:
                profiles.link(context, other.of, _name(other, choice.language))
