"""Dự thảo báo cáo: the report of a period, drafted from what the store holds."""

from analytics.views.draft.data import Draft, Fact, draft
from analytics.views.draft.text import paper, stated

__all__ = ["Draft", "Fact", "draft", "paper", "stated"]
