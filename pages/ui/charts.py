"""Show a chart: one way for all pages."""

import streamlit as st

from analytics.charts import Chart, marked
from analytics.i18n import translator
from analytics.texts import DATASETS
from pages.ui.filters import Choice


def show(chart: Chart, key: str, title: str = "", source: str = "") -> None:
    """Draw a chart; across illustrative data it says so.

    Args:
        chart: what is drawn.
        key: keeps its place over reruns, so that nothing jumps.
        title: what a downloaded picture says above it; left out: the title and subtitle of its
            panel (``picture.js``).
        source: what it says below; left out: the note of the panel and the page's sources.
    """
    if st.session_state["data"] == "demo":
        chart = marked(chart, translator(st.session_state["lang"])("MINH HỌA"))
    options = {**chart.config["toImageButtonOptions"], "title": title, "source": source}
    st.plotly_chart(
        chart.figure,
        config={**chart.config, "toImageButtonOptions": options},
        alt=chart.alt,
        key=key,
        theme="streamlit",
    )


def caption(choice: Choice, *parts: str) -> str:
    """What stands below a chart; illustrative data says so first."""
    said = (choice.t(DATASETS["demo"]),) if choice.dataset == "demo" else ()
    return " · ".join((*said, *parts))


def file_name(choice: Choice, *parts: str | None) -> str:
    """The name of a file made from a page, without its ending; illustrative data says so in it.

    Parts that are empty are left out.
    """
    said = ("so-lieu-minh-hoa",) if choice.dataset == "demo" else ()
    return "-".join(part for part in (*said, *parts) if part)
