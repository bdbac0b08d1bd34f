"""Seventeen quarters of every series, so that the last one is Q1/2021 as published.

What is fixed first is what a quarter resolves and what it leaves pending; what it received follows
from the form's identity, so no row has to be mended:

    carried_over[t] = pending[t − 1]
    received[t] = resolved[t] + pending[t] − carried_over[t]

- resolved[t]: the series' part of its cell of the solved table, times pace, story and chance. In
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

from analytics.demo import believable, published
from analytics.demo.course import (
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
    line,
)
from analytics.demo.draws import Draws, Ints
from analytics.demo.profiles import STORIES
from analytics.demo.series import LEVELS, Series
from analytics.demo.shares import split

LAST = len(PERIODS) - 1
_WHOLE = 1000


def quarters(series: Series, seed: int, layer: int) -> Mapping[str, Ints]:
    """Return the counts of schema.DOSSIERS by column, each (periods × series).

    ``layer`` ≥ 1 numbers independent repetitions of the whole dataset under one seed.
    """
    draws = Draws(seed, layer)
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
    for cell, (size, _) in enumerate(series.cells.values()):
        inside = series.cell == cell
        resolved[LAST, inside] = split(size, milli[LAST, inside])
    # A unit that resolved nothing in a quarter resolved one dossier of its first sector.
    firsts = np.unique(series.unit, return_index=True)[1]
    for counts in resolved:
        counts[firsts] += believable.total(counts, series.unit) == 0
    return resolved, expected


def _base(series: Series) -> Ints:
    """Milli-counts of the last quarter: each cell divided by the weights of its series."""
    base = np.zeros_like(series.weight)
    for cell, (size, _) in enumerate(series.cells.values()):
        inside = series.cell == cell
        base[inside] = split(size * _WHOLE, series.weight[inside])
    return base


def _mix(series: Series) -> Ints:
    """How much of a sector a unit had, beside the last quarter (periods × series)."""
    mix = np.full((len(PERIODS), series.unit.size), _WHOLE, dtype=np.int64)
    for position, sector in enumerate(series.sector_codes()):
        story = STORIES.get(series.units[series.unit[position]])
        if story is not None and sector in story.mix_first:
            mix[:, position] = line(story.mix_first[sector], _WHOLE)
    return mix


def _late(series: Series, draws: Draws, resolved: Ints) -> tuple[Ints, Ints]:
    """Late, and the lateness expected of each series (late per mille of resolved)."""
    weights = _lateness_weights(series, draws)
    late = np.zeros_like(resolved)
    lateness = np.zeros_like(resolved)
    for cell, (_, size) in enumerate(series.cells.values()):
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
    late[:LAST] = believable.within_most_late(
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
    per_mille = np.asarray([PENDING[level] for level in LEVELS], dtype=np.int64)[series.level]
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
        pending[t] += believable.missing(received, resolved[t], series.unit)
    pending[LAST, local] = carried_over[LAST, local] + rise
    return carried_over, pending


def _rise(series: Series, weights: Ints) -> Ints:
    """What the local series received beyond what they resolved in the last quarter."""
    local = series.local()
    by_level = np.asarray([RISE[level] for level in LEVELS], dtype=np.int64)[series.level]
    return split(published.RECEIVED - published.RESOLVED, (weights * by_level)[local])


def _online(series: Series, draws: Draws, received: Ints) -> Ints:
    by_level = np.asarray([ONLINE_SHARE[level] for level in LEVELS], dtype=np.int64)[series.level]
    by_unit = draws.between(700, 1200, (len(series.units),))[series.unit]
    central = ~series.local()
    by_unit[central] = _WHOLE
    share = by_level * by_unit // _WHOLE * ONLINE[:, None] // _WHOLE
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
    found, kind = np.unique(series.sector, return_inverse=True)
    fee = draws.between(*FEES_THOUSAND_VND, (found.size,))[kind]
    local = series.local()
    paid[LAST, local] = split(
        published.PAID_ONLINE, online[LAST, local] * share[LAST, local], online[LAST, local]
    )
    fees = paid * fee
    fees[LAST, local] = split(published.FEES_ONLINE_VND // 1000, fees[LAST, local])
    return paid, fees * 1000
