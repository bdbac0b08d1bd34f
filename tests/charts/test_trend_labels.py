"""Names and labels of a drawn trend: where nothing is drawn, and always beside the newest point."""

from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analytics.views.trend import Trend
from tests.charts.builders import drawn, target
from tests.charts.trends import a_trend, chart, inner, point
from tests.fixtures.examples import some


def note_of(view: Trend) -> dict[str, Any]:
    """Where the yardstick's name stands: left or right, above ("bottom" anchor) or below."""
    (found,) = [
        one
        for one in drawn(chart(view))["layout"]["annotations"]
        if "Mốc tham chiếu" in one["text"]
    ]
    return {"side": found["xanchor"], "above": found["yanchor"] == "bottom"}


QUARTERS = [f"{year}-Q{quarter}" for year in range(2017, 2021) for quarter in range(1, 5)]


@pytest.mark.parametrize(
    ("first", "then", "place"),
    [
        # Far above the line: the room below it is free.
        (0.99, 0.99, {"side": "left", "above": False}),
        # The line runs below the target, where the name always stood: above it is free.
        (0.948, 0.948, {"side": "left", "above": True}),
        # It runs through the place of both, then well above.
        ([0.945, 0.955, 0.945, 0.955], 0.99, {"side": "right", "above": False}),
        ([0.945, 0.955, 0.945, 0.955], 0.948, {"side": "right", "above": True}),
    ],
)
def test_the_name_of_the_target_stands_where_nothing_is_drawn(
    first: Any, then: float, place: dict[str, Any]
) -> None:
    values = (first if isinstance(first, list) else [first] * 4) * 2 + [then] * 8
    view = a_trend(*map(point, QUARTERS, values), target=target(False))
    assert note_of(view) == place


def covered(plain: dict[str, Any]) -> list[tuple[float, float]]:
    """The data points under the target's name, in a figure 304 pixels wide; counted anew.

    A point has a radius of 3 pixels where there are more than ten.
    """
    layout = plain["layout"]
    bottom, top = layout["yaxis"]["range"]
    first, last = (date.fromisoformat(day) for day in layout["xaxis"]["range"])
    wide = 320 - layout["margin"]["l"] - layout["margin"]["r"]
    (note,) = [one for one in layout["annotations"] if "Mốc tham chiếu" in one["text"]]
    said = note["text"].split("<br>")
    reach = max(map(len, said)) * 6  # 12 pixels a letter of half an em
    left = 0 if note["xanchor"] == "left" else wide - reach
    at = (note["y"] - bottom) / (top - bottom) * inner(layout)
    low, high = (at, at + 33) if note["yanchor"] == "bottom" else (at - 33, at)
    (trace,) = [one for one in plain["data"] if one["mode"] == "lines+markers+text"]
    places = [
        (
            (date.fromisoformat(day) - first).days / (last - first).days * wide,
            (value - bottom) / (top - bottom) * inner(layout),
        )
        for day, value in zip(trace["x"], trace["y"], strict=True)
        if day is not None
    ]
    return [(x, y) for x, y in places if left - 3 < x < left + reach + 3 and low - 3 < y < high + 3]


@some(30)
@given(st.lists(st.integers(930, 960), min_size=1, max_size=6), st.integers(880, 1000))
def test_no_point_lies_under_the_name_where_one_half_is_free(
    thousandths: list[int], then: int
) -> None:
    """The first six quarters anywhere around the target; the others, all alike, away from it."""
    assume(abs(then - 950) > 30)
    values = [one / 1000 for one in thousandths] + [then / 1000] * (16 - len(thousandths))
    view = a_trend(*map(point, QUARTERS, values), target=target(False))
    assert covered(drawn(chart(view))) == []


def newest_label(plain: dict[str, Any]) -> str:
    (trace,) = [one for one in plain["data"] if "text" in one["mode"] and "lines" in one["mode"]]
    newest = max(day for day in trace["x"] if day is not None)
    return str(trace["text"][trace["x"].index(newest)])


@some(30)
@given(st.lists(st.integers(800, 1000), min_size=1, max_size=16), st.booleans())
def test_the_newest_point_always_has_its_label(thousandths: list[int], goal: bool) -> None:
    answers = map(point, QUARTERS, [one / 1000 for one in thousandths])
    view = a_trend(*answers, target=target(False) if goal else None)
    year, quarter = divmod(len(thousandths) - 1, 4)
    number = f"{thousandths[-1] / 10:.1f}".replace(".", ",")
    said = newest_label(drawn(chart(view)))
    assert said.endswith(f"{('I', 'II', 'III', 'IV')[quarter]}/{2017 + year}")
    assert number in said or said.startswith("<b>100")


def test_the_newest_label_beside_many_points_stands_right_of_the_plot() -> None:
    """Sixteen points 11 pixels apart that zigzag: no label fits above or below the last one."""
    values = [0.90, 0.91, 0.89, 0.92] * 4
    plain = drawn(chart(a_trend(*map(point, QUARTERS, values))))
    assert newest_label(plain) == "<b>92,00%</b><br>IV/2020"
    # "IV/2020" in bold: 7 letters of 6.72 pixels, more than "92,00%"; 16 of them are in the plot.
    assert plain["layout"]["margin"]["r"] == 8 + 48 - 16


def test_the_newest_year_has_its_name() -> None:
    """Of 2021 there is one quarter; the year's name stands in its middle."""
    plain = drawn(chart(a_trend(*(point(period) for period in [*QUARTERS, "2021-Q1"]))))
    assert list(plain["layout"]["xaxis"]["ticktext"])[-1] == "2021"
