"""What a chart over time draws: lines of points, bands, a target, breaks, periods left open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from analytics.charts import theme
from analytics.charts.axis import Axis
from analytics.periods import parse


@dataclass(frozen=True)
class Point:
    """One value; ``symbol`` and ``colour`` are those of its line unless it is told apart.

    One that is not ``reckoned`` (of very few dossiers) does not widen the axis: where it lies
    beyond, a mark at the edge stands for it.
    """

    day: date
    value: float
    hover: str
    hollow: bool = False
    symbol: str = "circle"
    colour: str = ""
    reckoned: bool = True


@dataclass(frozen=True)
class Line:
    """Points in stretches, with a gap between two of them; ``ending`` is said at the last point.

    ``leads`` tells the line that the chart is about from those beside it.
    """

    stretches: Sequence[Sequence[Point]]
    ending: Sequence[str] = ()
    colour: str = theme.DATA
    leads: bool = True

    @property
    def points(self) -> list[Point]:
        """All points, in their order."""
        return [point for stretch in self.stretches for point in stretch]


@dataclass(frozen=True)
class Span:
    """What a band reaches over at one day, and its middle; ``hover`` says both."""

    day: date
    low: float
    middle: float
    high: float
    hover: str = ""


@dataclass(frozen=True)
class Band:
    """A soft area with a thin line in its middle; ``dashed`` where it is provisional."""

    stretches: Sequence[Sequence[Span]]
    ending: Sequence[str] = ()
    colour: str = theme.DATA
    fill: str = theme.BAND
    dashed: bool = False


@dataclass(frozen=True)
class Goal:
    """A target or yardstick: its value, the day from which it counts, its name."""

    value: float
    valid_from: date
    name: Sequence[str]


@dataclass(frozen=True)
class Course:
    """Everything that is drawn; ``lines`` in their order, the leading one last, on top.

    ``gaps`` are periods left open, with what is known of them. ``days`` are all that the axis of
    time has to hold, ``noun`` the unit, ``rank`` puts the first place on top.
    """

    lines: Sequence[Line]
    axis: Axis
    days: Sequence[date]
    noun: str
    rank: bool = False
    bands: Sequence[Band] = ()
    goal: Goal | None = None
    breaks: Sequence[date] = ()
    gaps: Sequence[tuple[date, str]] = ()

    @property
    def within(self) -> list[date]:
        """The breaks within the time shown."""
        return [day for day in self.breaks if min(self.days) < day < max(self.days)]

    @property
    def heights(self) -> tuple[float, float]:
        """The values at the bottom and at the top, with room for marks."""
        low, high = self.axis.padded(0.05)
        if self.axis.low == 0:
            low = 0.0
        return (high, low) if self.rank else (low, high)

    def clipped(self, point: Point) -> bool:
        """Whether a point lies beyond the axis and is marked at its edge."""
        return not self.axis.low <= point.value <= self.axis.high


def middle_of(period: str) -> date:
    """Where a period stands in time: its middle, so that 2020 stands over "2020"."""
    parsed = parse(period)
    first = parsed.first_day or parsed.last_day
    return first + (parsed.last_day - first) / 2


def span_of(period: str) -> tuple[date, date]:
    """The first day of a period, and the day after its last."""
    parsed = parse(period)
    return parsed.first_day or parsed.last_day, parsed.last_day + timedelta(days=1)
