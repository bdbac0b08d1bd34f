"""What the page of trends is made of: what can be followed, its points, its sentence, its table.

- ``subjects``: metrics and yearly indices that can be followed · ``question``: what is asked
- ``kinds``: for which kinds of period it has figures · ``view``: the answers over time
- ``nearest``: the choices beside an empty one that have figures · ``names``: of the parts
- ``runs``: which points are one series · ``sentence``: what the picture says
- ``say``: an answer in words · ``table``: answers as a table · ``export``: as a file
"""

from analytics.views.trend.export import export
from analytics.views.trend.kinds import kinds
from analytics.views.trend.nearest import nearest
from analytics.views.trend.question import SPLITS, Question
from analytics.views.trend.sentence import sentence
from analytics.views.trend.subjects import Subject, subjects, ways
from analytics.views.trend.table import left_out, row_keys, table
from analytics.views.trend.view import Trend, trend

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
