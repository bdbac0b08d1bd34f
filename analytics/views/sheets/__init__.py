"""What the pages of words and printed figures hand on: lists as files that explain themselves."""

from analytics.views.sheets.figures import figures_sheet, indicator_sheet, proposals_sheet
from analytics.views.sheets.glossary import entries_sheet, lines_sheet, terms_sheet

__all__ = [
    "entries_sheet",
    "figures_sheet",
    "indicator_sheet",
    "lines_sheet",
    "proposals_sheet",
    "terms_sheet",
]
