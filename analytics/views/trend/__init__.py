"""What the page of trends is made of.

- ``subjects``: metrics and yearly indices that can be followed, by which kinds of period
- ``data``: question → answers over time, and which of them are one series
- ``nearest``: the choices beside an empty one that have figures
- ``text``: the sentence, and each answer in words · ``columns``: the table, on the page and as file
"""

from analytics.views.trend.columns import export, left_out, row_keys, table
from analytics.views.trend.data import SPLITS, Question, Trend, trend
from analytics.views.trend.nearest import nearest
from analytics.views.trend.subjects import Subject, kinds, subjects, ways
from analytics.views.trend.text import sentence

__all__ = [
    "SPLITS",
    "Question",
    "Subject",
    "Trend",
    "export",
    "kinds",
    "left_out",
    "nearest",
    "row_keys",
    "sentence",
    "subjects",
    "table",
    "trend",
    "ways",
]
