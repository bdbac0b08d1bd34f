"""Nội dung CCHC: every figure that the documents of a period print, area by area."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from analytics.views.areas.data import (
    PROPOSALS,
    Indicator,
    Printed,
    indicator,
    printed,
    search_in,
    within,
)
from analytics.views.areas.text import sentence
from pages.areas import indicator as detail
from pages.areas import opener
from pages.ui import bar, empty, figures, filters, frame, hero, sources, store
from pages.ui import narrow as part
from pages.ui.filters import ALL, Choice
from pages.ui.frame import Context
from pages.ui.link import Parameter

USES = ("data", "period")


def page(context: Context) -> None:
    """Draw every figure of the chosen report, or the part of it that is asked for."""
    known = context.catalogue
    refused = part.choices(
        Parameter("area", (ALL, *known.areas, PROPOSALS), ALL),
        Parameter("q", None, ""),
        Parameter("indicator", ("", *known.indicators), ""),
    )
    frame.notices(filters.refusal(one) for one in refused)
    choice = bar.draw(context, USES)
    t = choice.t
    frame.title(t("Nội dung CCHC"))
    if choice.period is None:
        empty.no_data(choice.t)
        return
    whole = _printed(context, choice)
    answer = st.empty()
    wanted, found, area = "", whole, ALL
    # Where there is nothing to search in, no box asks for it.
    if not whole.is_empty or st.session_state["q"] or st.session_state["area"] != ALL:
        with st.container(key="narrow"):
            wanted = part.words(
                t("Tìm số liệu, gõ không dấu cũng được"),
                t("ví dụ: truc tuyen, bien che, Nha Trang"),
            )
            found = search_in(whole, wanted)
            area = part.area(found, known, choice.t)
    shown = within(found, None if area == ALL else area)
    with answer:
        hero.draw(sentence(shown, choice.t, _name(area, context, choice), wanted), t)
    others = _saying(wanted, context, choice) if wanted and found.is_empty else {}
    _list(shown, context, choice, others, digest=area == ALL and not wanted)
    sources.line(known, whole.documents, choice.t)
    opener.listen(_open)
    _drawer(context, choice)


def _list(
    shown: Printed,
    context: Context,
    choice: Choice,
    others: Mapping[str, int],
    digest: bool,
) -> None:
    if shown.is_empty:
        part.nothing(choice.dataset, others, choice.t)
    figures.areas(shown, choice.t, lambda code: frame.here(indicator=code), digest)
    area = st.session_state["area"]
    figures.hand_on(shown, context.catalogue, choice, *([] if area == ALL else [area]))
    figures.proposals(shown, context.catalogue, choice.t)
    figures.hand_on_proposals(shown, context.catalogue, choice)


def _drawer(context: Context, choice: Choice) -> None:
    code = st.session_state["indicator"]
    if code:
        key = ("indicator", code, *_asked(choice))
        found = store.cached(context, key, lambda: _indicator(code, context, choice))
        detail.drawer(found, context.catalogue, choice)


def _asked(choice: Choice) -> tuple[str | None, ...]:
    return (choice.dataset, choice.period, choice.t.language)


def _printed(context: Context, choice: Choice) -> Printed:
    period = choice.period
    assert period is not None
    return store.cached(
        context,
        ("printed", *_asked(choice)),
        lambda: printed(
            context.reader, context.catalogue, period, choice.t, dataset=choice.dataset
        ),
    )


def _saying(wanted: str, context: Context, choice: Choice) -> dict[str, int]:
    """Period → how many figures of its documents say what is searched for, if any."""
    periods = context.catalogue.report_periods(choice.dataset)
    found = {
        period: len(search_in(_printed(context, replace(choice, period=period)), wanted).figures)
        for period in periods
    }
    return {period: number for period, number in found.items() if number}


def _indicator(code: str, context: Context, choice: Choice) -> Indicator:
    return indicator(
        context.reader,
        context.catalogue,
        code,
        choice.period,
        choice.t,
        dataset=choice.dataset,
    )


def _open(code: str) -> None:
    st.session_state["indicator"] = code


def _name(area: str, context: Context, choice: Choice) -> str:
    """What the sentence calls the chosen area; nothing for all of them."""
    row = context.catalogue.areas.get(area, {})
    return str(row.get(f"name_{choice.t.language}", ""))
