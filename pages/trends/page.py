"""Xu hướng: one number over time, as a whole or by its parts, and where it may be compared."""

import streamlit as st

from analytics.charts import Chart, trend_lines
from analytics.i18n import Translator
from analytics.tables import Export, Table
from analytics.views.trend import Question, Trend, export, nearest, sentence, table, trend
from pages.trends import pickers
from pages.ui import (
    bar,
    boxes,
    charts,
    downloads,
    empty,
    filters,
    frame,
    hero,
    signals,
    sources,
    store,
    tables,
    windows,
)
from pages.ui.filters import Choice
from pages.ui.frame import Context

USES = ("data", "level", "district", "sector")
# A longer table scrolls in a place of this height, which ends in the middle of a row.
_SHOWN, _HEIGHT = 12, 440


def page(context: Context) -> None:
    """Draw the trend of the chosen number."""
    known = pickers.known(context)
    refused = pickers.read(known)
    choice = bar.draw(context, USES)
    t = choice.t
    frame.title(t("Xu hướng"))
    row = pickers.row()
    question, more = pickers.question(row, context, known, choice)
    view = store.cached(context, ("trend", question), lambda: _trend(context, question))
    key, unknown = pickers.highlight(row, view, t)
    frame.notices(filters.refusal(one) for one in (*refused, *more, *unknown))
    said = sentence(view, t, key=key, scope=choice.narrowed(context.catalogue))
    hero.draw(said, t)
    windows.show(_windows(context, choice, view))
    pickers.ways(view.subject, known, t)
    if view.known:
        _picture(context, choice, view, key, said)
    else:
        _elsewhere(context, choice, view)
    sources.line(context.catalogue, view.documents, t)


def _trend(context: Context, question: Question) -> Trend:
    return trend(context.reader, context.catalogue, question)


def _picture(context: Context, choice: Choice, view: Trend, key: str | None, said: str) -> None:
    """The chart, its events in words, the table, the downloads."""
    t = choice.t
    asked = (view.question, t)
    chart = store.cached(
        context, ("trend chart", key, *asked), lambda: _chart(context, choice, view, key, said)
    )
    charts.show(chart, "trends-chart")
    signals.draw(view.control(key), t)
    pickers.events(view, t)
    st.subheader(t("Bảng số liệu"), anchor=False)
    shown = store.cached(context, ("trend table", *asked), lambda: _table(context, view, t))
    tables.table(
        shown,
        alt=_title(view, t),
        key="trends-table",
        height="content" if len(shown.frame) <= _SHOWN else _HEIGHT,
        opens=pickers.opens(context, view, t),
    )
    pickers.to_profile(context, view, key, t)
    pickers.left_out(view, t)
    name = _file_name(choice, view)
    downloads.buttons(
        lambda: windows.carried(_export(context, choice, view), _windows(context, choice, view), t),
        name,
        t,
    )


def _chart(context: Context, choice: Choice, view: Trend, key: str | None, said: str) -> Chart:
    return trend_lines(
        view,
        t=choice.t,
        key=key,
        title=_title(view, choice.t),
        caption=charts.caption(choice, context.catalogue.sentence(choice.filter, choice.t)),
        alt=said.replace("**", ""),
        filename=_file_name(choice, view),
    )


def _table(context: Context, view: Trend, t: Translator) -> Table:
    return table(view, context.catalogue, t, heading=boxes.heading(view.question.split, t))


def _export(context: Context, choice: Choice, view: Trend) -> Export:
    return export(
        view,
        context.catalogue,
        choice.t,
        heading=boxes.heading(view.question.split, choice.t),
        title=_title(view, choice.t),
    )


def _windows(context: Context, choice: Choice, view: Trend) -> str:
    """That units changed the days they count by within the course; "" where they did not."""
    periods = [answer.period for answer in view.answers]
    return windows.told(context, choice, view.question.chosen, over=periods)


def _title(view: Trend, t: Translator) -> str:
    name = t(view.subject.name)
    return f"{name}, {pickers.split_words(view.question.split, view.question.kind, t)}"


def _file_name(choice: Choice, view: Trend) -> str:
    periods = [answer.period for answer in view.answers]
    chosen = (choice.filter.level, choice.filter.district, choice.filter.sector)
    parts = (view.subject.code, view.question.split, *chosen, periods[0], periods[-1])
    return charts.file_name(choice, "xu-huong", *parts)


def _elsewhere(context: Context, choice: Choice, view: Trend) -> None:
    """Say that there is nothing, and offer the nearest choices that have something."""
    found = store.cached(
        context,
        ("nearest", view.question),
        lambda: nearest(context.reader, context.catalogue, view.question),
    )
    t = choice.t
    pickers.nearest(context, choice, found)
    if not found:
        empty.place(t("Bộ số liệu này chưa có số liệu hồ sơ nào."))
