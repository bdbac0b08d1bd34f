"""What the units of a scope did: who moved most, who is below the line, where the late ones are."""

from collections.abc import Mapping
from dataclasses import dataclass

from analytics.filters import Filter
from analytics.query import Catalogue, Target
from analytics.store import Reader
from analytics.views.control import dispersions
from analytics.views.overview.below import Below, below
from analytics.views.overview.late import LateUnits, late_units
from analytics.views.overview.movers import Movers, movers
from analytics.views.overview.units import Unit, units


@dataclass(frozen=True)
class ByUnit:
    """The units of a scope in the report's period, beside an earlier one.

    ``movers`` is None where there is no earlier period to compare with. ``targets`` are those of
    each level, in force or yardsticks.
    """

    period: str
    members: tuple[Unit, ...]
    movers: Movers | None
    below: Below
    late: LateUnits
    targets: Mapping[str, Target]

    @property
    def is_counted(self) -> bool:
        """Whether the dossiers of at least two units are known, so that units can be compared."""
        return self.late.units > 1


def by_unit(
    reader: Reader,
    catalogue: Catalogue,
    period: str,
    earlier: str | None,
    chosen: Filter,
    targets: Mapping[str, Target],
    *,
    dataset: str = "official",
) -> ByUnit:
    """Ask for all units and both periods at once; see ``ByUnit``.

    Args:
        reader: an open snapshot.
        catalogue: its catalogues.
        period: the report's period.
        earlier: the one compared with; None for none.
        chosen: the scope.
        targets: level → its target or yardstick.
        dataset: "official" or "demo".
    """
    members = units(reader, catalogue, period, earlier, chosen, dataset=dataset)
    moved = None
    if earlier is not None:
        asked = ("on_time_rate", period, chosen, "unit")
        spreads = dispersions(reader, catalogue, *asked, dataset=dataset) if members else {}
        moved = movers(members, period, earlier, spreads)
    return ByUnit(
        period,
        members,
        moved,
        below(members, targets),
        late_units(members),
        targets,
    )
