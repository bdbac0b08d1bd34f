"""Answers → figures: the only room that imports plotly; one theme, light and dark.

Every chart is a ``Chart``: the figure, the tool bar's options and the sentence that says the same
(``st.plotly_chart(chart.figure, config=chart.config, alt=chart.alt)``).
"""

from analytics.charts.contributions import contributions
from analytics.charts.funnel import funnel_plot
from analytics.charts.heat_map import heat_map
from analytics.charts.history import history
from analytics.charts.theme import Chart, marked
from analytics.charts.trend import trend_lines

__all__ = [
    "Chart",
    "contributions",
    "funnel_plot",
    "heat_map",
    "history",
    "marked",
    "trend_lines",
]
