"""A true time axis: where days lie in the narrowest figure, years in words, upright lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Any

from analytics.charts import labels, theme

_YEAR = 32


@dataclass(frozen=True)
class Calendar:
    """The time from ``first`` to ``last``, drawn at least ``width`` pixels wide.

    ``newest`` is the day of the last point: room right of it is for labels, its years have no name.
    """

    first: date
    last: date
    width: float
    newest: date

    def across(self, day: date) -> float:
        """Where a day lies, 0 at the left edge and 1 at the right."""
        return (day - self.first).days / (self.last - self.first).days

    def pixels(self, day: date) -> float:
        """Pixels from the left edge in the narrowest figure."""
        return self.across(day) * self.width

    def axis(self) -> dict[str, Any]:
        """The axis: a year's name stands in its middle, thinned to what a phone holds."""
        middles = [date(year, 7, 2) for year in range(self.first.year, self.newest.year + 1)]
        shown = [day.year for day in middles if self.first <= day <= self.last]
        shown = shown or [self.first.year]
        a_year = self.width * 365 / (self.last - self.first).days
        named = shown[:: ceil(_YEAR / a_year)]
        return {
            "type": "date",
            "range": [self.first.isoformat(), self.last.isoformat()],
            "tickvals": [f"{year}-07-02" for year in named],
            "ticktext": [str(year) for year in named],
            "showgrid": False,
        }

    def new_years(self) -> list[dict[str, Any]]:
        """Hairlines where years begin."""
        years = range(self.first.year + 1, self.last.year + 1)
        return [upright(date(year, 1, 1), theme.HAIRLINE, 1, "solid") for year in years]


def calendar(
    days: Sequence[date], width: float, *, before: float = 0.06, after: float = 0.06
) -> Calendar:
    """The time that shows all days: a year at least, and room on either side.

    Args:
        days: of the points; at least one.
        width: pixels of the narrowest plot.
        before: left free before the first point, a share of the time.
        after: the same after the last point.
    """
    first, last = min(days), max(days)
    span = max((last - first).days, 365)
    edge = (span - (last - first).days) // 2
    return Calendar(
        first - timedelta(days=edge + round(span * before)),
        last + timedelta(days=edge + round(span * after)),
        width,
        last,
    )


def upright(
    day: date, colour: str, width: float, dash: str, top: float = 1, bottom: float = 0
) -> dict[str, Any]:
    """A line at a day, over the height of the plot or a share of it."""
    return {
        "type": "line",
        "layer": "below",
        "x0": day.isoformat(),
        "x1": day.isoformat(),
        "yref": "paper",
        "y0": bottom,
        "y1": top,
        "line": {"color": colour, "width": width, "dash": dash},
    }


def note_above(day: date, said: Sequence[str], across: float) -> dict[str, Any]:
    """The name of an upright line, above the plot, on the side where there is room."""
    side = "right" if across > 0.5 else "left"
    return {
        "x": day.isoformat(),
        "xanchor": side,
        "align": side,
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "text": "<br>".join(labels.escape(line) for line in said),
        "font": {"size": theme.SMALL},
        "showarrow": False,
    }
