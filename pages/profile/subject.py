"""Whose profile is on the page: the link, the search box, and what to offer in its place."""

from collections.abc import Mapping, Sequence

import streamlit as st

from analytics.i18n import Translator
from analytics.views.profile import (
    Subject,
    Subjects,
    group_name,
    offered,
    periods_of,
    periods_told,
    subjects,
    told,
)
from pages.ui import frame, link, store
from pages.ui.filters import Choice
from pages.ui.frame import Context
from pages.ui.link import Parameter, Refused
from pages.ui.plain import plain

_MOST = 8


def known(context: Context) -> Subjects:
    """Everything that has a profile."""
    return store.cached(context, ("profiles",), lambda: subjects(context.reader, context.catalogue))


def read(context: Context, dataset: str, period: str) -> list[Refused]:
    """Take the subject from the link; by default the first one that the period has figures of."""
    found = known(context)
    given = st.query_params.get("of") or st.session_state.get("of")
    # The question whom the period speaks of is asked only where nobody was named.
    told_of = () if given in found else speaking(context, dataset, period)
    first = [*told_of, *offered(found, period)][0]
    return link.own(Parameter("of", tuple(found), first.of))


def speaking(context: Context, dataset: str, period: str) -> Sequence[Subject]:
    """The subjects that the period has figures of."""
    return store.cached(
        context,
        ("profiles told", dataset, period),
        lambda: told(context.reader, known(context), period, dataset),
    )


def pick(context: Context, period: str, t: Translator) -> Subject:
    """Draw the search box; the subject it holds, which may be of another time."""
    of = st.session_state["of"]
    there = store.cached(context, ("profiles of", period), lambda: _there(context, period))
    options = list(there) if of in there else [of, *there]
    names = store.cached(context, ("profile names", period, t), lambda: _names(there, t))
    other = known(context)[of][-1]
    st.selectbox(
        t("Đơn vị, địa bàn hoặc lĩnh vực"),
        options,
        format_func=lambda code: names.get(code) or _name(other, t),
        key="of",
        placeholder=t("Chọn trong danh sách"),
        width=520,
        help=t("Gõ vài chữ của tên để tìm."),
    )
    of = st.session_state["of"]
    return there.get(of) or known(context)[of][-1]


def _there(context: Context, period: str) -> dict[str, Subject]:
    return {one.of: one for one in offered(known(context), period)}


def _names(there: dict[str, Subject], t: Translator) -> dict[str, str]:
    return {of: _name(one, t) for of, one in there.items()}


def _name(one: Subject, t: Translator) -> str:
    group = group_name(one.group, t)
    small = group if group[1:2].isupper() else f"{group[:1].lower()}{group[1:]}"
    return f"{one.called(t)} ({small})"


def absent(context: Context, one: Subject, choice: Choice) -> None:
    """Offer the periods in which a subject was there: those with figures of it, else all."""
    t = choice.t
    periods = _told(context, one, choice) or periods_of(one, context.catalogue, choice.dataset)
    _offer(context, choice, {t("Có trong các kỳ:"): [(one, period) for period in periods]})


def elsewhere(context: Context, one: Subject, choice: Choice) -> None:
    """Offer what there is in place of an empty profile: its own other periods, other subjects of
    the period; where there is neither, the newest period that has any."""
    t = choice.t
    assert choice.period is not None
    own = [(one, period) for period in _told(context, one, choice) if period != choice.period]
    others = [
        (other, choice.period)
        for other in speaking(context, choice.dataset, choice.period)
        if other.of != one.of
    ]
    groups = {t("Có số liệu ở kỳ:"): own}
    # A list of many says nothing beside the subject's own periods.
    if not own or len(others) <= _MOST:
        groups[t("Kỳ này có số liệu về:")] = others
    if not own and not others:
        newest = _newest(context, choice.dataset)
        groups = {t("Kỳ gần nhất có số riêng của đơn vị:"): newest}
    _offer(context, choice, groups)


def _told(context: Context, one: Subject, choice: Choice) -> tuple[str, ...]:
    return store.cached(
        context,
        ("profile periods", one.of, one.since, choice.dataset),
        lambda: periods_told(context.reader, context.catalogue, one, choice.dataset),
    )


def _newest(context: Context, dataset: str) -> list[tuple[Subject, str]]:
    for period in context.catalogue.report_periods(dataset):
        found = speaking(context, dataset, period)
        if found:
            return [(other, period) for other in found]
    return []


def _offer(
    context: Context, choice: Choice, groups: Mapping[str, Sequence[tuple[Subject, str]]]
) -> None:
    """Links to profiles of some periods, each saying what is not on the page already."""
    if not any(groups.values()):
        return
    with st.container(border=True, key="elsewhere"):
        for words, found in groups.items():
            if found:
                st.markdown(plain(words))
                with st.container(horizontal=True, gap="small"):
                    for one, period in found[:_MOST]:
                        _link(context, choice, one, period)


def _link(context: Context, choice: Choice, one: Subject, period: str) -> None:
    said = [_name(one, choice.t)] if one.of != st.session_state["of"] else []
    said += [choice.t.period(period)] if period != choice.period else []
    frame.way(context, "profile", " · ".join(said), of=one.of, period=period)
