"""Why a number changed between two periods: fair comparison, exact split, plain words.

- ``data``: question → both totals, their groups, who did not report; the nearest choices
- ``decomposition``: what each group adds to the change (``stats.kitagawa``)
- ``text``: sentence, line of figures, titles, notes · ``causes``: why it changed, in words
- ``wording``: differences and effects in words · ``columns``: the table, on the page and as file
"""

from analytics.views.compare.causes import reason
from analytics.views.compare.columns import export, table
from analytics.views.compare.data import SPLITS, Change, Question, change, nearest, of_unit, own
from analytics.views.compare.decomposition import ELSEWHERE, Contribution, Group
from analytics.views.compare.text import (
    directions,
    dossiers,
    exactness,
    figures,
    headline,
    message,
    mix_meaning,
    notes,
    rate_meaning,
    sentence,
    standing,
    unreported_notes,
)

__all__ = [
    "ELSEWHERE",
    "SPLITS",
    "Change",
    "Contribution",
    "Group",
    "Question",
    "change",
    "directions",
    "dossiers",
    "exactness",
    "export",
    "figures",
    "headline",
    "message",
    "mix_meaning",
    "nearest",
    "notes",
    "of_unit",
    "own",
    "rate_meaning",
    "reason",
    "sentence",
    "standing",
    "table",
    "unreported_notes",
]
