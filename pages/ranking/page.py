"""Xếp hạng: the units of a population in order, and how much of the order is chance."""

import streamlit as st

from analytics.i18n import Translator
from analytics.tables import Export, Table
from analytics.views.ranking import (
    Question,
    Ranking,
    empty_sentence,
    export,
    line_column,
    nearest,
    ranking,
    sentence,
    table,
)
from pages.ranking import pickers as populations
from pages.ranking import pictures as ranks
from pages.ui import downloads, empty, filters, frame, profiles, sources, store, tables, windows
from pages.ui.filters import Choice
from pages.ui.frame import Context

# A longer table scrolls in a place of this height, which ends in the middle of a row.
_SHOWN, _HEIGHT = 24, 690


def page(context: Context) -> None:
    """Draw the ranking of the chosen population."""
    refused = populations.read()
    choice = filters.draw(context.catalogue, populations.uses())
    t = choice.t
    st.title(t("Xếp hạng"), anchor=False)
    row = st.container(horizontal=True, vertical_alignment="bottom", key="pickers")
    question = populations.question(row, choice)
    if choice.period is None:
        empty.no_data(t)
        return
    view = store.cached(context, ("ranking", question), lambda: _ranking(context, question))
    key, unknown = populations.highlight(row, view, t)
    frame.notices(filters.refusal(one) for one in (*refused, *unknown))
    said = (sentence if view.standings else empty_sentence)(
        view, t, scope=_scope(context, question, t)
    )
    frame.answer(said)
    windows.show(_windows(context, choice, view))
    if view.known:
        _body(context, choice, view, key, said)
    if not view.ranked:
        _elsewhere(context, choice, view)
    sources.line(context.catalogue, view.documents, t)


def _scope(context: Context, question: Question, t: Translator) -> str:
    """What narrows the population, in words: "thành phố Nha Trang · đất đai"."""
    if question.sector is None and question.district is None:
        return ""
    # The first part names the level, which the sentence says as the units that are ranked.
    return context.catalogue.sentence(question.chosen, t).partition(" · ")[2]


def _ranking(context: Context, question: Question) -> Ranking:
    return ranking(context.reader, context.catalogue, question)


def _body(context: Context, choice: Choice, view: Ranking, key: str | None, said: str) -> None:
    """Ranks and funnel beside each other, the table below; without a funnel, beside the ranks."""
    left, right = st.columns(2, gap="large")
    with left:
        ranks.ranks(context, choice, view, key, said)
    with right:
        if view.funnel is not None:
            ranks.funnel(context, choice, view, key)
        else:
            _table(context, choice, view)
        populations.explained(view, choice.t)
    if view.funnel is not None:
        _table(context, choice, view)


def _table(context: Context, choice: Choice, view: Ranking) -> None:
    """The table with its downloads; a row opens the unit's profile."""
    t = choice.t
    st.subheader(t("Bảng số liệu"), anchor=False)
    shown = store.cached(context, ("ranking table", view.question, t), lambda: _made(view, t))
    ofs = profiles.ofs(view.question.split, [one.key for one in view.standings])
    tables.table(
        shown,
        alt=ranks.title(view, t),
        key="ranking-table",
        lines=line_column(view, t),
        height="content" if len(shown.frame) <= _SHOWN else _HEIGHT,
        opens=profiles.opener(context, ofs, t),
    )
    populations.silent(view, t)
    downloads.buttons(
        lambda: windows.carried(_export(context, view, t), _windows(context, choice, view), t),
        ranks.file_name(choice, view),
        t,
    )


def _made(view: Ranking, t: Translator) -> Table:
    return table(view, t)


def _export(context: Context, view: Ranking, t: Translator) -> Export:
    return export(view, context.catalogue, t, title=ranks.title(view, t))


def _windows(context: Context, choice: Choice, view: Ranking) -> str:
    """That the ranked units counted over different days; "" where they did not."""
    return windows.told(context, choice, view.question.chosen, now=view.question.period)


def _elsewhere(context: Context, choice: Choice, view: Ranking) -> None:
    """Offer the nearest choices that have something, or say that there is none."""
    found = nearest(context.reader, context.catalogue, view.question)
    populations.nearest(context, choice, found)
    if not found and not view.known:
        t = choice.t
        empty.place(t("Bộ số liệu này chưa có số liệu hồ sơ nào."))
