"""The funnel: points by volume, limits named at their ends, who is named in the picture."""

from math import log10
from typing import Any

import pytest

from analytics.charts import funnel_plot, theme
from analytics.charts.funnel_axes import DOT
from analytics.i18n import VI, translator
from analytics.views.ranking import Ranking
from tests.charts.builders import drawn, texts
from tests.views.ranking.conftest import story

FIVE = {"a": (990, 10), "b": (950, 50), "c": (95, 5), "d": (560, 240), "e": (7, 1)}
MANY = [f"u{number:02}" for number in range(24)]


@pytest.fixture(scope="module")
def five() -> Ranking:
    return story(FIVE)()


def points(chart: Any) -> dict[str, Any]:
    found: dict[str, Any] = drawn(chart)["data"][-1]
    return found


def test_every_unit_is_a_point_at_its_volume_and_rate(five: Ranking) -> None:
    trace = points(funnel_plot(five, t=VI))
    found = sorted(zip(trace["x"], trace["y"], strict=True))
    assert found == [(8, 7 / 8), (100, 0.95), (800, 0.7), (1000, 0.95), (1000, 0.99)]


def test_those_outside_are_named_with_a_triangle_to_their_side(five: Ranking) -> None:
    trace = points(funnel_plot(five, t=VI))
    outside = {
        text: (symbol, colour)
        for text, symbol, colour in zip(
            trace["text"], trace["marker"]["symbol"], trace["marker"]["color"], strict=True
        )
        if text
    }
    assert outside == {
        "Sở A": ("triangle-up", theme.ACCENT),
        "Sở B": ("triangle-up", theme.ACCENT),
        "Sở D": ("triangle-down", theme.ACCENT),
    }
    inside = [
        colour
        for colour, symbol in zip(trace["marker"]["color"], trace["marker"]["symbol"], strict=True)
        if symbol == "circle"
    ]
    assert inside == [theme.GREY, theme.GREY]


def test_the_chosen_unit_is_larger_named_and_on_top(five: Ranking) -> None:
    trace = points(funnel_plot(five, t=VI, key="e"))
    assert trace["text"][-1] == "Sở E"
    assert list(trace["marker"]["size"]) == [DOT, DOT, DOT, DOT, DOT + 4]


def test_limits_are_lines_named_at_their_ends(five: Ranking) -> None:
    chart = funnel_plot(five, t=VI)
    lines = [trace for trace in drawn(chart)["data"] if trace["mode"] == "lines"]
    funnel = five.funnel
    assert funnel is not None
    assert [list(line["y"]) for line in lines] == [
        [one.low for one in funnel.chance],
        [one.high for one in funnel.chance],
        [one.low_outer for one in funnel.chance],
        [one.high_outer for one in funnel.chance],
    ]
    said = [note["text"] for note in drawn(chart)["layout"]["annotations"]]
    assert said.count("95%") == said.count("99,8%") == 2
    assert any(text.startswith("<b>mức chung<br>89,48%") for text in said)


def test_a_line_below_the_picture_is_not_named() -> None:
    """At 36 dossiers the outer limit lies below the axis, the inner one within."""
    counts = {name: (30 + place, 1) for place, name in enumerate("abcde")}
    view = story(counts)()
    funnel = view.funnel
    assert funnel is not None
    said = [note["text"] for note in drawn(funnel_plot(view, t=VI))["layout"]["annotations"]]
    low = drawn(funnel_plot(view, t=VI))["layout"]["yaxis"]["tickvals"][0]
    assert funnel.chance[-1].low_outer < low < funnel.chance[-1].low
    assert "95%" in said
    assert "99,8%" not in said


def test_volumes_over_decades_stand_on_a_logarithmic_axis_that_says_so(five: Ranking) -> None:
    chart = funnel_plot(five, t=VI)
    axis = drawn(chart)["layout"]["xaxis"]
    assert axis["type"] == "log"
    assert axis["range"][0] < log10(8) < log10(1000) < axis["range"][1]
    assert "thang lôgarit" in texts(chart)
    near = story({"a": (99, 1), "b": (190, 10)}, names="ab")()
    chart = funnel_plot(near, t=VI)
    axis = drawn(chart)["layout"]["xaxis"]
    assert (axis["type"], axis["range"][0]) == ("linear", 0)
    assert "thang lôgarit" not in texts(chart)


def test_the_vertical_axis_says_where_it_starts(five: Ranking) -> None:
    chart = funnel_plot(five, t=VI)
    ticks = drawn(chart)["layout"]["yaxis"]["ticktext"]
    assert f"Trục bắt đầu từ {ticks[0]}" in texts(chart)


def test_limits_widened_by_the_spread_leave_those_of_chance_faint() -> None:
    counts = {name: (880 + 4 * place, 120 - 4 * place) for place, name in enumerate(MANY)}
    view = story(counts, names=MANY)()
    assert view.funnel is not None and view.funnel.wide
    chart = funnel_plot(view, t=VI)
    lines = [trace for trace in drawn(chart)["data"] if trace["mode"] == "lines"]
    assert [line["line"]["color"] for line in lines[:2]] == [theme.HAIRLINE] * 2
    assert min(lines[4]["y"]) == min(one.low_outer for one in view.funnel.wide)
    assert "nét mờ: giới hạn chỉ vì ngẫu nhiên" in texts(chart)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_all_on_time_is_drawn_without_limits(language: str) -> None:
    view = story({"a": (40, 0), "b": (400, 0)}, names="ab")()
    trace = points(funnel_plot(view, t=translator(language)))
    assert list(trace["y"]) == [1.0, 1.0]
    assert len(drawn(funnel_plot(view, t=translator(language)))["data"]) == 5
    assert all(not text for text in trace["text"])


def test_hover_repeats_the_row(five: Ranking) -> None:
    told = "\n".join(points(funnel_plot(five, t=VI))["hovertext"])
    for part in ("<b>Sở D</b>", "560 trên 800 hồ sơ", "dưới giới hạn 99,8%"):
        assert part in told


def test_a_ranking_of_counts_has_no_funnel() -> None:
    view = story(FIVE)(metric="late")
    with pytest.raises(ValueError, match="no funnel"):
        funnel_plot(view, t=VI)
