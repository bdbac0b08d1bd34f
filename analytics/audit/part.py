"""The dossier rows of one period within a scope: what a page of that period looks at."""

from dataclasses import dataclass, field

from analytics.filters import Filter


@dataclass(frozen=True)
class Part:
    """A period and a scope; the quarter that it is carried over from is not its own."""

    period: str
    chosen: Filter = field(default_factory=Filter)

    def holds(self, block: str, level: str, area: str | None, unit: str) -> bool:
        """Whether a unit lies in the scope; no choice at all means every unit."""
        if self.chosen == Filter():
            return True
        return self.chosen.holds(block, level, area) and self.chosen.unit in (None, unit)

    def clause(self) -> tuple[str, dict[str, str]]:
        """Which rows of ``current_dossiers d`` are meant, and the bound values by name."""
        scope, values = "d.period = $period", {"period": self.period}
        if self.chosen != Filter():
            where, bound = self.chosen.where()
            for number, value in enumerate(bound):
                where = where.replace("?", f"$scope{number}", 1)
                values[f"scope{number}"] = value
            scope = f"{scope} and {where}"
        return scope, values
