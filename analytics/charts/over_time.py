"""A trend laid out: axis and time, and where each value lies in the narrowest figure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from analytics.charts import labels, theme
from analytics.charts.axis import Axis, value_axis
from analytics.charts.calendar import Calendar, calendar
from analytics.control import Control
from analytics.periods import label, parse
from analytics.query import Answer
from analytics.trend import Trend

# Parts that are named at the ends of their lines.
NAMED = 5
HEIGHT, LEFT, ENDS = 300, 60, 92
# Pixels below the axis, where events and gaps stand, and above it, for labels.
_GROUND, _SKY = 62, 36
# A break this near the last point (a share of the time shown) is in the way of its label.
_NEAR = 0.15


@dataclass(frozen=True)
class Plot:
    """What is drawn, and where; ``names`` are those of the parts that have a value.

    ``limits`` are those of the total or of the part that stands out.
    """

    trend: Trend
    names: Mapping[str, str]
    key: str | None
    language: str
    axis: Axis
    time: Calendar
    limits: Control

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
        pixel = (high - low) / (HEIGHT - _GROUND - _SKY)
        return low - _GROUND * pixel, high + _SKY * pixel

    def up(self, value: float) -> float:
        """Pixels from the bottom."""
        bottom, top = self.heights
        return (value - bottom) / (top - bottom) * HEIGHT

    def ground(self, pixels: float) -> float:
        """The value drawn so many pixels above the bottom."""
        bottom, top = self.heights
        return bottom + (top - bottom) * pixels / HEIGHT

    def place(self, answer: Answer) -> tuple[float, float]:
        """Pixels from the left and from the bottom in the narrowest figure."""
        return self.time.pixels(day_of(answer)), self.up(self.trend.amount(answer))

    def of(self, key: str | None) -> list[Answer]:
        """The answers of one part that have a value."""
        return [answer for answer in self.trend.known if answer.key == key]

    def short(self, answer: Answer) -> str:
        """The answer's period, short."""
        return label(answer.period, self.language, short=True)

    @property
    def breaks(self) -> list[tuple[date, str]]:
        """The breaks within the time shown, with their names."""
        return [
            (day, vi if self.language == "vi" else en)
            for day, vi, en in self.trend.breaks
            if self.time.first < day < self.time.last
        ]


def laid_out(trend: Trend, key: str | None, language: str) -> Plot:
    """Lay out a trend; ``key`` is the part that stands out."""
    names = trend.called(language, short=True)
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
    right = ENDS if named else theme.EDGE
    # A label beside a break stands wholly to the right of it.
    near = any(
        0 <= (max(days) - day).days < (max(days) - min(days)).days * _NEAR
        for day, _vi, _en in trend.breaks
    )
    return Plot(
        trend,
        names,
        key,
        language,
        value_axis(values, trend.subject.noun, trend.subject.rank),
        calendar(
            days,
            labels.PLOT_WIDTH + theme.EDGE - LEFT - right,
            before=0.05 if named else 0.12,
            after=0.05 if named else 0.30 if near else 0.12,
        ),
        limits,
    )


def day_of(answer: Answer) -> date:
    """Where an answer stands in time: the middle of its period, so that 2020 stands over "2020"."""
    period = parse(answer.period)
    first = period.first_day or period.last_day
    return first + (period.last_day - first) / 2
