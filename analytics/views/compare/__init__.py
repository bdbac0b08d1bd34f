"""Why a number changed between two periods: fair comparison, exact split, plain words.

- ``question``: what is asked · ``view``: the totals, their groups, who did not report
- ``groups``: both periods of each group, split (``stats.kitagawa``) or why not · ``names``: of them
- ``sentence`` · ``why``: what changed and why, in words · ``say``: differences and effects
- ``figures``: the line of figures, who reported, what must be known
- ``steps``: from the earlier rate to the later, effect by effect
- ``table`` · ``export``: the groups with all behind them · ``nearest``: choices with something
"""

from analytics.views.compare.export import export, mix_meaning, rate_meaning
from analytics.views.compare.figures import Figure, notes, totals, unreported_notes
from analytics.views.compare.groups import Group
from analytics.views.compare.names import ELSEWHERE
from analytics.views.compare.nearest import nearest
from analytics.views.compare.question import SPLITS, Question
from analytics.views.compare.sentence import sentence
from analytics.views.compare.steps import Step, ends, step_name, step_text, step_words, steps
from analytics.views.compare.table import rows, table
from analytics.views.compare.view import Change, change
from analytics.views.compare.why import reason

__all__ = [
    "ELSEWHERE",
    "SPLITS",
    "Change",
    "Figure",
    "Group",
    "Question",
    "Step",
    "change",
    "ends",
    "export",
    "mix_meaning",
    "nearest",
    "notes",
    "rate_meaning",
    "reason",
    "rows",
    "sentence",
    "step_name",
    "step_text",
    "step_words",
    "steps",
    "table",
    "totals",
    "unreported_notes",
]
