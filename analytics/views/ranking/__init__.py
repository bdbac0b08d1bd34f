"""Units ranked by one metric, with what chance leaves open.

- ``population``: which units are ranked against each other, who belongs to them, who reported
- ``data``: question → the ranking, its funnel; the nearest choices
- ``standings``: where each unit stands, how sure its rank is, how it moved
- ``text``: the sentence, what its words mean · ``wording``: a standing in words
- ``columns``: the table, on the page and as file
"""

from analytics.views.ranking.columns import export, line_column, table
from analytics.views.ranking.data import Question, Ranking, nearest, ranking
from analytics.views.ranking.population import POPULATIONS
from analytics.views.ranking.standings import Standing
from analytics.views.ranking.text import (
    empty_sentence,
    message,
    missing,
    reading,
    spread_text,
    verdict,
)
from analytics.views.ranking.wording import TIERS, outside_text, tier_state

__all__ = [
    "POPULATIONS",
    "TIERS",
    "Question",
    "Ranking",
    "Standing",
    "empty_sentence",
    "export",
    "line_column",
    "message",
    "missing",
    "nearest",
    "outside_text",
    "ranking",
    "reading",
    "spread_text",
    "table",
    "tier_state",
    "verdict",
]
