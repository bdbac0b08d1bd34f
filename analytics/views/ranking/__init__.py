"""Units ranked by one metric, with what chance leaves open.

- ``question``: who is ranked, by what, when · ``population``: who belongs to it and who reported
- ``standing``: one unit · ``view``: the answers of a page
- ``nearest``: the choices beside an empty one · ``say``: a standing in words
- ``sentence``: what the ranking says · ``definitions``: what its words mean
- ``table``: as a table and as an export
"""

from analytics.views.ranking.definitions import reading, spread_text
from analytics.views.ranking.nearest import nearest
from analytics.views.ranking.question import POPULATIONS, Question
from analytics.views.ranking.say import outside_text
from analytics.views.ranking.sentence import empty_sentence, missing, sentence
from analytics.views.ranking.standing import Standing
from analytics.views.ranking.table import export, line_column, table
from analytics.views.ranking.view import Ranking, ranking

__all__ = [
    "POPULATIONS",
    "Question",
    "Ranking",
    "Standing",
    "empty_sentence",
    "export",
    "line_column",
    "missing",
    "nearest",
    "outside_text",
    "ranking",
    "reading",
    "sentence",
    "spread_text",
    "table",
]
