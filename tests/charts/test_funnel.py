"""The funnel: points by volume, limits as lines, who is named in the picture."""

from math import log10
from typing import Any

import pytest

from analytics.charts import funnel_plot, theme
from analytics.charts.funnel import DOT
from analytics.i18n import VI, translator
from analytics.views.ranking import Ranking
from tests.charts.builders import drawn
from tests.views.ranking.conftest import story

FIVE = {"a": (990, 10), "b": (1960, 40), "c": (95, 5), "d": (560, 240), "e": (7, 1)}
MANY = [f"u{number:02}" for number in range(24)]


@pytest.fixture(scope="module")
def five() -> Ranking:
    return story(FIVE)()


def points(chart: Any) -> dict[str, Any]:
    trace: dict[str, Any] = drawn(chart)["data"][-1]
    return trace


def test_every_unit_is_a_point_at_its_volume_and_rate(five: Ranking) -> None:
    trace = points(funnel_plot(five, t=VI))
    places = sorted(zip(trace["x"], trace["y"], strict=True))
    assert places == [(8, 7 / 8), (100, 0.95), (800, 0.7), (1000, 0.99), (2000, 0.98)]


def test_lows_are_red_and_highs_green_with_a_triangle_and_a_name(five: Ranking) -> None:
    marks = {
        key: (symbol, colour)
        for key, symbol, colour in zip(
            ("c", "e", "a", "b", "d"), *looks(funnel_plot(five, t=VI)), strict=True
        )
    }
    assert marks == {
        "a": ("triangle-up", theme.GOOD),
        "b": ("triangle-up", theme.GOOD),
        "c": ("circle", theme.DATA),
        "d": ("triangle-down", theme.BAD),
        "e": ("circle", theme.DATA),
    }


def looks(chart: Any) -> tuple[list[str], list[str]]:
    marker = points(chart)["marker"]
    return list(marker["symbol"]), list(marker["color"])


def test_of_late_rates_the_highs_are_red() -> None:
    symbols, colours = looks(funnel_plot(story(FIVE)(metric="late_rate"), t=VI))
    assert (symbols[-1], colours[-1]) == ("triangle-up", theme.BAD)


def test_names_stand_away_from_the_limits_and_never_on_each_other(five: Ranking) -> None:
    trace = points(funnel_plot(five, t=VI))
    sides = dict(zip(trace["text"], trace["textposition"], strict=True))
    # Sở A and Sở B lie beside each other at the top: the farther one is named.
    assert {name for name in sides if name} == {"Sở A", "Sở D"}
    assert (sides["Sở A"], sides["Sở D"]) == ("top left", "bottom left")


def test_the_followed_unit_is_blue_larger_and_on_top(five: Ranking) -> None:
    trace = points(funnel_plot(five, t=VI, key="e"))
    assert (trace["x"][-1], trace["text"][-1]) == (8, "")
    assert list(trace["marker"]["size"]) == [DOT, DOT, DOT, DOT, DOT + 4]
    assert trace["marker"]["color"][-1] == theme.CHOSEN


def test_limits_are_lines_and_the_common_rate_crosses_them(five: Ranking) -> None:
    chart = funnel_plot(five, t=VI)
    lines = [trace for trace in drawn(chart)["data"] if trace["mode"] == "lines"]
    funnel = five.funnel
    assert funnel is not None
    assert [list(line["y"]) for line in lines] == [
        [row.low for row in funnel.chance],
        [row.high for row in funnel.chance],
        [row.low_outer for row in funnel.chance],
        [row.high_outer for row in funnel.chance],
    ]
    (middle,) = drawn(chart)["layout"]["shapes"]
    assert middle["y0"] == middle["y1"] == funnel.rate


def test_volumes_over_decades_stand_on_a_logarithmic_axis(five: Ranking) -> None:
    axis = drawn(funnel_plot(five, t=VI))["layout"]["xaxis"]
    assert axis["type"] == "log"
    assert axis["range"][0] < log10(8) < log10(2000) < axis["range"][1]
    assert list(axis["ticktext"]) == ["10", "30", "100", "300", "1.000"]
    near = story({"a": (99, 1), "b": (190, 10)}, names="ab")()
    axis = drawn(funnel_plot(near, t=VI))["layout"]["xaxis"]
    assert (axis["type"], axis["range"][0]) == ("linear", 0)
    assert axis["title"]["text"] == "Đã giải quyết (hồ sơ)"


def test_limits_widened_by_the_spread_leave_those_of_chance_faint() -> None:
    counts = {name: (880 + 4 * place, 120 - 4 * place) for place, name in enumerate(MANY)}
    view = story(counts, names=MANY)()
    assert view.funnel is not None and view.funnel.wide
    lines = [trace for trace in drawn(funnel_plot(view, t=VI))["data"] if trace["mode"] == "lines"]
    assert [line["line"]["color"] for line in lines[:2]] == [theme.LINE] * 2
    assert min(lines[4]["y"]) == min(row.low_outer for row in view.funnel.wide)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_all_on_time_is_drawn_without_limits(language: str) -> None:
    view = story({"a": (40, 0), "b": (400, 0)}, names="ab")()
    chart = funnel_plot(view, t=translator(language))
    assert list(points(chart)["y"]) == [1.0, 1.0]
    assert all(not trace["x"] for trace in drawn(chart)["data"][:-1])
    assert all(not text for text in points(chart)["text"])


def test_hover_repeats_the_row(five: Ranking) -> None:
    hover = "\n".join(points(funnel_plot(five, t=VI))["hovertext"])
    for part in ("<b>Sở D</b>", "560 trên 800 hồ sơ", "dưới giới hạn 99,8%"):
        assert part in hover


def test_a_ranking_of_counts_has_no_funnel() -> None:
    view = story(FIVE)(metric="late")
    with pytest.raises(ValueError, match="no funnel"):
        funnel_plot(view, t=VI)
