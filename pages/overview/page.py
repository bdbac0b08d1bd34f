"""Tổng quan: the answer, six KPIs, on-time rate by level and sector, what deserves attention."""

import streamlit as st

from analytics.texts import BLOCKS, inside
from analytics.views.headline import headline
from analytics.views.overview import Overview, overview
from pages.overview import attention, rates, tiles, units
from pages.ui import cards, empty, filters, frame, sources, store, windows
from pages.ui.filters import Choice
from pages.ui.frame import Context

USES = ("data", "period", "compare", "level", "district", "sector")


def page(context: Context) -> None:
    """Draw the overview of the chosen report."""
    choice = filters.draw(context.catalogue, USES)
    t = choice.t
    if choice.period is None:
        empty.no_data(t)
        return
    view = store.cached(context, ("overview", *choice.asked), lambda: _view(context, choice))
    st.title(t("Tổng quan"), anchor=False)
    gone = empty.gone(context, choice) if view.is_empty else ""
    frame.answer(gone or _answer(context, view, choice))
    empty.mentioned(context, choice)
    if view.is_empty:
        empty.elsewhere(context, view, choice)
    if not view.says_nothing:
        cards.kpi_row(view.cards.values(), context.catalogue, t)
        windows.show(rates.days_counted(context, view, choice))
        rates.show(context, view, choice)
    st.subheader(t("Cần chú ý"), anchor=False)
    attention.show(view.findings[t], t)
    if not view.says_nothing:
        units.show(context, view, choice)
    if not view.figures.empty:
        tiles.area_tiles(context, view.figures, t)
    tiles.difficulties(context, view.documents, t)
    sources.line(context.catalogue, view.documents, t)


def _view(context: Context, choice: Choice) -> Overview:
    assert choice.period is not None
    return overview(
        context.reader,
        context.catalogue,
        choice.period,
        choice.filter,
        dataset=choice.dataset,
        compare_with=choice.compare,
    )


def _answer(context: Context, view: Overview, choice: Choice) -> str:
    levels = [rate for rate in view.levels if rate.metric == "on_time_rate"]
    return headline(
        view.period,
        view.value("on_time_rate"),
        view.value("resolved"),
        view.value("late"),
        choice.t,
        levels=() if choice.filter.level else levels,
        scope=choice.narrowed(context.catalogue) or inside(choice.t(BLOCKS["local"])),
    )
