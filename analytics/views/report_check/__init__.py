"""Soát báo cáo: a draft as it stands, what was understood of it, what does not add up."""

from analytics.views.report_check.columns import figures_export, findings_export, findings_paper
from analytics.views.report_check.data import (
    SKIPPED,
    Checked,
    Decision,
    Line,
    Piece,
    checked,
    decided,
    open_figures,
    with_new,
)
from analytics.views.report_check.text import (
    CERTAINTIES,
    answer,
    certainty,
    proposal_words,
    refusal,
    understood,
)

__all__ = [
    "CERTAINTIES",
    "SKIPPED",
    "Checked",
    "Decision",
    "Line",
    "Piece",
    "answer",
    "certainty",
    "checked",
    "decided",
    "figures_export",
    "findings_export",
    "findings_paper",
    "open_figures",
    "proposal_words",
    "refusal",
    "understood",
    "with_new",
]
