"""So sánh hai kỳ: one number in two periods, what changed, and why."""

import streamlit as st

from analytics.i18n import Translator
from analytics.texts import inside
from analytics.views.compare import (
    ELSEWHERE,
    Change,
    change,
    dossiers,
    export,
    figures,
    headline,
    nearest,
    notes,
    sentence,
    standing,
    table,
)
from pages.compare import parts, pickers
from pages.ui import (
    bar,
    boxes,
    cards,
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
from pages.ui.cards import Face
from pages.ui.filters import Choice
from pages.ui.frame import Context

USES = ("data", "period", "compare", "level", "district", "sector")


def page(context: Context) -> None:
    """Draw the comparison of the chosen number in two periods."""
    refused = pickers.read(context.catalogue)
    choice, outside = pickers.narrowed(context.catalogue, bar.draw(context, USES))
    t = choice.t
    frame.title(t("So sánh hai kỳ"))
    question = pickers.question(context, choice)
    frame.notices([*map(filters.refusal, refused), *([outside] if outside else [])])
    if choice.period is None:
        empty.no_data(t)
        return
    view = store.cached(
        context, ("change", question), lambda: change(context.reader, context.catalogue, question)
    )
    _hero(context, choice, view)
    windows.show(_windows(context, choice, view))
    if view.known:
        _figures(view, t)
        parts.draw(context, choice, view, st.session_state["key"])
        _table(context, choice, view)
    else:
        _elsewhere(context, choice, view)
    sources.line(context.catalogue, view.documents, t)


def _hero(context: Context, choice: Choice, view: Change) -> None:
    t = choice.t
    gone = empty.gone(context, choice)
    if gone:
        hero.draw(gone, t)
        return
    scope = context.catalogue.narrowing(choice.filter, t, period=choice.period)
    hero.draw(
        sentence(view, t, scope=inside(scope)),
        t,
        number=headline(view, t),
        standing=standing(view),
        remark=dossiers(view, t).replace("**", ""),
    )


def _windows(context: Context, choice: Choice, view: Change) -> str:
    """That units counted the two periods over days that do not lie alike; or ""."""
    question = view.question
    periods = [period for period in (view.period, question.period) if period is not None]
    return windows.told(context, choice, question.chosen, now=question.period, over=periods)


def _figures(view: Change, t: Translator) -> None:
    """Both totals, their difference, the difference in dossiers."""
    cards.draw(
        [
            Face(figure.name, figure.value, figure.below, state=figure.state)
            for figure in figures(view, t)
        ],
        t,
    )


def _table(context: Context, choice: Choice, view: Change) -> None:
    """The groups with their notes and downloads; a name opens the profile."""
    t, split = choice.t, view.question.split
    heading, title = boxes.heading(split, t), parts.title(view, t)
    st.subheader(t("Bảng số liệu"), anchor=False)
    shown = store.cached(
        context, ("change table", view.question, t), lambda: table(view, t, heading=heading)
    )
    # Neither the whole nor what lies in no district has a profile.
    keys = [row.key if row.key not in ("", ELSEWHERE) else None for row in view.rows]
    tables.table(
        shown,
        alt=title,
        links=profiles.addresses(split, keys),
    )
    for note in notes(view, t):
        frame.small(note)
    downloads.buttons(
        lambda: windows.carried(
            export(view, context.catalogue, t, heading=heading, title=title),
            _windows(context, choice, view),
            t,
        ),
        parts.file_name(choice, view),
        t,
    )


def _elsewhere(context: Context, choice: Choice, view: Change) -> None:
    """Offer the nearest comparisons that have something to show."""
    questions = store.cached(
        context,
        ("nearest change", view.question),
        lambda: nearest(context.reader, context.catalogue, view.question),
    )
    t = choice.t
    empty.place(
        t("Chưa có hai giá trị để so sánh ở lựa chọn này."),
        ways=pickers.nearest(context, choice, questions),
        t=t,
    )
