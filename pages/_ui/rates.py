"""On-time rates of the parts of a whole: the dot plot, and the same as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from analytics.charts import rate_dots
from analytics.overview import Overview
from analytics.query import Answer
from analytics.query.tabular import rates_table
from analytics.texts import translator
from pages._ui import charts, empty, tables


@dataclass(frozen=True)
class Part:
    """One way to divide the whole: its rates, the names of its keys, what to say without any."""

    code: str
    title: str
    heading: str
    answers: Sequence[Answer]
    names: Mapping[str, str]
    missing: str


def show(part: Part, view: Overview, language: str) -> None:
    """Draw the rates of a part, or say that there are none."""
    if not part.answers:
        empty.place(part.missing)
        return
    chart = rate_dots(
        part.answers,
        part.names,
        language=language,
        target=view.target,
        filename=f"{part.code}-{view.period}",
    )
    charts.show(chart, f"overview-{part.code}")
    _ = translator(language)
    with st.expander(_("Xem dạng bảng")):
        table = rates_table(part.answers, part.names, part.heading, language)
        tables.table(table, alt=part.title, key=f"overview-{part.code}-table")
