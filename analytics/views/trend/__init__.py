"""What the page of trends is made of.

- ``subjects``: metrics and yearly indices that can be followed, by which kinds of period
- ``data``: question → answers over time, and which of them are one series
- ``others``: the parts beside the one that is followed, as their median and spread
- ``nearest``: the choices beside an empty one that have figures
- ``message``: the title of the picture
- ``text``: the sentence, and each answer in words · ``columns``: the table, on the page and as file
"""

from analytics.views.trend.columns import export, left_out, row_keys, table
from analytics.views.trend.data import SPLITS, Question, Trend, trend
from analytics.views.trend.message import is_drawn, message
from analytics.views.trend.nearest import nearest
from analytics.views.trend.others import Others, others
from analytics.views.trend.subjects import Subject, kinds, subjects, ways
from analytics.views.trend.text import amount_text, newest, sentence, standing

__all__ = [
    "SPLITS",
    "Others",
    "Question",
    "Subject",
    "Trend",
    "amount_text",
    "export",
    "is_drawn",
    "kinds",
    "left_out",
    "message",
    "nearest",
    "newest",
    "others",
    "row_keys",
    "sentence",
    "standing",
    "subjects",
    "table",
    "trend",
    "ways",
]
