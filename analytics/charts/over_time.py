"""A trend laid out: axis and time, and where each value lies in the narrowest figure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil

from analytics.charts import labels, theme
from analytics.charts.axis import Axis, value_axis
from analytics.charts.calendar import Calendar, calendar
from analytics.charts.marks import Place
from analytics.i18n import Translator
from analytics.periods import parse
from analytics.query import Answer
from analytics.views.control import Control
from analytics.views.trend import Trend
from analytics.views.trend.data import lines
from analytics.views.trend.text import amount_text

# Parts that are named at the ends of their lines.
NAMED = 5
HEIGHT, LEFT, ENDS = 300, 60, 92
# Pixels below the axis, where events and gaps stand, and above it, for labels.
_GROUND, _SKY = 62, 36
# What is left free after the last point (a share of the time shown), so that its year is named; it
# is at least 16 pixels.
_AFTER, _LAST = 0.12, 16


@dataclass(frozen=True)
class Plot:
    """What is drawn, and where; ``names`` are those of the parts that have a value.

    ``limits`` are those of the total or of the part that stands out. ``right`` is the room right of
    the plot: for the names of the lines, or for the label of the newest point. ``height`` is the
    plot's.
    """

    trend: Trend
    names: Mapping[str, str]
    key: str | None
    t: Translator
    axis: Axis
    time: Calendar
    limits: Control
    right: int
    height: int = HEIGHT

    @property
    def parts(self) -> list[str | None]:
        """The parts drawn as lines of their own, the one that stands out last (on top)."""
        if not self.names:
            return [None]
        if not self.named:
            return [self.key] if self.key in self.names else []
        return sorted(self.names, key=lambda one: one == self.key)

    @property
    def named(self) -> bool:
        """Whether the lines are named at their ends."""
        return 1 < len(self.names) <= NAMED

    @property
    def heights(self) -> tuple[float, float]:
        """The values at the bottom and at the top: room for labels, and for marks on the ground."""
        low, high = self.axis.low, self.axis.high
        if self.trend.subject.rank:
            low, high = high, low
        pixel = (high - low) / (self.height - _GROUND - _SKY)
        return low - _GROUND * pixel, high + _SKY * pixel

    def up(self, value: float) -> float:
        """Pixels from the bottom."""
        bottom, top = self.heights
        return (value - bottom) / (top - bottom) * self.height

    def ground(self, pixels: float) -> float:
        """The value drawn so many pixels above the bottom."""
        bottom, top = self.heights
        return bottom + (top - bottom) * pixels / self.height

    def place(self, answer: Answer) -> tuple[float, float]:
        """Pixels from the left and from the bottom in the narrowest figure."""
        return self.time.pixels(day_of(answer)), self.up(self.trend.amount(answer))

    def of(self, key: str | None) -> list[Answer]:
        """The answers of one part that have a value."""
        return [answer for answer in self.trend.known if answer.key == key]

    def strokes(self, key: str | None) -> list[tuple[Place, Place]]:
        """The line of one part, from point to point, in pixels in the narrowest figure."""
        return [
            (self.place(before), self.place(after))
            for stretch in lines(self.of(key))
            for before, after in pairwise(stretch)
        ]

    def short(self, answer: Answer) -> str:
        """The answer's period, short."""
        return self.t.period(answer.period, short=True)

    @property
    def breaks(self) -> list[tuple[date, str]]:
        """The breaks within the time shown, with their names."""
        return [
            (day, vi if self.t.language == "vi" else en)
            for day, vi, en in self.trend.breaks
            if self.time.first < day < self.time.last
        ]


def laid_out(trend: Trend, key: str | None, t: Translator) -> Plot:
    """Lay out a trend; ``key`` is the part that stands out."""
    names = trend.called(t, short=True)
    limits = trend.control(key if names else None)
    values = [trend.amount(answer) for answer in trend.known]
    values += [
        trend.scaled(end)
        for piece in limits.limited
        for one in piece.limits
        for end in (one.lower, one.upper)
    ]
    if trend.target is not None:
        values.append(round(trend.target.value * trend.subject.scale, 9))
    days = [day_of(answer) for answer in trend.answers]
    named = 1 < len(names) <= NAMED
    right = ENDS if named else theme.EDGE + _newest(trend, key if names else None, t)
    return Plot(
        trend,
        names,
        key,
        t,
        value_axis(values, trend.subject.noun, trend.subject.rank),
        calendar(
            days,
            labels.PLOT_WIDTH + theme.EDGE - LEFT - right,
            before=0.05 if named else 0.12,
            after=0.05 if named else _AFTER,
        ),
        limits,
        right,
    )


def _newest(trend: Trend, key: str | None, t: Translator) -> int:
    """Pixels that the label of the newest point takes where it stands right of the plot.

    There no other point is in its way, however many there are. A part of it stands in the plot.
    """
    newest = [answer for answer in trend.known if answer.key == key][-1:]
    widths = [
        labels.text_width(line, theme.SMALL, bold=True)
        for answer in newest
        for line in label_lines(trend, answer, t)
    ]
    return min(max(ceil(max(widths, default=0)) - _LAST, 0), ENDS)


def label_lines(trend: Trend, answer: Answer, t: Translator) -> tuple[str, str]:
    """The lines of a label beside a point: its value and its period."""
    value = amount_text(trend.subject, answer, t)
    return value, t.period(answer.period, short=True)


def day_of(answer: Answer) -> date:
    """Where an answer stands in time: the middle of its period, so that 2020 stands over "2020"."""
    period = parse(answer.period)
    first = period.first_day or period.last_day
    return first + (period.last_day - first) / 2
