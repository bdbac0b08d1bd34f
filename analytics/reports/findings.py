"""What does not add up in a report that is checked before it is signed."""

from dataclasses import dataclass

from analytics.reports.figure import Figure
from analytics.texts import Words


@dataclass(frozen=True)
class DraftFinding:
    """Something to look at again before the report is signed.

    ``kind`` says what was checked: one of ``schema.RELATION_KINDS``, or a check that only a draft
    has; ``severity`` is one of ``schema.SEVERITIES``. ``locator`` is the paragraph to go to first,
    "" where there is none; ``figures`` are those of the report that it is about, ``sentence`` the
    one that it is about where that is no figure. ``suggestion`` is what would fit, or None.
    """

    kind: str
    severity: str
    locator: str
    figures: tuple[Figure, ...]
    message: Words
    suggestion: Words | None = None
    sentence: str = ""
