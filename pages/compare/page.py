"""So sánh quý: one number in two periods, what changed, and why."""

import streamlit as st

from analytics.i18n import Translator
from analytics.tables import Export, Table
from analytics.views.compare import Change, Question, change, export, nearest, rows, sentence, table
from pages.compare import pickers as comparison
from pages.ui import (
    boxes,
    downloads,
    empty,
    filters,
    frame,
    profiles,
    sources,
    store,
    tables,
    windows,
)
from pages.ui.filters import Choice
from pages.ui.frame import Context

USES = ("data", "period", "compare", "level", "district", "sector")
# A longer table scrolls in a place of this height, which ends in the middle of a row.
_SHOWN, _HEIGHT = 16, 580


def page(context: Context) -> None:
    """Draw the comparison of the chosen number in two periods."""
    refused = comparison.read()
    choice = filters.draw(context.catalogue, USES)
    t = choice.t
    st.title(t("So sánh quý"), anchor=False)
    question = comparison.question(choice)
    frame.notices(filters.refusal(one) for one in refused)
    if choice.period is None:
        empty.no_data(t)
        return
    view = store.cached(context, ("change", question), lambda: _change(context, question))
    said = sentence(view, t, scope=choice.narrowed(context.catalogue))
    frame.answer(empty.gone(context, choice) or said)
    windows.show(_windows(context, choice, view))
    if view.known:
        comparison.figures(view, t)
        comparison.pictures(context, choice, view)
        _table(context, choice, view)
    else:
        _elsewhere(context, choice, question)
    sources.line(context.catalogue, view.documents, t)


def _change(context: Context, question: Question) -> Change:
    return change(context.reader, context.catalogue, question)


def _table(context: Context, choice: Choice, view: Change) -> None:
    """The groups with all behind them and their downloads; a row opens the profile."""
    t = choice.t
    st.subheader(t("Bảng số liệu"), anchor=False)
    shown = store.cached(context, ("change table", view.question, t), lambda: _made(view, t))
    ofs = profiles.ofs(view.question.split, comparison.keys(rows(view)))
    tables.table(
        shown,
        alt=comparison.title(view, t),
        key="compare-table",
        height="content" if len(shown.frame) <= _SHOWN else _HEIGHT,
        opens=profiles.opener(context, ofs, t),
    )
    comparison.remarks(view, t)
    downloads.buttons(
        lambda: windows.carried(_export(context, view, t), _windows(context, choice, view), t),
        comparison.file_name(choice, view),
        t,
    )


def _made(view: Change, t: Translator) -> Table:
    return table(view, t, heading=boxes.heading(view.question.split, t))


def _export(context: Context, view: Change, t: Translator) -> Export:
    return export(
        view,
        context.catalogue,
        t,
        heading=boxes.heading(view.question.split, t),
        title=comparison.title(view, t),
    )


def _windows(context: Context, choice: Choice, view: Change) -> str:
    """That units counted the two periods over days that do not lie alike; or ""."""
    asked = view.question
    periods = [one for one in (view.period, asked.period) if one is not None]
    return windows.told(context, choice, asked.chosen, now=asked.period, over=periods)


def _elsewhere(context: Context, choice: Choice, question: Question) -> None:
    """Offer the nearest comparisons that have something to show."""
    found = store.cached(
        context,
        ("nearest change", question),
        lambda: nearest(context.reader, context.catalogue, question),
    )
    if found:
        comparison.elsewhere(context, choice, found)
    else:
        t = choice.t
        empty.place(t("Bộ số liệu này chưa có hai kỳ nào so được."))
