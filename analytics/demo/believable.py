"""What no reader would believe of a unit, whatever the seed, and how it is kept from happening.

Chance and stories multiply: with one seed in sixty an office of the provincial committee had all
five dossiers of a quarter late and half of a year's, a district had a third late, a unit received
nothing although it resolved three dossiers, or a third of what it resolved and five times as much
in the quarter after. The bounds stand just beyond what the default seed has. Nothing is drawn
here, so a seed that keeps within them gives the rows that it always gave.
"""

import numpy as np

from analytics.demo.draws import Ints
from analytics.demo.shares import split

_FEW = 30


def most_late(resolved: Ints) -> Ints:
    """Late dossiers of a unit, in a quarter or a year, that are still believed: of few half of
    them, of many about a quarter."""
    return np.minimum((resolved + 1) // 2, 3 + resolved * 26 // 100)


def least_received(resolved: Ints) -> Ints:
    """Dossiers that a unit receives at least in a quarter in which it resolved so many: half of
    them, or one where few are resolved at all."""
    return np.where(resolved < _FEW, 1, resolved * 48 // 100)


def within_most_late(late: Ints, resolved: Ints, unit: Ints, first_of_year: list[bool]) -> Ints:
    """Late dossiers with none beyond ``most_late``, of a quarter or of the year up to it.

    Args:
        late, resolved: counts, (periods × series).
        unit: the unit of each series, from 0.
        first_of_year: of each period, whether a year begins with it.
    """
    kept = late.copy()
    for place, begins in enumerate(first_of_year):
        if begins:
            late_so_far = resolved_so_far = np.zeros(int(unit.max()) + 1, dtype=np.int64)
        of_units = total(resolved[place], unit)
        resolved_so_far = resolved_so_far + of_units
        most = np.minimum(most_late(of_units), most_late(resolved_so_far) - late_so_far)
        for one in np.flatnonzero(total(kept[place], unit) > most):
            inside = unit == one
            kept[place, inside] = split(int(most[one]), kept[place, inside])
        late_so_far = late_so_far + total(kept[place], unit)
    return kept


def missing(received: Ints, resolved: Ints, unit: Ints) -> Ints:
    """What each series of a quarter has to receive beside, so that its unit has the least."""
    beside = np.zeros_like(received)
    short = least_received(total(resolved, unit)) - total(received, unit)
    for one in np.flatnonzero(short > 0):
        inside = unit == one
        beside[inside] = split(int(short[one]), np.maximum(resolved[inside], 1))
    return beside


def total(counts: Ints, unit: Ints) -> Ints:
    """The sums of units."""
    sums = np.zeros(int(unit.max()) + 1, dtype=np.int64)
    np.add.at(sums, unit, counts)
    return sums
