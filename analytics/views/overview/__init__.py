"""What the overview says: cards, rates of parts, what the units did, what deserves attention."""

from analytics.views.overview.by_unit import ByUnit
from analytics.views.overview.cards import CARDS, Card
from analytics.views.overview.choices import answerable, lowest
from analytics.views.overview.late import LateUnits, late_units
from analytics.views.overview.units import Unit
from analytics.views.overview.view import Overview, overview

__all__ = [
    "CARDS",
    "ByUnit",
    "Card",
    "LateUnits",
    "Overview",
    "Unit",
    "answerable",
    "late_units",
    "lowest",
    "overview",
]
