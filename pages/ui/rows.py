"""Short named lists: name, place on a track, value, note; a row costs a few nodes and prints."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.charts.axis import Axis, percent_tick
from analytics.i18n import Translator
from analytics.query import Target
from analytics.query.wording import line_text
from analytics.texts import MARKS
from pages.ui import markup


@dataclass(frozen=True)
class Row:
    """One line of a list.

    ``place`` is its value on the axis (None: nothing is marked), ``between`` an interval around it;
    ``before`` its earlier value, from which a line leads to it; a ``faint`` row is one that chance
    can explain; ``way`` is a link of its own below the note (label, address);
    ``state`` a verdict ("good", "near", "bad") with its ``sign``; ``hollow`` marks a rate without
    counts, ``apart`` a row that the others do not count with, ``early`` one of before the day from
    which the target counts; ``href`` leads to what it is about.
    """

    name: str
    value: str
    place: float | None = None
    between: tuple[float, float] | None = None
    before: float | None = None
    note: str = ""
    state: str = ""
    sign: str = ""
    href: str = ""
    hollow: bool = False
    apart: bool = False
    early: bool = False
    chosen: bool = False
    faint: bool = False
    way: tuple[str, str] | None = None


def draw(
    rows: Sequence[Row],
    axis: Axis | None,
    *,
    alt: str,
    line: float | None = None,
    in_force: bool = False,
    remark: str = "",
) -> None:
    """Draw the list.

    Args:
        rows: in their order.
        axis: of the tracks; None for a list without tracks.
        alt: what a screen reader says the list is.
        line: the value of a target or yardstick.
        in_force: whether ``line`` counts; before that day it is drawn lighter and dashed.
        remark: what must be said once of the axis.
    """
    drawn = [
        {
            **vars(row),
            "at": None if axis is None or row.place is None else _share(row.place, axis),
            "was": None if axis is None or row.before is None else _share(row.before, axis),
            "span": None if axis is None or (ends := _ends(row)) is None else _span(ends, axis),
        }
        for row in rows
    ]
    markup.show(
        "rows",
        rows=drawn,
        tracks=axis is not None,
        alt=alt,
        axis=remark,
        line=None if axis is None or line is None else _share(line, axis),
        line_in_force=in_force,
    )


def axis_remark(axis: Axis, goal: Target | None, t: Translator, rows: Sequence[Row] = ()) -> str:
    """Where the tracks of rates begin and end, what their line is and what a hollow dot is."""
    remarks = [
        t(
            "Trục từ {low} đến {high}",
            low=percent_tick(axis.low, axis, t),
            high=percent_tick(axis.high, axis, t),
        )
    ]
    if goal is not None and axis.low <= goal.value <= axis.high:
        remarks.append(t("vạch: {target}", target=line_text(goal, t)))
    if any(row.hollow for row in rows):
        remarks.append(t("chấm rỗng: {why}", why=t(MARKS["no_denominator"])))
    return " · ".join(remarks)


def _share(value: float, axis: Axis) -> float:
    """Where a value stands on the track, in percent from its left end."""
    share = (value - axis.low) / (axis.high - axis.low)
    return round(min(max(share, 0), 1) * 100, 2)


def _ends(row: Row) -> tuple[float, float] | None:
    """What the thick line of a row spans: its interval, or from its earlier value to its value."""
    if row.before is None or row.place is None:
        return row.between
    return min(row.before, row.place), max(row.before, row.place)


def _span(between: tuple[float, float], axis: Axis) -> tuple[float, float]:
    low, high = (_share(value, axis) for value in between)
    return low, round(high - low, 2)
