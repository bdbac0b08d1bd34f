"""Answers → figures: the only room that imports plotly; one theme, light and dark.

Every chart is a ``Chart``: the figure, the tool bar's options and the sentence that says the same
(``st.plotly_chart(chart.figure, config=chart.config, alt=chart.alt)``).
"""

from analytics.charts.dots import rate_dots
from analytics.charts.dumbbell import dumbbell
from analytics.charts.funnel import funnel_plot
from analytics.charts.heat_map import heat_map
from analytics.charts.history import history
from analytics.charts.intervals import rank_dots
from analytics.charts.pareto import pareto
from analytics.charts.sparkline import sparkline
from analytics.charts.theme import Chart, marked
from analytics.charts.trend import trend_lines
from analytics.charts.waterfall import waterfall

__all__ = [
    "Chart",
    "dumbbell",
    "funnel_plot",
    "heat_map",
    "history",
    "marked",
    "pareto",
    "rank_dots",
    "rate_dots",
    "sparkline",
    "trend_lines",
    "waterfall",
]
