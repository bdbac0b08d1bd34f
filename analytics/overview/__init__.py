"""What the overview says: cards, rates of parts, what the units did, what deserves attention."""

from analytics.overview.cards import CARDS, Card
from analytics.overview.choices import answerable, lowest
from analytics.overview.view import Overview, overview

__all__ = ["CARDS", "Card", "Overview", "answerable", "lowest", "overview"]
