"""Show a chart: one way for all pages."""

import streamlit as st

from analytics.charts import Chart
from pages._ui.filters import Choice


def show(chart: Chart, key: str) -> None:
    """Draw a chart; ``key`` keeps its place over reruns, so that nothing jumps."""
    st.plotly_chart(chart.figure, config=chart.config, alt=chart.alt, key=key, theme="streamlit")


def file_name(choice: Choice, *parts: str) -> str:
    """The name of a file made from a page; illustrative data says so in it."""
    said = ("so-lieu-minh-hoa",) if choice.dataset == "demo" else ()
    return "-".join((*said, *parts))
