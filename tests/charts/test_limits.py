"""Control limits drawn: a band as steps, open at gaps, signals in their own colour and shape."""

from typing import Any

import pytest

from analytics.charts import theme
from analytics.query import Answer
from analytics.views.trend import Subject
from tests.charts.builders import drawn
from tests.charts.trends import RATE, a_trend, chart, counted, lines_of, point
from tests.views.control.stories import QUARTERS, swinging


def quarters(counts: list[tuple[float, float] | None], key: str | None = None) -> list[Answer]:
    return [
        counted(period, round(pair[0]), round(pair[1]), key)
        for period, pair in zip(QUARTERS, counts, strict=False)
        if pair is not None
    ]


def band(made: Any) -> dict[str, Any]:
    (found,) = [one for one in drawn(made)["data"] if one.get("fill") == "toself"]
    return dict(found)


def middle(made: Any) -> dict[str, Any]:
    """The thin line within the band."""
    data = drawn(made)["data"]
    return dict(data[[one.get("fill") for one in data].index("toself") + 1])


def test_the_band_is_steps_as_long_as_the_quarters() -> None:
    found = band(chart(a_trend(*quarters([*swinging(11), (90, 100)]))))
    assert list(found["x"][:4]) == ["2015-01-01", "2015-04-01", "2015-04-01", "2015-07-01"]
    assert list(found["x"][22:24]) == ["2017-10-01", "2018-01-01"]
    lower = found["y"][:24]
    # The last quarter has a tenth of the dossiers: its limit lies further away, as a skewed
    # distribution has it more than √10 times.
    mean = 100 * (11 * 950 + 90 - 10) / 11100
    assert (mean - lower[23]) / (mean - lower[0]) > 10**0.5
    assert all(round(value / 100 * 1000, 6).is_integer() for value in lower[:22])


def test_a_gap_is_a_gap_in_the_band_too() -> None:
    days = band(chart(a_trend(*quarters([*swinging(6), None, *swinging(6)]))))["x"]
    assert days.count(None) == 2
    assert not any(day and "2016-07-01" < day < "2016-10-01" for day in days)


@pytest.mark.parametrize(("n", "dash"), [(12, "solid"), (9, "4px,3px")])
def test_provisional_limits_are_dashed_and_said(n: int, dash: str) -> None:
    made = chart(a_trend(*quarters(list(swinging(n)))))
    assert middle(made)["line"]["dash"] == dash
    assert ("giới hạn tạm" in made.note) is (n == 9)
    assert made.note.startswith("Dải xám: biên độ dao động thông thường quanh trung bình 9")


def test_too_few_points_have_no_band() -> None:
    made = chart(a_trend(*quarters(list(swinging(7)))))
    assert not [one for one in drawn(made)["data"] if one.get("fill")]
    assert "ải xám" not in made.note


@pytest.mark.parametrize(("better", "colour"), [("up", theme.BAD), ("down", theme.GOOD)])
def test_a_signal_has_the_colour_of_its_verdict_and_a_shape_of_its_own(
    better: str, colour: str
) -> None:
    subject = Subject(**{**RATE.__dict__, "better": better})
    made = chart(a_trend(*quarters([*swinging(12, by=0.01), (700, 1000)]), subject=subject))
    (trace,) = lines_of(made)
    marker = trace["marker"]
    # The last entry ends the line.
    *before, last = list(zip(marker["symbol"], marker["color"], strict=True))[:-1]
    assert last == ("triangle-down", colour)
    assert set(before) == {("circle", theme.DATA)}
    assert "dưới giới hạn (80,60% – 100,00%)" in trace["hovertext"][-2]
    assert "trong giới hạn" in trace["hovertext"][0]
    assert "▼ thấp khác thường" in made.note
    assert "▲" not in made.note


def test_a_signal_of_what_is_neither_good_nor_bad_has_no_verdict() -> None:
    subject = Subject(**{**RATE.__dict__, "better": "none"})
    made = chart(a_trend(*quarters([*swinging(12, by=0.01), (700, 1000)]), subject=subject))
    assert lines_of(made)[0]["marker"]["color"][-2] == theme.DATA


def test_limits_lie_within_the_axis() -> None:
    """Those of a quarter of ten dossiers do not widen it."""
    made = chart(a_trend(*quarters([*swinging(12), (9, 10)])))
    low, high = drawn(made)["layout"]["yaxis"]["range"]
    assert all(low <= value <= high for value in band(made)["y"] if value is not None)
    assert low > 80


def test_of_parts_only_the_followed_one_has_limits() -> None:
    low = quarters([*swinging(12, by=0.01), (700, 1000)], "low")
    high = quarters([(990 + place % 2, 1000) for place in range(13)], "high")
    view = a_trend(*low, *high)
    assert max(value or 0 for value in band(chart(view, key="low"))["y"]) > 99
    assert min(value or 100 for value in band(chart(view, key="high"))["y"]) > 98
    assert "biên độ dao động thông thường" in chart(view, key="low").note
    assert "triangle" not in str(
        [one.get("marker") for one in drawn(chart(view, key="high"))["data"]]
    )


def test_limits_start_anew_after_the_break() -> None:
    codes = [f"{year}-Q{quarter}" for year in range(2023, 2028) for quarter in (1, 2, 3, 4)]
    before = [(950 + 9 * (place % 2), 1000) for place in range(10)]
    after = [(850 + 9 * (place % 2), 1000) for place in range(10)]
    pairs = zip(codes, [*before, *after], strict=True)
    made = chart(a_trend(*(counted(code, *pair) for code, pair in pairs)))
    bands = [one for one in drawn(made)["data"] if one.get("fill") == "toself"]
    assert [min(value for value in one["y"] if value) > 90 for one in bands] == [True, False]
    assert bands[1]["x"][0] == "2025-07-01"


def test_derived_and_approximate_points_are_named() -> None:
    made = chart(
        a_trend(
            point("2020-Q1", basis="derived"), point("2020-Q2", precision="over"), point("2020-Q3")
        )
    )
    assert "I/2020" in made.note
    assert "số gần đúng: II/2020" in made.note
