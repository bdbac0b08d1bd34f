"""Tổng quan: the answer, six KPIs, on-time rate by level and sector, what deserves attention."""

import streamlit as st

from analytics.query import Answer
from analytics.texts import BLOCKS, LEVELS, inside
from analytics.views.headline import headline
from analytics.views.overview import Overview, overview
from pages.overview import attention as notes
from pages.overview import movers, rates, tiles
from pages.ui import cards, empty, filters, frame, sources, store, windows
from pages.ui.filters import Choice
from pages.ui.frame import Context
from pages.ui.plain import plain

USES = ("data", "period", "compare", "level", "district", "sector")


def page(context: Context) -> None:
    """Draw the overview of the chosen report."""
    choice = filters.draw(context.catalogue, USES)
    if choice.period is None:
        empty.no_data(choice.t)
        return
    view = store.cached(context, ("overview", *choice.asked), lambda: _view(context, choice))
    t = choice.t
    st.title(t("Tổng quan"), anchor=False)
    gone = empty.gone(context, choice) if view.is_empty else ""
    frame.answer(gone or _answer(view, choice, context))
    empty.mentioned(context, choice)
    if view.is_empty:
        empty.elsewhere(context, view, choice)
    if not view.says_nothing:
        cards.kpi_row(view.cards.values(), context.catalogue, choice.t)
        windows.show(rates.windows_told(context, view, choice))
        _rates(view, choice, context)
    st.subheader(t("Cần chú ý"), anchor=False)
    notes.findings(view.findings[choice.t], choice.t)
    if not view.says_nothing:
        movers.show(context, view, choice)
    if not view.figures.empty:
        tiles.area_tiles(context, view.figures, choice.t)
    tiles.difficulties(context, view.documents, choice.t)
    sources.line(context.catalogue, view.documents, choice.t)


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


def _answer(view: Overview, choice: Choice, context: Context) -> str:
    return headline(
        view.period,
        view.value("on_time_rate"),
        view.value("resolved"),
        view.value("late"),
        choice.t,
        levels=() if choice.filter.level else _rates_of(view.levels),
        scope=choice.narrowed(context.catalogue) or inside(choice.t(BLOCKS["local"])),
    )


def _rates(view: Overview, choice: Choice, context: Context) -> None:
    """The two dot plots side by side, and behind one click the same as tables."""
    t = choice.t
    column = "name" if choice.t.language == "vi" else "name_en"
    sectors = {code: row[column] for code, row in context.catalogue.sectors.items()}
    parts = (
        rates.Part(
            "levels",
            t("Đúng hạn theo cấp"),
            t("Cấp"),
            view.levels,
            {code: choice.t(term) for code, term in LEVELS.items()},
            view.level_targets,
            t("Chưa có tỷ lệ đúng hạn theo cấp cho lựa chọn này."),
            choice.filter.level,
        ),
        rates.Part(
            "sectors",
            t("Đúng hạn theo lĩnh vực"),
            t("Lĩnh vực"),
            view.sectors,
            sectors,
            dict.fromkeys(sectors, view.target) if view.target else {},
            t("Chưa có tỷ lệ đúng hạn theo lĩnh vực cho lựa chọn này."),
            choice.filter.sector,
        ),
    )
    for part, place in zip(parts, st.columns(2, gap="medium"), strict=True):
        with place:
            st.subheader(plain(part.title), anchor=False)
            rates.show(context, part, view, choice)
    rates.in_tables(context, parts, view, choice)


def _rates_of(answers: tuple[Answer, ...]) -> list[Answer]:
    return [answer for answer in answers if answer.metric == "on_time_rate"]
