"""Hồ sơ đơn vị: one unit, area or sector: its numbers, its course, its parts, what is printed."""

import streamlit as st

from analytics.i18n import Translator
from analytics.tables import Export
from analytics.views.profile import (
    Profile,
    Subject,
    absent,
    export,
    names,
    profile,
    relatives,
    sentence,
    unmatched_text,
)
from pages.profile import pictures, standing
from pages.profile import subject as picked
from pages.profile import tables as parts
from pages.ui import charts, downloads, empty, filters, frame, sources, store, windows
from pages.ui.filters import Choice
from pages.ui.frame import Context

USES = ("data", "period", "compare")


def page(context: Context) -> None:
    """Draw the profile of the chosen unit, area or sector."""
    before = filters.chosen()
    refused = picked.read(context, before.dataset, before.period or "")
    choice = filters.draw(context.catalogue, USES)
    t = choice.t
    row = st.container(horizontal=True, vertical_alignment="bottom", key="pickers")
    row.title(t("Hồ sơ đơn vị"), anchor=False, width="content")
    if choice.period is None:
        empty.no_data(t)
        return
    with row:
        one = picked.pick(context, choice.period, t)
    frame.notices(filters.refusal(each) for each in refused)
    if not one.exists(choice.period):
        frame.answer(absent(one, choice.period, t))
        picked.absent(context, one, choice)
        return
    view = store.cached(
        context, ("profile", one.of, *choice.asked[:3]), lambda: _view(context, choice, one)
    )
    rows = _names(context, view, view.heat.split, view.heat.keys, t)
    place = standing.place(context, view, choice)
    said = sentence(view, t, rows=rows, place=place)
    frame.answer(said)
    windows.show(_windows(context, choice, view))
    if view.is_empty:
        picked.elsewhere(context, one, choice)
    else:
        standing.cards(view, place, context.catalogue, t)
    if unmatched := unmatched_text(view, t):
        frame.small(unmatched)
    if view.trend.known or view.heat.keys:
        pictures.show(context, choice, view, said, rows)
    _tables(context, choice, view, rows)
    parts.printed(context, view, choice)
    near = relatives(picked.known(context), one, choice.period)
    parts.links(context, view, near, t)
    sources.line(context.catalogue, view.documents, t)


def _view(context: Context, choice: Choice, one: Subject) -> Profile:
    assert choice.period is not None
    return profile(
        context.reader,
        context.catalogue,
        one,
        choice.period,
        dataset=choice.dataset,
        compare_with=choice.compare,
    )


def _names(
    context: Context, view: Profile, split: str, keys: tuple[str, ...], t: Translator
) -> dict[str, str]:
    known = picked.known(context)
    return names(known, context.catalogue, split, keys, view.period, t)


def _windows(context: Context, choice: Choice, view: Profile) -> str:
    """That the subject's units changed the days they count by within its course; or ""."""
    periods = [answer.period for answer in view.trend.answers]
    return windows.told(context, choice, view.subject.chosen, over=periods)


def _tables(context: Context, choice: Choice, view: Profile, rows: dict[str, str]) -> None:
    """The heat map as a table, the units with links to their profiles, the downloads."""
    t = choice.t
    keys = tuple(dict.fromkeys(one.key or "" for one in view.parts))
    units = _names(context, view, "unit", keys, t)
    parts.tables_of(context, choice, view, rows, units)
    if view.is_empty and not view.heat.keys:
        return
    title = f"{t('Hồ sơ đơn vị')}: {view.subject.called(t)}"

    def made() -> Export:
        own = export(view, context.catalogue, t, rows=rows, parts=units, title=title)
        return windows.carried(own, _windows(context, choice, view), t)

    name = charts.file_name(choice, "ho-so", view.subject.of.replace(".", "-"), view.period)
    downloads.buttons(made, name, t)
