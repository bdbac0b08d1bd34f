"""Declared relations → what does not add up.

- ``figures``: published values with what their print leaves open · ``ranges``: interval arithmetic
- ``declared``: the rows of relations.csv · ``places``: where each applies, which figures it means
- ``arithmetic``: what sides come to, what would satisfy them · ``checks``: held, broken, unchecked
- ``single``, ``dossiers``, ``windows``, ``jumps``: checks that need no equation of published
  figures
- ``suggest``: the one figure that would fit · ``findings``: broken checks by cause
- ``words``, ``about``: the arithmetic and the place in words · ``told``: plain records (JSON)
"""

from analytics.audit.audit import (
    audit,
    audit_of_figures,
    audit_of_rows,
    audit_of_slices,
    audited,
    doubts,
    period_findings,
    units_of,
)
from analytics.audit.checks import STATES, Check
from analytics.audit.declared import Declared, declared, read_relations
from analytics.audit.figures import Figure, Place, place
from analytics.audit.findings import Audit, Finding, how_many
from analytics.audit.places import lies_in
from analytics.audit.suggest import Suggestion
from analytics.audit.told import told
from analytics.audit.windows import Counted, counted_over, divided, divided_text
from analytics.audit.words import figure_text

__all__ = [
    "STATES",
    "Audit",
    "Check",
    "Counted",
    "Declared",
    "Figure",
    "Finding",
    "Place",
    "Suggestion",
    "audit",
    "audit_of_figures",
    "audit_of_rows",
    "audit_of_slices",
    "audited",
    "counted_over",
    "declared",
    "divided",
    "divided_text",
    "doubts",
    "figure_text",
    "how_many",
    "lies_in",
    "period_findings",
    "place",
    "read_relations",
    "told",
    "units_of",
]
