"""Who has reported: units by quarter, reported, late, missing, withdrawn.

- ``data``: the state of every unit and quarter · ``text``: in words
- ``columns``: tables by level and by quarter, reminders
"""

from analytics.views.reporting.columns import grid_table, levels_table, reminders
from analytics.views.reporting.data import STATES, Report, Status, awaited, status
from analytics.views.reporting.text import answer

__all__ = [
    "STATES",
    "Report",
    "Status",
    "answer",
    "awaited",
    "grid_table",
    "levels_table",
    "reminders",
    "status",
]
