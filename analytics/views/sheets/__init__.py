"""What the page of printed figures hands on: lists as files that explain themselves."""

from analytics.views.sheets.figures import figures_sheet, indicator_sheet, proposals_sheet

__all__ = ["figures_sheet", "indicator_sheet", "proposals_sheet"]
