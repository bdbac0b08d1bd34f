"""Control limits drawn: a band as steps, open at gaps, signals in their own colour and shape."""

from typing import Any

import pytest

from analytics.charts import theme
from analytics.charts.limits import SIGNAL
from analytics.query import Answer
from tests.charts.builders import BACKGROUNDS, drawn, texts
from tests.charts.test_theme import contrast
from tests.charts.trends import a_trend, chart, counted, point
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


def edges(made: Any) -> dict[str, Any]:
    data = drawn(made)["data"]
    return dict(data[[one.get("fill") for one in data].index("toself") + 1])


def test_the_band_is_steps_as_long_as_the_quarters() -> None:
    view = a_trend(*quarters([*swinging(11), (90, 100)]))
    found = edges(chart(view))
    assert found["x"][:4] == ["2015-01-01", "2015-04-01", "2015-04-01", "2015-07-01"]
    assert found["x"][22:25] == ["2017-10-01", "2018-01-01", None]
    lower = found["y"][:24]
    # The last quarter has a tenth of the dossiers: its limit lies further away, as a skewed
    # distribution has it more than √10 times.
    middle = 100 * (11 * 950 + 90 - 10) / 11100
    assert (middle - lower[23]) / (middle - lower[0]) > 10**0.5
    assert all(round(value / 100 * 1000, 6).is_integer() for value in lower[:22])


def test_a_gap_is_a_gap_in_the_band_too() -> None:
    view = a_trend(*quarters([*swinging(6), None, *swinging(6)]))
    days = edges(chart(view))["x"]
    assert days.count(None) == 4
    assert "2016-08-15" not in days
    assert not any(day and "2016-07-01" < day < "2016-10-01" for day in days)


@pytest.mark.parametrize(("n", "dash"), [(12, "solid"), (9, "4px,3px")])
def test_provisional_limits_are_dashed_and_said(n: int, dash: str) -> None:
    made = chart(a_trend(*quarters(list(swinging(n)))))
    assert edges(made)["line"]["dash"] == dash
    assert ("giới hạn tạm" in texts(made)) is (n == 9)
    assert "dải xám: dao động thường ngày" in texts(made)
    assert "nét mảnh: trung bình 9" in texts(made)


def test_too_few_points_have_no_band() -> None:
    made = chart(a_trend(*quarters(list(swinging(7)))))
    assert not [one for one in drawn(made)["data"] if one.get("fill")]
    assert "dải xám" not in texts(made)


def test_a_signal_has_its_own_colour_and_shape_and_says_itself() -> None:
    view = a_trend(*quarters([*swinging(12, by=0.01), (700, 1000)]))
    made = chart(view)
    (trace,) = [one for one in drawn(made)["data"] if "markers" in one["mode"]]
    marker = trace["marker"]
    # The last entry ends the line.
    *before, (shape, colour) = list(zip(marker["symbol"], marker["color"], strict=True))[:-1]
    assert (shape, colour) == ("diamond", SIGNAL)
    assert set(before) == {("circle", theme.ACCENT)}
    assert "dưới giới hạn (80,60% – 100,00%)" in trace["hovertext"][-2]
    assert "trong giới hạn" in trace["hovertext"][0]
    assert "điểm tím: dấu hiệu khác thường" in texts(made)


def test_limits_lie_within_the_axis() -> None:
    made = chart(a_trend(*quarters([*swinging(12), (9, 10)])))
    low, high = drawn(made)["layout"]["yaxis"]["range"]
    assert all(low <= value <= high for value in band(made)["y"] if value is not None)


def test_of_parts_only_the_chosen_one_has_limits() -> None:
    low = quarters([*swinging(12, by=0.01), (700, 1000)], "low")
    high = quarters([(990 + place % 2, 1000) for place in range(13)], "high")
    view = a_trend(*low, *high)
    assert max(value or 0 for value in band(chart(view, key="low"))["y"]) > 99
    assert min(value or 100 for value in band(chart(view, key="high"))["y"]) > 98
    assert "dải xám: dao động thường ngày của Cấp low" in texts(chart(view, key="low"))
    plain = drawn(chart(view, key="high"))["data"]
    assert SIGNAL not in str([one.get("marker") for one in plain])


def test_limits_start_anew_after_the_break() -> None:
    codes = [f"{year}-Q{quarter}" for year in range(2023, 2028) for quarter in (1, 2, 3, 4)]
    before = [(950 + 9 * (place % 2), 1000) for place in range(10)]
    after = [(850 + 9 * (place % 2), 1000) for place in range(10)]
    pairs = zip(codes, [*before, *after], strict=True)
    made = chart(a_trend(*(counted(code, *pair) for code, pair in pairs)))
    bands = [one for one in drawn(made)["data"] if one.get("fill") == "toself"]
    assert [min(value for value in one["y"] if value) > 90 for one in bands] == [True, False]
    assert bands[1]["x"][0] == "2025-07-01"


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_a_signal_stands_out(background: str) -> None:
    assert contrast(SIGNAL, background) >= 3


def test_derived_and_approximate_points_are_named() -> None:
    made = chart(
        a_trend(
            point("2020-Q1", basis="derived"), point("2020-Q2", precision="over"), point("2020-Q3")
        )
    )
    assert "suy ra từ số khác: I/2020" in texts(made)
    assert "số gần đúng: II/2020" in texts(made)
