"""What Xếp hạng lets choose: who is ranked, with or without communes, by what, who stands out."""

from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from analytics.i18n import Translator
from analytics.metrics import METRICS
from analytics.views.ranking import POPULATIONS, Question, Ranking, missing, reading
from pages.ui import boxes, frame, link
from pages.ui.filters import ALL, Choice
from pages.ui.frame import Context
from pages.ui.link import Parameter, Refused

_NONE = "none"
_TOGGLE = "areas_on"


def read() -> list[Refused]:
    """Take population, toggle and metric from the link."""
    return link.own(
        Parameter("population", tuple(POPULATIONS), next(iter(POPULATIONS))),
        Parameter("areas", ("no", "yes"), "no"),
        Parameter("metric", boxes.RATES_FIRST, "on_time_rate"),
    )


def uses() -> tuple[str, ...]:
    """The filters that the chosen population can use; an area narrows communes only."""
    every = ("data", "period", "compare", "sector")
    return (*every, "district") if st.session_state["population"] == "communes" else every


def question(place: Any, choice: Choice) -> Question:
    """Draw population, toggle and metric; what is asked."""
    t = choice.t
    state = st.session_state
    groups = {code: t(one.name) for code, one in POPULATIONS.items()}
    population = boxes.choose(place, t("Nhóm đơn vị"), groups, "population", t, width=240)
    if population == "districts":
        state[_TOGGLE] = state["areas"] == "yes"
        place.toggle(
            t("gồm cả cấp xã"),
            key=_TOGGLE,
            on_change=_toggled,
            help=t("Cộng hồ sơ của UBND cấp huyện và của các xã, phường, thị trấn trong huyện."),
        )
    return Question(
        population=population,
        metric=boxes.metric(place, t, width=400),
        period=choice.period or "",
        areas=state["areas"] == "yes" and population == "districts",
        compare=choice.compare,
        sector=choice.filter.sector,
        district=choice.filter.district if population == "communes" else None,
        dataset=choice.dataset,
    )


def _toggled() -> None:
    st.session_state["areas"] = "yes" if st.session_state[_TOGGLE] else "no"


def highlight(place: Any, view: Ranking, t: Translator) -> tuple[str | None, list[Refused]]:
    """Draw the box for the unit that stands out; None for nobody."""
    names = {one.key: t(one.name) for one in view.known}
    refused = link.own(Parameter("key", (_NONE, *names), _NONE))
    if not names:
        return None, []
    options = {_NONE: t("không làm nổi"), **names}
    chosen = boxes.choose(place, t("Làm nổi"), options, "key", t, width=240)
    # A unit of another page's choice that is not ranked here is simply not highlighted.
    return (None if chosen == _NONE else chosen), refused


def silent(view: Ranking, t: Translator) -> None:
    """Name the units that did not report."""
    if view.members.missing:
        frame.small(t("Chưa gửi số liệu: {names}.", names=missing(view, t)))


def explained(view: Ranking, t: Translator) -> None:
    """How to read ranks, intervals and limits, behind one click."""
    lines = "".join(
        f"<li><b>{escape(word)}</b>: {escape(meaning)}</li>" for word, meaning in reading(view, t)
    )
    head = escape(t("Cách đọc bảng và biểu đồ"))
    st.html(f'<details class="source" open><summary>{head}</summary><ul>{lines}</ul></details>')


def nearest(context: Context, choice: Choice, found: Sequence[tuple[Question, int]]) -> None:
    """The choices that have figures of units, as links."""
    if not found:
        return
    t = choice.t
    with st.container(border=True, key="elsewhere"):
        st.markdown(t("Có số liệu cho:"))
        for one, units in found:
            said = t(
                "{population} · {metric} · {period}",
                population=t(one.who.name),
                metric=t(METRICS[one.metric].label),
                period=t.period(one.period, inside=True),
            )
            many = (
                t.plural("{n} đơn vị xếp được", units, n=units)
                if units > 1
                else t("chỉ một đơn vị")
            )
            frame.way(
                context,
                "ranking",
                f"{said} · {many}",
                population=one.population,
                areas="yes" if one.areas else "no",
                metric=one.metric,
                period=one.period,
                sector=one.sector or ALL,
                district=one.district or ALL,
            )
