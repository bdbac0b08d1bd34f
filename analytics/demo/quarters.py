"""Seventeen quarters of every series, so that the last one is Q1/2021 as published.

What is fixed first is what a quarter resolves and what it leaves pending; what it received follows
from the form's identity, so no row has to be mended:

    carried_over[t] = pending[t − 1]
    received[t] = resolved[t] + pending[t] − carried_over[t]

- resolved[t]: the series' part of its cell of the published table, times pace, story and chance. In
  the last quarter each cell's resolved is divided among its series by the same expectations, by
  largest remainder: the cell is exact, and looks like the quarters before.
- late[t] ≤ resolved[t]: the same with lateness; in the last quarter each cell's late is divided.
- pending[t], never below pending[t − 1] − resolved[t] (what was not resolved still waits; so
  received ≥ 0); pending before the first quarter is that of an unshown fourth quarter. In the last
  quarter the local block received 130.729 and resolved 113.375: the difference, 17.354, is divided
  among the local series and added to what was pending, so both totals are exact.
- received online in the last quarter: 28.301 divided among the local series, none above what it
  received; then 1.800 paid online, none above its online; then the fees, in thousands of đồng.
"""

from collections.abc import Mapping

import numpy as np

from analytics.demo import published
from analytics.demo.assumptions import (
    FEES_THOUSAND_VND,
    LATENESS,
    ONLINE,
    ONLINE_SHARE,
    PACE,
    PAID,
    PENDING,
    PERIODS,
    QUARTERS,
    RISE,
    STORIES,
    line,
)
from analytics.demo.draws import Draws, Ints, split
from analytics.demo.published import CELLS, LEVELS
from analytics.demo.series import Series

LAST = len(PERIODS) - 1
_WHOLE = 1000


def quarters(series: Series, seed: int) -> Mapping[str, Ints]:
    """The counts of schema.DOSSIERS by column, each (periods × series)."""
    draws = Draws(seed, 1)
    resolved, expected = _resolved(series, draws)
    late, lateness = _late(series, draws, resolved)
    carried_over, pending = _pending(series, draws, resolved, expected[0])
    received = resolved + pending - carried_over
    online = _online(series, draws, received)
    paid, fees = _paid(series, draws, online)
    on_time = resolved - late
    early = draws.share(on_time, draws.between(380, 620, (series.unit.size,)))
    overdue = np.minimum(draws.whole(draws.about(pending * lateness)), pending)
    return {
        "received_online": online,
        "received_in_person": received - online,
        "carried_over": carried_over,
        "resolved_early": early,
        "resolved_on_time": on_time - early,
        "resolved_late": late,
        "pending_in_time": pending - overdue,
        "pending_overdue": overdue,
        "paid_online": paid,
        "fees_online_vnd": fees,
    }


def _resolved(series: Series, draws: Draws) -> tuple[Ints, Ints]:
    """Resolved, and the milli-counts that were expected."""
    expected = _base(series) * PACE[:, None] // _WHOLE * _mix(series) // _WHOLE
    by_unit = draws.between(940, 1060, (len(PERIODS), len(series.units)))
    milli = draws.about(expected * by_unit[:, series.unit] // _WHOLE)
    resolved = draws.whole(milli)
    for cell, (size, _) in enumerate(CELLS.values()):
        inside = series.cell == cell
        resolved[LAST, inside] = split(size, milli[LAST, inside])
    # A unit that resolved nothing in a quarter resolved one dossier of its first sector.
    firsts = np.unique(series.unit, return_index=True)[1]
    for counts in resolved:
        counts[firsts] += _total(counts, series.unit) == 0
    return resolved, expected


def _base(series: Series) -> Ints:
    """Milli-counts of the last quarter: each cell divided by the weights of its series."""
    base = np.zeros_like(series.weight)
    for cell, (size, _) in enumerate(CELLS.values()):
        inside = series.cell == cell
        base[inside] = split(size * _WHOLE, series.weight[inside])
    return base


def _mix(series: Series) -> Ints:
    """How much of a sector a unit had, beside the last quarter (periods × series)."""
    mix = np.full((len(PERIODS), series.unit.size), _WHOLE, dtype=np.int64)
    for position, (unit, sector) in enumerate(zip(series.unit, series.sector, strict=True)):
        story, code = STORIES.get(series.units[unit]), series.sectors[sector]
        if story is not None and code in story.mix_first:
            mix[:, position] = line(story.mix_first[code], _WHOLE)
    return mix


def _late(series: Series, draws: Draws, resolved: Ints) -> tuple[Ints, Ints]:
    """Late, and the lateness expected of each series (late per mille of resolved)."""
    weights = _lateness_weights(series, draws)
    late = np.zeros_like(resolved)
    lateness = np.zeros_like(resolved)
    for cell, (_, size) in enumerate(CELLS.values()):
        inside = series.cell == cell
        last = resolved[LAST, inside] * weights[LAST, inside]
        whole = int(last.sum())
        # resolved · weight · size ÷ whole would be the division of the last quarter; LATENESS is
        # per mille, so that what stands here are milli-counts.
        milli = resolved[:, inside] * weights[:, inside] * LATENESS[:, None] * size // whole
        late[:, inside] = draws.whole(draws.about(milli))
        lateness[:, inside] = weights[:, inside] * LATENESS[:, None] * size // whole
        late[LAST, inside] = split(size, last, resolved[LAST, inside])
    late = np.minimum(late, resolved)
    # The last quarter is divided as published, without chance.
    late[:LAST] = within_most_late(
        late[:LAST], resolved[:LAST], series.unit, [quarter == 0 for quarter in QUARTERS[:LAST]]
    )
    return late, lateness


def _lateness_weights(series: Series, draws: Draws) -> Ints:
    """Lateness beside the others of the cell, per mille, ≥ 1 (periods × series)."""
    units = len(series.units)
    path = np.full((len(PERIODS), units), _WHOLE, dtype=np.int64)
    own = draws.between(800, 1200, (units,))
    for position, code in enumerate(series.units):
        if code in STORIES:
            path[:, position] = line(STORIES[code].late_first, STORIES[code].late_last)
            own[position] = _WHOLE
    chance = draws.between(850, 1150, path.shape)
    by_unit: Ints = np.maximum(path * own // _WHOLE * chance // _WHOLE, 1)
    return by_unit[:, series.unit]


def _pending(series: Series, draws: Draws, resolved: Ints, first: Ints) -> tuple[Ints, Ints]:
    """Carried over and pending of every quarter."""
    per_mille = _by_level(series, PENDING)
    by_unit = draws.between(800, 1200, (len(series.units),))[series.unit]
    wished = resolved * per_mille[:, list(QUARTERS)].T * by_unit // _WHOLE
    wished = draws.whole(draws.about(wished))
    carried_over = np.zeros_like(resolved)
    pending = np.zeros_like(resolved)
    unshown = draws.whole(draws.about(first * per_mille[:, 3] // _WHOLE * by_unit // _WHOLE))
    rise = _rise(series, resolved[LAST] * by_unit)
    local = series.local()
    for t in range(len(PERIODS)):
        carried_over[t] = pending[t - 1] if t else unshown
        pending[t] = np.maximum(wished[t], carried_over[t] - resolved[t])
        received = resolved[t] + pending[t] - carried_over[t]
        pending[t] += missing(received, resolved[t], series.unit)
    pending[LAST, local] = carried_over[LAST, local] + rise
    return carried_over, pending


def _rise(series: Series, weights: Ints) -> Ints:
    """What the local series received beyond what they resolved in the last quarter."""
    local = series.local()
    return split(
        published.RECEIVED - published.RESOLVED, (weights * _by_level(series, RISE))[local]
    )


def _by_level(series: Series, values: Mapping[str, int | tuple[int, ...]]) -> Ints:
    """What is assumed of its level, for every series."""
    return np.asarray([values[level] for level in LEVELS], dtype=np.int64)[series.level]


def _online(series: Series, draws: Draws, received: Ints) -> Ints:
    by_unit = draws.between(700, 1200, (len(series.units),))[series.unit]
    by_unit[~series.local()] = _WHOLE
    share = _by_level(series, ONLINE_SHARE) * by_unit // _WHOLE * ONLINE[:, None] // _WHOLE
    online = draws.share(received, share)
    local = series.local()
    online[LAST, local] = split(
        published.RECEIVED_ONLINE,
        received[LAST, local] * share[LAST, local],
        received[LAST, local],
    )
    return online


def _paid(series: Series, draws: Draws, online: Ints) -> tuple[Ints, Ints]:
    """Dossiers paid online, and the fees in đồng."""
    by_unit = draws.between(500, 1500, (len(series.units),))[series.unit]
    share = by_unit * PAID[:, None] // _WHOLE
    paid = draws.share(online, share)
    sectors, position = np.unique(series.sector, return_inverse=True)
    fee = draws.between(*FEES_THOUSAND_VND, (sectors.size,))[position]
    local = series.local()
    paid[LAST, local] = split(
        published.PAID_ONLINE, online[LAST, local] * share[LAST, local], online[LAST, local]
    )
    fees = paid * fee
    fees[LAST, local] = split(published.FEES_ONLINE_VND // 1000, fees[LAST, local])
    return paid, fees * 1000


# What no reader would believe of a unit, whatever the seed. Chance and stories multiply: with one
# seed in sixty an office of the provincial committee had all five dossiers of a quarter late and
# half of a year's, a district had a third late, a unit received nothing although it resolved three
# dossiers, or a third of what it resolved and five times as much in the quarter after. The bounds
# stand just beyond what the default seed has. Nothing is drawn here, so a seed that keeps within
# them gives the rows that it always gave.
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
    for period, begins in enumerate(first_of_year):
        if begins:
            late_so_far = resolved_so_far = np.zeros(int(unit.max()) + 1, dtype=np.int64)
        of_units = _total(resolved[period], unit)
        resolved_so_far = resolved_so_far + of_units
        most = np.minimum(most_late(of_units), most_late(resolved_so_far) - late_so_far)
        for over in np.flatnonzero(_total(kept[period], unit) > most):
            inside = unit == over
            kept[period, inside] = split(int(most[over]), kept[period, inside])
        late_so_far = late_so_far + _total(kept[period], unit)
    return kept


def missing(received: Ints, resolved: Ints, unit: Ints) -> Ints:
    """What each series of a quarter has to receive beside, so that its unit has the least."""
    beside = np.zeros_like(received)
    short = least_received(_total(resolved, unit)) - _total(received, unit)
    for lacking in np.flatnonzero(short > 0):
        inside = unit == lacking
        beside[inside] = split(int(short[lacking]), np.maximum(resolved[inside], 1))
    return beside


def _total(counts: Ints, unit: Ints) -> Ints:
    """The sums of units."""
    sums = np.zeros(int(unit.max()) + 1, dtype=np.int64)
    np.add.at(sums, unit, counts)
    return sums
