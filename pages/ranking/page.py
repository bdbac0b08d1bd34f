"""Xếp hạng: the units of a population in order, and how much of the order is chance."""

from html import escape

import streamlit as st

from analytics.i18n import Translator
from analytics.views.ranking import (
    Question,
    Ranking,
    empty_sentence,
    export,
    line_column,
    missing,
    nearest,
    ranking,
    reading,
    sentence,
    table,
)
from pages.ranking import pickers, pictures
from pages.ui import (
    bar,
    downloads,
    empty,
    filters,
    frame,
    hero,
    profiles,
    sources,
    store,
    tables,
    windows,
)
from pages.ui.filters import Choice
from pages.ui.frame import Context

# A longer table scrolls in a place of this height, which ends in the middle of a row.
_SHOWN, _HEIGHT = 24, 690


def page(context: Context) -> None:
    """Draw the ranking of the chosen population."""
    refused = pickers.read()
    choice = bar.draw(context, pickers.uses())
    t = choice.t
    frame.title(t("Xếp hạng"))
    row = st.container(horizontal=True, vertical_alignment="bottom", key="pickers")
    question = pickers.question(row, choice)
    if choice.period is None:
        empty.no_data(t)
        return
    view = store.cached(
        context, ("ranking", question), lambda: ranking(context.reader, context.catalogue, question)
    )
    key, unknown = pickers.highlight(row, view, t)
    frame.notices(map(filters.refusal, (*refused, *unknown)))
    answer = (sentence if view.standings else empty_sentence)(
        view, t, scope=_scope(context, question, t)
    )
    hero.draw(answer, t)
    windows.show(_windows(context, choice, view))
    if view.known:
        _body(context, choice, view, key, answer)
    if not view.ranked:
        _elsewhere(context, choice, view)
    sources.line(context.catalogue, view.documents, t)


def _scope(context: Context, question: Question, t: Translator) -> str:
    """What narrows the population, in words: "thành phố Nha Trang · đất đai"."""
    if question.sector is None and question.district is None:
        return ""
    # The first part names the level, which the sentence says as the units that are ranked.
    return context.catalogue.sentence(question.chosen, t).partition(" · ")[2]


def _windows(context: Context, choice: Choice, view: Ranking) -> str:
    """That the ranked units counted over different days; "" where they did not."""
    return windows.told(context, choice, view.question.chosen, now=view.question.period)


def _body(context: Context, choice: Choice, view: Ranking, key: str | None, answer: str) -> None:
    """Ranks and funnel beside each other, the table below; without a funnel, beside the ranks."""
    left, right = st.columns(2, gap="large")
    with left:
        pictures.ranks(context, choice, view, key, answer)
    with right:
        if view.funnel is not None:
            pictures.funnel(context, choice, view, key)
        else:
            _table(context, choice, view)
        _reading(view, choice.t)
    if view.funnel is not None:
        _table(context, choice, view)


def _reading(view: Ranking, t: Translator) -> None:
    """How to read ranks, intervals and limits."""
    lines = "".join(
        f"<li><b>{escape(word)}</b>: {escape(meaning)}</li>" for word, meaning in reading(view, t)
    )
    head = escape(t("Cách đọc bảng và biểu đồ"))
    st.html(f'<details class="source" open><summary>{head}</summary><ul>{lines}</ul></details>')


def _table(context: Context, choice: Choice, view: Ranking) -> None:
    """The table, who did not report, the downloads; a row opens the unit's profile."""
    t, title = choice.t, pictures.title(view, choice.t)
    st.subheader(t("Bảng số liệu"), anchor=False)
    shown = store.cached(context, ("ranking table", view.question, t), lambda: table(view, t))
    keys = [standing.key for standing in view.standings]
    tables.table(
        shown,
        alt=title,
        key="ranking-table",
        lines=line_column(view, t),
        height="content" if len(shown.frame) <= _SHOWN else _HEIGHT,
        opens=profiles.opener(context, profiles.ofs(view.question.split, keys), t),
    )
    if view.members.missing:
        frame.small(t("Chưa gửi số liệu: {names}.", names=missing(view, t)))
    downloads.buttons(
        lambda: windows.carried(
            export(view, context.catalogue, t, title=title), _windows(context, choice, view), t
        ),
        pictures.file_name(choice, view),
        t,
    )


def _elsewhere(context: Context, choice: Choice, view: Ranking) -> None:
    """Offer the nearest choices that have something, or say that there is none."""
    choices = nearest(context.reader, context.catalogue, view.question)
    pickers.nearest(context, choice, choices)
    if not choices and not view.known:
        t = choice.t
        empty.place(t("Bộ số liệu này chưa có số liệu hồ sơ nào."))
