"""Who has reported: units by quarter, reported, late, missing, withdrawn.

- ``data``: the state of every unit and quarter · ``text``: in sentences, tables and reminders
"""

from analytics.views.reporting.data import STATES, Report, Status, awaited, status
from analytics.views.reporting.text import answer, grid_frame, levels_frame, reminders

__all__ = [
    "STATES",
    "Report",
    "Status",
    "answer",
    "awaited",
    "grid_frame",
    "levels_frame",
    "reminders",
    "status",
]
