"""What is usual for a scope, its levels and its units, by what was known in a period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analytics.filters import Filter
from analytics.query import Answer, measured
from analytics.store import Reader
from analytics.views.control import Control, control, control_of, pieces
from analytics.views.overview.units import Unit

_RATE = "on_time_rate"
Series = list[list[Answer]]


@dataclass(frozen=True)
class Usual:
    """Control limits of the on-time rate: of the scope, by level, by unit."""

    scope: Control
    levels: Mapping[str, Control]
    units: Mapping[str, Control]


def usual(
    reader: Reader,
    history: Sequence[Answer],
    period: str,
    periods: Sequence[str],
    chosen: Filter,
    members: Sequence[Unit],
    *,
    dataset: str = "official",
) -> Usual:
    """Put the rates of a scope and of its parts under limits.

    Args:
        reader: an open snapshot.
        history: answers of the scope over all periods.
        period: the report's; what came later is left aside.
        periods: codes of one kind.
        chosen: the scope.
        members: its units in the report's period.
        dataset: "official" or "demo".

    Returns:
        The limits; those of units only where no sector is chosen: their whole work is asked for
        once in a snapshot, while a sector would have to be asked for in every choice.
    """
    asked = (dataset, tuple(periods), chosen)
    levels = (
        {}
        if chosen.level
        else reader.once(
            ("usual levels", *asked), lambda: _by(reader, periods, chosen, dataset, "level")
        )
    )
    units: Mapping[str, Series] = {}
    if chosen.sector is None and members:
        block = Filter("central" if chosen.level == "central" else None)
        found = reader.once(
            ("usual units", dataset, tuple(periods), block),
            lambda: _by(reader, periods, block, dataset, "unit"),
        )
        units = {one.key: found[one.key] for one in members if one.key in found}
    own = [one for one in history if one.metric == _RATE]
    return Usual(
        control(_RATE, own, period),
        {key: control_of(_RATE, series, period) for key, series in levels.items()},
        {key: control_of(_RATE, series, period) for key, series in units.items()},
    )


def _by(
    reader: Reader, periods: Sequence[str], chosen: Filter, dataset: str, split: str
) -> dict[str, Series]:
    """The series of every part over all periods, cut where they may not be joined."""
    groups: dict[str, list[Answer]] = {}
    for answer in measured(reader, [_RATE], periods, chosen, dataset=dataset, split=split):
        if answer.key is not None:
            groups.setdefault(answer.key, []).append(answer)
    return {key: pieces(group) for key, group in groups.items()}
