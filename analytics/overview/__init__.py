"""What the overview says: cards, rates of parts, what the units did, what deserves attention."""

from analytics.overview.by_unit import ByUnit
from analytics.overview.cards import CARDS, Card
from analytics.overview.choices import answerable, lowest
from analytics.overview.late import LateUnits, late_units
from analytics.overview.units import Unit
from analytics.overview.view import Overview, overview

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
