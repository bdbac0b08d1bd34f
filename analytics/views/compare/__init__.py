"""Why a number changed between two periods: fair comparison, exact split, plain words.

- ``data``: question → both totals, their groups, who did not report; the nearest choices
- ``decomposition``: what each group adds to the change (``stats.kitagawa``), step by step
- ``text``: the sentence, the line of figures, the notes · ``causes``: why it changed, in words
- ``wording``: differences and effects in words · ``columns``: the table, on the page and as file
"""

from analytics.views.compare.causes import reason
from analytics.views.compare.columns import export, table
from analytics.views.compare.data import SPLITS, Change, Question, change, nearest
from analytics.views.compare.decomposition import ELSEWHERE, Group, Step
from analytics.views.compare.text import (
    figures,
    mix_meaning,
    notes,
    rate_meaning,
    sentence,
    unreported_notes,
)

__all__ = [
    "ELSEWHERE",
    "SPLITS",
    "Change",
    "Group",
    "Question",
    "Step",
    "change",
    "export",
    "figures",
    "mix_meaning",
    "nearest",
    "notes",
    "rate_meaning",
    "reason",
    "sentence",
    "table",
    "unreported_notes",
]
