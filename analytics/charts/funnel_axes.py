"""A funnel laid out: its axes, where each value lies, which names find a place."""

from dataclasses import dataclass
from itertools import pairwise
from math import log10

from analytics.charts import labels, theme
from analytics.charts.axis import Axis, count_axis, rate_axis
from analytics.charts.labels import Box
from analytics.charts.marks import Place, place_labels
from analytics.i18n import Translator
from analytics.stats.funnel import Funnel
from analytics.views.ranking import Ranking

HEIGHT, LEFT, RIGHT = 330, 52, 78
DOT = 8
# So many units are named in the picture, those farthest from the common rate first.
_NAMED = 8
# Pixels that a name may take in a line.
_ROOM = 130
# Names keep clear of straight strokes between every so many points of a limit.
_STEP = 4
# A greater ratio of volumes is drawn on a logarithmic axis.
_DECADES = 20


@dataclass(frozen=True)
class Plot:
    """What is drawn, and where each value lies in the narrowest figure."""

    ranking: Ranking
    funnel: Funnel
    axis: Axis
    volumes: Axis
    logarithmic: bool
    key: str | None
    t: Translator

    @property
    def width(self) -> float:
        """Pixels of the narrowest plot."""
        return labels.PLOT_WIDTH + theme.EDGE - LEFT - RIGHT

    def across(self, volume: float) -> float:
        """Pixels from the left."""
        low, high = self.volumes.low, self.volumes.high
        if self.logarithmic:
            low, high, volume = log10(low), log10(high), log10(volume)
        return (volume - low) / (high - low) * self.width

    def up(self, value: float) -> float:
        """Pixels from the bottom."""
        low, high = self.axis.padded()
        return (value - low) / (high - low) * HEIGHT

    def name(self, key: str) -> list[str]:
        """The short name of a unit, in lines."""
        name = self.t(self.ranking.members.names[key].short)
        return labels.lines(name, theme.SMALL, _ROOM)

    def share(self, key: str) -> float:
        """The rate of a unit."""
        part, whole = self.funnel.counts[key]
        return part / whole


def laid_out(ranking: Ranking, funnel: Funnel, key: str | None, t: Translator) -> Plot:
    """Lay out a funnel; ``key`` is the unit that stands out."""
    sizes = [whole for _part, whole in funnel.counts.values()]
    logarithmic = max(sizes) > _DECADES * min(sizes)
    if logarithmic:
        low, high = min(sizes) / 1.25, max(sizes) * 1.25
        ticks = [
            float(step * 10**power)
            for power in range(int(log10(max(sizes))) + 2)
            for step in (1, 3)
            if low <= step * 10**power <= high
        ]
        volumes = Axis(low, high, tuple(ticks[:: 2 if len(ticks) > 5 else 1]), 1)
    else:
        volumes = count_axis(sizes, most_ticks=4)
    values = [part / whole for part, whole in funnel.counts.values()]
    inner = [(one.low, one.high) for one in funnel.wide or funnel.chance]
    # The limits of the smallest volumes run out of the picture; those of the middle lie within.
    values += inner[len(inner) // 2] if inner else ()
    return Plot(ranking, funnel, rate_axis(values, most_ticks=5), volumes, logarithmic, key, t)


def name_sides(plot: Plot) -> dict[str, str]:
    """Where the names stand of those that have one and find a place."""
    wanted = sorted(plot.funnel.outside, key=lambda key: -abs(plot.share(key) - plot.funnel.rate))[
        :_NAMED
    ]
    if plot.key in plot.funnel.counts and plot.key not in wanted:
        wanted = [str(plot.key), *wanted[: _NAMED - 1]]
    places = {
        key: (plot.across(whole), plot.up(part / whole))
        for key, (part, whole) in plot.funnel.counts.items()
    }
    blocks = [
        Box(x - DOT / 2, x + DOT / 2, y - DOT / 2, y + DOT / 2)
        for key, (x, y) in places.items()
        if key not in wanted
    ]
    sides = place_labels(
        [places[key] for key in wanted],
        [plot.name(key) for key in wanted],
        _strokes(plot) if wanted else (),
        plot.width,
        _NAMED,
        blocks,
    )
    return {key: side for key, side in zip(wanted, sides, strict=True) if side}


def _strokes(plot: Plot) -> list[tuple[Place, Place]]:
    """The limits as strokes, for names to keep clear of."""
    limits = plot.funnel.wide or plot.funnel.chance
    strokes = []
    for one, after in pairwise(limits[::_STEP]):
        for start, end in (
            (one.low_outer, after.low_outer),
            (one.low, after.low),
            (one.high, after.high),
            (one.high_outer, after.high_outer),
        ):
            places = [(plot.across(one.volume), plot.up(start))]
            places.append((plot.across(after.volume), plot.up(end)))
            if min(up for _across, up in places) >= 0:
                strokes.append((places[0], places[1]))
    return strokes
