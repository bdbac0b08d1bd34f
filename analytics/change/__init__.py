"""Why a number changed between two periods: fair comparison, exact split, plain words.

- ``question``: what is asked · ``view``: the totals, their groups, who did not report
- ``groups``: both periods of each group, split (``stats.kitagawa``) or why not · ``names``: of them
- ``sentence`` · ``why``: what changed and why, in words · ``say``: differences and effects
- ``figures``: the line of figures, who reported, what must be known
- ``steps``: from the earlier rate to the later, effect by effect
- ``table`` · ``export``: the groups with all behind them · ``nearest``: choices with something
"""

from analytics.change.export import export, mix_meaning, rate_meaning
from analytics.change.figures import Figure, notes, totals, unreported_notes
from analytics.change.groups import Group
from analytics.change.names import ELSEWHERE
from analytics.change.nearest import nearest
from analytics.change.question import SPLITS, Question
from analytics.change.sentence import sentence
from analytics.change.steps import Step, ends, step_name, step_text, step_words, steps
from analytics.change.table import rows, table
from analytics.change.view import Change, change
from analytics.change.why import reason

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
