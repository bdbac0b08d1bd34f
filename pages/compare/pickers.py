"""What So sánh quý lets choose: the number and its groups; links to the nearest comparisons."""

from collections.abc import Iterable

import streamlit as st

from analytics.metrics import METRICS
from analytics.views.compare import SPLITS, Question
from pages.compare.pictures import periods_text
from pages.ui import boxes, filters, frame, link
from pages.ui.filters import AUTO, Choice
from pages.ui.frame import Context
from pages.ui.link import Parameter, Refused


def read() -> list[Refused]:
    """Take the number and its groups from the link."""
    return link.own(
        Parameter("metric", boxes.RATES_FIRST, "on_time_rate"), Parameter("split", SPLITS, "level")
    )


def question(choice: Choice) -> Question:
    """Draw the boxes for the number and its groups: what is asked."""
    t = choice.t
    row = st.container(horizontal=True, vertical_alignment="bottom", key="two-pickers")
    splits = {split: boxes.heading(split, t) for split in SPLITS}
    return Question(
        boxes.metric(row, t, width=430),
        boxes.choose(row, t("Chia theo"), splits, "split", t, width=170),
        choice.period or "",
        choice.compare,
        choice.filter,
        choice.dataset,
    )


def nearest(context: Context, choice: Choice, questions: Iterable[Question]) -> None:
    """The comparisons that have something to show, as links."""
    t = choice.t
    with st.container(border=True, key="elsewhere"):
        st.markdown(t("So được:"))
        for other in questions:
            scope = context.catalogue.sentence(other.chosen, t)
            periods = periods_text(other.period, other.compare, t)
            frame.way(
                context,
                "compare",
                f"{t(METRICS[other.metric].label)}, {periods} · {scope}",
                metric=other.metric,
                split=other.split,
                period=other.period,
                compare=other.compare or AUTO,
                **filters.values(other.chosen),
            )
