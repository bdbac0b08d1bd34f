"""What So sánh hai kỳ lets choose: the number, one unit, groups, one group; where else to look."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import streamlit as st

from analytics.catalogue import Catalogue, unit_names
from analytics.filters import LEVEL_CHOICES
from analytics.i18n import Translator
from analytics.metrics import METRICS
from analytics.periods import parse
from analytics.query import compared_with
from analytics.views.compare import SPLITS, Question, of_unit
from pages.compare.parts import periods_text
from pages.ui import boxes, filters, frame, link, narrow, store
from pages.ui.filters import ALL, AUTO, Choice
from pages.ui.frame import Context
from pages.ui.link import Parameter, Refused


def read(catalogue: Catalogue) -> list[Refused]:
    """Take the number, the unit, the groups and the chosen group from the link.

    A link that names no unit means none.
    """
    units = (code for code, row in catalogue.units.items() if row["level"] in LEVEL_CHOICES)
    refused = narrow.choices(Parameter("unit", ("", *units), ""))
    return refused + link.own(
        Parameter("metric", boxes.RATES_FIRST, "on_time_rate"),
        Parameter("split", SPLITS, "level"),
        Parameter("key", None, ""),
    )


def narrowed(catalogue: Catalogue, choice: Choice) -> tuple[Choice, str]:
    """The choice narrowed to the unit, and what is said where a wider one leaves it out."""
    code = st.session_state["unit"]
    if not code or choice.period is None:
        return choice, ""
    chosen, own = choice.filter, of_unit(catalogue, choice.period, code, choice.filter.sector)
    row = catalogue.unit_in(choice.period, code)
    area = code if own.level == "district" else row["parent"]
    if chosen.level in (None, own.level) and chosen.district in (None, area):
        st.session_state["split"] = "sector"
        return replace(choice, filter=own), ""
    st.session_state["unit"] = ""
    name = choice.t.field(row, "name")
    scope = catalogue.sentence(chosen, choice.t, within=True)
    words = choice.t("{unit} không thuộc {scope}; đang so sánh {scope}.", unit=name, scope=scope)
    return choice, words


def question(context: Context, choice: Choice) -> Question:
    """Draw the boxes for the number, the unit and the groups: what is asked."""
    t = choice.t
    row = boxes.row()
    splits = {split: boxes.heading(split, t) for split in SPLITS}
    if choice.filter.unit:  # its parts are its sectors
        splits = {"sector": splits["sector"]}
    if choice.period is not None:
        _unit(row, context, choice)
    return Question(
        boxes.metric(row, t, width=430),
        boxes.choose(row, t("Chia theo"), splits, "split", t, width=170),
        choice.period or "",
        choice.compare,
        choice.filter,
        choice.dataset,
    )


def _unit(row: Any, context: Context, choice: Choice) -> None:
    """The box of the units of the period; the one on the page is there though it has ended."""
    t, period = choice.t, choice.period or ""
    names = store.cached(
        context, ("units to compare", period, t), lambda: _names(context, period, t)
    )
    chosen, ended = st.session_state["unit"], {}
    if chosen and chosen not in names:
        ended = {chosen: t.field(context.catalogue.units[chosen], "name")}
    row.selectbox(
        t("Đơn vị"),
        ["", *ended, *names],
        format_func={"": t("Mọi đơn vị"), **ended, **names}.__getitem__,
        key="unit",
        on_change=_release,
        placeholder=t("Chọn trong danh sách"),
        filter_mode="contains",
        width=260,
    )


def _names(context: Context, period: str, t: Translator) -> dict[str, str]:
    """The units of a period that may be chosen, level by level."""
    day = parse(period).last_day
    units = context.catalogue.units_on(day)
    days = {code: day for code, row in units.items() if row["level"] in LEVEL_CHOICES}
    return {code: t(name) for code, name in unit_names(context.reader, days).items()}


def _release() -> None:
    """A unit is chosen of all there are: level and area no longer narrow the page."""
    st.session_state["level"] = st.session_state["district"] = ALL


def nearest(
    context: Context, choice: Choice, questions: Iterable[Question]
) -> list[tuple[str, str]]:
    """The comparisons that have something to show, (label, address)."""
    t = choice.t
    ways = []
    for other in questions:
        periods = periods_text(other.period, compared_with(other.period, other.compare), t)
        scope = context.catalogue.sentence(other.chosen, t, period=other.period)
        address = frame.here(
            metric=other.metric,
            split=other.split,
            period=other.period,
            compare=other.compare or AUTO,
            unit=other.chosen.unit or "",
            **filters.values(other.chosen),
        )
        ways.append((f"{t(METRICS[other.metric].label)}, {periods} · {scope}", address))
    return ways
