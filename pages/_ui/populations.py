"""What Xếp hạng lets choose: who is ranked, with or without communes, by what, who stands out."""

from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from analytics.metrics import METRICS
from analytics.periods import label
from analytics.ranking import POPULATIONS, Question, Ranking, missing, reading
from analytics.texts import translator
from pages._ui import boxes, frame, link
from pages._ui.filters import ALL, Choice
from pages._ui.frame import Context
from pages._ui.link import Parameter, Refused

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
    _ = translator(language := choice.language)
    state = st.session_state
    groups = {code: one.name.in_(language) for code, one in POPULATIONS.items()}
    population = boxes.choose(place, _("Nhóm đơn vị"), groups, "population", language, width=240)
    if population == "districts":
        state[_TOGGLE] = state["areas"] == "yes"
        place.toggle(
            _("gồm cả cấp xã"),
            key=_TOGGLE,
            on_change=_toggled,
            help=_("Cộng hồ sơ của UBND cấp huyện và của các xã, phường, thị trấn trong huyện."),
        )
    return Question(
        population=population,
        metric=boxes.metric(place, language, width=400),
        period=choice.period or "",
        areas=state["areas"] == "yes" and population == "districts",
        compare=choice.compare,
        sector=choice.filter.sector,
        district=choice.filter.district if population == "communes" else None,
        dataset=choice.dataset,
    )


def _toggled() -> None:
    st.session_state["areas"] = "yes" if st.session_state[_TOGGLE] else "no"


def highlight(place: Any, view: Ranking, language: str) -> tuple[str | None, list[Refused]]:
    """Draw the box for the unit that stands out; None for nobody."""
    _ = translator(language)
    names = {one.key: one.name.in_(language) for one in view.known}
    refused = link.own(Parameter("key", (_NONE, *names), _NONE))
    if not names:
        return None, []
    options = {_NONE: _("không làm nổi"), **names}
    chosen = boxes.choose(place, _("Làm nổi"), options, "key", language, width=240)
    # A unit of another page's choice that is not ranked here is simply not highlighted.
    return (None if chosen == _NONE else chosen), refused


def silent(view: Ranking, language: str) -> None:
    """Name the units that did not report."""
    if view.members.missing:
        _ = translator(language)
        frame.small(_("Chưa gửi số liệu: {names}.").format(names=missing(view, language)))


def explained(view: Ranking, language: str) -> None:
    """How to read ranks, intervals and limits, behind one click."""
    _ = translator(language)
    lines = "".join(
        f"<li><b>{escape(word)}</b>: {escape(meaning)}</li>"
        for word, meaning in reading(view, language)
    )
    head = escape(_("Cách đọc bảng và biểu đồ"))
    st.html(f'<details class="source" open><summary>{head}</summary><ul>{lines}</ul></details>')


def nearest(context: Context, choice: Choice, found: Sequence[tuple[Question, int]]) -> None:
    """The choices that have figures of units, as links."""
    if not found:
        return
    _ = translator(language := choice.language)
    with st.container(border=True, key="elsewhere"):
        st.markdown(_("Có số liệu cho:"))
        for one, units in found:
            said = _("{population} · {metric} · {period}").format(
                population=one.who.name.in_(language),
                metric=METRICS[one.metric].label.in_(language),
                period=label(one.period, language, inside=True),
            )
            many = (
                _.plural("{n} đơn vị xếp được", units).format(n=units)
                if units > 1
                else _("chỉ một đơn vị")
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
