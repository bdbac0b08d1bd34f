"""Who has reported: units by quarter, reported, late, missing, withdrawn.

- ``data``: the state of every unit and quarter · ``text``: in words
- ``columns``: units by quarter as a table, reminders
"""

from analytics.views.reporting.columns import grid_table, grid_units, ordered, reminders
from analytics.views.reporting.data import STATES, Report, Status, awaited, status
from analytics.views.reporting.text import OPEN, answer, level_text, report_text, there

__all__ = [
    "OPEN",
    "STATES",
    "Report",
    "Status",
    "answer",
    "awaited",
    "grid_table",
    "grid_units",
    "level_text",
    "ordered",
    "reminders",
    "report_text",
    "status",
    "there",
]
