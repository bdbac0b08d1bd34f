"""What the page of trends is asked."""

from dataclasses import dataclass, field

from analytics.filters import Filter

SPLITS = ("level", "unit", "sector")


@dataclass(frozen=True)
class Question:
    """One choice on the page: what is followed, its parts (None: the total), by which periods."""

    subject: str
    split: str | None
    kind: str
    chosen: Filter = field(default_factory=Filter)
    dataset: str = "official"
