"""Đơn vị và địa bàn: the directory, or one unit, area or sector: numbers, course, parts, prints."""

from collections.abc import Mapping, Sequence

import streamlit as st

from analytics.i18n import Translator
from analytics.tables import Export
from analytics.views.headline import Headline
from analytics.views.profile import (
    Profile,
    Subject,
    absent,
    answer,
    export,
    names,
    profile,
    relatives,
    unmatched_text,
)
from pages.profile import directory, pickers, pictures, standing, tables
from pages.ui import bar, charts, downloads, empty, filters, frame, hero, sources, store, windows
from pages.ui.filters import Choice
from pages.ui.frame import Context

USES = ("data", "period", "compare")


def page(context: Context) -> None:
    """Draw the chosen unit, area or sector; where none is chosen, the directory of all."""
    refused = pickers.read(context)
    choice = bar.draw(context, USES)
    t = choice.t
    row = st.container()
    frame.title(t("Đơn vị và địa bàn"))
    if choice.period is None:
        empty.no_data(t)
        return
    with row:
        subject = pickers.pick(context, choice.period, t)
    frame.notices(filters.refusal(parameter) for parameter in refused)
    if subject is None:
        directory.show(context, choice, choice.period)
    elif not subject.exists(choice.period):
        hero.draw(absent(subject, choice.period, t), t, name=subject.called(t))
        pickers.absent(context, subject, choice)
    else:
        _show(context, choice, subject)


def _show(context: Context, choice: Choice, subject: Subject) -> None:
    t = choice.t
    view = store.cached(
        context, ("profile", subject.of, *choice.asked[:3]), lambda: _view(context, choice, subject)
    )
    rows = _names(context, view, view.heat.split, view.heat.keys, t)
    said = answer(view, t, rows=rows)
    _hero(context, view, said, t)
    windows.show(_days_counted(context, choice, view))
    if view.is_empty:
        pickers.elsewhere(context, subject, choice)
    else:
        standing.cards(view, standing.rank(context, view, choice), context.catalogue, t)
    if unmatched := unmatched_text(view, t):
        frame.small(unmatched)
    units = _names(context, view, "unit", [rate.key or "" for rate in view.parts], t)
    pictures.show(context, choice, view, said, rows)
    tables.show(context, choice, view, units)
    tables.printed(context, view, choice)
    _downloads(context, choice, view, rows, units)
    near = relatives(pickers.known(context), subject, view.period)
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


def _hero(context: Context, view: Profile, said: Headline, t: Translator) -> None:
    code = "late" if view.says_share_late else "on_time_rate"
    number = view.value(code)
    source = sources.short(context.catalogue, number.document if number else None, t)
    hero.draw(
        said.sentence,
        t,
        name=view.subject.called(t),
        number=said.number,
        standing=said.standing,
        remark=" · ".join(part for part in (said.counts, source) if part),
    )


def _names(
    context: Context, view: Profile, split: str, keys: Sequence[str], t: Translator
) -> dict[str, str]:
    known = pickers.known(context)
    return names(known, context.catalogue, split, keys, view.period, t)


def _days_counted(context: Context, choice: Choice, view: Profile) -> str:
    """That the subject's units changed the days they count by within its course; or ""."""
    periods = [rate.period for rate in view.trend.answers]
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
    title = f"{t('Thông tin đơn vị')}: {view.subject.called(t)}"

    def file() -> Export:
        own = export(view, context.catalogue, t, rows=rows, parts=units, title=title)
        return windows.carried(own, _days_counted(context, choice, view), t)

    name = charts.file_name(choice, "thong-tin", view.subject.of.replace(".", "-"), view.period)
    downloads.buttons(file, name, t)
