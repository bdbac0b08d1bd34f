"""Hồ sơ đơn vị: one unit, area or sector: its numbers, its course, its parts, what is printed."""

from collections.abc import Mapping, Sequence

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
from pages.profile import pickers, pictures, standing, tables
from pages.ui import bar, charts, downloads, empty, filters, frame, hero, sources, store, windows
from pages.ui.filters import Choice
from pages.ui.frame import Context

USES = ("data", "period", "compare")


def page(context: Context) -> None:
    """Draw the profile of the chosen unit, area or sector."""
    before = filters.chosen()
    refused = pickers.read(context, before.dataset, before.period or "")
    choice = bar.draw(context, USES)
    t = choice.t
    row = st.container(horizontal=True, vertical_alignment="bottom", key="pickers")
    frame.title(t("Đơn vị và địa bàn"))
    if choice.period is None:
        empty.no_data(t)
        return
    with row:
        subject = pickers.pick(context, choice.period, t)
    frame.notices(filters.refusal(parameter) for parameter in refused)
    if not subject.exists(choice.period):
        hero.draw(absent(subject, choice.period, t), t)
        pickers.absent(context, subject, choice)
        return
    view = store.cached(
        context, ("profile", subject.of, *choice.asked[:3]), lambda: _view(context, choice, subject)
    )
    rows = _names(context, view, view.heat.split, view.heat.keys, t)
    rank = standing.rank(context, view, choice)
    answer = sentence(view, t, rows=rows, rank=rank)
    hero.draw(answer, t)
    windows.show(_days_counted(context, choice, view))
    if view.is_empty:
        pickers.elsewhere(context, subject, choice)
    else:
        standing.cards(view, rank, context.catalogue, t)
    if unmatched := unmatched_text(view, t):
        frame.small(unmatched)
    if view.trend.known or view.heat.keys:
        pictures.show(context, choice, view, answer, rows)
    units = _names(context, view, "unit", [answer.key or "" for answer in view.parts], t)
    tables.show(context, choice, view, rows, units)
    _downloads(context, choice, view, rows, units)
    tables.printed(context, view, choice)
    near = relatives(pickers.known(context), subject, choice.period)
    tables.links(context, view, near, t)
    sources.line(context.catalogue, view.documents, t)


def _view(context: Context, choice: Choice, subject: Subject) -> Profile:
    assert choice.period is not None
    return profile(
        context.reader,
        context.catalogue,
        subject,
        choice.period,
        dataset=choice.dataset,
        compare_with=choice.compare,
    )


def _names(
    context: Context, view: Profile, split: str, keys: Sequence[str], t: Translator
) -> dict[str, str]:
    known = pickers.known(context)
    return names(known, context.catalogue, split, keys, view.period, t)


def _days_counted(context: Context, choice: Choice, view: Profile) -> str:
    """That the subject's units changed the days they count by within its course; or ""."""
    periods = [answer.period for answer in view.trend.answers]
    return windows.told(context, choice, view.subject.chosen, over=periods)


def _downloads(
    context: Context,
    choice: Choice,
    view: Profile,
    rows: Mapping[str, str],
    units: Mapping[str, str],
) -> None:
    if view.is_empty and not view.heat.keys:
        return
    t = choice.t
    title = f"{t('Hồ sơ đơn vị')}: {view.subject.called(t)}"

    def file() -> Export:
        own = export(view, context.catalogue, t, rows=rows, parts=units, title=title)
        return windows.carried(own, _days_counted(context, choice, view), t)

    name = charts.file_name(choice, "ho-so", view.subject.of.replace(".", "-"), view.period)
    downloads.buttons(file, name, t)
