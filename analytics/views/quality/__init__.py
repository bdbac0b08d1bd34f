"""What the page on the quality of the figures says: findings, what was checked, what was not.

- ``data``: the findings of a period's documents, or of all; definitions that are not comparable
- ``text``: sentences, a text to send about a finding · ``columns``: all of it as a file
"""

from analytics.views.quality.columns import export
from analytics.views.quality.data import Definition, Family, Quality, families, quality
from analytics.views.quality.text import (
    answer,
    letter,
    meaning,
    name,
    place,
    shown,
    suggestion_text,
    unchecked,
    where,
)

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
