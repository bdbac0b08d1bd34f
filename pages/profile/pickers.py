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
    periods_with_figures,
    subjects,
    with_figures,
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
    profiles = known(context)
    given = st.query_params.get("of") or st.session_state.get("of")
    # The question of whom the period has figures is asked only where nobody was named.
    with_own = () if given in profiles else _with_figures(context, dataset, period)
    first = [*with_own, *offered(profiles, period)][0]
    return link.own(Parameter("of", tuple(profiles), first.of))


def pick(context: Context, period: str, t: Translator) -> Subject:
    """Draw the search box; the subject it holds, which may be of another time."""
    of = st.session_state["of"]
    there = store.cached(
        context,
        ("profiles of", period),
        lambda: {subject.of: subject for subject in offered(known(context), period)},
    )
    options = list(there) if of in there else [of, *there]
    names = store.cached(
        context,
        ("profile names", period, t),
        lambda: {of: _name(subject, t) for of, subject in there.items()},
    )
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


def absent(context: Context, subject: Subject, choice: Choice) -> None:
    """Offer the periods in which a subject was there: those with figures of it, else all."""
    t = choice.t
    periods = _periods(context, subject, choice)
    periods = periods or periods_of(subject, context.catalogue, choice.dataset)
    _offer(context, choice, {t("Có trong các kỳ:"): [(subject, period) for period in periods]})


def elsewhere(context: Context, subject: Subject, choice: Choice) -> None:
    """Offer what there is in place of an empty profile: its own other periods, other subjects of
    the period; where there is neither, the newest period that has any."""
    t = choice.t
    assert choice.period is not None
    periods = _periods(context, subject, choice)
    own = [(subject, period) for period in periods if period != choice.period]
    others = [
        (other, choice.period)
        for other in _with_figures(context, choice.dataset, choice.period)
        if other.of != subject.of
    ]
    groups = {t("Có số liệu ở kỳ:"): own}
    # A list of many says nothing beside the subject's own periods.
    if not own or len(others) <= _MOST:
        groups[t("Kỳ này có số liệu về:")] = others
    if not own and not others:
        newest = _newest(context, choice.dataset)
        groups = {t("Kỳ gần nhất có số riêng của đơn vị:"): newest}
    _offer(context, choice, groups)


def _with_figures(context: Context, dataset: str, period: str) -> Sequence[Subject]:
    """The subjects that the period has figures of."""
    return store.cached(
        context,
        ("profiles with figures", dataset, period),
        lambda: with_figures(context.reader, known(context), period, dataset),
    )


def _periods(context: Context, subject: Subject, choice: Choice) -> tuple[str, ...]:
    """The periods that have figures of a subject."""
    return store.cached(
        context,
        ("profile periods", subject.of, subject.since, choice.dataset),
        lambda: periods_with_figures(context.reader, context.catalogue, subject, choice.dataset),
    )


def _newest(context: Context, dataset: str) -> list[tuple[Subject, str]]:
    for period in context.catalogue.report_periods(dataset):
        if with_own := _with_figures(context, dataset, period):
            return [(subject, period) for subject in with_own]
    return []


def _offer(
    context: Context, choice: Choice, groups: Mapping[str, Sequence[tuple[Subject, str]]]
) -> None:
    """Links to profiles of some periods, each saying what is not on the page already."""
    if not any(groups.values()):
        return
    with st.container(border=True, key="elsewhere"):
        for words, profiles in groups.items():
            if profiles:
                st.markdown(plain(words))
                with st.container(horizontal=True, gap="small"):
                    for subject, period in profiles[:_MOST]:
                        _link(context, choice, subject, period)


def _link(context: Context, choice: Choice, subject: Subject, period: str) -> None:
    words = [_name(subject, choice.t)] if subject.of != st.session_state["of"] else []
    words += [choice.t.period(period)] if period != choice.period else []
    frame.way(context, "profile", " · ".join(words), of=subject.of, period=period)


def _name(subject: Subject, t: Translator) -> str:
    group = group_name(subject.group, t)
    small = group if group[1:2].isupper() else f"{group[:1].lower()}{group[1:]}"
    return f"{subject.called(t)} ({small})"
