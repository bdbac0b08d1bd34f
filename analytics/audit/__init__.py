"""Declared relations → what does not add up.

- ``figures``: published values with what their print leaves open · ``ranges``: interval arithmetic
- ``relations``: the rows of relations.csv, where each applies, which figures it means
- ``checks``: held, broken, unchecked, of figures · ``dossiers``: of rows, and the days they count
- ``suggestions``: the figure that would fit · ``findings``: broken checks by cause · ``audit``: all
- ``text``: arithmetic and scope in words · ``report``: plain records (JSON)
"""

from analytics.audit.audit import (
    audit,
    audit_of_draft,
    audit_of_figures,
    audit_of_rows,
    audit_of_slices,
    audited,
    doubts,
    period_findings,
    read_codes,
    reports_about,
    units_of,
)
from analytics.audit.checks import STATES, Check
from analytics.audit.dossiers import Counted, counted_over, divided, divided_text
from analytics.audit.figures import Figure, Place, place_of, read_figures
from analytics.audit.findings import Audit, Finding, how_many
from analytics.audit.ranges import Range
from analytics.audit.relations import Codes, Declared, declared, lies_in, read_relations
from analytics.audit.report import report
from analytics.audit.suggestions import Suggestion
from analytics.audit.text import figure_text, title

__all__ = [
    "STATES",
    "Audit",
    "Check",
    "Codes",
    "Counted",
    "Declared",
    "Figure",
    "Finding",
    "Place",
    "Range",
    "Suggestion",
    "audit",
    "audit_of_draft",
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
    "place_of",
    "read_codes",
    "read_figures",
    "read_relations",
    "report",
    "reports_about",
    "title",
    "units_of",
]
