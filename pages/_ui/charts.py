"""Show a chart: one way for all pages."""

import streamlit as st

from analytics.charts import Chart


def show(chart: Chart, key: str) -> None:
    """Draw a chart; ``key`` keeps its place over reruns, so that nothing jumps."""
    st.plotly_chart(chart.figure, config=chart.config, alt=chart.alt, key=key, theme="streamlit")
