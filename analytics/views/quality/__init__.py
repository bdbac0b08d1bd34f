"""What the page on the quality of the figures says: findings, what was checked, what was not.

- ``view``: the findings of a period's documents, or of all · ``say``: its sentences
- ``letter``: a text to send about a finding · ``definitions``: figures that are not comparable
- ``table``: all of it as a file
"""

from analytics.views.quality.definitions import Definition, Family, families
from analytics.views.quality.letter import letter
from analytics.views.quality.say import (
    answer,
    meaning,
    name,
    place,
    shown,
    suggestion_text,
    unchecked,
    where,
)
from analytics.views.quality.table import export
from analytics.views.quality.view import Quality, quality

__all__ = [
    "Definition",
    "Family",
    "Quality",
    "answer",
    "export",
    "families",
    "letter",
    "meaning",
    "name",
    "place",
    "quality",
    "shown",
    "suggestion_text",
    "unchecked",
    "where",
]
