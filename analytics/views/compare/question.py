"""What the page of comparison is asked."""

from dataclasses import dataclass, field

from analytics.filters import Filter

SPLITS = ("level", "unit", "area", "sector")


@dataclass(frozen=True)
class Question:
    """One choice on the page: what is compared, by which groups, which two periods.

    ``compare`` is the earlier period; None: the same one a year before.
    """

    metric: str
    split: str
    period: str
    compare: str | None = None
    chosen: Filter = field(default_factory=Filter)
    dataset: str = "official"
