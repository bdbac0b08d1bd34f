"""A number while it is being understood."""

from dataclasses import dataclass

from analytics.reports.figure import Candidate, Confidence
from analytics.reports.places import Spot
from analytics.reports.scopes import Scope

_NOWHERE = Scope()


@dataclass
class Guess:
    """A number as it is understood so far.

    ``inherited`` says that its clause goes on with the indicator of a figure before it;
    ``says_base`` that its words name what it is a share of, ``says_scope`` whose it is.
    """

    spot: Spot
    indicator: str | None = None
    candidates: tuple[Candidate, ...] = ()
    scope: Scope = _NOWHERE
    scope_sure: bool = False
    period: str | None = None
    period_sure: bool = False
    confidence: Confidence = "unknown"
    inherited: bool = False
    says_base: bool = False
    says_scope: bool = False

    def doubt(self) -> None:
        """Leave it to somebody: no longer sure."""
        if self.confidence == "sure":
            self.confidence = "confirm"
