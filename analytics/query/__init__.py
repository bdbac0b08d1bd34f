"""Ask the store: a metric for a scope, a report's figures, a comparison, a target."""

from analytics.query.answer import Answer, source_documents
from analytics.query.compare import Comparison, compare, compared_with, series
from analytics.query.figures import (
    disagreeing_figures,
    disagreements,
    figures_of,
    indicator_figures,
    kept_paragraphs,
    records,
    report_figures,
)
from analytics.query.measure import measured
from analytics.query.targets import STATES, State, Target, short_of, standing, state, target
from analytics.query.wording import value_text

__all__ = [
    "STATES",
    "Answer",
    "Comparison",
    "State",
    "Target",
    "compare",
    "compared_with",
    "disagreeing_figures",
    "disagreements",
    "figures_of",
    "indicator_figures",
    "kept_paragraphs",
    "measured",
    "records",
    "report_figures",
    "series",
    "short_of",
    "source_documents",
    "standing",
    "state",
    "target",
    "value_text",
]
