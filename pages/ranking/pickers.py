"""What Xếp hạng lets choose: who is ranked, by what, who is followed; the nearest choices."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from analytics.i18n import Translator
from analytics.metrics import METRICS
from analytics.views.ranking import POPULATIONS, Question, Ranking
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


def question(row: Any, choice: Choice) -> Question:
    """Draw population, metric and toggle; what is asked."""
    t = choice.t
    state = st.session_state
    with row:
        names = {code: t(population.tab) for code, population in POPULATIONS.items()}
        population = boxes.segments(t("Nhóm đơn vị"), names, "population")
    metric = boxes.metric(row, t, width=400)
    if population == "districts":
        state[_TOGGLE] = state["areas"] == "yes"
        row.toggle(
            t("gồm cả cấp xã"),
            key=_TOGGLE,
            on_change=_toggled,
            help=t("Cộng hồ sơ của UBND cấp huyện và của các xã, phường, thị trấn trong huyện."),
        )
    return Question(
        population=population,
        metric=metric,
        period=choice.period or "",
        areas=state["areas"] == "yes" and population == "districts",
        compare=choice.compare,
        sector=choice.filter.sector,
        district=choice.filter.district if population == "communes" else None,
        dataset=choice.dataset,
    )


def _toggled() -> None:
    st.session_state["areas"] = "yes" if st.session_state[_TOGGLE] else "no"


def followed(row: Any, view: Ranking, t: Translator) -> tuple[str | None, list[Refused]]:
    """Draw the box for the unit that stands out; None for nobody."""
    names = {standing.key: t(standing.name) for standing in view.known}
    refused = link.own(Parameter("key", (_NONE, *names), _NONE))
    if not names:
        return None, []
    options = {_NONE: t("không chọn"), **names}
    chosen = boxes.choose(row, t("Đơn vị theo dõi"), options, "key", t, width=240)
    # A unit of another page's choice that is not ranked here is simply not highlighted.
    return (None if chosen == _NONE else chosen), refused


def scope(context: Context, question: Question, t: Translator) -> str:
    """What narrows the population, in words: "thành phố Nha Trang · đất đai"."""
    if question.sector is None and question.district is None:
        return ""
    # The first part names the level, which the sentence says as the units that are ranked.
    return context.catalogue.sentence(question.chosen, t).partition(" · ")[2]


def nearest(
    context: Context, choice: Choice, choices: Sequence[tuple[Question, int]]
) -> list[tuple[str, str]]:
    """The choices that have figures of units, (label, address)."""
    t = choice.t
    ways = []
    for other, units in choices:
        name = t(
            "{population} · {metric} · {period}",
            population=t(other.who.name),
            metric=t(METRICS[other.metric].label),
            period=t.period(other.period, inside=True),
        )
        narrowed = scope(context, other, t)
        several = t.plural("{n} đơn vị", units, n=units)
        address = frame.here(
            population=other.population,
            areas="yes" if other.areas else "no",
            metric=other.metric,
            period=other.period,
            sector=other.sector or ALL,
            district=other.district or ALL,
        )
        label = " · ".join(part for part in (name, narrowed, several) if part)
        ways.append((label, address))
    return ways
