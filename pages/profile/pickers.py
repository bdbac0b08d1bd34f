"""Who is on the page: the link, the search box, and what to offer in its place."""

from collections.abc import Sequence

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
from pages.ui import empty, frame, narrow, store
from pages.ui.filters import Choice
from pages.ui.frame import Context
from pages.ui.link import Parameter, Refused

MOST = 8


def known(context: Context) -> Subjects:
    """Everything that has a profile."""
    return store.cached(context, ("profiles",), lambda: subjects(context.reader, context.catalogue))


def read(context: Context) -> list[Refused]:
    """Take the subject from the link; a link without one means the directory."""
    return narrow.choices(Parameter("of", ("", *known(context)), ""))


def pick(context: Context, period: str, t: Translator) -> Subject | None:
    """Draw the search box; the subject it holds, which may be of another time; None for none."""
    of = st.session_state["of"]
    there = store.cached(
        context,
        ("profiles of", period),
        lambda: {subject.of: subject for subject in offered(known(context), period)},
    )
    names = store.cached(
        context,
        ("profile names", period, t),
        lambda: {of: _name(subject, t) for of, subject in there.items()},
    )
    gone = {of: _name(known(context)[of][-1], t)} if of and of not in there else {}
    shown = {"": t("Tất cả; gõ vài chữ của tên để tìm"), **gone, **names}
    st.selectbox(
        t("Tìm đơn vị, địa bàn, lĩnh vực"),
        list(shown),
        format_func=shown.__getitem__,
        key="of",
        placeholder=t("Chọn trong danh sách"),
        filter_mode="contains",
        width=520,
    )
    of = st.session_state["of"]
    if not of:
        return None
    return there.get(of) or known(context)[of][-1]


def absent(context: Context, subject: Subject, choice: Choice) -> None:
    """Offer the periods in which a subject was there: those with figures of it, else all."""
    t = choice.t
    periods = _periods(context, subject, choice)
    periods = periods or periods_of(subject, context.catalogue, choice.dataset)
    ways = [_way(choice, subject, period) for period in periods[:MOST]]
    empty.place(t("Chọn một kỳ trong thời gian đơn vị còn hoạt động."), ways=ways, t=t)


def elsewhere(context: Context, subject: Subject, choice: Choice) -> None:
    """Offer what there is in place of a subject without figures: its own other periods, other
    subjects of the period; where there is neither, the newest period that has any."""
    t = choice.t
    assert choice.period is not None
    periods = _periods(context, subject, choice)
    own = [(subject, period) for period in periods if period != choice.period]
    others = [
        (other, choice.period)
        for other in _with_figures(context, choice.dataset, choice.period)
        if other.of != subject.of
    ]
    # A list of many says nothing beside the subject's own periods.
    ways = own if own and len(others) > MOST else [*own, *others]
    ways = ways or _newest(context, choice.dataset)
    empty.place(
        t("Kỳ này chưa có số riêng của đơn vị."),
        t("Nguồn chỉ công bố số chung.") if choice.dataset == "official" else "",
        [_way(choice, bearer, period) for bearer, period in ways[:MOST]],
        t=t,
    )


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


def _way(choice: Choice, subject: Subject, period: str) -> tuple[str, str]:
    """A way to a subject in a period: a label that says what is not on the page already."""
    words = [_name(subject, choice.t)] if subject.of != st.session_state["of"] else []
    words += [choice.t.period(period)] if period != choice.period else []
    return " · ".join(words), frame.here(of=subject.of, period=period)


def _name(subject: Subject, t: Translator) -> str:
    group = group_name(subject.group, t)
    small = group if group[1:2].isupper() else f"{group[:1].lower()}{group[1:]}"
    return f"{subject.called(t)} ({small})"
